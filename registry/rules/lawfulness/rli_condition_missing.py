"""Does whoever relies on a recognised legitimate interest say which?"""

from __future__ import annotations

from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Processing
from registry.wording import _

_RECOGNISED = "ea-recognised-legitimate-interest"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    relying = [basis for basis in processing.bases if _RECOGNISED in (basis.get("art6") or ())]
    if not relying:
        said = _("{name} does not rely on a recognised legitimate interest.")
        return not_applicable(said.format(name=processing.name))
    book = processing.reader.book
    known = {basis.at: book.condition("annex-1-condition", str(basis.get("annex1") or "")) for basis in relying}
    without = tuple(basis.place("annex1") for basis in relying if known[basis.at] is None)
    if without:
        said = _("{name} relies on a recognised legitimate interest, and no record shows which condition of Annex 1.")
        return violated(without, said.format(name=processing.name))
    found = [entry for entry in known.values() if entry is not None]
    law = tuple(dict.fromkeys(str(entry.data["provision"]) for entry in found))
    said = _("{name} names its condition of Annex 1: {condition}.")
    return satisfied(said.format(name=processing.name, condition=found[0].title), law)
