"""The 30 days in which a controller acknowledges a data protection complaint."""

from __future__ import annotations

from datetime import date, timedelta

from registry.clocks.deadline import Deadline, soonest
from registry.clocks.working_days import nations, next_working_day
from registry.wording import _, day

DAYS = 30


def acknowledgement_deadline(received: date, nation: str = "") -> Deadline[date | None]:
    """The last day on which a complaint is acknowledged in time. `nation` is whose bank holidays count.

    DPA 2018 section 164A(3): within 30 days beginning when the complaint is received. Read as it is written, the day of
    receipt is the first of the 30. By section 205(2) a period that would end on a Saturday, Sunday or bank holiday ends
    on the next working day (Regulation 1182/71 Article 3(4)). The regulator's guidance counts from the day after, as
    Article 3(1) of the Regulation does: `latest` is that later day, on which nobody can tell (see decision 0019).
    """
    return soonest([_of(received, each) for each in nations(nation)])


def _of(received: date, nation: str) -> Deadline[date | None]:
    plain = received + timedelta(days=DAYS - 1)
    by = next_working_day(plain, nation)
    latest = next_working_day(received + timedelta(days=DAYS), nation)
    steps = [
        _("It came on {received}.").format(received=day(received)),
        _("30 days, of which that day is the first, end on {plain}.").format(plain=day(plain)),
    ]
    if by != plain:
        steps.append(_("That is no working day, so it may be acknowledged until {by}.").format(by=day(by)))
    if latest != by:
        said = _("The regulator's guidance counts from the day after it came, which gives until {latest}.")
        steps.append(said.format(latest=day(latest)))
    return Deadline(by, tuple(steps), latest if latest != by else None, received)
