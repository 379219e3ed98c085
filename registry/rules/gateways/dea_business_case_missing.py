"""Has a pilot on debt or fraud what the code asks for before it starts?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.gateways.digital_economy import DEBT_AND_FRAUD, powers_named
from registry.rules.judgements import unanswered
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_NEEDED = ("business-case", "dpia", "ministerial-approval")


def judge(agreement: Agreement) -> Verdict:
    """Judge one agreement."""
    powers = powers_named(agreement, DEBT_AND_FRAUD)
    if not powers:
        return not_applicable(_("It names no power of Chapter 3 or 4 of Part 5 of the Digital Economy Act 2017."))
    pilot = agreement.get("pilot")
    if pilot == "no":
        return not_applicable(_("The record says that it is not a pilot."))
    law = tuple(dict.fromkeys(each.law.id for each in powers if each.law is not None))
    names = {
        "business-case": _("a business case"),
        "dpia": _("an impact assessment"),
        "ministerial-approval": _("a Minister's approval"),
    }
    found = [(names[condition], _met(agreement, condition)) for condition in _NEEDED]
    missing = [(name, reading) for name, reading in found if reading.value == "no"]
    unclear = [(name, reading) for name, reading in found if reading.value == "unknown"]
    at = tuple(dict.fromkeys(place for _name, reading in missing or unclear for place in reading.sources))
    if missing and pilot == "yes":
        said = _("It is a pilot under {gateway}, and no record shows {missing}.")
        return violated(at, said.format(gateway=powers[0].name, missing=listed(name for name, _r in missing)), law)
    if missing:
        said = _("No record shows whether it is a pilot, for which the code asks for {missing}.")
        return cannot_tell(agreement.place("pilot"), said.format(missing=listed(name for name, _r in missing)), law)
    if unclear:
        said = _("whether this pilot has {missing}.").format(missing=listed(name for name, _reading in unclear))
        if pilot != "yes":
            return cannot_tell(agreement.place("pilot"), _("No record shows {what}").format(what=said), law)
        return unanswered(at, said, law)
    return satisfied(_("The business case, the impact assessment and the Minister's approval are on record."), law)


def _met(agreement: Agreement, condition: str) -> Reading[str]:
    """Whether one thing that the code asks for is there: `yes`, `no` or `unknown`."""
    asked = [each for each in agreement.get("preconditions") or () if each.get("condition") == condition]
    if any(_is_met(agreement, each) for each in asked) or (condition == "dpia" and _has_dpia(agreement)):
        return Reading("yes", "")
    places = tuple(agreement.place(f"preconditions[{each['id']}]/met") for each in asked)
    if any(each.get("met") == "unknown" for each in asked):
        return Reading("unknown", "", places)
    return Reading("no", "", places or (agreement.place("preconditions"),))


def _is_met(agreement: Agreement, precondition: Mapping[str, Any]) -> bool:
    """Whether a condition is met: the record says so, or names what shows it; and not only from a later day."""
    if "met_on" in precondition and not agreement.reader.has_come(precondition["met_on"]):
        return False
    if "met" in precondition:
        return bool(precondition["met"] == "yes")
    return any(precondition.get(field) for field in ("met_on", "record", "evidence"))


def _has_dpia(agreement: Agreement) -> bool:
    register = agreement.record.ref.register
    named = agreement.get("dpias") or ()
    return any(agreement.reader.record(register, (Kind.DPIA.value,), text) is not None for text in named)
