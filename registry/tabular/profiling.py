"""What the values of each column look like. Each different value is looked at once, however often it stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from registry.tabular.column_profile import Personal, profile_of
from registry.tabular.column_values import ColumnValues
from registry.tabular.profile import Profile
from registry.tabular.table import Reading

MOST_ROWS = 100_000
"""Rows that are looked at, where nobody asks for more: what a column holds is seen by then."""


class Profiler:
    """Takes rows as they come, so that whoever reads a file anyway need not read it twice.

    `is_personal` is asked of each column, with its name and some of its values: why they look like those of real
    people, or nothing.
    """

    def __init__(self, columns: Sequence[str], most_rows: int = MOST_ROWS, is_personal: Personal | None = None) -> None:
        self._columns = columns
        self._left = most_rows
        self._is_personal = is_personal
        self._values = [ColumnValues() for _column in columns]

    @property
    def is_full(self) -> bool:
        """Whether no more rows are looked at."""
        return self._left <= 0

    def take(self, rows: Sequence[Sequence[str]]) -> None:
        """Look at some more rows, each with as many cells as there are columns."""
        if self._left <= 0 or not rows:
            return
        rows = rows[: self._left] if len(rows) > self._left else rows
        self._left -= len(rows)
        for values, column in zip(self._values, zip(*rows, strict=True), strict=True):
            values.take(column)

    def profiles(self) -> tuple[Profile, ...]:
        """One for each column, in their order, of the rows so far."""
        return tuple(
            profile_of(name, place, values, self._is_personal)
            for place, (name, values) in enumerate(zip(self._columns, self._values, strict=True))
        )


def profiles(
    reading: Reading, most_rows: int = MOST_ROWS, is_personal: Personal | None = None,
    told: Callable[[int, int], None] | None = None,
) -> tuple[Profile, ...]:  # fmt: skip
    """Of a file's first rows. `told` is called with bytes read and bytes in all. Raises InputOutputError."""
    profiler = Profiler(reading.columns, most_rows, is_personal)
    for batch in reading.batches():
        profiler.take(batch.rows)
        if told is not None:
            told(reading.done, reading.size)
        if profiler.is_full:
            break
    return profiler.profiles()
