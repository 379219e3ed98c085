"""Reviews and ends by day: how many records fall on each, and which, without reading any of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyroaring import BitMap

from registry.concepts.running import RUNNING
from registry.index import facets
from registry.index.places import places_of
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded

SORTS = {"review": "review_due", "end": "ends"}
"""What may fall on a day → the column it is kept in: the next review of a record, and its last day."""

LIVE = (*sorted(RUNNING), "active")
"""The statuses of records whose reviews and ends somebody waits for."""


class Calendar:
    """The live records of some registers and kinds on a day, by the days of their reviews and of their ends.

    Counts are of everything; whoever shows a record asks first whether the reader may see it.
    """

    def __init__(
        self, snapshot: IndexSnapshot, on: date, registers: Iterable[str] = (), kinds: Iterable[str] = ()
    ) -> None:
        self._snapshot = snapshot
        self._on = on
        self._within = _union(snapshot, "status", on, LIVE)
        for field, values in (("register", list(registers)), ("kind", list(kinds))):
            if values:
                self._within = self._within & _union(snapshot, field, on, values)

    def days(self, sort: str, but: frozenset[str] = frozenset(), only: frozenset[str] = frozenset()) -> dict[str, int]:
        """Day → how many fall on it, in the order of days. `but` and `only`: kinds left out, or the only ones."""
        within = self._of(but, only)
        found = ((day, places.intersection_cardinality(within)) for day, places in self._all(sort).items())
        return {day: count for day, count in found if count}

    def on_days(
        self, sort: str, days: Iterable[str], but: frozenset[str] = frozenset(), only: frozenset[str] = frozenset()
    ) -> Iterator[tuple[str, int]]:
        """Each of some days with each record that falls on it, by its number (see `record`)."""
        within, every = self._of(but, only), self._all(sort)
        for day in days:
            for number in places_of(self._snapshot).numbers(every.get(day, BitMap()) & within):
                yield day, number

    def record(self, number: int) -> Loaded | None:
        """The record of a number."""
        return self._snapshot.numbered(number)

    def _of(self, but: frozenset[str], only: frozenset[str]) -> BitMap:
        within = self._within
        if only:
            within = within & _union(self._snapshot, "kind", self._on, only)
        return within - _union(self._snapshot, "kind", self._on, but) if but else within

    def _all(self, sort: str) -> Mapping[str, BitMap]:
        """Every day with the places of the records that fall on it, live or not: kept while the index is as it is."""
        key = ("calendar", sort)
        if key not in self._snapshot.memory:
            column = SORTS[sort]
            sql = (
                f"SELECT {column}, group_concat(number) FROM record WHERE {column} > ''"  # noqa: S608 - our own
                f" GROUP BY {column} ORDER BY {column}"
            )
            places = places_of(self._snapshot)
            self._snapshot.memory[key] = {
                day: places.of_numbers(json.loads(f"[{numbers}]")) for day, numbers in self._snapshot.engine.rows(sql)
            }
        found: Mapping[str, BitMap] = self._snapshot.memory[key]
        return found


def _union(snapshot: IndexSnapshot, field: str, on: date, values: Iterable[str]) -> BitMap:
    sets = facets.of_field(snapshot, field, on)
    return BitMap.union(*(sets.get(each, BitMap()) for each in values), BitMap())
