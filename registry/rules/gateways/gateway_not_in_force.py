"""Is each gateway that is relied on in force on the day?"""

from __future__ import annotations

from registry.facts.usable_law import usable
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import by_a_controller
from registry.subjects.processing import Processing
from registry.subjects.relied_on import gateways_of
from registry.wording import _


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    relied_on = gateways_of(processing)
    if not relied_on:
        return not_applicable(_("It names no gateway."))
    found = [(each, usable(processing.reader, each.law)) for each in relied_on if each.law is not None]
    law = tuple(each.law.id for each, _reading in found if each.law is not None)
    for outcome, value, said in (
        (violated, "no", _("No record shows a gateway in force where this one is named. {state}")),
        (cannot_tell, "cannot-tell", _("Whether this gateway can be relied on is not known. {state}")),
    ):
        at = tuple(each.place for each, reading in found if reading.value == value)
        if at:
            states = " ".join(reading.because for _each, reading in found if reading.value == value)
            return outcome(at, said.format(state=states), law)
    unknown = [each for each in relied_on if each.law is None]
    if unknown:
        said = _("The gateway is not among those that these data hold: {names}.")
        at = tuple(each.place for each in unknown)
        return cannot_tell(at, said.format(names="; ".join(each.written for each in unknown)), law)
    return satisfied(_("Every gateway named is in force."), law)
