"""72 hours by a clock that nobody changes. The worked times are in `worked.yaml`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.breach import as_written, hours_after, in_britain, regulator_deadline

moments = st.datetimes(datetime(2018, 5, 25), datetime(2099, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("aware", "said"),
    [
        ("2026-03-27T09:30+00:00", "9:30 on 27 March 2026 end at 10:30 on 30 March 2026. Clocks in the United Kingdom"
         " went forward"),
        ("2026-10-23T09:30+01:00", "9:30 on 23 October 2026 end at 8:30 on 26 October 2026. Clocks in the United"
         " Kingdom went back"),
        ("2026-03-04T09:30+00:00", "9:30 on 4 March 2026 end at 9:30 on 7 March 2026. Weekends"),
    ],
)  # fmt: skip
def test_it_is_said_by_a_british_clock_and_a_change_of_the_clocks_is_told(aware: str, said: str) -> None:
    assert said in regulator_deadline(datetime.fromisoformat(aware)).because


@given(moments, st.integers(-14, 14))
def test_always_72_hours_wherever_the_time_was_written(aware: datetime, hours: int) -> None:
    elsewhere = aware.astimezone(timezone(timedelta(hours=hours)))
    assert regulator_deadline(elsewhere).by - aware == timedelta(hours=72)


@given(moments, st.integers(-14, 14), st.integers(0, 200))
def test_a_clock_elsewhere_is_kept_in_what_is_shown(aware: datetime, zone: int, hours: int) -> None:
    elsewhere = aware.astimezone(timezone(timedelta(hours=zone)))
    found = hours_after(elsewhere, hours).by
    assert found - aware == timedelta(hours=hours)
    if as_written(elsewhere) != in_britain(elsewhere):
        assert found.utcoffset() == elsewhere.utcoffset()


def test_a_time_by_another_clock_is_said_by_both() -> None:
    assert as_written(datetime.fromisoformat("2026-03-04T11:30+02:00")) == (
        "11:30 on 4 March 2026 by UTC+02:00, which is 9:30 on 4 March 2026 in the United Kingdom"
    )
    # Greenwich time in summer is not what a British clock shows.
    assert as_written(datetime.fromisoformat("2026-07-04T09:30+00:00")) == (
        "9:30 on 4 July 2026 by UTC, which is 10:30 on 4 July 2026 in the United Kingdom"
    )
    assert as_written(datetime.fromisoformat("2026-07-04T09:30+01:00")) == "9:30 on 4 July 2026"


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        regulator_deadline(datetime(2026, 3, 4, 9, 30))
