"""Where data collected for one law-enforcement purpose goes for another, is it on record why that may be?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together
from registry.rules.law_enforcement.enforcing import enforcing, nobody_enforcing
from registry.subjects.agreement import Flow, Side
from registry.subjects.processing import Member
from registry.wording import _


def judge(flow: Flow) -> Verdict:
    """Judge one flow: from a controller under Part 3 to another under Part 3."""
    givers = [side for side in flow.sides if side.is_discloser]
    if not enforcing(givers):
        return nobody_enforcing(flow, givers)
    parties = {side.get("party") for side in enforcing(givers)}
    getters = [side for side in flow.sides if not side.is_discloser and parties - {side.get("party")}]
    if not getters:
        return not_applicable(_("Nobody else receives it."))
    if not enforcing(getters):
        return nobody_enforcing(flow, getters)
    if (flow.get("compatibility") or {}).get("route") == "same-purpose":
        return satisfied(_("The record says that it goes for the purpose it was collected for."))
    return together([_of(flow, side) for side in enforcing(getters)])


def _of(flow: Flow, side: Side) -> Verdict:
    """The verdict on one controller that receives for a law-enforcement purpose."""
    part3 = [(basis, basis.get("part3") or {}) for basis in side.bases]
    said_why = [(basis, each) for basis, each in part3 if says_something(each.get("new_purpose"))]
    if any(each.get("law") for _basis, each in said_why):
        return satisfied(_("It is on record why {name} may use it for its own purpose.").format(name=side.name))
    if said_why:
        said = _("No record shows the law that lets {name} use this for another law-enforcement purpose.")
        return violated(tuple(basis.place("part3/law") for basis, _part3 in said_why), said.format(name=side.name))
    purposes = {_words(str(flow.get("purpose") or "")), *(_words(str(each.get("purpose", ""))) for _b, each in part3)}
    other = [item for item in flow.items if item.get("collected_for") and _words(_collected(item)) not in purposes]
    if other:
        said = _("It was collected for something else, and no record shows why {name} may use it for another purpose.")
        at = tuple(basis.place("part3/new_purpose") for basis, _part3 in part3) or (side.basis_place,)
        return violated(at, said.format(name=side.name))
    silent = tuple(item.place("collected_for") for item in flow.items if not item.get("collected_for"))
    if silent or not flow.items:
        said = _("No record shows what it was collected for, and so whether this is another law-enforcement purpose.")
        return cannot_tell(silent or (flow.place("items"),), said)
    return satisfied(_("It goes for the purpose it was collected for."))


def _collected(item: Member) -> str:
    return str(item.get("collected_for"))


def _words(text: str) -> str:
    """A purpose without what does not matter to it: capitals, points, spaces."""
    return " ".join("".join(each if each.isalnum() else " " for each in text.casefold()).split())
