"""A table of data as it is read: its shape, its columns, its rows a batch at a time, and what is wrong with it.

Every cell is text, whatever it was read from: a date as YYYY-MM-DD, a number without a trailing `.0`. An empty cell,
and one that a typed file says is null, are both empty text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.values import NamedTuple, Protocol, dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file was read, so that it can be said, asked for again, and written alike.

    - `format`: `csv`, `xlsx` or `parquet`. `sheet`: of a spreadsheet, the sheet's name; `sheets`: all that it has.
    - `encoding`, `separator`, `line_end`: of CSV; `is_marked`: whether it begins with a byte order mark.
    - `heading_line`: the line of the file (or row of the sheet) that the columns' names were taken from, from 1.
    """

    format: str
    encoding: str = "utf-8"
    separator: str = ","
    line_end: str = "\r\n"
    is_marked: bool = False
    heading_line: int = 1
    sheet: str = ""
    sheets: tuple[str, ...] = ()


class Trouble(NamedTuple):
    """Something wrong with a file, in words for whoever sent it.

    - `line`: the line of the file, or row of the sheet, from 1; 0 for the whole file. `column`: its name, or nothing.
    - `code`: what sort of trouble, in a word or two with hyphens: `unclosed-quote`, `too-many-cells`.
    - `message`, `fix`: sentences. `is_dropped`: whether the row could not be read and so is in no batch.
    """

    line: int
    column: str
    code: str
    message: str
    fix: str
    is_dropped: bool = False


class Batch(NamedTuple):
    """Some rows in their order, each with as many cells as there are columns.

    - `first`: the number of the first row, counting rows of data from 1, those that could not be read too.
    - `lines`: the line of the file (or row of the sheet) at which each begins; a range where every row is one line.
    """

    rows: list[list[str]]
    first: int
    lines: Sequence[int]


class Reading(Protocol):
    """A file being read. It is gone through once; `batches` may be asked for again, which begins again."""

    @property
    def shape(self) -> Shape:
        """How it is read."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns' names as used: as written, without spaces at the ends, told apart where several are alike."""

    @property
    def written(self) -> tuple[str, ...]:
        """The columns' names just as they stand in the file."""

    @property
    def size(self) -> int:
        """Its size in bytes, for saying how far the reading has come."""

    @property
    def done(self) -> int:
        """How many of those bytes have been read."""

    @property
    def troubles(self) -> Sequence[Trouble]:
        """What was found wrong so far: each sort is kept up to a bound, and counted in full in `counts`."""

    @property
    def counts(self) -> dict[str, int]:
        """Code of a trouble → how often it was met so far."""

    @property
    def dropped(self) -> int:
        """Rows that could not be read so far, and so are in no batch."""

    def batches(self, most: int = 8192) -> Iterator[Batch]:
        """The rows, at most so many at a time. Raises InputOutputError where the file cannot be read on at all."""


class Writing(Protocol):
    """A file being written beside its place. It stands there only once it is whole."""

    @property
    def troubles(self) -> Sequence[Trouble]:
        """What could not be written just as it was, and what was done instead."""

    @property
    def counts(self) -> dict[str, int]:
        """Code of a trouble → how often it was met so far."""

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows, each with as many cells as there are columns."""

    def finish(self) -> None:
        """Put it in its place, whole."""

    def abandon(self) -> None:
        """Leave nothing behind."""
