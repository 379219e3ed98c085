"""Is it on record what a significant decision that nobody is involved in decides, how, and what it means for people?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.facts.says_something import says_something
from registry.facts.significant_decision import significant_decision
from registry.facts.unread_register import unread_register
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.decisions.deciding import each_decision
from registry.rules.decisions.either_law import of_a_controller
from registry.subjects.processing import Activity, Member
from registry.wording import _, listed

_TOLD = ("description", "logic", "effect")


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    otherwise = of_a_controller(activity)
    if otherwise is not None:
        return otherwise
    if activity.get("automated_decisions") == []:
        deciding = _deciding_system(activity)
        if deciding:
            said = _("{title} makes or proposes decisions about people by itself, and this record names none.")
            return cannot_tell(activity.place("automated_decisions"), said.format(title=deciding))
        agreed = _of_an_agreement(activity)
        if agreed is not None:
            return agreed
    return each_decision(activity, _of_one)


def _of_one(decision: Member) -> Verdict:
    wanting = [name for name in _TOLD if not says_something(decision.get(name))]
    if not wanting:
        return satisfied(_("What is decided, how, and what it means for people are on record."))
    what = {
        "description": _("what is decided"),
        "logic": _("how the decision is reached"),
        "effect": _("what it means for people"),
    }
    said = _("No record shows {what}.").format(what=listed([what[name] for name in wanting], _("or")))
    return violated(tuple(decision.place(name) for name in wanting), said)


def _of_an_agreement(activity: Activity) -> Verdict | None:
    """What is wanting where an agreement tells of such a decision, and no record of processing under it does."""
    for text in activity.get("agreements") or ():
        found = activity.reader.record(activity.record.ref.register, (Kind.AGREEMENT.value,), text)
        if found is None or not _decides(found) or _is_declared(activity, found):
            continue
        place = activity.place("automated_decisions"), f"{found.ref}#automated_decisions"
        said = _("{title} tells of a decision that nobody is involved in, and no record of processing names it.")
        parties = found.data.get("parties", ())
        if any(_is_unread(activity, found, str(party.get("organisation") or "")) for party in parties):
            said = _("{title} tells of a decision that nobody is involved in, and not every party's records were read.")
            return cannot_tell(place, said.format(title=found.title))
        return violated(place, said.format(title=found.title))
    return None


def _decides(record: Loaded) -> bool:
    """Whether a record names a decision that Article 22A is about."""
    named = record.data.get("automated_decisions") or ()
    return any(significant_decision(each, "").value == "yes" for each in named)


def _is_declared(activity: Activity, agreement: Loaded) -> bool:
    """Whether some party's record of processing under an agreement names such a decision."""
    return any(_decides(each) for each in activity.reader.referring(agreement, Kind.PROCESSING_ACTIVITY.value))


def _is_unread(activity: Activity, agreement: Loaded, text: str) -> bool:
    """Whether a party's records are in a register that was not read. A class of parties names no register."""
    register = agreement.ref.register
    found = named_body(activity.reader, register, text)
    return bool(unread_register(activity.reader, found, text, register))


def _deciding_system(activity: Activity) -> str:
    """The title of a system that holds the data and decides by itself; nothing where none is known to."""
    for text in activity.get("systems") or ():
        system = activity.reader.record(activity.record.ref.register, (Kind.INFORMATION_SYSTEM.value,), text)
        if system is not None and system.data.get("automated_decisions") == "yes":
            return system.title
    return ""
