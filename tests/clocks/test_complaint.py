"""Thirty days to acknowledge a complaint."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.complaint import acknowledgement_deadline
from registry.clocks.working_days import is_working_day

WORKED = [
    ("2026-06-19", "england", "2026-07-20"),  # the thirtieth day is a Sunday
    ("2026-07-01", "england", "2026-07-31"),
    ("2026-07-02", "england", "2026-08-03"),
    ("2026-07-02", "scotland", "2026-08-04"),  # Monday 3 August is a bank holiday there
    ("2026-07-27", "england", "2026-08-26"),
    ("2026-08-01", "england", "2026-09-01"),  # 31 August is a bank holiday
    ("2026-08-01", "scotland", "2026-08-31"),
    ("2026-11-25", "wales", "2026-12-29"),
    ("2027-01-30", "england", "2027-03-01"),
]


@pytest.mark.parametrize(("received", "nation", "by"), WORKED)
def test_worked_dates(received: str, nation: str, by: str) -> None:
    found = acknowledgement_deadline(date.fromisoformat(received), nation)
    assert found.by == date.fromisoformat(by)


def test_it_says_how_it_was_worked_out() -> None:
    assert acknowledgement_deadline(date(2026, 7, 1), "england").because == (
        "It came on 1 July 2026; 30 days counted from the next day end on 31 July 2026."
    )
    assert acknowledgement_deadline(date(2026, 7, 2), "england").because == (
        "It came on 2 July 2026; 30 days counted from the next day end on 1 August 2026."
        " That is no working day, so it may be acknowledged until 3 August 2026."
    )


@given(st.dates(date(2026, 6, 19), date(2035, 12, 31)), st.sampled_from(["england", "scotland", ""]))
def test_thirty_whole_days_and_no_more_than_the_next_working_day(received: date, nation: str) -> None:
    by = acknowledgement_deadline(received, nation).by
    assert is_working_day(by, nation)
    assert timedelta(days=30) <= by - received <= timedelta(days=36)
