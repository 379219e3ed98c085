"""The values of one column as they go by: how often each, up to a bound on what is remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

MOST_DISTINCT = 20_000
_STEP = 16
"""Beyond the bound, every so manieth value is looked at: enough to see that a column changes its sort halfway."""
_MOST_LATER = 2_000
_MOST_LETTERS = 2_100
"""Letters of a value that are remembered."""
_MOST_HELD = 8_000_000


class ColumnValues:
    """One column. `rows`: how many went by; `is_bounded`: whether there are more different values than remembered."""

    def __init__(self) -> None:
        self.rows = 0
        self.empty = 0
        self.is_bounded = False
        self.longest = 0
        self._counts: Counter[str] = Counter()
        self._later: Counter[str] = Counter()
        self._letters = 0

    def take(self, values: Sequence[str]) -> None:
        """Count some more."""
        self.rows += len(values)
        self.longest = max(self.longest, max(map(len, values), default=0))
        if self.longest > _MOST_LETTERS:
            values = [value[:_MOST_LETTERS] for value in values]
        if not self.is_bounded:
            before = len(self._counts)
            self._counts.update(values)
            if len(self._counts) > before:
                self._letters += sum(map(len, self._counts)) if before == 0 else (len(self._counts) - before) * min(
                    self.longest, _MOST_LETTERS)  # fmt: skip
            self.is_bounded = len(self._counts) > MOST_DISTINCT or self._letters > _MOST_HELD
            return
        self.empty += values.count("")
        if len(self._later) < _MOST_LATER:
            self._later.update(value for value in values[::_STEP] if value)

    def counted(self) -> Iterator[tuple[str, int]]:
        """Every remembered value that is not empty, with how often it was met, as far as that is known."""
        for value, times in self._counts.items():
            if value.strip():
                yield value, times
        for value, times in self._later.items():
            if value.strip():
                yield value, times * _STEP

    @property
    def blank(self) -> int:
        """Rows with nothing in them."""
        return self.empty + sum(times for value, times in self._counts.items() if not value.strip())

    @property
    def distinct(self) -> int:
        """Different values, up to the bound."""
        return sum(1 for value in self._counts if value.strip())
