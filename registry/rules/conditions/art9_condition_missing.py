"""Has each controller that processes special category data an Article 9 condition on record?"""

from __future__ import annotations

from registry.findings import Verdict, satisfied, violated
from registry.rules.judgements import criminal_offences_in, general_by_a_controller, only_if, special_categories_in
from registry.subjects.processing import Processing
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing) or only_if(special_categories_in(processing))
    if otherwise is not None:
        return otherwise
    unpaired = _unpaired(processing)
    if unpaired:
        said = _("{name} names a paragraph of Schedule 1, and no record shows the Article 9 condition that it serves.")
        return violated(unpaired, said.format(name=processing.name))
    if any(basis.get("art9") for basis in processing.bases):
        return satisfied(_("{name} has an Article 9 condition on record.").format(name=processing.name))
    said = _("{name} processes special category data, and no record shows an Article 9 condition for it.")
    places = tuple(basis.place("art9") for basis in processing.bases) or (processing.basis_place,)
    return violated(places, said.format(name=processing.name))


def _unpaired(processing: Processing) -> tuple[str, ...]:
    """Where the condition is missing from one of several bases: where a paragraph of Schedule 1 can serve no other end.

    A record of processing may rest on several bases, and not all of them need a condition. One that names a paragraph
    of Schedule 1 does, unless the paragraph may be there for criminal offence data.
    """
    if len(processing.bases) < 2 or criminal_offences_in(processing).value != "no":
        return ()
    alone = (basis for basis in processing.bases if basis.get("sch1") and not (basis.get("art9") or basis.get("art10")))
    return tuple(basis.place("art9") for basis in alone)
