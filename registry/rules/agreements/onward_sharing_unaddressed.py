"""Is it said whether, and when, a receiver may pass on what it was given?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data, with_flows
from registry.subjects.agreement import Agreement
from registry.wording import _, listed


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement: one rule for the whole, its own or its parent's, or a rule for each flow."""
    otherwise = of_personal_data(agreement) or with_flows(agreement)
    if otherwise is not None:
        return otherwise
    rule = stated_term(agreement.reader, agreement.record, "onward_sharing")
    routes = stated_term(agreement.reader, agreement.record, "onward_routes")
    for term in (rule, routes):
        if term.value.value:
            return satisfied(_("It is said when information may be passed on. {because}").format(because=term.because))
    without = [flow for flow in agreement.flows if not says_something(flow.get("onward_rule"))]
    if agreement.flows and not without:
        return satisfied(_("Each flow says whether its receivers may pass it on."))
    for term in (rule, routes):
        if term.value.said == "unknown":
            said = _("Whether a receiver may pass information on cannot be read here. {because}")
            return cannot_tell(term.sources, said.format(because=term.because))
    if len(without) < len(agreement.flows):
        names = listed(flow.name for flow in without)
        said = _("No record shows whether receivers may pass on what goes by these flows: {names}.")
        places = tuple(flow.place("onward_rule") for flow in without)
        return if_personal(agreement, violated(places, said.format(names=names)))
    said = _("No record shows whether, or when, a receiver may pass information on. {because}")
    return if_personal(agreement, violated(rule.value.at, said.format(because=rule.because)))
