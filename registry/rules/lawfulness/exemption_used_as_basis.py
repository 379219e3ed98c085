"""Does anybody rely on an exemption as if it were a power to share?"""

from __future__ import annotations

from dataclasses import replace

from registry.facts.named_law import names_exemption
from registry.facts.reading import Reading
from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Processing
from registry.subjects.relied_on import gateways_of
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    read = _read(processing)
    if not read:
        return not_applicable(_("{name} names no power or duty here.").format(name=processing.name))
    exemptions = [(written, reading) for written, reading in read if reading.value]
    if exemptions:
        said = _("{name} names {law} among what it relies on to share. It is an exemption, and gives no power.")
        places = tuple(place for _written, reading in exemptions for place in reading.sources)
        return violated(places, said.format(name=processing.name, law=exemptions[0][0]))
    return satisfied(_("None of the powers and duties that {name} names is an exemption.").format(name=processing.name))


def _read(processing: Processing) -> list[tuple[str, Reading[bool]]]:
    """Each power and duty that is named, in the words of the record, and whether it is an exemption."""
    reader = processing.reader
    powers = [
        (each.written, names_exemption(reader, each.member.data, each.member.at)) for each in gateways_of(processing)
    ]
    duties = [
        (str(basis.get("legal_obligation")), basis) for basis in processing.bases if basis.get("legal_obligation")
    ]
    for written, basis in duties:
        found = names_exemption(reader, {"provision": written}, basis.at)
        powers.append((written, replace(found, sources=(basis.place("legal_obligation"),))))
    return powers
