"""Working days, by the part of the United Kingdom whose bank holidays count."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_SATURDAY = 5

NATIONS = tuple(_SUBDIVISIONS)
"""The nations, by their ids in the records. England and Wales have the same bank holidays."""


def nations(nation: str) -> tuple[str, ...]:
    """The nations whose bank holidays may count: the one that is recorded, or each where it is none of the four."""
    return (nation,) if nation in _SUBDIVISIONS else NATIONS


def is_working_day(day: date, nation: str) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday of a nation: one of `NATIONS`.

    Later years are worked out from the rules as they are; a holiday that is proclaimed for one year is known from the
    edition of the calendar on that brought it. Raises KeyError for any other nation: there is no calendar to go by.

    Source: Regulation (EEC, Euratom) No 1182/71 Article 2(1); Banking and Financial Dealings Act 1971 Schedule 1.
    """
    return day.weekday() < _SATURDAY and day not in _bank_holidays(_SUBDIVISIONS[nation], day.year)


def next_working_day(day: date, nation: str) -> date:
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
