"""Was the regulator told of a breach within 72 hours, or later with reasons?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.clocks.breach import in_britain, regulator_deadline
from registry.concepts.kinds import Kind
from registry.facts.breach_risk import likely_risk, of_personal_data
from registry.facts.moments import day_of, moment
from registry.facts.says_something import says_something
from registry.facts.unread_register import not_read
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt, together
from registry.subjects.subject import Whole
from registry.wording import _

_CONTROLLERS = frozenset({None, "controller", "joint-controller"})


@dataclass(frozen=True)
class _Controller:
    """A controller whose duty it is: when it became aware, where that stands, and whether the report is made for it."""

    aware: object
    aware_at: str
    is_reported_for: bool


def judge(breach: Whole) -> Verdict:
    """Judge one breach, for each controller that has no record of its own of it."""
    personal = of_personal_data(breach.data, str(breach.record.ref))
    if personal.value == "no":
        return not_applicable(personal.because)
    risk = likely_risk(breach.data, str(breach.record.ref))
    if risk.value == "no":
        return not_applicable(risk.because)
    controllers = list(_controllers(breach))
    if not controllers:
        return not_applicable(_("Each controller has its own record of it."))
    judged = [in_doubt(_of(breach, controller), doubtful(risk) or doubtful(personal)) for controller in controllers]
    verdict = together(judged)
    if verdict.outcome == Outcome.VIOLATED and risk.value == "not-judged":
        said = _("{because} {risk}").format(because=verdict.because, risk=risk.because)
        return violated((*verdict.at, *risk.sources), said)
    return verdict


def _controllers(breach: Whole) -> Iterator[_Controller]:
    named = [each for each in breach.get("controllers") or () if each.get("role") in _CONTROLLERS]
    reported_for = breach.data.get("regulator", {}).get("on_behalf_of")
    if not named:
        yield _Controller(breach.get("became_aware"), breach.place("became_aware"), True)
    for each in named:
        if _has_own_record(breach, each.get("own_record")):
            continue
        own = each.get("became_aware")
        at = breach.place(f"controllers[{each['id']}]/became_aware") if own else breach.place("became_aware")
        is_for = reported_for is None or each["id"] in reported_for
        yield _Controller(own or breach.get("became_aware"), at, is_for)


def _has_own_record(breach: Whole, named: str | None) -> bool:
    """Whether a controller's own record of it is there, or in a register that was not read."""
    if not named:
        return False
    register = breach.record.ref.register
    if breach.reader.record(register, (Kind.BREACH.value,), named) is not None:
        return True
    return bool(not_read(breach.reader, register, Kind.BREACH.value, named))


def _of(breach: Whole, controller: _Controller) -> Verdict:
    report = breach.data.get("regulator", {})
    told = moment(report.get("reported")) if controller.is_reported_for else None
    place = breach.place("regulator/reported" if controller.is_reported_for else "regulator/on_behalf_of")
    aware = moment(controller.aware)
    if aware is None:
        return cannot_tell((controller.aware_at, place), _("No record shows when the controller became aware of it."))
    if not breach.reader.has_come(day_of(aware)):
        return not_applicable(_("The controller had not become aware of it."))
    clock = regulator_deadline(aware)
    if told is not None and breach.reader.has_come(day_of(told)):
        if told <= clock.by:
            said = _("The regulator was told at {told}. {clock}")
            return satisfied(said.format(told=in_britain(told), clock=clock.because))
        if says_something(report.get("reasons_for_delay")):
            return satisfied(_("The regulator was told after 72 hours, and the record says why."))
        said = _("The regulator was told at {told}. {clock} No record shows why it took longer.")
        at = (place, breach.place("regulator/reasons_for_delay"))
        return violated(at, said.format(told=in_britain(told), clock=clock.because))
    if not breach.reader.is_past(day_of(clock.by)):
        return not_applicable(_("The regulator can still be told in time. {clock}").format(clock=clock.because))
    return violated(place, _("No record shows that the regulator was told. {clock}").format(clock=clock.because))
