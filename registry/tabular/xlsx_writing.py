"""A table written as a spreadsheet, a row at a time. Every cell is text or a number, and none is a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from registry.errors import UsageError
from registry.tabular.placing import Placing, not_written
from registry.tabular.table import Shape, Trouble
from registry.values import Any
from registry.wording import _

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_LETTERS = 32_767
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{0,3}[1-9])?")
"""What comes back just as it was if it is written as a number, and is shown so. Longer ones are names of things."""
_UNSAID = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class XlsxWriting:
    """A `Writing` of a spreadsheet with one sheet."""

    def __init__(self, path: Path, columns: Sequence[str], shape: Shape) -> None:
        if len(columns) > MOST_COLUMNS:
            raise UsageError(
                _("A spreadsheet holds {most} columns, and these are more.").format(most=f"{MOST_COLUMNS:,}"),
                _("Write it as CSV or Parquet."),
            )
        self._columns = columns
        self._place = Placing(path)
        self._book = Workbook(write_only=True)
        self._sheet: Any = self._book.create_sheet(_TITLE.sub(" ", shape.sheet)[:31].strip("' ") or "Data")
        self._sheet.freeze_panes = "A2"
        self._count = 0
        try:
            self.write([columns])
        except BaseException:
            self.abandon()
            raise

    @property
    def troubles(self) -> Sequence[Trouble]:
        """Nothing: text is written as it is."""
        return ()

    @property
    def counts(self) -> dict[str, int]:
        """Nothing."""
        return {}

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows. Raises UsageError where they are more, or longer, than a spreadsheet holds; InputOutputError."""
        if self._count + len(rows) > MOST_ROWS:
            self.abandon()
            raise UsageError(
                _("A spreadsheet holds {most} rows, and these are more.").format(most=f"{MOST_ROWS:,}"),
                _("Write it as CSV or Parquet."),
            )
        try:
            for row in rows:
                self._count += 1
                self._sheet.append([self._cell(text, place) for place, text in enumerate(row)])
        except OSError as error:
            self.abandon()
            raise not_written(self._place.path, error) from error
        except UsageError:
            self.abandon()
            raise

    def _cell(self, text: str, place: int) -> Any:
        if not text:
            return None
        if self._count > 1 and _NUMBER.fullmatch(text) and text != "-0":
            return float(text) if "." in text else int(text)
        if _UNSAID.search(text):
            text = _UNSAID.sub(_spelt, text)
        if len(text) > MOST_LETTERS:
            raise UsageError(
                _("Row {row} has {letters} letters in “{column}”, and a cell of a spreadsheet holds {most}.").format(
                    row=f"{self._count:,}", letters=f"{len(text):,}", column=self._columns[place],
                    most=f"{MOST_LETTERS:,}"),
                _("Write it as CSV or Parquet."),
            )  # fmt: skip
        if text[0] not in "=#":
            return text
        cell = WriteOnlyCell(self._sheet, text)
        # Otherwise what begins with = is a formula, and #N/A an error.
        cell.data_type = "s"
        return cell

    def finish(self) -> None:
        """Put it in its place."""
        try:
            self._book.save(self._place.stream)
        except OSError as error:
            self.abandon()
            raise not_written(self._place.path, error) from error
        except BaseException:
            self.abandon()
            raise
        self._place.finish()

    def abandon(self) -> None:
        """Leave nothing."""
        self._place.abandon()
        try:
            self._sheet.close()
            # The rows so far are in a file of openpyxl's own.
            writer = getattr(self._sheet, "_writer", None)
            if writer is not None:
                writer.cleanup()
        except Exception:  # noqa: S110 - it was closed already, or could not be written to any more
            pass


def _spelt(found: re.Match[str]) -> str:
    return f"_x{ord(found.group()):04X}_"
