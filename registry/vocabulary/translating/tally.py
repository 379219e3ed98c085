"""What was lost, grouped: the same outcome for the same reason in one column, in bounded memory."""

from __future__ import annotations

from collections.abc import Sequence

from registry.values import NamedTuple
from registry.vocabulary.translating.turned import Turned

_MOST_GROUPS, _MOST_DISTINCT, _MOST_EXAMPLES, _MOST_LINES = 400, 2_000, 3, 5


class Group(NamedTuple):
    """`distinct`: how many different values, `is_more` where there are more than were kept count of."""

    column: int
    outcome: str
    kind: str
    reason: str
    cells: int
    distinct: int
    is_more: bool
    examples: tuple[tuple[str, str], ...]
    lines: tuple[int, ...]


class _Counting:
    __slots__ = ("cells", "examples", "lines", "values")

    def __init__(self) -> None:
        self.cells = 0
        self.values: set[str] = set()
        self.examples: list[tuple[str, str]] = []
        self.lines: list[int] = []


class Tally:
    """Counts losses, a batch of one column at a time."""

    def __init__(self) -> None:
        self._groups: dict[tuple[int, str, str, str], _Counting] = {}

    def add(self, column: int, turned: Turned, value: str, line: int) -> None:
        """One cell."""
        key = (column, turned.outcome, turned.kind, turned.reason)
        own = self._groups.get(key)
        if own is None:
            if len(self._groups) >= _MOST_GROUPS:
                # More sorts than anybody reads: told apart by column and outcome alone. The ledger has them all.
                key = (column, turned.outcome, turned.kind, "")
            own = self._groups.setdefault(key, _Counting())
        own.cells += 1
        if len(own.lines) < _MOST_LINES:
            own.lines.append(line)
        if len(own.values) < _MOST_DISTINCT and value not in own.values:
            own.values.add(value)
            if len(own.examples) < _MOST_EXAMPLES:
                own.examples.append((value, turned.text))

    def groups(self) -> Sequence[Group]:
        """Every group, most cells first."""
        found = [
            Group(
                *key, own.cells, len(own.values), len(own.values) >= _MOST_DISTINCT, tuple(own.examples),
                tuple(own.lines),
            )
            for key, own in self._groups.items()
        ]  # fmt: skip
        return sorted(found, key=lambda each: (-each.cells, each.column, each.outcome, each.reason))
