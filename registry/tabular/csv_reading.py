"""A file of text as a table, read a piece at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from registry.errors import InputOutputError
from registry.tabular.csv_line import lines_of
from registry.tabular.csv_rows import RowReader
from registry.tabular.csv_text import SAMPLE, Text
from registry.tabular.encoding import encoding_of
from registry.tabular.formulas import FormulaCount
from registry.tabular.found import Found
from registry.tabular.heading import Heading, heading_of, told_apart, told_of
from registry.tabular.kind import unreadable
from registry.tabular.read import Read
from registry.tabular.separator import separator_of, told
from registry.tabular.table import Batch, Shape, Trouble
from registry.tabular.totals import note_totals
from registry.wording import _

_QUOTED = re.compile('"[^"]*(?:"|$)')
_SAMPLE_ROWS = 400
MOST_COLUMNS = 20_000


class CsvReading(Read):
    """A `Reading` of CSV. `open_table` makes one."""

    def __init__(self, path: Path, encoding: str = "", separator: str = "", heading: int = 0) -> None:
        super().__init__(path)
        try:
            self._size = path.stat().st_size
            self._encoding = encoding_of(path, encoding)
            sample, self._line_end = self._sample()
        except OSError as error:
            raise unreadable(path, error) from error
        self._note_encoding(encoding)
        end = "\r" if self._line_end == "\r" else "\n"
        lines = list(lines_of(sample, end))
        self._separator = told(separator) if separator else separator_of(lines, end)
        self._layout(lines, end, heading)
        self._shape = Shape(
            "csv", self._encoding.name, self._separator, self._line_end, bool(self._encoding.mark), self._heading_line
        )
        self._found = self._opened.copy()
        self._text: Text | None = None

    def _sample(self) -> tuple[str, str]:
        """The first text of the file, and how its lines end."""
        for text, _line in Text(self._path, self._encoding, "\n", Found(), SAMPLE).pieces():
            sample = text[: 1 << 20]
            break
        else:
            sample = ""
        bare = _QUOTED.sub("", sample)
        whole, old, new = bare.count("\r\n"), bare.count("\r"), bare.count("\n")
        if whole and whole >= new - whole:
            return sample, "\r\n"
        if old or new:
            return sample, "\r" if old > new else "\n"
        return sample, "\r\n"

    def _note_encoding(self, wanted: str) -> None:
        if self._encoding.is_guess and not wanted:
            self._opened.add(Trouble(
                0, "", "guessed-encoding",
                _("The file does not say in which character set it is; it reads best as {encoding}.").format(
                    encoding=self._encoding.name),
                _("See whether letters such as £ and é came out right. If not, say which it is."),
            ))  # fmt: skip

    def _layout(self, lines: list[str], end: str, wanted: int) -> None:
        """Where the names and the first row of data are."""
        rows, starts = _first_rows(lines, self._separator, end)
        if lines and lines[0].lower().startswith(("sep=", '"sep=')) and len(lines[0].strip().strip('"')) == 5:
            rows[0] = []
        if wanted:
            at = next((place for place, start in enumerate(starts) if start == wanted), len(rows) - 1)
            names = tuple(rows[at]) if rows else ()
            found = Heading(at, at + 1, -1, len(names), names)
        else:
            found = heading_of(rows)
        if not found.width:
            raise InputOutputError(
                _("{file} has no rows and no columns: there is nothing in it but blanks.").format(file=self._path.name),
                _("Save it again from where it came from."),
            )
        if found.width > MOST_COLUMNS:
            raise InputOutputError(
                _("{file} has more than {most} columns, and no table has so many.").format(
                    file=self._path.name, most=f"{MOST_COLUMNS:,}"),
                _("Say which separator stands between its cells."),
            )  # fmt: skip
        names = found.names
        body = rows[found.below :]
        while (
            len(names) > 1
            and not names[-1].strip()
            and not any(row[len(names) - 1].strip() for row in body if len(row) == found.width)
        ):
            names = names[:-1]
        if len(names) < found.width:
            self._opened.add(Trouble(
                starts[max(found.at, 0)], "", "trailing-separators",
                _("Lines end in separators with nothing behind them, as if there were more columns."),
                _("Nothing; they were passed over."),
            ))  # fmt: skip
        self._width, self._written = found.width, names
        self._heading_line = starts[found.at] if found.at >= 0 else 0
        self._columns = told_apart(names, self._heading_line, self._opened)
        told_of(found, starts, self._opened)
        self._first_line = starts[found.below] if found.below < len(starts) else (starts[-1] + _lines_of(rows[-1], end))

    @property
    def done(self) -> int:
        """Bytes read."""
        return self._text.done if self._text else 0

    def batches(self, most: int = 8192) -> Iterator[Batch]:
        """The rows. Raises InputOutputError."""
        self._found = found = self._opened.copy()
        self._text = text = Text(self._path, self._encoding, self._line_end, found)
        formulas = FormulaCount(self._columns, self._separator, found)
        reader = RowReader(
            self._separator, self._line_end, self._width, len(self._columns),
            self._written if self._heading_line else (), found,
        )  # fmt: skip
        number = 1
        last: Batch | None = None
        try:
            for parsed in self._parsed(text, reader):
                formulas.look(parsed.text, parsed.rows, parsed.lines)
                for at in range(0, len(parsed.rows), most):
                    rows = parsed.rows[at : at + most] if len(parsed.rows) > most else parsed.rows
                    last = Batch(rows, number + parsed.numbers[at], parsed.lines[at : at + most])
                    yield last
                number += parsed.met
        except OSError as error:
            raise unreadable(self._path, error) from error
        if last is not None:
            note_totals(last, self._columns, found)

    def _parsed(self, text: Text, reader: RowReader) -> Iterator[_Piece]:
        rest, rest_line = "", 0
        end = "\r" if self._line_end == "\r" else "\n"
        for piece, line in text.pieces():
            if line < self._first_line:
                cut = _skipped(piece, end, self._first_line - line)
                if cut is None:
                    continue
                piece, line = piece[cut:], self._first_line
            if rest:
                piece, line = rest + piece, rest_line
            parsed = reader.read(piece, line, False)
            rest, rest_line = parsed.rest, parsed.rest_line
            yield _Piece(piece, *parsed[:4])
        if rest:
            yield _Piece(rest, *reader.read(rest, rest_line, True)[:4])


class _Piece:
    __slots__ = ("lines", "met", "numbers", "rows", "text")

    def __init__(
        self, text: str, rows: list[list[str]], lines: Sequence[int], numbers: Sequence[int], met: int
    ) -> None:
        self.text, self.rows, self.lines, self.numbers, self.met = text, rows, lines, numbers, met


def _skipped(text: str, end: str, lines: int) -> int | None:
    """Where so many lines of a text end; None where it has no more."""
    at = 0
    for _each in range(lines):
        found = text.find(end, at)
        if found < 0:
            return None
        at = found + 1
    return at if at < len(text) else None


def _lines_of(row: Sequence[str], end: str) -> int:
    return 1 + sum(cell.count(end) for cell in row)


def _first_rows(lines: list[str], separator: str, end: str) -> tuple[list[list[str]], list[int]]:
    """The first rows as they stand, and the line at which each begins."""
    rows: list[list[str]] = []
    starts: list[int] = []
    at = 0
    while at < len(lines) and len(rows) < _SAMPLE_ROWS:
        got: list[list[str]] = []
        wrong = False
        try:
            got.extend(islice(csv.reader(islice(lines, at, None), delimiter=separator, strict=True),
                              _SAMPLE_ROWS - len(rows)))  # fmt: skip
        except csv.Error:
            wrong = True
        for row in got:
            starts.append(at + 1)
            at += _lines_of(row, end)
        rows += got
        if not wrong:
            break
        rows.append(lines[at].rstrip("\r\n").split(separator))
        starts.append(at + 1)
        at += 1
    return rows, starts
