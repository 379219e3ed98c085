"""The time to answer a request by a person to use a right: when it starts, what stops it, and when it ends.

UK GDPR Articles 12(3) and 12A; for law-enforcement processing the same by DPA 2018 section 54. Article 12A and the
extension and pauses of section 54 came into force on 5 February 2026. For what was received before, one month from
receipt (Article 12(3) as it was) is law; that the time starts with proof of identity or a fee, and stops while the
person is asked what they mean, was the regulator's practice, and is counted alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from registry.clocks.calendar_month import months_after
from registry.clocks.deadline import Deadline, soonest, without
from registry.clocks.working_days import nations, next_working_day
from registry.values import dataclass
from registry.wording import _, counted, day

MONTHS = 1
MOST_FURTHER_MONTHS = 2
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that was asked of the person before the time could start: when, and when it came, if it did."""

    asked: date | None = None
    came: date | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the person was asked which information they mean. `answered` is empty while they have not."""

    asked: date
    answered: date | None = None


NOTHING = Wanted()


def relevant_time(received: date, identity: Wanted = NOTHING, fee: Wanted = NOTHING) -> Deadline[date | None]:
    """The day on which the time starts; none while proof of identity or a fee that was asked for has not come.

    None either where days stand in an order that cannot be: then `cannot` says which.

    UK GDPR Article 12A(2) and DPA 2018 section 54(3): the latest of receipt of the request, of the information asked
    for to confirm who the person is, and of the fee charged.
    """
    wrong = _out_of_order(received, identity, fee)
    if wrong:
        return without(wrong)
    for wanted, said in (
        (identity, _("The time has not started: information to confirm who the person is was asked for on {asked}.")),
        (fee, _("The time has not started: a fee was asked for on {asked}.")),
    ):
        if wanted.asked is not None and wanted.came is None:
            return Deadline(None, (said.format(asked=day(wanted.asked)),))
    starts = max(each for each in (received, identity.came, fee.came) if each is not None)
    if starts == received:
        said = _("The request came on {day}.")
    elif starts == identity.came:
        said = _("Proof of identity came on {day}.")
    else:
        said = _("The fee came on {day}.")
    return Deadline(starts, (said.format(day=day(starts)),), None, starts)


def answer_deadline(
    received: date,
    *,
    identity: Wanted = NOTHING,
    fee: Wanted = NOTHING,
    pauses: Sequence[Pause] = (),
    further_months: int = 0,
    nation: str = "",
) -> Deadline[date | None]:
    """The last day on which a request is answered in time; none while the time has not started or stands still.

    None either where days stand in an order that cannot be, such as a question answered before it was asked: then
    `cannot` says which.

    - `further_months`: by how many months the time was extended. More than the law's two count as two.
    - `nation`: whose bank holidays count.

    UK GDPR Article 12A(1), (3) and (5); DPA 2018 section 54(2), (3A) and (3C). Months are counted to the corresponding
    date, the day from which they run being left out, and a period that would end on a Saturday, Sunday or bank holiday
    ends on the next working day (Article 4A; section 205(2); Regulation 1182/71 Article 3(1), (2)(c) and (4)). The
    regulator's practice is the same: an extended time is counted in one piece from the day it started.

    Each day of a pause, the first and the last included, does not count (Article 12A(5)(b)): so the end moves by as
    many days as fall in the time. That days are added to a time in months in this way is practice.
    """
    started = relevant_time(received, identity, fee)
    if started.by is None:
        return started
    wrong = _pause_out_of_order(received, pauses)
    if wrong:
        return without(wrong)
    months = MONTHS + min(max(further_months, 0), MOST_FURTHER_MONTHS)
    return soonest([_counted(started, months, _merged(pauses), each) for each in nations(nation)])


def extension_notice_deadline(
    received: date,
    *,
    identity: Wanted = NOTHING,
    fee: Wanted = NOTHING,
    pauses: Sequence[Pause] = (),
    nation: str = "",
) -> Deadline[date | None]:
    """The last day on which the person may be told that more time is taken: that of an answer without more time.

    UK GDPR Article 12A(4)(a) and (5)(b)(ii); DPA 2018 section 54(3B)(a) and (3C)(b)(ii).
    """
    return answer_deadline(received, identity=identity, fee=fee, pauses=pauses, nation=nation)


def _counted(
    started: Deadline[date | None], months: int, pauses: Sequence[Pause], nation: str
) -> Deadline[date | None]:
    starts = started.by
    assert starts is not None
    plain = end = months_after(starts, months)
    steps = [*started.steps, _ending(starts, months, plain)]
    for pause in pauses:
        if pause.asked > next_working_day(end, nation):
            said = _("The question of {asked} was asked after the time had ended, and stops nothing.")
            steps.append(said.format(asked=day(pause.asked)))
            break
        if pause.answered is None:
            still = _("The time has stood still since {asked}.").format(asked=day(pause.asked))
            return Deadline(None, (*steps, still), None, starts)
        before = end
        if pause.asked > end:
            # Asked on the working day to which the end had moved: that day is still to come when they answer.
            end = pause.answered + _DAY
        else:
            end += _length(max(pause.asked, starts + _DAY), pause.answered)
        steps.append(_stood_still(pause, end - before))
    if end != plain:
        steps.append(_("So the time ends on {end}.").format(end=day(end)))
    by = next_working_day(end, nation)
    if by != end:
        steps.append(_("That is no working day, so it may be answered until {by}.").format(by=day(by)))
    return Deadline(by, tuple(steps), None, starts)


def _ending(starts: date, months: int, end: date) -> str:
    if months == MONTHS:
        said = _("One month from then ends on {end}.").format(end=day(end))
    else:
        said = _("With the further time, {months} months from then end on {end}.")
        said = said.format(months=months, end=day(end))
    if end.day < starts.day:
        said += " " + _("That month has no day {number}, so its last day counts.").format(number=starts.day)
    return said


def _stood_still(pause: Pause, moved: timedelta) -> str:
    assert pause.answered is not None
    said = _("The person was asked on {asked} which information they mean, and answered on {answered}: {days}.")
    if not moved:
        days = _("that moves nothing")
    else:
        days = counted(moved.days, _("day that does not count"), _("days that do not count"))
    return said.format(asked=day(pause.asked), answered=day(pause.answered), days=days)


def _out_of_order(received: date, identity: Wanted, fee: Wanted) -> str:
    """What is wrong with the days before the time starts; nothing where they may be so."""
    for wanted, thing in ((identity, _("proof of identity")), (fee, _("the fee"))):
        if wanted.asked is None:
            continue
        if wanted.asked < received:
            said = _("The record says that {thing} was asked for on {asked}, before the request came on {received}.")
            return said.format(thing=thing, asked=day(wanted.asked), received=day(received))
        if wanted.came is not None and wanted.came < wanted.asked:
            said = _("The record says that {thing} came on {came}, before it was asked for on {asked}.")
            return said.format(thing=thing, came=day(wanted.came), asked=day(wanted.asked))
    return ""


def _pause_out_of_order(received: date, pauses: Iterable[Pause]) -> str:
    """What is wrong with the days of the pauses; nothing where they may be so."""
    for pause in sorted(pauses, key=lambda each: each.asked):
        if pause.answered is not None and pause.answered < pause.asked:
            said = _("The record says that a question of {asked} was answered on {answered}, before it was asked.")
            return said.format(asked=day(pause.asked), answered=day(pause.answered))
        if pause.asked < received:
            said = _("The record says that a question was asked on {asked}, before the request came on {received}.")
            return said.format(asked=day(pause.asked), received=day(received))
    return ""


def _length(first: date, last: date) -> timedelta:
    return max(last - first + _DAY, timedelta())


def _merged(pauses: Iterable[Pause]) -> list[Pause]:
    """Pauses in order, those that overlap made one: a day that two of them cover stands still once."""
    found: list[Pause] = []
    for pause in sorted(pauses, key=lambda each: each.asked):
        last = found[-1] if found else None
        if last is None or (last.answered is not None and pause.asked > last.answered):
            found.append(pause)
        elif last.answered is not None:
            later = None if pause.answered is None else max(pause.answered, last.answered)
            found[-1] = Pause(last.asked, later)
    return found
