"""Did the processor tell the controller of a breach without undue delay, and within the time its contract sets?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from registry.clocks.breach import as_written
from registry.facts.breach_clock import out_of_order, processor_limit
from registry.facts.breach_risk import of_personal_data
from registry.facts.moments import day_of, moment
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt
from registry.subjects.subject import Whole
from registry.wording import _, counted


def judge(breach: Whole) -> Verdict:
    """Judge one breach."""
    personal = of_personal_data(breach.data, str(breach.record.ref))
    if personal.value == "no":
        return not_applicable(personal.because)
    processor = breach.get("processor")
    if not processor:
        return not_applicable(_("The record names no processor through which it happened."))
    return in_doubt(_of(breach, processor), doubtful(personal))


def _of(breach: Whole, processor: Mapping[str, Any]) -> Verdict:
    aware, told = moment(processor.get("aware")), moment(processor.get("told_controller"))
    knew = moment(breach.get("became_aware"))
    places = breach.place("processor/aware"), breach.place("processor/told_controller")
    if aware is not None and not breach.reader.has_come(day_of(aware)):
        return not_applicable(_("The processor had not become aware of it."))
    if aware is not None and knew is not None and knew < aware:
        return satisfied(_("The controller knew before the processor did."))
    if told is None or not breach.reader.has_come(day_of(told)):
        return _not_told(breach, aware, places)
    if aware is None:
        return cannot_tell(places[0], _("No record shows when the processor became aware of it."))
    impossible = out_of_order(
        aware, told, _("The record says that the processor told the controller before it became aware itself.")
    )
    return cannot_tell(places, impossible) if impossible else _in_time(breach, aware, told)


def _not_told(breach: Whole, aware: datetime | None, places: tuple[str, str]) -> Verdict:
    if aware is None:
        return cannot_tell(
            places, _("No record shows when the processor became aware, or when it told the controller.")
        )
    hours, _who = processor_limit(breach.reader, breach.record)
    if not breach.reader.is_past(day_of(aware + timedelta(hours=hours))):
        return not_applicable(_("The processor can still tell the controller in time."))
    return violated(places[1], _("No record shows that the processor told the controller."))


def _in_time(breach: Whole, aware: datetime, told: datetime) -> Verdict:
    hours, who_says = processor_limit(breach.reader, breach.record)
    if told - aware <= timedelta(hours=hours):
        return satisfied(_("The processor told the controller at {told}.").format(told=as_written(told)))
    reasons = says_something(breach.data["processor"].get("reasons_for_delay"))
    if reasons and who_says == "nobody":
        return satisfied(_("The processor took longer than a day, and the record says why."))
    if who_says == "not-read":
        said = _("The processor took longer than a day, and the contract that may give it longer was not read.")
        return cannot_tell(breach.place("processor/contract"), said)
    at = [breach.place("processor/told_controller")]
    limit = counted(hours, "hour", "hours")
    if who_says == "contract":
        said = _("The processor told the controller at {told}, and its contract gives it {limit} from {aware}.")
    else:
        at.append(breach.place("processor/reasons_for_delay"))
        said = _(
            "The processor told the controller at {told}, more than {limit} after {aware}, and no record shows why."
        )
    return violated(tuple(at), said.format(told=as_written(told), aware=as_written(aware), limit=limit))
