"""What every file being read says of itself, whatever it is read from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from registry.tabular.found import Found
from registry.tabular.table import Shape, Trouble


class Read:
    """The part of a `Reading` that does not depend on the form of the file.

    Whoever opens a file sets `_size`, `_written`, `_columns` and `_shape`, tells `_opened` of what is wrong with it
    as a whole, and begins `_found` from that whenever the rows are asked for.
    """

    _size: int
    _written: tuple[str, ...]
    _columns: tuple[str, ...]
    _shape: Shape
    _found: Found

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = Found()

    @property
    def shape(self) -> Shape:
        """How it is read."""
        return self._shape

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns' names as used."""
        return self._columns

    @property
    def written(self) -> tuple[str, ...]:
        """The names as they stand."""
        return self._written

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._size

    @property
    def troubles(self) -> Sequence[Trouble]:
        """What was found so far."""
        return self._found.troubles

    @property
    def counts(self) -> dict[str, int]:
        """How often."""
        return self._found.counts

    @property
    def dropped(self) -> int:
        """Rows that could not be read."""
        return self._found.dropped
