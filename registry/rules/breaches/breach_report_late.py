"""Was the regulator told of a breach within 72 hours, or later with reasons?"""

from __future__ import annotations

from registry.clocks.breach import as_written, regulator_deadline
from registry.facts.breach_clock import Duty, regulator_duties, told_before_aware
from registry.facts.breach_risk import likely_risk, of_personal_data
from registry.facts.moments import day_of, moment
from registry.facts.says_something import says_something
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt, together
from registry.subjects.subject import Whole
from registry.wording import _


def judge(breach: Whole) -> Verdict:
    """Judge one breach, for each controller that has no record of its own of it."""
    personal = of_personal_data(breach.data, str(breach.record.ref))
    if personal.value == "no":
        return not_applicable(personal.because)
    risk = likely_risk(breach.data, str(breach.record.ref))
    if risk.value == "no":
        return not_applicable(risk.because)
    duties = list(regulator_duties(breach.reader, breach.record))
    if not duties:
        return not_applicable(_("Each controller has its own record of it."))
    judged = [in_doubt(_of(breach, duty), doubtful(risk) or doubtful(personal)) for duty in duties]
    verdict = together(judged)
    if verdict.outcome == Outcome.VIOLATED and risk.value == "not-judged":
        said = _("{because} {risk}").format(because=verdict.because, risk=risk.because)
        return violated((*verdict.at, *risk.sources), said)
    return verdict


def _of(breach: Whole, duty: Duty) -> Verdict:
    if duty.aware is None:
        said = _("No record shows when the controller became aware of it.")
        return cannot_tell((duty.aware_at, duty.told_at), said)
    if not breach.reader.has_come(day_of(duty.aware)):
        return _not_aware_yet(breach, duty)
    impossible = told_before_aware(duty)
    if impossible:
        return cannot_tell((duty.aware_at, duty.told_at), impossible)
    clock, report = regulator_deadline(duty.aware), breach.data.get("regulator", {})
    if duty.told is not None:
        if duty.told <= clock.by:
            said = _("The regulator was told at {told}. {clock}")
            return satisfied(said.format(told=as_written(duty.told), clock=clock.because))
        if says_something(report.get("reasons_for_delay")):
            return satisfied(_("The regulator was told after 72 hours, and the record says why."))
        said = _("The regulator was told at {told}. {clock} No record shows why it took longer.")
        at = (duty.told_at, breach.place("regulator/reasons_for_delay"))
        return violated(at, said.format(told=as_written(duty.told), clock=clock.because))
    if not breach.reader.is_past(day_of(clock.by)):
        return not_applicable(_("The regulator can still be told in time. {clock}").format(clock=clock.because))
    return violated(duty.told_at, _("No record shows that the regulator was told. {clock}").format(clock=clock.because))


def _not_aware_yet(breach: Whole, duty: Duty) -> Verdict:
    """The verdict where the controller learns of it only on a later day: the regulator cannot know of it before."""
    told = moment(breach.data.get("regulator", {}).get("reported"))
    if told is not None and breach.reader.has_come(day_of(told)):
        said = _("The record says that the regulator was told, and that the controller becomes aware on a later day.")
        return cannot_tell((duty.aware_at, duty.told_at), said)
    return not_applicable(_("The controller had not become aware of it."))
