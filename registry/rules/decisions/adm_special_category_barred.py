"""Is a significant decision that nobody is involved in kept from special category data that it may not use?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.decisions.deciding import basis_of, each_decision
from registry.rules.decisions.either_law import of_a_controller
from registry.rules.judgements import LAW_ENFORCEMENT, unanswered
from registry.subjects.processing import Activity, Member
from registry.wording import _

_CONDITIONS = ("explicit_consent", "needed_for_contract", "required_by_law")
_CONDITIONS_OF_PART_3 = ("explicit_consent", "required_by_law")
"""Section 50B knows no contract, and asks for nothing beside the law."""

_SUBSTANTIAL = "g-substantial-public-interest"


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    return of_a_controller(activity) or each_decision(activity, lambda each: _of_one(activity, each))


def _of_one(activity: Activity, decision: Member) -> Verdict:
    uses = decision.get("uses_special_category")
    if uses == "no" or (uses is None and _nothing_special(activity)):
        return satisfied(_("The decision uses no special category data."))
    if uses != "yes":
        said = _("No record shows whether the decision uses special category data.")
        return cannot_tell(decision.place("uses_special_category"), said)
    is_part_3 = activity.regime == LAW_ENFORCEMENT
    answers = {name: decision.get(name) for name in (_CONDITIONS_OF_PART_3 if is_part_3 else _CONDITIONS)}
    if answers["explicit_consent"] == "yes":
        return satisfied(_("The person consents explicitly to the use of all the special category data."))
    if is_part_3 and answers["required_by_law"] == "yes":
        return satisfied(_("The law requires or authorises the decision."))
    if "yes" in answers.values():
        bases = basis_of(activity, decision)
        if any(_SUBSTANTIAL in (basis.get("art9") or ()) for basis in bases):
            return satisfied(_("A contract or the law needs the decision, and Article 9(2)(g) is relied on as well."))
        said = _("A contract or the law is said to need the decision, and no record shows Article 9(2)(g) beside it.")
        return violated(tuple(basis.place("art9") for basis in bases) or decision.place("basis"), said)
    if "unknown" in answers.values():
        places = tuple(decision.place(name) for name, answer in answers.items() if answer == "unknown")
        return unanswered(places, _("whether the decision may use the special category data it uses."))
    if is_part_3:
        said = _("The decision uses special category data, and no record shows explicit consent or a law for it.")
    else:
        said = _(
            "The decision uses special category data, and no record shows explicit consent, a contract or a law for it."
        )
    return violated(decision.place("uses_special_category"), said)


def _nothing_special(activity: Activity) -> bool:
    """Whether the record says of every item it names that it is of no special category."""
    return bool(activity.items) and all(item.get("special_categories") == [] for item in activity.items)
