"""Days as small numbers, and how they are written. Nothing here asks what day it is."""

from __future__ import annotations

from datetime import date, timedelta

_FIRST = date(2008, 1, 1)
_WRITTEN = [(_FIRST + timedelta(days=number)).isoformat() for number in range(366 * 32)]

TODAY = (date(2026, 11, 21) - _FIRST).days
"""The day on which everything invented is looked at."""

YEAR = 365


def iso(day: int) -> str:
    """A day as it is written."""
    return _WRITTEN[day]


def moment(day: int, minute: int) -> str:
    """A day and the minute in it, in British time."""
    offset = "+01:00" if "03-31" < _WRITTEN[day][5:] < "10-25" else "Z"
    return f"{_WRITTEN[day]}T{minute // 60:02}:{minute % 60:02}{offset}"
