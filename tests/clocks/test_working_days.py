"""Working days of each nation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.working_days import is_working_day, next_working_day

NATIONS = ("england", "wales", "scotland", "northern-ireland")
ALL = "england wales scotland northern-ireland"

BANK_HOLIDAYS = [
    # GOV.UK, bank holidays: the same three lists that the law makes for the four nations.
    ("2026-01-01", ALL),
    ("2026-01-02", "scotland"),
    ("2026-03-17", "northern-ireland"),
    ("2026-04-03", ALL),
    ("2026-04-06", "england wales northern-ireland"),
    ("2026-05-04", ALL),
    ("2026-05-25", ALL),
    ("2026-07-13", "northern-ireland"),
    ("2026-08-03", "scotland"),
    ("2026-08-31", "england wales northern-ireland"),
    ("2026-11-30", "scotland"),
    ("2026-12-25", ALL),
    ("2026-12-28", ALL),
    ("2025-12-26", ALL),
    ("2027-03-29", "england wales northern-ireland"),
    ("2027-12-27", ALL),
    ("2027-12-28", ALL),
]

NEXT = [
    ("2026-10-02", "england", "2026-10-02"),
    ("2026-10-03", "england", "2026-10-05"),
    ("2026-10-04", "england", "2026-10-05"),
    ("2026-12-25", "england", "2026-12-29"),
    ("2026-04-03", "england", "2026-04-07"),
    ("2026-04-03", "scotland", "2026-04-06"),
    ("2026-11-28", "england", "2026-11-30"),
    ("2026-11-28", "scotland", "2026-12-01"),
    ("2026-07-11", "northern-ireland", "2026-07-14"),
    ("2026-07-11", "wales", "2026-07-13"),
    ("2027-01-01", "scotland", "2027-01-05"),
    ("2027-01-01", "england", "2027-01-04"),
]

days = st.dates(date(2018, 5, 25), date(2035, 12, 31))


@pytest.mark.parametrize(("day", "nations"), BANK_HOLIDAYS)
def test_bank_holidays(day: str, nations: str) -> None:
    of = {nation for nation in NATIONS if not is_working_day(date.fromisoformat(day), nation)}
    assert of == set(nations.split())


@pytest.mark.parametrize(("day", "nation", "found"), NEXT)
def test_the_next_working_day(day: str, nation: str, found: str) -> None:
    assert next_working_day(date.fromisoformat(day), nation) == date.fromisoformat(found)


@pytest.mark.parametrize("nation", ["", "uk-wide"])
def test_where_no_one_nation_is_known_a_holiday_of_any_counts(nation: str) -> None:
    assert not is_working_day(date(2026, 11, 30), nation)
    assert not is_working_day(date(2026, 8, 31), nation)
    assert is_working_day(date(2026, 12, 1), nation)


@given(days, st.sampled_from(NATIONS))
def test_the_next_is_the_first_that_is_one(day: date, nation: str) -> None:
    found = next_working_day(day, nation)
    assert day <= found <= day + timedelta(days=6)
    assert is_working_day(found, nation)
    between = (day + timedelta(days=each) for each in range((found - day).days))
    assert not any(is_working_day(each, nation) for each in between)
    assert next_working_day(day) >= found
