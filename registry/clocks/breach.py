"""The 72 hours in which a controller tells the regulator of a personal data breach."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from registry.clocks.deadline import Deadline
from registry.wording import _, day

HOURS = 72


def regulator_deadline(aware: datetime) -> Deadline[datetime]:
    """The moment, in UTC, until which the regulator is told in time.

    UK GDPR Article 33(1): where feasible, not later than 72 hours after having become aware of it; for law-enforcement
    processing the same by DPA 2018 section 67(1). Hours are counted as a clock that is never changed counts them: on
    the weekend in March when clocks go forward the deadline shows an hour later on a British clock, in October an hour
    earlier. Raises ValueError for a time with no offset from UTC.

    That the 72 hours run from the very minute, and through weekends and bank holidays, is practice, and the safe side.
    Regulation (EEC, Euratom) No 1182/71, by which Article 4A and section 205(2) say that hours are counted, leaves out
    the hour of the event (Article 3(1)) and gives any period of two days or more at least two working days (Article
    3(5)); the regulator's guidance takes up neither.
    """
    if aware.utcoffset() is None:
        raise ValueError("A time without its offset from UTC has no certain place among others.")
    by = aware.astimezone(UTC) + timedelta(hours=HOURS)
    return Deadline(
        by,
        _("72 hours from {start} end at {end}; weekends and bank holidays count.").format(
            start=in_britain(aware), end=in_britain(by)
        ),
    )


def in_britain(moment: datetime) -> str:
    """A moment as a clock in the United Kingdom shows it: 9:05 on 21 November 2026."""
    from zoneinfo import ZoneInfo  # reads a file; only who writes the sentence waits for it

    local = moment.astimezone(ZoneInfo("Europe/London"))
    return _("{time} on {day}").format(time=f"{local.hour}:{local.minute:02}", day=day(local.date()))
