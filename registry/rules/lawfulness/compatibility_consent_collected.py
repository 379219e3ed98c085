"""May data that were collected on consent go for another purpose, in the way that is recorded?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.lawfulness.further_use import disclosing, items_given, new_purpose
from registry.subjects.agreement import Flow
from registry.wording import _

_OPEN = frozenset({"fresh-consent", "ensure-compliance"})
_WITH_REASON = frozenset({"annex-2", "required-or-authorised-by-law"})


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    fitting = flow.get("compatibility") or {}
    route = fitting.get("route")
    if route is None and not any(item.get("collected_on_consent") == "yes" for item in flow.items):
        said = _("The record names nothing collected on consent, and no way in which its purpose fits another.")
        return not_applicable(said)
    giving = disclosing(flow)
    if isinstance(giving, Verdict):
        return giving
    new = new_purpose(flow)
    if new.value == "no":
        return not_applicable(new.because)
    items = items_given(flow, giving)
    answers = {item.place("collected_on_consent"): item.get("collected_on_consent") for item in items}
    on_consent = tuple(place for place, answer in answers.items() if answer == "yes")
    open_ = tuple(place for place, answer in answers.items() if answer != "no")
    if flow.items and not open_:
        return not_applicable(_("The record says of none of it that whoever gives it collected it on consent."))
    if route in _OPEN or (route in _WITH_REASON and says_something(fitting.get("consent_not_obtainable"))):
        return satisfied(_("The way in which the purposes fit is open to what was collected on consent."))
    if not on_consent:
        said = _("No record shows whether any of it was collected on consent, which would allow fewer ways.")
        return cannot_tell(open_ or flow.place("items"), said)
    if new.value == "unknown":
        return cannot_tell((*new.sources, *on_consent), new.because)
    if route in _WITH_REASON:
        said = _("Some of it was collected on consent, and no record shows why consent cannot be asked for again.")
        return violated((flow.place("compatibility/consent_not_obtainable"), *on_consent), said)
    said = _("Some of it was collected on consent, and no record shows a way that is open to such data.")
    return violated((flow.place("compatibility/route"), *on_consent), said)
