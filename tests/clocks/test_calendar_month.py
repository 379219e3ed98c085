"""The corresponding date of a later month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.calendar_month import months_after

WORKED = [
    ("2026-09-03", 1, "2026-10-03"),
    ("2026-01-31", 1, "2026-02-28"),
    ("2028-01-31", 1, "2028-02-29"),
    ("2028-01-29", 1, "2028-02-29"),
    ("2026-02-28", 1, "2026-03-28"),
    ("2026-03-31", 1, "2026-04-30"),
    ("2026-08-31", 1, "2026-09-30"),
    ("2026-12-31", 1, "2027-01-31"),
    ("2026-11-30", 3, "2027-02-28"),
    ("2027-11-30", 3, "2028-02-29"),
    ("2026-12-01", 3, "2027-03-01"),
    ("2026-05-15", 0, "2026-05-15"),
    ("2026-05-15", 12, "2027-05-15"),
    ("2028-02-29", 12, "2029-02-28"),
]

days = st.dates(date(2018, 5, 25), date(2099, 1, 1))


@pytest.mark.parametrize(("day", "months", "found"), WORKED)
def test_worked_dates(day: str, months: int, found: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(found)


@given(days, st.integers(0, 60))
def test_it_falls_in_that_month_on_that_date_or_on_its_last(day: date, months: int) -> None:
    found = months_after(day, months)
    assert found.year * 12 + found.month == day.year * 12 + day.month + months
    is_last = (found + timedelta(days=1)).month != found.month
    assert found.day == day.day or (is_last and found.day < day.day)


@given(days, st.integers(0, 1000), st.integers(0, 12))
def test_a_later_day_is_never_due_sooner(day: date, later: int, months: int) -> None:
    assert months_after(day, months) <= months_after(day + timedelta(days=later), months)
