"""Is whoever processes under Part 3 a competent authority?"""

from __future__ import annotations

from registry.facts.body import Body
from registry.facts.competent_authority import competent_authority
from registry.facts.reading import Reading
from registry.facts.usable_law import usable
from registry.facts.within_gateway import EITHER, RECEIVER, YES, within_gateway
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import LAW_ENFORCEMENT, by_a_controller, under
from registry.subjects.agreement import Side
from registry.subjects.processing import Processing
from registry.subjects.relied_on import bodies_of, gateways_of
from registry.wording import _

_FEW = 3
"""How many of a class are spoken of in a sentence; the places are all given."""


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = under(processing, LAW_ENFORCEMENT) or by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    bodies = bodies_of(processing)
    readings = [(body, competent_authority(body)) for body in bodies]
    if all(reading.value == "yes" for _body, reading in readings):
        return satisfied(_said([reading for _body, reading in readings])[1])
    made = _made_competent(processing, bodies)
    if made is not None:
        return satisfied(_("{gateway} makes it a competent authority for this.").format(gateway=made.title), (made.id,))
    no = [reading for body, reading in readings if reading.value == "no" and body.record is not None]
    if no or all(reading.value == "no" for _body, reading in readings):
        return violated(*_said(no or [reading for _body, reading in readings]))
    return cannot_tell(*_said([reading for _body, reading in readings if reading.value != "yes"]))


def _made_competent(processing: Processing, bodies: tuple[Body, ...]) -> Entry | None:
    """The gateway by which all of these are competent for what they receive, if there is one."""
    if isinstance(processing, Side) and processing.is_discloser:
        return None
    part = RECEIVER if isinstance(processing, Side) else EITHER
    for each in gateways_of(processing):
        law = each.entry
        if law is None or law.data.get("makes_competent") != "yes" or usable(processing.reader, law).value != "yes":
            continue
        if all(within_gateway(law, body, part).value == YES for body in bodies):
            return law
    return None


def _said(readings: list[Reading[str]]) -> tuple[tuple[str, ...], str]:
    at = tuple(dict.fromkeys(place for reading in readings for place in reading.sources))
    return at, " ".join(list(dict.fromkeys(reading.because for reading in readings))[:_FEW])
