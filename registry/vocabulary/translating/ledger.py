"""The list of every cell that is not as it was, as CSV: it stands there only once it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from registry.tabular.table import Shape
from registry.tabular.writing import write_table
from registry.vocabulary.translating.engine import Lost

HEADINGS = ("row", "line", "column", "target", "value", "written", "outcome", "loss", "why")
"""What its columns are called. A line of a whole column has no row."""


class Ledger:
    """Written a batch at a time. Values in it are kept from being run by a spreadsheet."""

    def __init__(self, path: Path, sources: Sequence[str], targets: Sequence[str]) -> None:
        self._sources, self._targets = sources, targets
        self._writing = write_table(path, HEADINGS, Shape("csv", is_marked=True))

    def write(self, lost: Sequence[Lost]) -> None:
        """Add cells. Raises InputOutputError."""
        if lost:
            self._writing.write([
                (
                    str(each.row), str(each.line), self._sources[each.column], self._targets[each.column], each.value,
                    each.turned.text, each.turned.outcome, each.turned.kind, each.turned.reason,
                )
                for each in lost
            ])  # fmt: skip

    def add_columns(self, columns: Sequence[tuple[str, str, str]]) -> None:
        """Add columns that become none: the column, the outcome, and why."""
        if columns:
            self._writing.write([("", "", name, "", "", "", outcome, "", why) for name, outcome, why in columns])

    def finish(self) -> None:
        """Put it in its place. Raises InputOutputError."""
        self._writing.finish()

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._writing.abandon()
