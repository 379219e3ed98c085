"""How many reviews and last days fall on each day, put together for the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from registry.verbs.checks.due import OnDay
from registry.wording import _, counted, listed


class Days:
    """The counts of every day that has any."""

    def __init__(self, days: tuple[OnDay, ...]) -> None:
        self._by_day: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._by_month: Counter[str] = Counter()
        for each in days:
            self._by_day[each.day][each.kind] += each.count
            self._by_month[each.day[:7]] += each.count

    def on(self, day: date) -> Mapping[str, int]:
        """Sort → how many, on one day."""
        return self._by_day.get(day.isoformat(), Counter())

    def in_month(self, month: date) -> int:
        """How many in the month of a day."""
        return self._by_month[month.isoformat()[:7]]

    def between(self, since: date, until: date, sort: str = "") -> int:
        """How many from one day to another, both included."""
        first, last = since.isoformat(), until.isoformat()
        return sum(
            sum(counts.values()) if not sort else counts[sort]
            for day, counts in self._by_day.items()
            if first <= day <= last
        )

    def years(self, also: int) -> tuple[int, int]:
        """The first and last year with any, or that is looked at."""
        found = [also, *(int(day[:4]) for day in self._by_day)]
        return min(found), max(found)


def in_words(counts: Mapping[str, int]) -> str:
    """What falls on a day: 2 reviews and 1 last day."""
    said = {
        "review": counted(counts.get("review", 0), _("review"), _("reviews")),
        "end": counted(counts.get("end", 0), _("last day"), _("last days")),
        "waiver": counted(counts.get("waiver", 0), _("waiver runs out"), _("waivers run out")),
    }
    return listed(said[sort] for sort in said if counts.get(sort))
