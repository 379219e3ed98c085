"""The corresponding date of a later month. The worked dates are in `worked.yaml`."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.calendar_month import months_after

days = st.dates(date(2018, 5, 25), date(2099, 1, 1))


@given(days, st.integers(0, 60))
def test_it_falls_in_that_month_on_that_date_or_on_its_last(day: date, months: int) -> None:
    found = months_after(day, months)
    assert found.year * 12 + found.month == day.year * 12 + day.month + months
    is_last = (found + timedelta(days=1)).month != found.month
    assert found.day == day.day or (is_last and found.day < day.day)


@given(days, st.integers(0, 1000), st.integers(0, 12))
def test_a_later_day_is_never_due_sooner(day: date, later: int, months: int) -> None:
    assert months_after(day, months) <= months_after(day + timedelta(days=later), months)
