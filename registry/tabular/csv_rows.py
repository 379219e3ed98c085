"""Rows out of text, as fast as the csv module where all is well, and line by line where it is not."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from itertools import islice

from registry.tabular.csv_line import MOST_CELL, TOGETHER, lines_of, looks_like_row, mended
from registry.tabular.found import Found
from registry.tabular.table import Trouble
from registry.uncollected import uncollected
from registry.values import NamedTuple
from registry.wording import _, counted

_OPEN_LINES = 2_000
"""Lines that a cell may run on over, before its quotation mark is taken for a mistake."""
_OPEN_LETTERS = 1 << 18
_SWALLOWED = 0.8
_PLAIN = 1 << 16
"""Letters of a line below which no cell can be too long for the csv module."""


class Parsed(NamedTuple):
    """Rows, each as wide as the table; the line at which each begins; text that belongs to a row not yet ended.

    `numbers`: of each row among the rows of data, dropped ones counted too, from 0 at the first of this piece; `met`:
    how many rows there were.
    """

    rows: list[list[str]]
    lines: Sequence[int]
    numbers: Sequence[int]
    met: int
    rest: str
    rest_line: int


class RowReader:
    """Reads the rows of one table. `width`: cells of a row as it stands; `kept`: of those, how many are columns."""

    def __init__(
        self, separator: str, line_end: str, width: int, kept: int, heading: Sequence[str], found: Found
    ) -> None:
        self._separator = separator
        self._end = "\r" if line_end == "\r" else "\n"
        self._width = width
        self._kept = kept
        self._heading = list(heading)
        self._found = found

    def read(self, text: str, line: int, is_last: bool) -> Parsed:
        """The rows of some whole lines, the first of which is `line`."""
        try:
            # Thousands of lists are made at once.
            with uncollected():
                rows = self._plain(text)
                if rows is None:
                    rows = []
                    reader = csv.reader(lines_of(text, self._end), delimiter=self._separator, strict=True)
                    rows.extend(reader)
                    if reader.line_num != len(rows):
                        return self._with_care(text, line, is_last)
        except csv.Error:
            return self._with_care(text, line, is_last)
        count = len(rows)
        if set(map(len, rows)) <= {self._kept} and self._heading not in rows:
            return Parsed(rows, range(line, line + count), range(count), count, "", 0)
        return self._fitted(rows, range(line, line + count), text, line)

    def _plain(self, text: str) -> list[list[str]] | None:
        """The rows of a text without quotation marks, where every separator parts two cells; None for any other.

        They are what the csv module makes of it, in half the time.
        """
        if '"' in text:
            return None
        end, other = self._end, "\r"
        returns = text.count("\r")
        if end == "\r":
            other = "\n"
        elif returns:
            if returns != text.count("\n") or returns != text.count("\r\n"):
                return None
            end, other = "\r\n", ""
        if other and other in text:
            return None
        lines = text.split(end)
        if not lines[-1]:
            del lines[-1]
        if "" in lines or max(map(len, lines), default=0) >= _PLAIN:
            return None
        separator = self._separator
        return [line.split(separator) for line in lines]

    # ── rows over several lines, and broken quoting ──────────────────────────────────────────────────────────────────

    def _with_care(self, text: str, line: int, is_last: bool) -> Parsed:
        lines = list(lines_of(text, self._end))
        rows: list[list[str]] = []
        starts: list[int] = []
        at = 0
        rest = len(lines)
        while at < len(lines):
            got: list[list[str]] = []
            reader = csv.reader(islice(lines, at, None), delimiter=self._separator, strict=True)
            wrong = ""
            try:
                got.extend(reader)
            except csv.Error as error:
                wrong = str(error)
            begins = self._begins(got, at)
            stop = begins.pop()
            for index, row in enumerate(got):
                after = begins[index + 1] if index + 1 < len(got) else stop
                if after - begins[index] > 1 and self._has_swallowed(row, lines, begins[index], after, line):
                    del got[index:]
                    stop, wrong = begins[index], "swallowed"
                    break
            rows += got
            starts += begins[: len(got)]
            at = stop
            if not wrong:
                break
            if not is_last and self._may_go_on(lines, at, wrong):
                rest = at
                break
            at += self._mend(lines, at, line, wrong, rows, starts)
        parsed = self._fitted(rows, [line + start for start in starts], text, line)
        return parsed._replace(rest="".join(lines[rest:]), rest_line=line + rest)

    def _begins(self, rows: list[list[str]], at: int) -> list[int]:
        """The line at which each row begins, counted within the text, and at last where the next would."""
        begins = [at]
        for row in rows:
            at += 1 + sum(cell.count(self._end) for cell in row)
            begins.append(at)
        return begins

    def _may_go_on(self, lines: list[str], at: int, wrong: str) -> bool:
        """Whether a row may go on in the text that follows, or what it is may be seen only there."""
        left = len(lines) - at
        if wrong.startswith("unexpected end"):
            return left <= _OPEN_LINES and sum(map(len, lines[at:])) <= _OPEN_LETTERS
        return left <= TOGETHER and sum(map(len, lines[at:])) <= _OPEN_LETTERS

    def _has_swallowed(self, row: list[str], lines: list[str], start: int, stop: int, line: int) -> bool:
        """Whether a row over several lines is several rows, held together by a quotation mark that is one too many."""
        alike = sum(looks_like_row(lines[at], self._separator, self._width) for at in range(start + 1, stop))
        if not alike:
            return False
        if len(row) != self._width:
            return True
        inner = stop - start - 2
        if self._width > 2 and inner > 2 and alike >= _SWALLOWED * inner:
            return True
        self._found.add(Trouble(
            line + start, "", "lines-in-a-cell",
            _("A cell of this row runs on over {lines}, and some of them look like rows of their own.").format(
                lines=counted(stop - start, _("line"), _("lines"))),
            _("See whether a quotation mark is missing or is one too many."),
        ))  # fmt: skip
        return False

    def _mend(self, lines: list[str], at: int, line: int, wrong: str, rows: list[list[str]], starts: list[int]) -> int:
        """Take the row at a line as well as can be, and return how many lines that took."""
        found = mended(lines, at, self._separator, self._width)
        if found.row is None or max(map(len, found.row)) > MOST_CELL:
            self._found.add(Trouble(
                line + at, "", found.how,
                _("A quotation mark is opened here and not closed, so the cells of this row cannot be told apart. The"
                  " row was left out."),
                _("Put a quotation mark where the cell ends, or take this one out."), is_dropped=True,
            ))  # fmt: skip
            # Counted among the rows, so that those after it keep their numbers.
            rows.append([])
            starts.append(-1)
            return found.lines
        if wrong.startswith("field larger"):
            self._found.add(
                Trouble(
                    line + at,
                    "",
                    "long-cell",
                    _("A cell of this row is very long."),
                    _("See whether it is meant to be."),
                )
            )
        elif found.how == "unclosed-quote":
            self._found.add(Trouble(
                line + at, "", found.how,
                _("A quotation mark is opened here and not closed. The row was read as if it were an ordinary letter."),
                _("Put a quotation mark where the cell ends, or take this one out."),
            ))  # fmt: skip
        elif "new-line" in wrong and '"' not in lines[at]:
            self._found.add(Trouble(
                line + at, "", "stray-line-end",
                _("There is a lone line end of an older sort inside this row. It was read as part of a cell."),
                _("See whether two rows were meant."),
            ))  # fmt: skip
        else:
            self._found.add(Trouble(
                line + at, "", found.how,
                _("A quotation mark stands inside a cell of this row, or blanks stand outside the marks. The row was"
                  " read as it was most likely meant."),
                _("Write each quotation mark inside a cell twice."),
            ))  # fmt: skip
        rows.append(found.row)
        starts.append(at)
        return found.lines

    # ── rows of another width ────────────────────────────────────────────────────────────────────────────────────────

    def _fitted(self, rows: list[list[str]], lines: Sequence[int], text: str, line: int) -> Parsed:
        """The rows that are as wide as the table."""
        kept: list[list[str]] = []
        starts: list[int] = []
        numbers: list[int] = []
        met = 0
        source: list[str] = []
        for row, start in zip(rows, lines, strict=True):
            if start < line:  # one that was left out before
                met += 1
                continue
            if not row or (self._kept > 1 and len(row) == 1 and not row[0].strip()):
                self._note_blank(start)
                continue
            if len(row) != self._kept:
                if not source and '"' in text:
                    source = list(lines_of(text, self._end))
                fit = self._fit(row, source, start - line, start)
                if fit is None:
                    self._drop(row, start)
                    # It may be several rows held together by a quotation mark: then as many are gone as it has lines.
                    self._found.dropped += sum(cell.count(self._end) for cell in row)
                    met += 1
                    continue
                row = fit
            if row == self._heading:
                self._found.add(Trouble(
                    start, "", "repeated-heading", _("The columns' names stand here again, in place of a row."),
                    _("Nothing, if the file was put together from several."), is_dropped=True,
                ))  # fmt: skip
            else:
                kept.append(row)
                starts.append(start)
                numbers.append(met)
            met += 1
        return Parsed(kept, starts, numbers, met, "", 0)

    def _fit(self, row: list[str], source: list[str], at: int, start: int) -> list[str] | None:
        if len(row) > self._kept and not any(map(str.strip, row[self._kept :])):
            if len(row) != self._width:
                self._found.more("trailing-separators", 1)
            return row[: self._kept]
        if source and '"' in source[at]:
            other = mended(source, at, self._separator, self._width)
            if other.row is not None and other.lines == 1 and other.how == "stray-quote":
                self._found.add(Trouble(
                    start, "", "stray-quote",
                    _("Blanks stand outside the quotation marks of this row. It was read as it was most likely meant."),
                    _("Take the blanks out."),
                ))  # fmt: skip
                return other.row[: self._kept] if not any(other.row[self._kept :]) else None
        return None

    def _drop(self, row: list[str], line: int) -> None:
        many = len(row) > self._kept
        said = _("This row has {cells}, and the table has {columns}. It was left out, because nobody can tell which"
                 " cell belongs to which column.").format(
            cells=counted(len(row), _("cell"), _("cells")), columns=counted(self._kept, _("column"), _("columns"))
        )  # fmt: skip
        fix = (
            _("Put quotation marks round a cell that holds the separator.")
            if many
            else _("Add the cells that are missing, or join this line to the one that it was torn from.")
        )
        self._found.add(Trouble(line, "", "too-many-cells" if many else "too-few-cells", said, fix, is_dropped=True))

    def _note_blank(self, line: int) -> None:
        if "blank-line" in self._found.counts:
            self._found.more("blank-line", 1)
            return
        self._found.add(Trouble(
            line, "", "blank-line", _("There are lines with nothing on them. They were passed over."), _("Nothing.")
        ))  # fmt: skip
