"""Is it on record how the purpose of a flow fits the one that the data were collected for?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.lawfulness.further_use import disclosing, new_purpose
from registry.subjects.agreement import Flow, Side
from registry.subjects.relied_on import gateways_of
from registry.wording import _

_ASSESSED, _ANNEX_2, _LAW = "assessed", "annex-2", "required-or-authorised-by-law"
_NOT_YET_LAW = "not-commenced"
_FACTORS = ("link", "context", "nature", "consequences", "safeguards")


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    giving = disclosing(flow)
    if isinstance(giving, Verdict):
        return giving
    fitting = flow.get("compatibility")
    if fitting is not None:
        return _recorded(flow, fitting, giving)
    new = new_purpose(flow)
    if new.value == "no":
        return satisfied(new.because)
    if new.value == "unknown":
        return cannot_tell(new.sources, new.because)
    said = _("{because} No record shows how the two purposes fit.")
    return violated((flow.place("compatibility"), *new.sources), said.format(because=new.because))


def _recorded(flow: Flow, fitting: Mapping[str, Any], giving: tuple[Side, ...]) -> Verdict:
    reader, route = flow.reader, str(fitting.get("route") or "")
    place = flow.place("compatibility/route")
    entry = reader.book.condition("compatibility-route", route)
    if entry is None:
        return violated(place, _("No record shows in which way the purpose fits the one the data were collected for."))
    if reader.state(entry).state == _NOT_YET_LAW:
        return violated(place, _("The way in which the record says that the purposes fit was not yet law on this day."))
    law = (str(entry.data["provision"]),)
    missing = tuple(flow.place(f"compatibility/{name}") for name in _wanting(route, fitting, giving))
    if missing:
        said = _("The record says that the purposes fit, and does not show on what that rests.")
        return violated(missing, said, law)
    return satisfied(_("The record shows how the purpose fits the one the data were collected for."), law)


def _wanting(route: str, fitting: Mapping[str, Any], giving: tuple[Side, ...]) -> tuple[str, ...]:
    """What a route rests on and the record does not give."""
    if route == _ASSESSED:
        return tuple(name for name in _FACTORS if not says_something(fitting.get(name)))
    if route == _ANNEX_2 and not fitting.get("annex2_condition"):
        return ("annex2_condition",)
    if route == _LAW and not fitting.get("law") and not all(gateways_of(side) for side in giving):
        return ("law",)
    return ()
