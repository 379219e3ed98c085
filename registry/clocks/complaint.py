"""The 30 days in which a controller acknowledges a data protection complaint."""

from __future__ import annotations

from datetime import date, timedelta

from registry.clocks.deadline import Deadline
from registry.clocks.working_days import next_working_day
from registry.wording import _, day

DAYS = 30


def acknowledgement_deadline(received: date, nation: str = "") -> Deadline[date]:
    """The last day on which a complaint is acknowledged in time. `nation` is whose bank holidays count.

    DPA 2018 section 164A(3): within 30 days beginning when the complaint is received. By section 205(2) that is read
    with Regulation (EEC, Euratom) No 1182/71 Article 3: a period that runs from an event leaves out the day of the
    event (paragraph 1), and one that would end on a Saturday, Sunday or bank holiday ends on the next working day
    (paragraph 4). The regulator's guidance on complaints counts in the same way, from the day after.
    """
    plain = received + timedelta(days=DAYS)
    by = next_working_day(plain, nation)
    said = _("It came on {received}; 30 days counted from the next day end on {plain}.")
    said = said.format(received=day(received), plain=day(plain))
    return Deadline(by, said if by == plain else _and_on(said, by))


def _and_on(said: str, by: date) -> str:
    return _("{said} That is no working day, so it may be acknowledged until {by}.").format(said=said, by=day(by))
