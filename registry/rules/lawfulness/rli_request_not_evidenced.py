"""Is the request on record, where data are disclosed because a body with a public task asked?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.named_record import named_record
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import general_by_a_controller, together, unanswered
from registry.subjects.agreement import Side
from registry.subjects.processing import Member, Processing
from registry.subjects.relied_on import facing
from registry.wording import _

_RECOGNISED = "ea-recognised-legitimate-interest"
_REQUEST = "public-task-disclosure-request"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    relying = [
        basis
        for basis in processing.bases
        if _RECOGNISED in (basis.get("art6") or ()) and basis.get("annex1") == _REQUEST
    ]
    if not relying:
        said = _("{name} does not rely on having been asked by a body with a public task.")
        return not_applicable(said.format(name=processing.name))
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    if isinstance(processing, Side) and not processing.is_discloser:
        said = _("{name} receives here, and no record shows a disclosure that it was asked for.")
        places = tuple(basis.place("annex1") for basis in relying)
        return violated(places, said.format(name=processing.name))
    return together([_of_basis(processing, basis) for basis in relying])


def _of_basis(processing: Processing, basis: Member) -> Verdict:
    place, named = basis.place("request"), basis.get("request")
    if not named:
        said = _("No record shows the request to {name} by a body that needs the data for a public task.")
        return violated(place, said.format(name=processing.name))
    register = processing.record.ref.register
    found, reading = named_record(processing.reader, register, Kind.DISCLOSURE, named, place)
    if found is None:
        return violated(place, reading.because) if reading.value == "no" else cannot_tell(place, reading.because)
    request = found.data.get("request", {})
    at = f"{found.ref}#request/states_public_task"
    asked_for = str(request.get("states_public_task", ""))
    if asked_for not in ("yes", "unknown"):
        return violated(at, _("No record shows that the request says that the data are needed for a public task."))
    requested = request.get("requested")
    if requested and not processing.reader.has_come(requested):
        said = _("The request that is named was made only later, so no record shows one on this day.")
        return violated(f"{found.ref}#request/requested", said)
    if not _is_by_a_receiver(processing, found):
        said = _("The request that is named was made by a body that receives nothing here.")
        return violated((place, f"{found.ref}#request/organisation"), said)
    if asked_for == "unknown":
        return unanswered(at, _("whether the request says that the data are needed for a public task."))
    return satisfied(_("{title} is on record, and says so.").format(title=found.title))


def _is_by_a_receiver(processing: Processing, request: Loaded) -> bool:
    """Whether whoever asked is one of those who get the data; so too where either is not on record."""
    text = request.data.get("request", {}).get("organisation")
    if not isinstance(processing, Side) or not text:
        return True
    asking = processing.reader.record(request.ref.register, (Kind.ORGANISATION.value,), text)
    receiving = [body.record for body in facing(processing)]
    return asking is None or None in receiving or asking.ref in {each.ref for each in receiving if each is not None}
