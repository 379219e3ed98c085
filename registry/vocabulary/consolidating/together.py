"""Two files row by row: those about the same thing made one, all others kept, every cell with where it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence

from registry.concepts.translating import ConflictRule
from registry.tabular.table import Reading
from registry.values import NamedTuple, dataclass, field
from registry.vocabulary.consolidating.identity import Identity, reader
from registry.vocabulary.consolidating.resolving import Decided, Rule, Rules, decide
from registry.vocabulary.consolidating.shelf import Kept, Several, Shelf

MOST_KEPT = 200
"""Differences, and identities that stand more than once, that are kept with their lines: all are counted."""

AT_ONCE = 4_096
"""Rows that are given together."""


class Plan(NamedTuple):
    """How two files are put together.

    - `first`, `second`: their columns. `identity`: which of them tell what a row is about. `rules`: for differences.
    - `between`: what stands between two values that are both kept.
    - `not_known`: marks that count as empty, besides nothing at all.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    identity: Identity
    rules: Rules
    between: str = " | "
    not_known: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """Those of the result: the first file's, then what only the second has."""
        known = set(self.first)
        return (*self.first, *(each for each in self.second if each not in known))

    @property
    def empty(self) -> frozenset[str]:
        """What counts as empty."""
        return self.not_known | {""}


class Conflict(NamedTuple):
    """One difference: the column by its place, what each file says, and what was decided."""

    place: int
    first: str
    second: str
    decided: Decided


class Row(NamedTuple):
    """One row of the result.

    - `first_line`, `second_line`: the line of each file it came from, 0 for none.
    - `first`, `second`: what each says, in the result's columns; nothing where it came from one file only.
    - `conflicts`: the differences in it, in the order of the columns.
    """

    cells: list[str]
    first_line: int
    second_line: int
    first: list[str]
    second: list[str]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class Tally:
    """What was met, counted as rows are given.

    - `both`, `only_first`, `only_second`: rows of the result from both files, or from one.
    - `several`: identities that stand more than once in a file, of which the first are `listed` and `named`;
      `kept_apart`: rows that were not made one because of that. `nameless`: rows without an identity, of each file.
    - `nearly`: rows of the first file that met none, and would have met one had case, spaces and noughts been ignored.
    - `conflicts`: column → differences in it. `undecided`: those that their rule could not decide. `stopped`: those
      that are left to a person. `spelt`: identities that the two files write differently, where that is ignored.
    - `filled`: cells in which one file says something and the other nothing.
    """

    rows: int = 0
    both: int = 0
    only_first: int = 0
    only_second: int = 0
    several: int = 0
    kept_apart: int = 0
    nameless: list[int] = field(default_factory=lambda: [0, 0])
    nearly: int = 0
    filled: int = 0
    spelt: int = 0
    undecided: int = 0
    stopped: int = 0
    conflicts: dict[str, int] = field(default_factory=dict)
    listed: list[Several] = field(default_factory=list)
    named: dict[bytes, str] = field(default_factory=dict)

    def name(self, key: bytes, text: str) -> None:
        """Say how an identity is written that is listed because it stands more than once."""
        if self.named.get(key) == "":
            self.named[key] = text


