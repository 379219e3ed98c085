"""Whether processing goes on, and which days decide it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.going_on import going_on
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session

AT = "north/processing-activity/hub"


@pytest.mark.parametrize(
    ("activity", "expected", "field"),
    [
        ({}, True, "live"),
        ({"started": "2026-11-21", "ended": "2026-11-21", "live": "yes"}, True, "live"),
        ({"started": "2026-11-22", "live": "yes"}, False, "started"),
        ({"ended": "2026-11-20"}, False, "ended"),
        ({"live": "no"}, False, "live"),
        ({"live": "unknown"}, True, "live"),
    ],
)
def test_it_goes_on_from_its_first_day_to_its_last(
    snapshot_of: Any, activity: dict[str, Any], expected: bool, field: str
) -> None:
    reader = Reader(snapshot_of({}), Session(), statute_book(), date(2026, 11, 21))
    found = going_on(reader, activity, AT)
    assert (found.value, found.sources) == (expected, (f"{AT}#{field}",))


def test_both_days_are_looked_at(snapshot_of: Any) -> None:
    reader = Reader(snapshot_of({}), Session(), statute_book(), date(2026, 11, 21))
    going_on(reader, {"started": "2026-07-01", "ended": "2027-06-30"}, AT)
    assert (reader.looked.since, reader.looked.until) == (date(2026, 7, 1), date(2027, 6, 30))
