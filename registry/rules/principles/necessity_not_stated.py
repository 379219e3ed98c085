"""Is it said of each item that is shared why it is needed?"""

from __future__ import annotations

from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import in_doubt, sharing_personal_data
from registry.subjects.agreement import Agreement, Flow
from registry.wording import _, listed

_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})
_SAYS_NOTHING = frozenset({
    "na", "n a", "none", "not applicable", "not known", "required", "tba", "tbc", "tbd", "to be agreed",
    "to be completed", "to be confirmed", "to be decided", "unknown", "yes",
})  # fmt: skip
"""What stands where a reason is still to be written."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement: each item that may go as personal data."""
    otherwise = sharing_personal_data(agreement)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    return in_doubt(_judged(agreement), otherwise)


def _judged(agreement: Agreement) -> Verdict:
    if not agreement.items:
        if not agreement.flows:
            return not_applicable(_("It provides for no sharing of its own."))
        return cannot_tell(agreement.place("items"), _("No record shows which items are shared."))
    asked = [item for item in agreement.items if not _goes_only_as_other(agreement, item)]
    without = [item for item in asked if not _says_why(str(agreement.items[item].get("necessity") or ""))]
    if not without:
        return satisfied(_("The record says of each item why it is needed."))
    places = tuple(agreement.place(f"items[{item}]/necessity") for item in without)
    names = listed(f"“{agreement.items[item].get('name', item)}”" for item in without)
    return violated(places, _("No record shows why these items are needed: {names}.").format(names=names))


def _says_why(text: str) -> bool:
    words = "".join(each if each.isalpha() else " " for each in text.casefold()).split()
    return bool(words) and " ".join(words) not in _SAYS_NOTHING


def _goes_only_as_other(agreement: Agreement, item: str) -> bool:
    """Whether an item goes only in flows of what is not personal data."""
    carrying = [flow for flow in agreement.flows if item in (flow.get("items") or ())]
    return bool(carrying) and all(_is_of_other(flow) for flow in carrying)


def _is_of_other(flow: Flow) -> bool:
    regimes = {side.regime for side in flow.sides}
    return bool(regimes) and regimes <= _NOT_PERSONAL