def together(
    plan: Plan, first: Reading, second: Reading, shelf: Shelf, tally: Tally,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Iterator[list[Row]]:  # fmt: skip
    """The rows of the result in the order of the first file, then those of the second that are in no other.

    A row of each file whose identities agree becomes one. Where an identity stands more than once in a file, nobody can
    tell which row is meant: those rows stay apart, but for rows of the two files that say just the same. Rows without
    an identity stay apart always. `tell` is told how many bytes were read, of how many. Raises InputOutputError.
    """
    maker = _Maker(plan, tally)
    of = 2 * first.size + second.size
    key_first = reader(plan.identity, plan.first, plan.empty)
    for batch in first.batches(AT_ONCE):
        shelf.put_first(zip(map(key_first, batch.rows), batch.lines, strict=True))
        tell(first.done, of)
    key_second = reader(plan.identity, plan.second, plan.empty)
    loose_second = reader(plan.identity.loosest, plan.second, plan.empty)
    for batch in second.batches(AT_ONCE):
        shelf.put_second(
            (key_second(row), loose_second(row), maker.whole(maker.of_second(row)), line, row)
            for row, line in zip(batch.rows, batch.lines, strict=True)
        )
        tell(first.size + second.done, of)
    shelf.ready()
    tally.several, tally.listed = shelf.several(MOST_KEPT)
    tally.named = {each.key: "" for each in tally.listed}
    loose_first = reader(plan.identity.loosest, plan.first, plan.empty)
    used = bytearray()

    def met(row: Sequence[str], key: bytes) -> Kept | None:
        if not key:
            tally.nameless[0] += 1
            return None
        if tally.several and shelf.is_several(key):
            tally.name(key, maker.identity_of(maker.of_first(row)))
            found = shelf.equal(key, maker.whole(maker.of_first(row)))
            tally.kept_apart += found is None
            return found
        found = shelf.one(key)
        if found is None and shelf.loosely(loose_first(row)):
            tally.nearly += 1
        return found

    for batch in first.batches(AT_ONCE):
        rows = []
        for row, line in zip(batch.rows, batch.lines, strict=True):
            other = met(row, key_first(row))
            if other is not None:
                if other.number >= len(used):
                    used.extend(bytes(other.number + AT_ONCE - len(used)))
                used[other.number] = 1
                rows.append(maker.merged(row, line, other))
            else:
                rows.append(maker.first_only(row, line))
        tally.rows += len(rows)
        yield rows
        tell(first.size + second.size + first.done, of)
    rows = []
    for other, key in shelf.second():
        if other.number < len(used) and used[other.number]:
            continue
        if not key:
            tally.nameless[1] += 1
        elif tally.several and shelf.is_several(key):
            tally.kept_apart += 1
            tally.name(key, maker.identity_of(maker.of_second(other.cells)))
        rows.append(maker.second_only(other))
        if len(rows) == AT_ONCE:
            tally.rows += len(rows)
            yield rows
            rows = []
    tally.rows += len(rows)
    yield rows
    tell(of, of)


class _Maker:
    """Makes rows of the result."""

    def __init__(self, plan: Plan, tally: Tally) -> None:
        self._plan, self._tally, self._empty = plan, tally, plan.empty
        at = {name: place for place, name in enumerate(plan.columns)}
        self._width, self._first_width = len(at), len(plan.first)
        self._to = [at[name] for name in plan.second]
        self._same_columns = plan.second == plan.first
        self._rules = [plan.rules.of(name) for name in plan.columns]
        self._is_both = [name in plan.first and name in plan.second for name in plan.columns]
        self._by = [at.get(rule.by, -1) for rule in self._rules]
        self._identity = [at[name] for name in plan.identity.columns]

    def of_first(self, row: Sequence[str]) -> list[str]:
        """A row of the first file in the result's columns."""
        return [*row, *([""] * (self._width - self._first_width))]

    def of_second(self, row: Sequence[str]) -> list[str]:
        """A row of the second file in the result's columns."""
        if self._same_columns:
            return list(row)
        cells = [""] * self._width
        for place, value in zip(self._to, row, strict=True):
            cells[place] = value
        return cells

    def identity_of(self, cells: Sequence[str]) -> str:
        """What a row is known by, as it is written."""
        return " · ".join(cells[place] for place in self._identity)

    def whole(self, cells: Sequence[str]) -> bytes:
        """What tells rows that say just the same."""
        return hashlib.blake2b(json.dumps(cells).encode(), digest_size=16).digest()

    def first_only(self, row: Sequence[str], line: int) -> Row:
        self._tally.only_first += 1
        cells = self.of_first(row)
        return Row(cells, line, 0, cells, [])

    def second_only(self, other: Kept) -> Row:
        self._tally.only_second += 1
        cells = self.of_second(other.cells)
        return Row(cells, 0, other.line, [], cells)

    def merged(self, row: Sequence[str], line: int, other: Kept) -> Row:
        self._tally.both += 1
        first, second = self.of_first(row), self.of_second(other.cells)
        if first == second:
            return Row(first, line, other.line, first, second)
        cells, conflicts = list(first), []
        for place, (one, two) in enumerate(zip(first, second, strict=True)):
            if one == two:
                continue
            if two in self._empty:
                # Of two marks for not known the first file's is kept, unless it wrote nothing at all.
                cells[place] = one or two
                self._tally.filled += one not in self._empty and self._is_both[place]
            elif one in self._empty:
                cells[place] = two
                self._tally.filled += self._is_both[place]
            else:
                decided = self._decided(place, first, second)
                cells[place] = decided.value
                conflicts.append(Conflict(place, one, two, decided))
        return Row(cells, line, other.line, first, second, tuple(conflicts))

    def _decided(self, place: int, first: Sequence[str], second: Sequence[str]) -> Decided:
        tally, rule, by = self._tally, self._rules[place], self._by[place]
        if place in self._identity:
            # They mean the same thing by what was asked to be ignored: only how it is written is to be chosen.
            tally.spelt += 1
            how = ConflictRule.SECOND if rule.how == ConflictRule.SECOND else ConflictRule.FIRST
            return decide(Rule(how), first[place], second[place], ("", ""), "")
        days = (first[by], second[by]) if by >= 0 else ("", "")
        decided = decide(rule, first[place], second[place], days, self._plan.between)
        column = self._plan.columns[place]
        tally.conflicts[column] = tally.conflicts.get(column, 0) + 1
        tally.stopped += decided.rule == ConflictRule.STOP
        tally.undecided += bool(decided.why)
        return decided
