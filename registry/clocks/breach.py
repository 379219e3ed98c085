"""The 72 hours in which a controller tells the regulator of a personal data breach, and other hours like them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from registry.clocks.deadline import Deadline
from registry.wording import _, counted, day

HOURS = 72


def regulator_deadline(aware: datetime) -> Deadline[datetime]:
    """The moment until which the regulator is told in time, by the clock by which `aware` was written.

    UK GDPR Article 33(1): where feasible, not later than 72 hours after having become aware of it; for law-enforcement
    processing the same by DPA 2018 section 67(1). Hours are counted as a clock that is never changed counts them: on
    the weekend in March when clocks go forward the deadline shows an hour later on a British clock, in October an hour
    earlier. Raises ValueError for a time with no offset from UTC.

    That the 72 hours run from the very minute, and through weekends and bank holidays, is practice, and the safe side.
    Regulation (EEC, Euratom) No 1182/71, by which Article 4A and section 205(2) say that hours are counted, leaves out
    the hour of the event (Article 3(1)) and gives any period of two days or more at least two working days (Article
    3(5)); the regulator's guidance takes up neither.
    """
    found = hours_after(aware, HOURS)
    return Deadline(found.by, (*found.steps, _("Weekends and bank holidays count.")), None, aware)


def hours_after(start: datetime, hours: int) -> Deadline[datetime]:
    """The moment so many hours after another, as a clock that is never changed counts them.

    UK GDPR Article 33(2), where a contract gives a processor hours in which to tell the controller. Raises ValueError
    for a time with no offset from UTC.
    """
    if start.utcoffset() is None:
        raise ValueError("A time without its offset from UTC has no certain place among others.")
    by = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)
    # Written by a British clock, it is told by a British clock, whatever that has been changed to by then.
    if start.utcoffset() == _local(start).utcoffset():
        by = by.astimezone(timezone(_british(by)))
    said = _("{hours} from {start} end at {end}.").format(
        hours=counted(hours, _("hour"), _("hours")), start=as_written(start), end=as_written(by)
    )
    changed = _british(by) - _british(start)
    if not changed:
        return Deadline(by, (said,), None, start)
    forward = _("Clocks in the United Kingdom went forward by an hour in between, which is not counted.")
    back = _("Clocks in the United Kingdom went back by an hour in between, and the hour that came twice counts twice.")
    return Deadline(by, (said, forward if changed > timedelta() else back), None, start)


def in_britain(moment: datetime) -> str:
    """A moment as a clock in the United Kingdom shows it: 9:05 on 21 November 2026."""
    return _clock(_local(moment))


def as_written(moment: datetime) -> str:
    """A moment as a clock in the United Kingdom shows it, and by the clock it was written by where that is another.

    The offset that was written is kept: 11:05 on 21 November 2026 by UTC+02:00, which is 9:05 on 21 November 2026 in
    the United Kingdom.
    """
    local = _local(moment)
    if moment.utcoffset() == local.utcoffset():
        return _clock(local)
    zone = timezone(moment.utcoffset() or timedelta()).tzname(None)
    said = _("{there} by {zone}, which is {here} in the United Kingdom")
    return said.format(there=_clock(moment), zone=zone, here=_clock(local))


def _clock(local: datetime) -> str:
    return _("{time} on {day}").format(time=f"{local.hour}:{local.minute:02}", day=day(local.date()))


def _british(moment: datetime) -> timedelta:
    return _local(moment).utcoffset() or timedelta()


def _local(moment: datetime) -> datetime:
    from zoneinfo import ZoneInfo  # reads a file; only who writes the sentence waits for it

    return moment.astimezone(ZoneInfo("Europe/London"))
