"""Does a gateway that is relied on name those who give and those who get?"""

from __future__ import annotations

from dataclasses import dataclass

from registry.facts.body import Body
from registry.facts.reading import Reading
from registry.facts.within_gateway import CANNOT_TELL, DISCLOSER, EITHER, NO, RECEIVER, YES, within_gateway
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import by_a_controller
from registry.subjects.agreement import Side
from registry.subjects.processing import Processing
from registry.subjects.relied_on import ReliedOn, bodies_of, facing, gateways_of
from registry.wording import _


@dataclass(frozen=True)
class _Judged:
    relied_on: ReliedOn
    law: Entry
    here: Reading[str]
    """Whether it serves this side of this flow."""
    anywhere: Reading[str]
    """Whether it names the party at all."""


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing.

    A basis is written once for many flows, so one gateway that serves this flow is enough, as long as every other
    names the party somewhere.
    """
    otherwise = by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    relied_on = [each for each in gateways_of(processing) if each.entry is None or "legs" in each.entry.data]
    if not relied_on:
        return not_applicable(_("It names no gateway that says who may use it."))
    judged = [_judged(processing, each, each.entry) for each in relied_on if each.entry is not None]
    law = tuple(each.law.id for each in judged)
    strange = [each for each in judged if each.anywhere.value == NO]
    if strange:
        return violated(_places(strange), " ".join(each.anywhere.because for each in strange), law)
    if any(each.here.value == YES for each in judged):
        return satisfied(_("A gateway that is named serves {name} here.").format(name=processing.name), law)
    open_ = [each for each in judged if each.here.value == CANNOT_TELL]
    if open_:
        at = tuple(dict.fromkeys(place for each in open_ for place in each.here.sources))
        return cannot_tell(at, " ".join(dict.fromkeys(each.here.because for each in open_)), law)
    if len(judged) < len(relied_on):
        unknown = [each for each in relied_on if each.entry is None]
        said = _("Who may use a gateway that these data do not hold is not known: {names}.")
        at = tuple(each.place for each in unknown)
        return cannot_tell(at, said.format(names="; ".join(each.written for each in unknown)), law)
    return violated(_places(judged), " ".join(each.here.because for each in judged), law)


def _judged(processing: Processing, relied_on: ReliedOn, law: Entry) -> _Judged:
    part = EITHER
    others: tuple[Body, ...] = ()
    if isinstance(processing, Side):
        part, others = DISCLOSER if processing.is_discloser else RECEIVER, facing(processing)
    own = bodies_of(processing)
    here = _of_all([(body, within_gateway(law, body, part, others)) for body in own])
    # Whom it serves here it names.
    anywhere = here if here.value == YES else _of_all([(body, within_gateway(law, body)) for body in own])
    return _Judged(relied_on, law, here, anywhere)


def _of_all(readings: list[tuple[Body, Reading[str]]]) -> Reading[str]:
    """One reading of a party: of a class, a known member counts for itself, a kind of body only with the others."""
    against = [reading for _body, reading in readings if reading.value == NO]
    known = [reading for body, reading in readings if reading.value == NO and body.record is not None]
    if known or len(against) == len(readings):
        return (known or against)[0]
    unclear = next((reading for _body, reading in readings if reading.value == CANNOT_TELL), None)
    if against:
        said = _("It does not name every kind of body of this class. {because}")
        return Reading(CANNOT_TELL, said.format(because=against[0].because), against[0].sources)
    return unclear or readings[0][1]


def _places(judged: list[_Judged]) -> tuple[str, ...]:
    return tuple(each.relied_on.place for each in judged)
