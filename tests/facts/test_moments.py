"""Moments as records write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from registry.facts.moments import day_of, moment


def test_a_moment_is_read_with_its_offset() -> None:
    assert moment("2026-03-04T09:30Z") == datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    assert moment("2026-09-07T09:30+01:00") == datetime(2026, 9, 7, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("written", [None, "2026-02-30T09:30Z", "2026-02-28T09:30", "some time in March"])
def test_what_is_no_moment_is_none(written: str | None) -> None:
    assert moment(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-07-01T23:30Z", date(2026, 7, 2)),
        ("2026-12-01T23:30Z", date(2026, 12, 1)),
        ("2026-07-02T00:30+01:00", date(2026, 7, 2)),
    ],
)
def test_its_day_is_that_of_a_british_clock(written: str, day: date) -> None:
    found = moment(written)
    assert found is not None
    assert day_of(found) == day
