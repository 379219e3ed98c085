"""Is there, for criminal offence data, official authority or a Schedule 1 condition on record?"""

from __future__ import annotations

from registry.findings import Verdict, satisfied, violated
from registry.rules.judgements import criminal_offences_in, general_by_a_controller, only_if
from registry.subjects.processing import Member, Processing
from registry.wording import _

_OFFICIAL = "official-authority"
_SCHEDULE_1 = "schedule-1-condition"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing) or only_if(criminal_offences_in(processing))
    if otherwise is not None:
        return otherwise
    promised = tuple(basis.place("sch1") for basis in processing.bases if _promises(basis) and not basis.get("sch1"))
    if promised:
        said = _("{name} relies on a Schedule 1 condition for criminal offence data, and no record shows which.")
        return violated(promised, said.format(name=processing.name))
    if any(basis.get("art10") == _OFFICIAL for basis in processing.bases):
        return satisfied(_("{name} processes it under official authority.").format(name=processing.name))
    if any(basis.get("sch1") for basis in processing.bases):
        return satisfied(_("{name} has a Schedule 1 condition on record.").format(name=processing.name))
    said = _(
        "{name} processes criminal offence data, and no record shows official authority or a Schedule 1 condition."
    )
    places = tuple(basis.place("art10") for basis in processing.bases) or (processing.basis_place,)
    return violated(places, said.format(name=processing.name))


def _promises(basis: Member) -> bool:
    """Whether a basis says that a condition of Schedule 1 is met for criminal offence data."""
    return bool(basis.get("art10") == _SCHEDULE_1)
