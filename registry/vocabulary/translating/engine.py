"""Rows of one organisation's words into rows of another's, column by column.

Of each column every different value is turned once and kept, so that a million rows of a few hundred values take little
more than copying. What is kept is bounded, and thrown away when there is too much of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count

from registry.tabular.table import Batch
from registry.values import Any, NamedTuple
from registry.vocabulary.translating.column import Column
from registry.vocabulary.translating.tally import Tally
from registry.vocabulary.translating.turned import EMPTY, EXACT, WITHHELD, Turned

MOST_KEPT = 300_000
"""Different values that are kept, of all columns together."""

_BETWEEN = " | "


class Lost(NamedTuple):
    """A cell that is not the same as it was: a line of the ledger. `column`: its number in the plan."""

    row: int
    line: int
    column: int
    value: str
    turned: Turned


class _Kept(dict[Any, str]):
    """Value (or values) → what is written. What is no exact value is in `bad`, what stands for nothing in `empty`."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._turn = column.turn
        self._is_single = column.is_single
        self.bad: dict[Any, Turned] = {}
        self.empty: set[Any] = set()

    def __missing__(self, key: Any) -> str:
        turned = self._turn((key,) if self._is_single else key)
        if turned.outcome == EMPTY:
            self.empty.add(key)
        elif turned.outcome != EXACT:
            self.bad[key] = turned
        self[key] = turned.text
        return turned.text

    def forget(self) -> None:
        """Begin anew."""
        self.clear()
        self.bad.clear()
        self.empty.clear()


class Engine:
    """Turns batches. `kept`: numbers of columns whose source is written beside them.

    - `filled`: number of a source column that becomes none (`left`) → cells of it that are filled.
    - `counts`: for each column of the plan, outcome → cells. `tally`: what was lost. `stopped`: the first cell at which
      a mapping says to stop.
    """

    def __init__(
        self, columns: Sequence[Column], kept: Sequence[int] = (), left: Sequence[int] = (), most: int = MOST_KEPT
    ) -> None:
        self._columns, self.beside, self._most = tuple(columns), frozenset(kept), most
        self._caches = [_Kept(each) for each in self._columns]
        self.counts: list[dict[str, int]] = [{} for _each in self._columns]
        self.tally = Tally()
        self.stopped: Lost | None = None
        self.filled = dict.fromkeys(left, 0)
        self.rows = 0

    def headings(self, beside: Callable[[Column], str]) -> list[str]:
        """What the columns of the result are called, each differently."""
        found: list[str] = []
        for number, column in enumerate(self._columns):
            found.append(_apart(column.heading, found))
            if number in self.beside:
                found.append(_apart(beside(column), found))
        return found

    def turn(self, batch: Batch) -> tuple[list[tuple[str, ...]], list[Lost]]:
        """The rows of the result, and the cells that were lost, row by row."""
        size = len(batch.rows)
        if not size:
            return [], []
        self._forget()
        cells = list(zip(*batch.rows, strict=True))
        made: list[Sequence[str]] = []
        lost: list[Lost] = []
        for number, column in enumerate(self._columns):
            values: Sequence[Any] = (
                cells[column.slots[0]]
                if column.is_single
                else list(zip(*(cells[slot] for slot in column.slots), strict=True))
            )
            if column.is_plain:
                empty = values.count("")
                self._count(number, EMPTY, empty)
                self._count(number, EXACT, size - empty)
                made.append(values)
            else:
                made.append(self._looked_up(number, values, batch, lost))
            if number in self.beside:
                made.append(values if column.is_single else [_BETWEEN.join(each) for each in values])
        for slot in self.filled:
            self.filled[slot] += size - cells[slot].count("")
        self.rows += size
        lost.sort(key=lambda each: each.row)
        return list(zip(*made, strict=True)) if made else [()] * size, lost

    def _forget(self) -> None:
        """What is kept of the column that has most, where all together are too many."""
        while sum(map(len, self._caches)) > self._most:
            max(self._caches, key=len).forget()

    def _looked_up(self, number: int, values: Sequence[Any], batch: Batch, lost: list[Lost]) -> list[str]:
        kept = self._caches[number]
        made = list(map(kept.__getitem__, values))
        empty = bad = 0
        if kept.empty:
            empty = (
                sum(map(values.count, kept.empty)) if len(kept.empty) < 6 else sum(map(kept.empty.__contains__, values))
            )
        if kept.bad and not kept.bad.keys().isdisjoint(values):
            for at, turned in self._bad(kept, values):
                bad += 1
                self._count(number, turned.outcome, 1)
                shown = "" if turned.outcome == WITHHELD else _shown(values[at])
                line = batch.lines[at]
                self.tally.add(number, turned, shown, line)
                lost.append(Lost(batch.first + at, line, number, shown, turned))
                if turned.is_stop and self.stopped is None:
                    self.stopped = lost[-1]
        self._count(number, EMPTY, empty)
        self._count(number, EXACT, len(values) - empty - bad)
        return made

    def _bad(self, kept: _Kept, values: Sequence[Any]) -> Iterator[tuple[int, Turned]]:
        bad = kept.bad
        return ((at, bad[values[at]]) for at in compress(count(), map(bad.__contains__, values)))

    def _count(self, number: int, outcome: str, times: int) -> None:
        if times:
            own = self.counts[number]
            own[outcome] = own.get(outcome, 0) + times


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else _BETWEEN.join(value)


def _apart(name: str, taken: Sequence[str]) -> str:
    found, number = name, 2
    while found in taken:
        found, number = f"{name} ({number})", number + 1
    return found
