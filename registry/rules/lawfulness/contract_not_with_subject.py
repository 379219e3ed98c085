"""Is the person a party to the contract, where contract is the basis?"""

from __future__ import annotations

from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller, unanswered
from registry.subjects.processing import Processing
from registry.wording import _

_CONTRACT = "b-contract"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    relying = tuple(basis.place("art6") for basis in processing.bases if _CONTRACT in (basis.get("art6") or ()))
    if not relying:
        return not_applicable(_("{name} does not rely on a contract.").format(name=processing.name))
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    with_person, place = processing.get("contract_with_person"), processing.place("contract_with_person")
    if with_person == "yes":
        return satisfied(_("The record says that the contract is with the person whom the data are about."))
    if with_person == "unknown":
        return unanswered(place, _("whether the contract is with the person whom the data are about."))
    if with_person == "no":
        said = _("{name} relies on a contract, and the record says that the person whom the data are about has none.")
        return violated((*relying, place), said.format(name=processing.name))
    said = _("{name} relies on a contract, and no record shows that it is with the person whom the data are about.")
    return violated(place, said.format(name=processing.name))
