"""Does a public authority, performing its tasks, treat its own disclosure as fitting under Annex 2 paragraph 1?"""

from __future__ import annotations

from registry.facts.public_authority import acts_as_public_authority
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.citations import cited
from registry.rules.lawfulness.further_use import disclosing
from registry.subjects.agreement import Flow, Side
from registry.wording import _

_ROUTE = "annex-2"
_ANNEX_2 = "uk-gdpr-annex2"
_PARAGRAPH_1 = "uk-gdpr-annex2-p1"


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    fitting = flow.get("compatibility") or {}
    if fitting.get("route") != _ROUTE:
        return not_applicable(_("The record does not rest on Annex 2."))
    giving = disclosing(flow)
    if isinstance(giving, Verdict):
        return giving
    place = flow.place("compatibility/annex2_condition")
    named = _conditions(flow, str(fitting.get("annex2_condition") or ""))
    if named and _PARAGRAPH_1 not in named:
        return not_applicable(_("The record rests on another condition of Annex 2."))
    acting = [(side, _acting(side)) for side in giving]
    barred = [(side, reading) for side, reading in acting if reading.value == "yes"]
    unclear = [(side, reading) for side, reading in acting if reading.value != "no"]
    if not unclear:
        return satisfied(_("Nobody who gives is a public authority performing its tasks."))
    if not named:
        return cannot_tell(place, _("No record shows on which condition of Annex 2 a public authority rests."))
    if barred:
        said = _("{name} is a public authority performing its tasks, to which Annex 2 paragraph 1 is not open.")
        places = (place, *(side.place("public_task") for side, _reading in barred))
        return violated(places, said.format(name=barred[0][0].name))
    said = _("Annex 2 paragraph 1 may not be open to {name}. {because}")
    side, reading = unclear[0]
    return cannot_tell((place, *reading.sources), said.format(name=side.name, because=reading.because))


def _conditions(flow: Flow, written: str) -> list[str]:
    """The provisions of Annex 2 that are named. In this field a paragraph that names no Annex is one of Annex 2."""
    for text in (written, f"UK GDPR Annex 2 {written}") if written else ():
        found = [each.provision.id for each in cited(flow.reader.book, text) if each.provision is not None]
        named = [each for each in found if each != _ANNEX_2]
        if named:
            return named
    return []


def _acting(side: Side) -> Reading[str]:
    """Whether a side is a public authority's that performs its tasks."""
    kinds = tuple(side.party.get("party_class", {}).get("body_kinds", ()))
    return acts_as_public_authority(
        side.reader, side.organisation, side.organisation_place,
        str(side.get("public_task") or ""), side.place("public_task"), kinds,
    )  # fmt: skip
