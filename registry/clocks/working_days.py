"""Working days, by the part of the United Kingdom whose bank holidays count."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_SATURDAY = 5


def is_working_day(day: date, nation: str = "") -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday.

    Bank holidays are those of a nation, by its id in the records: England, Wales, Scotland, Northern Ireland. For any
    other value, a bank holiday of any of them counts: nobody is told that they are late where that turns on what
    nobody has recorded. This is a choice and not law. Later years are worked out from the rules as they are; a holiday
    that is proclaimed for one year is known from the edition of the calendar on that brought it.

    Source: Regulation (EEC, Euratom) No 1182/71 Article 2(1); Banking and Financial Dealings Act 1971 Schedule 1.
    """
    if day.weekday() >= _SATURDAY:
        return False
    asked = (_SUBDIVISIONS[nation],) if nation in _SUBDIVISIONS else tuple(_SUBDIVISIONS.values())
    return not any(day in _bank_holidays(subdivision, day.year) for subdivision in asked)


def next_working_day(day: date, nation: str = "") -> date:
    """The day itself where it is a working day, otherwise the next one: when a period ends that would end on the day.

    Source: Regulation (EEC, Euratom) No 1182/71 Article 3(4), by way of UK GDPR Article 4A and DPA 2018 section 205(2).
    """
    while not is_working_day(day, nation):
        day += timedelta(days=1)
    return day


@cache
def _bank_holidays(subdivision: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # takes long to import, and most days fall in no period's end

    return frozenset(country_holidays("GB", subdiv=subdivision, years=year))
