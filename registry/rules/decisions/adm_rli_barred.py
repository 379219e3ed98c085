"""Is a significant decision that nobody is involved in kept off recognised legitimate interests?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.decisions.deciding import basis_of, each_decision
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Activity, Member
from registry.wording import _

_RECOGNISED = "ea-recognised-legitimate-interest"


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    return general_by_a_controller(activity) or each_decision(activity, lambda each: _of_one(activity, each))


def _of_one(activity: Activity, decision: Member) -> Verdict:
    place = decision.place("relies_on_recognised_interest")
    relies = decision.get("relies_on_recognised_interest")
    if relies == "yes":
        return violated(place, _("The record says that the decision relies on a recognised legitimate interest."))
    own = tuple(basis.place("art6") for basis in basis_of(activity, decision) if _is_recognised(basis))
    if own and (decision.get("basis") or (relies is None and len(own) == len(activity.bases))):
        return violated(own, _("What the decision relies on is a recognised legitimate interest."))
    if relies == "no":
        return satisfied(_("The record says that no part of it relies on a recognised legitimate interest."))
    if relies is None and activity.bases and not any(_is_recognised(basis) for basis in activity.bases):
        return satisfied(_("Nothing in this record relies on a recognised legitimate interest."))
    return cannot_tell(place, _("No record shows whether the decision relies on a recognised legitimate interest."))


def _is_recognised(basis: Member) -> bool:
    return _RECOGNISED in (basis.get("art6") or ())
