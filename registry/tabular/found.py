"""What was found wrong with a file: each sort kept up to a bound, and counted in full."""

from __future__ import annotations

from registry.tabular.table import Trouble

MOST_OF_A_SORT = 200
"""Troubles of one sort that are kept with their lines. Whoever has mended so many can ask again."""


class Found:
    """Troubles as they are met."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.counts: dict[str, int] = {}
        self.dropped = 0

    def add(self, trouble: Trouble) -> None:
        """One more."""
        met = self.counts.get(trouble.code, 0)
        self.counts[trouble.code] = met + 1
        self.dropped += trouble.is_dropped
        if met < MOST_OF_A_SORT:
            self.troubles.append(trouble)

    def more(self, code: str, times: int) -> None:
        """So many more of a sort that is told once."""
        if times:
            self.counts[code] = self.counts.get(code, 0) + times

    def copy(self) -> Found:
        """As it stands now, to begin again from."""
        copied = Found()
        copied.dropped = self.dropped
        copied.troubles, copied.counts = list(self.troubles), dict(self.counts)
        return copied
