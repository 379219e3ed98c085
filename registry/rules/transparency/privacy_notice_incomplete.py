"""Does a privacy notice tell people everything that the law asks for?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.named_record import named_record
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together, unanswered
from registry.rules.transparency.telling import ALWAYS, Telling, words_of
from registry.subjects.subject import Whole
from registry.wording import _, listed

_SHORT = frozenset({"summary", "just-in-time"})


def judge(notice: Whole) -> Verdict:
    """Judge one privacy notice."""
    if "withdrawn" in notice.data and notice.reader.is_past(notice.data["withdrawn"]):
        return not_applicable(_("It is no longer in use."))
    if notice.get("layer") in _SHORT and notice.get("under") is not None:
        return _of_short(notice)
    return _of_full(notice)


def _of_short(notice: Whole) -> Verdict:
    """A short notice leaves to the fuller one what it does not tell itself."""
    place = notice.place("under")
    fuller, read = named_record(
        notice.reader, notice.record.ref.register, Kind.PRIVACY_NOTICE, notice.data["under"], place
    )
    if fuller is not None:
        return not_applicable(_("It points to a fuller notice, {title}.").format(title=fuller.title))
    return cannot_tell(place, read.because) if read.value == "unknown" else _of_full(notice)


def _of_full(notice: Whole) -> Verdict:
    telling = Telling(notice)
    verdicts = []
    if telling.is_general:
        verdicts += list(_general(notice, telling))
    if telling.is_law_enforcement:
        verdicts.append(_law_enforcement(notice))
    return together(verdicts)


def _general(notice: Whole, telling: Telling) -> Iterator[Verdict]:
    contents = notice.get("contents")
    if not contents:
        yield violated(notice.place("contents"), _("No record shows what the notice tells people."))
        return
    wanting, not_known = [], []
    asked = telling.asked()
    for field in (*ALWAYS, *asked):
        answer, applies = contents.get(field), asked[field].value if field in asked else "yes"
        if answer == "yes" or applies == "no":
            continue
        if applies == "yes":
            wanting.append(field)
        else:
            not_known.append(field)
    if wanting:
        said = _("No record shows that the notice tells of {things}.")
        yield violated(_places(notice, wanting), said.format(things=listed(map(words_of, wanting), _("or"))))
    if not_known:
        turns_on = tuple(dict.fromkeys(at for field in not_known if field in asked for at in asked[field].sources))
        said = _("Nobody has recorded whether the notice tells, or must tell, of {things}.")
        things = listed(map(words_of, not_known), _("or"))
        yield cannot_tell((*_places(notice, not_known), *turns_on), said.format(things=things))
    yield satisfied(_("The notice tells of everything that the law asks for, as the record says."))


def _places(notice: Whole, fields: list[str]) -> tuple[str, ...]:
    return tuple(notice.place(f"contents/{field}") for field in fields)


def _law_enforcement(notice: Whole) -> Verdict:
    """Section 44 has a list of its own, which the record answers for as a whole."""
    told = notice.get("law_enforcement") or {}
    if told.get("missing"):
        said = _("The record says what the notice leaves out of what section 44 asks for.")
        return violated(notice.place("law_enforcement/missing"), said)
    place = notice.place("law_enforcement/contents_given")
    if told.get("contents_given") == "yes":
        return satisfied(_("The notice gives what section 44 asks for, as the record says."))
    if told.get("contents_given") == "unknown":
        return unanswered(place, _("whether the notice gives what section 44 asks for."))
    return violated(place, _("No record shows that the notice gives what section 44 asks for."))
