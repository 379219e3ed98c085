"""72 hours by a clock that nobody changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.breach import regulator_deadline

WORKED = [
    ("2026-03-04T09:30+00:00", "2026-03-07T09:30+00:00", "9:30 on 4 March 2026 end at 9:30 on 7 March 2026"),
    # Clocks go forward on 29 March 2026 and back on 25 October 2026, both at one o'clock Greenwich time.
    ("2026-03-27T09:30+00:00", "2026-03-30T09:30+00:00", "9:30 on 27 March 2026 end at 10:30 on 30 March 2026"),
    ("2026-03-26T00:59+00:00", "2026-03-29T00:59+00:00", "0:59 on 26 March 2026 end at 0:59 on 29 March 2026"),
    ("2026-03-26T01:00+00:00", "2026-03-29T01:00+00:00", "1:00 on 26 March 2026 end at 2:00 on 29 March 2026"),
    ("2026-10-23T09:30+01:00", "2026-10-26T08:30+00:00", "9:30 on 23 October 2026 end at 8:30 on 26 October 2026"),
    ("2026-10-22T01:30+01:00", "2026-10-25T00:30+00:00", "1:30 on 22 October 2026 end at 1:30 on 25 October 2026"),
    ("2026-10-22T02:30+01:00", "2026-10-25T01:30+00:00", "2:30 on 22 October 2026 end at 1:30 on 25 October 2026"),
    # A weekend and four bank holidays stop nothing.
    ("2026-12-24T17:00+00:00", "2026-12-27T17:00+00:00", "17:00 on 24 December 2026 end at 17:00 on 27 December 2026"),
    ("2028-02-27T12:00+00:00", "2028-03-01T12:00+00:00", "12:00 on 27 February 2028 end at 12:00 on 1 March 2028"),
    ("2026-12-30T23:05+00:00", "2027-01-02T23:05+00:00", "23:05 on 30 December 2026 end at 23:05 on 2 January 2027"),
]


@pytest.mark.parametrize(("aware", "by", "said"), WORKED, ids=[each[0] for each in WORKED])
def test_worked_times(aware: str, by: str, said: str) -> None:
    found = regulator_deadline(datetime.fromisoformat(aware))
    assert found.by == datetime.fromisoformat(by)
    assert said in found.because


@given(st.datetimes(datetime(2018, 5, 25), datetime(2099, 1, 1), timezones=st.just(UTC)), st.integers(-14, 14))
def test_always_72_hours_wherever_the_time_was_written(aware: datetime, hours: int) -> None:
    elsewhere = aware.astimezone(timezone(timedelta(hours=hours)))
    assert regulator_deadline(elsewhere).by - aware == timedelta(hours=72)
    assert regulator_deadline(elsewhere) == regulator_deadline(aware)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        regulator_deadline(datetime(2026, 3, 4, 9, 30))
