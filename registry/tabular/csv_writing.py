"""A table written as CSV, in whatever form the file that it came from had."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from registry.tabular.formulas import guarded, likely
from registry.tabular.found import Found
from registry.tabular.placing import Placing, not_written
from registry.tabular.table import Shape, Trouble
from registry.wording import _

_MARKS = {
    "utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip
_BLOCK = 1 << 20


class CsvWriting:
    """A `Writing` of CSV.

    What the character set cannot hold makes it UTF-8 with its mark, from the first row on, and that is told: no letter
    is ever replaced. `is_guarded`: cells that a spreadsheet would run get an apostrophe before them, and are counted.
    """

    def __init__(self, path: Path, columns: Sequence[str], shape: Shape, is_guarded: bool = True) -> None:
        self._encoding = shape.encoding
        self._separator = shape.separator
        self._end = shape.line_end
        self._is_guarded = is_guarded
        self._likely = likely(shape.separator)
        self._width = len(columns)
        self._columns = columns
        self._found = Found()
        self._line = 0
        self._place = Placing(path)
        try:
            if shape.is_marked and self._encoding in _MARKS:
                self._place.stream.write(_MARKS[self._encoding])
            self.write([columns])
        except BaseException:
            self.abandon()
            raise

    @property
    def troubles(self) -> Sequence[Trouble]:
        """What could not be written as it was."""
        return self._found.troubles

    @property
    def counts(self) -> dict[str, int]:
        """How often."""
        return self._found.counts

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows. Raises InputOutputError."""
        text = self._text(rows)
        if self._is_guarded and self._likely(text):
            changed = [[guarded(cell) for cell in row] for row in rows]
            times = sum(
                one != other
                for row, new in zip(rows, changed, strict=True)
                for one, other in zip(row, new, strict=True)
            )
            if times:
                text = self._text(changed)
                self._note_guarded(times)
        try:
            raw = text.encode(self._encoding)
        except UnicodeEncodeError as error:
            self._change(error, rows)
            raw = text.encode("utf-8", "surrogatepass" if self._encoding == "utf-8" else "strict")
        try:
            self._place.stream.write(raw)
        except OSError as error:
            self.abandon()
            raise not_written(self._place.path, error) from error
        self._line += len(rows)

    def _text(self, rows: Sequence[Sequence[str]]) -> str:
        text = self._plain(rows)
        return self._quoted(rows) if text is None else text

    def _plain(self, rows: Sequence[Sequence[str]]) -> str | None:
        """Rows of which no cell needs quotation marks; None where one does.

        They are joined and the signs counted afterwards: what the csv module makes of them, in a third of the time.
        """
        separator, end, size = self._separator, self._end, len(rows)
        if self._width < 2 or separator == " ":
            return None
        text = end.join(map(separator.join, rows)) + end if size else ""
        if (
            '"' in text
            or text.count(separator) != size * (self._width - 1)
            or any(text.count(sign) != size * (sign in end) for sign in "\r\n")
        ):
            return None
        return text

    def _quoted(self, rows: Sequence[Sequence[str]]) -> str:
        out = StringIO(newline="")
        end = self._end
        # A lone line end of either sort within a cell needs quotation marks whatever ends the lines here.
        csv.writer(out, delimiter=self._separator, lineterminator=end).writerows(rows)
        text = out.getvalue()
        other = "\r" if end == "\n" else "\n" if end == "\r" else ""
        if other and other in text:
            out = StringIO(newline="")
            csv.writer(out, delimiter=self._separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
            text = out.getvalue()
        return text

    def _change(self, error: UnicodeEncodeError, rows: Sequence[Sequence[str]]) -> None:
        """Go over to UTF-8."""
        letter = error.object[error.start]
        line, column = next(
            ((self._line + at + 1, self._columns[place]) for at, row in enumerate(rows)
             for place, cell in enumerate(row) if letter in cell), (self._line + 1, ""),
        )  # fmt: skip
        if self._encoding != "utf-8":
            self._found.add(Trouble(
                line, column, "encoding-changed",
                _("{encoding} has no sign for “{letter}”, so the file was written as UTF-8.").format(
                    encoding=self._encoding, letter=letter),
                _("Read it as UTF-8. Nothing was lost."),
            ))  # fmt: skip
        decoder = codecs.getincrementaldecoder(self._encoding)()
        fresh = Placing(self._place.path)
        try:
            fresh.stream.write(codecs.BOM_UTF8)
            self._place.stream.flush()
            self._place.stream.seek(0)
            is_first = True
            while block := self._place.stream.read(_BLOCK):
                text = decoder.decode(block)
                fresh.stream.write((text.removeprefix("\ufeff") if is_first else text).encode("utf-8"))
                is_first = False
        except BaseException:
            fresh.abandon()
            raise
        self._place.abandon()
        self._place, self._encoding = fresh, "utf-8"

    def _note_guarded(self, times: int) -> None:
        if "guarded" in self._found.counts:
            self._found.more("guarded", times)
            return
        self._found.add(Trouble(
            0, "", "guarded",
            _("Some cells begin like formulas. An apostrophe was put before each, so that no spreadsheet runs them."),
            _("Take the first apostrophe away where a program reads the file."),
        ))  # fmt: skip
        self._found.more("guarded", times - 1)

    def finish(self) -> None:
        """Put it in its place."""
        self._place.finish()

    def abandon(self) -> None:
        """Leave nothing."""
        self._place.abandon()
