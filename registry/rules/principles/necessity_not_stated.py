"""Is it said of each item that is shared why it is needed?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import where_shared
from registry.subjects.agreement import Agreement, Flow
from registry.wording import _, listed

_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement: each item that may go as personal data."""
    return where_shared(agreement, _judged)


def _judged(agreement: Agreement) -> Verdict:
    if not agreement.items:
        if not agreement.flows:
            return not_applicable(_("It provides for no sharing of its own."))
        return cannot_tell(agreement.place("items"), _("No record shows which items are shared."))
    asked = [item for item in agreement.items if not _goes_only_as_other(agreement, item)]
    without = [item for item in asked if not says_something(agreement.items[item].get("necessity"))]
    if not without:
        return satisfied(_("The record says of each item why it is needed."))
    places = tuple(agreement.place(f"items[{item}]/necessity") for item in without)
    names = listed(f"“{agreement.items[item].get('name', item)}”" for item in without)
    return violated(places, _("No record shows why these items are needed: {names}.").format(names=names))


def _goes_only_as_other(agreement: Agreement, item: str) -> bool:
    """Whether an item goes only in flows of what is not personal data."""
    carrying = [flow for flow in agreement.flows if item in (flow.get("items") or ())]
    return bool(carrying) and all(_is_of_other(flow) for flow in carrying)


def _is_of_other(flow: Flow) -> bool:
    regimes = {side.regime for side in flow.sides}
    return bool(regimes) and regimes <= _NOT_PERSONAL
