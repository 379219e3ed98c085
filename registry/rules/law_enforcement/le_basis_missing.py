"""Has each controller under Part 3 its basis on record: consent or a task, and the law behind it?"""

from __future__ import annotations

from registry.findings import Verdict, satisfied, violated
from registry.rules.judgements import LAW_ENFORCEMENT, by_a_controller, under
from registry.subjects.processing import Processing
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = under(processing, LAW_ENFORCEMENT) or by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    if not processing.bases:
        said = _("No record shows what makes this law-enforcement processing by {name} lawful.")
        return violated(processing.basis_place, said.format(name=processing.name))
    part3 = [(basis, basis.get("part3") or {}) for basis in processing.bases]
    if any(each.get("section_35") and each.get("law") for _basis, each in part3):
        return satisfied(_("{name} has a basis under section 35 on record.").format(name=processing.name))
    grounded = [basis for basis, each in part3 if each.get("section_35")]
    if grounded:
        said = _("No record shows the law on which {name} bases this law-enforcement processing.")
        return violated(tuple(basis.place("part3/law") for basis in grounded), said.format(name=processing.name))
    said = _("No record shows that {name} relies on consent or on a task of a competent authority for this.")
    at = tuple(basis.place("part3/section_35") for basis, _part3 in part3)
    return violated(at, said.format(name=processing.name))
