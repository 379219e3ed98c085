"""Working days of each nation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.working_days import NATIONS, is_working_day, nations, next_working_day

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

days = st.dates(date(2018, 5, 25), date(2035, 12, 31))


@pytest.mark.parametrize(("day", "nations"), BANK_HOLIDAYS)
def test_bank_holidays(day: str, nations: str) -> None:
    of = {nation for nation in NATIONS if not is_working_day(date.fromisoformat(day), nation)}
    assert of == set(nations.split())


@pytest.mark.parametrize("nation", ["", "uk-wide", "france"])
def test_where_no_one_nation_is_known_each_may_count_and_none_is_guessed(nation: str) -> None:
    assert nations(nation) == NATIONS
    assert nations("wales") == ("wales",)
    with pytest.raises(KeyError):
        is_working_day(date(2026, 11, 30), nation)


@given(days, st.sampled_from(NATIONS))
def test_the_next_is_the_first_that_is_one(day: date, nation: str) -> None:
    found = next_working_day(day, nation)
    assert day <= found <= day + timedelta(days=6)
    assert is_working_day(found, nation)
    between = (day + timedelta(days=each) for each in range((found - day).days))
    assert not any(is_working_day(each, nation) for each in between)
