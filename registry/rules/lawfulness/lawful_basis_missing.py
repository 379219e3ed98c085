"""Has each controller that processes personal data a lawful basis on record?"""

from __future__ import annotations

from registry.findings import Verdict, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Processing
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    if not processing.bases:
        said = _("No record shows on which lawful basis {name} processes this.")
        return violated(processing.basis_place, said.format(name=processing.name))
    empty = tuple(basis.place("art6") for basis in processing.bases if not basis.get("art6"))
    if empty:
        said = _("What {name} relies on names no Article 6 basis.")
        return violated(empty, said.format(name=processing.name))
    return satisfied(_("{name} has an Article 6 basis on record.").format(name=processing.name))
