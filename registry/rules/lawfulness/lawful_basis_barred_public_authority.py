"""Does a public authority, performing its tasks, rely on a basis that is closed to it?"""

from __future__ import annotations

from registry.facts.public_authority import acts_as_public_authority
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.agreement import Side
from registry.subjects.processing import Processing
from registry.wording import _

_INTERESTS = "f-legitimate-interests"
_RECOGNISED = "ea-recognised-legitimate-interest"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    closed = {_INTERESTS}
    if processing.reader.in_force("uk-gdpr-a6-1-ea"):
        closed.add(_RECOGNISED)
    relying = tuple(basis.place("art6") for basis in processing.bases if closed & set(basis.get("art6") or ()))
    if not relying:
        said = _("{name} relies on no basis that is closed to public authorities.")
        return not_applicable(said.format(name=processing.name))
    acting = acts_as_public_authority(
        processing.reader, processing.organisation, processing.organisation_place,
        str(processing.get("public_task") or ""), processing.place("public_task"),
        _kinds_of_class(processing),
    )  # fmt: skip
    if acting.value == "no":
        said = _("Legitimate interests are open to {name}. {because}")
        return satisfied(said.format(name=processing.name, because=acting.because))
    if acting.value == "yes":
        recognised = any(_RECOGNISED in (basis.get("art6") or ()) for basis in processing.bases)
        said = _("{name} relies on legitimate interests. {because}")
        if recognised and _RECOGNISED in closed:
            said = _("{name} relies on recognised legitimate interests. {because}")
        places = (*relying, processing.place("public_task"))
        return violated(places, said.format(name=processing.name, because=acting.because))
    said = _("{name} relies on legitimate interests, which may be closed to it. {because}")
    return cannot_tell(acting.sources, said.format(name=processing.name, because=acting.because))


def _kinds_of_class(processing: Processing) -> tuple[str, ...]:
    """The kinds of body that a class of parties is made of; none where one organisation acts."""
    if not isinstance(processing, Side):
        return ()
    return tuple(processing.party.get("party_class", {}).get("body_kinds", ()))
