"""The ends of months, which is where the past is looked at."""

from __future__ import annotations

from datetime import date, timedelta

MOST = 60
"""As many month ends are looked back at, at most."""


def month_ends(before: date, count: int) -> list[date]:
    """The last days of as many months, all of them before a day, the oldest first."""
    found: list[date] = []
    last = before.replace(day=1) - timedelta(days=1) if before > date(1, 1, 31) else None
    while last is not None and len(found) < count:
        found.append(last)
        last = last.replace(day=1) - timedelta(days=1) if last > date(1, 1, 31) else None
    return found[::-1]
