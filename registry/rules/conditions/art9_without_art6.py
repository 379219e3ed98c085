"""Does every basis that has an Article 9 condition have an Article 6 basis as well?"""

from __future__ import annotations

from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Processing
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    relying = [basis for basis in processing.bases if basis.get("art9")]
    if not relying:
        return not_applicable(_("{name} relies on no Article 9 condition.").format(name=processing.name))
    without = tuple(basis.place("art6") for basis in relying if not basis.get("art6"))
    if without:
        said = _("{name} relies on an Article 9 condition, and no record shows an Article 6 basis beside it.")
        return violated(without, said.format(name=processing.name))
    return satisfied(_("{name} has an Article 6 basis beside its Article 9 condition.").format(name=processing.name))
