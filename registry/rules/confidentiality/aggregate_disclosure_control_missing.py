"""Where data is said to be about nobody, is it on record how small numbers and picking people out are dealt with?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Flow
from registry.wording import _

_NOT_PERSONAL = "not-personal"
_ABOUT_PEOPLE = frozenset({"anonymised", "aggregate"})
_IDENTIFIES = frozenset({"identified", "identifiable-indirectly"})


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    regimes = {side.regime for side in flow.sides if side.regime}
    form = flow.get("identifiability")
    said_so = _NOT_PERSONAL in regimes or (not regimes and flow.agreement.data.get("personal_data") == "no")
    if form == "not-about-people":
        return not_applicable(_("The record says that it is not about people at all."))
    if not said_so and form not in _ABOUT_PEOPLE:
        if not regimes and form is None and flow.agreement.data.get("personal_data") == "unknown":
            places = (flow.place("identifiability"), flow.agreement.place("personal_data"))
            return cannot_tell(places, _("It is not known whether it is about anybody who could be identified."))
        return not_applicable(_("Nobody says that no one can be identified from it."))
    if form in _IDENTIFIES:
        said = _("It is said not to be personal data, and that people can be identified from it.")
        return cannot_tell((flow.place("identifiability"), *_sides(flow)), said)
    if says_something(flow.get("disclosure_control")):
        return satisfied(_("It is on record how small numbers and picking people out are dealt with."))
    said = _("Nobody is said to be identifiable, and no record shows how small numbers are dealt with.")
    return violated(flow.place("disclosure_control"), said)


def _sides(flow: Flow) -> tuple[str, ...]:
    return tuple(side.place("regime") for side in flow.sides if side.regime == _NOT_PERSONAL)
