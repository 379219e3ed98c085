"""Are the Caldicott Principles answered where health or care information given in confidence is shared?"""

from __future__ import annotations

from registry.facts.given_in_confidence import about_health_or_care, given_in_confidence
from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.confidentiality.identifying import identifies_nobody
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Member
from registry.wording import _

_ANSWERS = {
    "justify_purpose": "caldicott-principles-1",
    "only_when_necessary": "caldicott-principles-2",
    "minimum_necessary": "caldicott-principles-3",
    "need_to_know": "caldicott-principles-4",
    "everyone_aware": "caldicott-principles-5",
    "comply_with_law": "caldicott-principles-6",
    "duty_to_share": "caldicott-principles-7",
    "inform_people": "caldicott-principles-8",
}
"""Where each principle is answered."""


def judge(agreement: Agreement) -> Verdict:
    """Judge one agreement."""
    if agreement.flows and all(identifies_nobody(flow) for flow in agreement.flows):
        return not_applicable(_("The record says that nobody can be identified from what goes."))
    items = [Member(agreement.place(f"items[{key}]"), data) for key, data in agreement.items.items()]
    about = [item for item in items if about_health_or_care(item.data)]
    if not any(given_in_confidence(item.data, item.at).value == "yes" for item in about):
        return _of_no_care(agreement, items)
    answers = stated_term(agreement.reader, agreement.record, "caldicott").value
    wanted = [field for field, own in _ANSWERS.items() if agreement.reader.in_force(own)]
    missing = [field for field in wanted if not says_something(answers.get(field))]
    if not missing:
        return satisfied(_("Every Caldicott Principle is answered."))
    if answers.said == "unknown":
        said = _("The Caldicott Principles are left to a parent, and no record shows what that says.")
        return cannot_tell(agreement.place("caldicott"), said)
    if len(missing) == len(wanted):
        said = _("It shares health or care information, and no record shows how the Caldicott Principles are kept.")
        return violated(agreement.place("caldicott"), said)
    said = _("It shares health or care information, and not every Caldicott Principle is answered.")
    return violated(tuple(answers.place(field) for field in missing), said)


def _of_no_care(agreement: Agreement, items: list[Member]) -> Verdict:
    silent = [item for item in items if item.get("special_categories") is None and not item.get("categories")]
    open_ = [item for item in silent if item.get("confidential") != "no"]
    if open_:
        said = _("No record shows whether what is shared is about health or care.")
        return cannot_tell(tuple(item.place("categories") for item in open_), said)
    if agreement.flows and not items:
        return cannot_tell(agreement.place("items"), _("No record shows what is shared."))
    return not_applicable(_("No health or care information given in confidence is among what it shares."))
