"""Has sensitive law-enforcement processing what it needs: consent, or strict necessity with a Schedule 8 condition?"""

from __future__ import annotations

from registry.findings import Verdict, satisfied, violated
from registry.rules.judgements import LAW_ENFORCEMENT, by_a_controller, only_if, special_categories_in, under
from registry.subjects.processing import Processing
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing.

    The policy document that is needed either way is another rule's.
    """
    otherwise = under(processing, LAW_ENFORCEMENT) or by_a_controller(processing)
    otherwise = otherwise or only_if(special_categories_in(processing))
    if otherwise is not None:
        return otherwise
    part3 = [(basis, basis.get("part3") or {}) for basis in processing.bases]
    strict = [(basis, each) for basis, each in part3 if each.get("section_35") == "strictly-necessary"]
    if any(each.get("section_35") == "consent" for _basis, each in part3):
        return satisfied(_("It rests on the consent of the person: section 35(4)."))
    if any(each.get("schedule_8") for _basis, each in strict):
        return satisfied(_("It is strictly necessary, and a Schedule 8 condition is on record: section 35(5)."))
    if strict:
        said = _("No record shows which Schedule 8 condition {name} meets for sensitive processing.")
        at = tuple(basis.place("part3/schedule_8") for basis, _part3 in strict)
        return violated(at, said.format(name=processing.name))
    said = _("No record shows consent, or strict necessity, for the sensitive processing by {name}.")
    at = tuple(basis.place("part3/section_35") for basis, _part3 in part3) or (processing.basis_place,)
    return violated(at, said.format(name=processing.name))
