"""Does anything that is live still rest on interests that people's own were found to outweigh?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached, status_on
from registry.facts.reader import Reader
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.subjects.subject import Whole
from registry.wording import _

_USING = (Kind.AGREEMENT.value, Kind.PROCESSING_ACTIVITY.value)
_INTERESTS = "f-legitimate-interests"


def judge(assessment: Whole) -> Verdict:
    """Judge one legitimate interests assessment."""
    outcome = str(assessment.get("outcome") or "")
    if not outcome:
        return cannot_tell(assessment.place("outcome"), _("No record shows what the assessment decided."))
    if outcome == "passed":
        return satisfied(_("The assessment decided that the interest may be relied on."))
    if outcome != "overridden":
        return not_applicable(_("The assessment has not been completed, and has decided nothing yet."))
    users, not_loaded = _users(assessment)
    live = {user.ref: _is_live(assessment.reader, user) for user, _at in users}
    resting = [(user, at) for user, at in users if live[user.ref] == "yes"]
    if resting:
        said = _("The assessment found that people's own interests outweigh this one, and {title} still rests on it.")
        return violated(
            (assessment.place("outcome"), *(at for _user, at in resting)), said.format(title=resting[0][0].title)
        )
    if not_loaded:
        said = _("The assessment found that people's own interests outweigh this one. What it covers is not loaded.")
        return cannot_tell(not_loaded, said)
    unclear = [(user, at) for user, at in users if live[user.ref] == "unknown"]
    if unclear:
        said = _("People's own interests outweigh this one, and no record shows whether {title} is live.")
        return cannot_tell(tuple(at for _user, at in unclear), said.format(title=unclear[0][0].title))
    return satisfied(_("People's own interests outweigh this one, and nothing on record that is live rests on it."))


def _users(assessment: Whole) -> tuple[list[tuple[Loaded, str]], tuple[str, ...]]:
    """What rests on the assessment, with the basis that does, and where it covers what is not loaded."""
    reader, register = assessment.reader, assessment.record.ref.register
    found = {each.ref: each for kind in _USING for each in reader.referring(assessment.record, kind)}
    not_loaded = []
    for text in assessment.get("covers") or ():
        covered = reader.record(register, _USING, text)
        if covered is not None:
            found[covered.ref] = covered
        elif not any(reader.is_loaded(Ref.within(text, register, kind).register) for kind in _USING):
            not_loaded.append(assessment.place("covers"))
    users = [(user, at) for _ref, user in sorted(found.items()) for at in _resting(assessment, user)]
    return users, tuple(dict.fromkeys(not_loaded))


def _resting(assessment: Whole, user: Loaded) -> list[str]:
    """The places of a record's bases that rest on legitimate interests, and on this assessment or on none."""
    kinds = (Kind.LEGITIMATE_INTERESTS_ASSESSMENT.value,)
    places = []
    for basis in user.data.get("bases", ()):
        if _INTERESTS not in basis.get("art6", ()):
            continue
        named = basis.get("lia")
        found = assessment.reader.record(user.ref.register, kinds, named) if named else assessment.record
        if found is not None and found.ref == assessment.record.ref:
            places.append(f"{user.ref}#bases[{basis['id']}]")
    return places


def _is_live(reader: Reader, user: Loaded) -> str:
    """Whether what a record tells of is happening: `yes`, `no` or `unknown`. What is on record counts as live, unless
    the record says otherwise."""
    data = user.data
    if user.ref.kind == Kind.AGREEMENT.value:
        begins, ends = data.get("dates", {}).get("effective"), data.get("dates", {}).get("end")
        come = reached(reader, user, "in-force").value
    else:
        begins, ends = data.get("started"), data.get("ended")
        come = reached(reader, user, "active").value
    stopped = status_on(reader, user).value == "suspended" or data.get("live") == "no"
    if come in ("no", "ended") or stopped:
        return "no"
    if (begins and not reader.has_come(begins)) or (ends and reader.is_past(ends)):
        return "no"
    return "unknown" if come == "unknown" or data.get("live") == "unknown" else "yes"
