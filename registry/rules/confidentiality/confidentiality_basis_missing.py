"""Is it on record what lets information that was given in confidence be passed on?"""

from __future__ import annotations

from registry.facts.given_in_confidence import given_in_confidence
from registry.facts.reading import Reading
from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.confidentiality.identifying import identifies_nobody
from registry.rules.confidentiality.lifting import lifted
from registry.subjects.agreement import Flow, Side
from registry.subjects.processing import Member
from registry.wording import _


def judge(flow: Flow) -> Verdict:
    """Judge one flow: each party that gives, since it is who gives that may break a confidence."""
    nobody = identifies_nobody(flow)
    if nobody:
        return not_applicable(nobody)
    whole = stated_term(flow.reader, flow.agreement.record, "confidentiality").value
    readings = [(item, given_in_confidence(item.data, item.at, str(whole.get("applies") or ""))) for item in flow.items]
    confidential = [item for item, reading in readings if reading.value == "yes"]
    if not confidential:
        return _of_nothing_confidential(flow, whole, [reading for _item, reading in readings])
    givers = [side for side in flow.sides if side.is_discloser]
    if not givers:
        said = _("What goes here was given in confidence. No record shows who gives it, and what lets them.")
        return violated(flow.place("sides"), said)
    asked = [side for side in _who_give(givers, confidential) if not side.is_processors]
    if not asked:
        return not_applicable(_("A processor acts on the grounds of its controller."))
    found = [(side, lifted(side, whole)) for side in asked]
    for outcome, value in ((violated, "no"), (cannot_tell, "unknown")):
        wanting = [reading for _side, reading in found if reading.value == value]
        if wanting:
            at = tuple(dict.fromkeys(place for reading in wanting for place in reading.sources))
            return outcome(at, " ".join(dict.fromkeys(reading.because for reading in wanting)))
    unclear = [(item, reading) for item, reading in readings if reading.value == "unknown"]
    others = [side for side in _who_give(givers, [item for item, _reading in unclear]) if side not in asked]
    if any(lifted(side, whole).value != "yes" for side in others if not side.is_processors):
        return _of_nothing_confidential(flow, whole, [reading for _item, reading in unclear])
    return satisfied(_("It is on record what lets each who gives pass on what was given in confidence."), _law(asked))


def _of_nothing_confidential(flow: Flow, whole: Stated, readings: list[Reading[str]]) -> Verdict:
    unclear = [place for reading in readings if reading.value == "unknown" for place in reading.sources]
    if unclear:
        return cannot_tell(tuple(unclear), _("No record shows whether what goes here was given in confidence."))
    if readings or whole.get("applies") == "no":
        return not_applicable(_("The record says that none of it was given in confidence."))
    return cannot_tell(flow.place("items"), _("No record shows what goes, and so whether it was given in confidence."))


def _who_give(givers: list[Side], confidential: list[Member]) -> list[Side]:
    """Those who give what is confidential: the holders, where the items name them and they are among those who give."""
    by_key = {str(side.get("party")): side for side in givers}
    holding = [set(item.get("holder") or by_key) & set(by_key) or set(by_key) for item in confidential]
    return [side for key, side in by_key.items() if any(key in holders for holders in holding)]


def _law(asked: list[Side]) -> tuple[str, ...]:
    """The law of the routes that are relied on."""
    conditions = [
        side.reader.book.condition("confidentiality-route", str(basis.get("confidentiality_route")))
        for side in asked
        for basis in side.bases
    ]
    return tuple(dict.fromkeys(str(each.data["provision"]) for each in conditions if each is not None))
