"""Small tables in memory, read as files are read, and what putting them together comes to when done by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.tabular.table import Batch, Shape, Trouble
from registry.vocabulary.consolidating.together import Plan


class Small:
    """A table whose first row of data stands at line 2, or wherever `lines` says."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]], lines: Sequence[int] = ()) -> None:
        self.shape = Shape("csv")
        self.columns = self.written = tuple(columns)
        self.rows, self.lines = [list(row) for row in rows], list(lines) or list(range(2, len(rows) + 2))
        self.size = self.done = len(rows)
        self.troubles: list[Trouble] = []
        self.counts: dict[str, int] = {}

    def batches(self, most: int = 8192) -> Iterator[Batch]:
        """Two rows at a time, so that what lies across a boundary is tried."""
        for at in range(0, len(self.rows), 2):
            yield Batch(self.rows[at : at + 2], at + 1, self.lines[at : at + 2])


def by_hand(plan: Plan, first: Small, second: Small) -> list[tuple[str, ...]]:
    """The rows of the result, by lists and dictionaries alone; for rules that take one file's value in every column."""
    takes = plan.rules.default.how.value
    columns = plan.columns
    width = len(columns)

    def spread(table: Small, row: list[str]) -> tuple[str, ...]:
        own = dict(zip(table.columns, row, strict=True))
        return tuple(own.get(name, "") for name in columns)

    def key(row: tuple[str, ...]) -> tuple[str, ...] | None:
        parts = [row[columns.index(name)] for name in plan.identity.columns]
        if any(part in plan.empty or part.isspace() for part in parts):
            return None
        if plan.identity.spaces:
            parts = ["".join(part.split()) for part in parts]
        if plan.identity.case:
            parts = [part.casefold() for part in parts]
        if plan.identity.noughts:
            parts = [part.lstrip("0") or "0" for part in parts]
        return tuple(parts)

    ours, theirs = ([spread(table, row) for row in table.rows] for table in (first, second))
    left = list(theirs)
    made = []
    for row in ours:
        own = key(row)
        others = [each for each in left if own is not None and key(each) == own]
        if own is not None and (
            sum(key(each) == own for each in ours) > 1 or sum(key(each) == own for each in theirs) > 1
        ):
            others = [each for each in others if each == row]
        if not others:
            made.append(row)
            continue
        other = others[0]
        left.remove(other)
        cells = []
        for place in range(width):
            one, two = row[place], other[place]
            one_is, two_is = one not in plan.empty, two not in plan.empty
            cells.append((one or two) if not two_is else two if not one_is else two if takes == "second" else one)
        made.append(tuple(cells))
    return made + left
