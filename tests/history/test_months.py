"""Month ends, which is where the past is looked at."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from registry.history.months import month_ends


def test_they_are_the_last_days_of_the_months_before_a_day() -> None:
    found = month_ends(date(2026, 3, 31), 3)
    assert found == [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)], "the day itself is none of them"
    assert month_ends(date(2024, 3, 1), 1) == [date(2024, 2, 29)]
    assert month_ends(date(1, 2, 3), 60) == [date(1, 1, 31)]


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(1, 60))
def test_each_is_followed_by_a_first_and_none_is_left_out(before: date, count: int) -> None:
    found = month_ends(before, count)
    assert len(found) == count
    assert all((each + timedelta(days=1)).day == 1 for each in found)
    assert found[-1] < before <= found[-1] + timedelta(days=31)
    assert all(28 <= (after - each).days <= 31 for each, after in pairwise(found))
