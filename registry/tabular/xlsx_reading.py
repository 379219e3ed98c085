"""A sheet of a spreadsheet as a table, a row at a time."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, repeat
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from registry.errors import InputOutputError, MunimentError, UsageError
from registry.tabular.cell_text import text_of
from registry.tabular.csv_line import MOST_CELL
from registry.tabular.found import Found
from registry.tabular.heading import Heading, heading_of, told_apart, told_of
from registry.tabular.kind import unreadable
from registry.tabular.read import Read
from registry.tabular.table import Batch, Shape, Trouble
from registry.tabular.totals import note_totals
from registry.tabular.xlsx_safe import damaged, see_safe, seen
from registry.values import Any
from registry.wording import _, counted, listed, nearest

_SAMPLE_ROWS = 400
_SOME = 256
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
                     "#GETTING_DATA"))  # fmt: skip
_SPELT = re.compile("_x([0-9A-Fa-f]{4})_")

Row = tuple[Any, ...]


class XlsxReading(Read):
    """A `Reading` of a spreadsheet. `open_table` makes one."""

    def __init__(self, path: Path, sheet: str = "", heading: int = 0) -> None:
        super().__init__(path)
        try:
            self._size = path.stat().st_size
            see_safe(path)
            with _opened_book(path, True) as book:
                self._choose(book, sheet)
                self._part = book[self._sheet]._worksheet_path.lstrip("/")
                is_early = book.epoch == CALENDAR_MAC_1904
            self._inside = seen(path, self._part)
            rows = list(islice(self._rows(True), _SAMPLE_ROWS))
        except OSError as error:
            raise unreadable(path, error) from error
        self._note_inside(is_early)
        self._layout(rows, heading)
        self._shape = Shape("xlsx", heading_line=self._heading_line, sheet=self._sheet, sheets=self._sheets)
        self._found = self._opened.copy()
        self._done = 0

    def _choose(self, book: Any, wanted: str) -> None:
        sheets = [each for each in book.worksheets if hasattr(each, "_worksheet_path")]
        self._sheets = tuple(each.title for each in sheets)
        if not sheets:
            raise UsageError(_("{file} has no sheet with cells.").format(file=self._path.name), _("Save it as CSV."))
        if wanted:
            found = next((each for each in self._sheets if each.casefold() == wanted.casefold().strip()), "")
            if not found:
                close = nearest(wanted, self._sheets)
                fix = (
                    _("Did you mean {close}?").format(close=close)
                    if close
                    else _("There is {sheets}.").format(sheets=listed(self._sheets))
                )
                raise UsageError(_("{file} has no sheet “{sheet}”.").format(file=self._path.name, sheet=wanted), fix)
            self._sheet = found
            return
        shown = [each.title for each in sheets if each.sheet_state == "visible"] or list(self._sheets)
        self._sheet = shown[0]
        if len(self._sheets) > 1:
            hidden = [each.title for each in sheets if each.sheet_state != "visible"]
            said = _("The spreadsheet has {sheets}; “{sheet}” was read.").format(
                sheets=counted(len(self._sheets), _("sheet"), _("sheets")), sheet=self._sheet
            )
            if hidden:
                said += " " + _("Hidden: {sheets}.").format(sheets=listed(hidden))
            others = listed([each for each in self._sheets if each != self._sheet], "or")
            self._opened.add(
                Trouble(0, "", "several-sheets", said, _("Ask for {sheets} by name.").format(sheets=others))
            )

    def _note_inside(self, is_early: bool) -> None:
        if is_early:
            self._opened.add(Trouble(
                0, "", "dates-from-1904",
                _("This spreadsheet counts days from 1904, as old Macs did. Its dates were read so."),
                _("See whether the dates came out right."),
            ))  # fmt: skip
        if self._inside.merged:
            self._opened.add(Trouble(
                int(re.sub("[A-Z]", "", self._inside.merged_first)), "", "merged-cells",
                _("{times} in this sheet. Only the first cell of each has a value; the others were read as empty."
                  ).format(
                    times=counted(self._inside.merged, _("group of cells is merged"), _("groups of cells are merged"))),
                _("Unmerge them, and write the value into each row that it is about."),
            ))  # fmt: skip
        if self._inside.hidden_rows:
            self._opened.add(Trouble(
                0, "", "hidden-rows",
                _("{rows} hidden, perhaps by a filter. They were read like the others.").format(
                    rows=counted(self._inside.hidden_rows, _("row is"), _("rows are"))),
                _("Take them out of the file if they are not to be shared."),
            ))  # fmt: skip

    def _layout(self, rows: list[Row], wanted: int) -> None:
        texts = [[_text(cell) for cell in row] for row in rows]
        most = max((_filled(row) for row in texts), default=0)
        texts = [(row + [""] * most)[:most] for row in texts]
        if not most:
            raise InputOutputError(
                _("The sheet “{sheet}” of {file} is empty.").format(sheet=self._sheet, file=self._path.name),
                _("Choose another sheet: {sheets}.").format(sheets=listed(self._sheets, "or"))
                if len(self._sheets) > 1 else _("Save it again from where it came from."),
            )  # fmt: skip
        if wanted:
            at = min(wanted, len(texts)) - 1
            found = Heading(at, at + 1, -1, most, tuple(texts[at]))
        else:
            found = heading_of(texts)
        lines = range(1, len(texts) + 1)
        self._written = found.names
        self._heading_line = found.at + 1
        self._columns = told_apart(found.names, self._heading_line, self._opened)
        told_of(found, lines, self._opened)
        self._first_row = found.below + 1

    @property
    def done(self) -> int:
        """Bytes read."""
        return self._done

    def batches(self, most: int = 8192) -> Iterator[Batch]:
        """The rows. Raises InputOutputError."""
        self._found = found = self._opened.copy()
        self._done = 0
        number, at = 0, self._first_row - 1
        last: Batch | None = None
        rows = islice(self._rows(True), self._first_row - 1, None)
        formulas = self._rows_of_formulas()
        waiting: list[int] = []
        try:
            while taken := list(islice(rows, most)):
                kept: list[list[str]] = []
                lines: list[int] = []
                first = 0
                for row, raw in zip(taken, islice(formulas, len(taken)), strict=False):
                    at += 1
                    cells = self._cells(row, raw, at, found)
                    if cells is None:
                        waiting.append(at)
                        continue
                    # Empty rows count only where others follow: a sheet often has thousands below its last.
                    for empty in waiting:
                        self._note_empty(empty, found)
                    waiting.clear()
                    number += 1
                    if len(cells) != len(self._columns):
                        continue
                    first = first or number
                    kept.append(cells)
                    lines.append(at)
                if kept:
                    is_whole = lines[-1] - lines[0] + 1 == len(lines)
                    last = Batch(kept, first, range(lines[0], lines[-1] + 1) if is_whole else lines)
                    yield last
        except OSError as error:
            raise unreadable(self._path, error) from error
        self._done = self._size
        if last is not None:
            note_totals(last, self._columns, found)

    def _cells(self, row: Row, formulas: Row, line: int, found: Found) -> list[str] | None:
        """A row's cells as text; none of them where it is left out, None where there is nothing in it."""
        width = len(self._columns)
        cells = [value if isinstance(value, str) else text_of(value) for value in row]
        if "_x" in "".join(cells):
            cells = [_SPELT.sub(_letter, cell) for cell in cells]
        if len(cells) != width:
            beyond = cells[width:]
            cells = cells[:width] + [""] * (width - len(cells))
            if any(map(str.strip, beyond)):
                found.add(Trouble(
                    line, "", "too-many-cells",
                    _("This row has cells to the right of the last column. It was left out, because nobody can tell"
                      " what they are."),
                    _("Give the column a name, or take the cells out."), is_dropped=True,
                ))  # fmt: skip
                return []
        if formulas:
            self._note_formulas(cells, formulas, line, found)
        joined = "".join(cells)
        if not joined or joined.isspace():
            return None
        if "#" in joined:
            for place, cell in enumerate(cells):
                if cell in _ERRORS:
                    found.add(Trouble(
                        line, self._columns[place], "error-value",
                        _("This cell is an error ({error}) and not a value.").format(error=cell),
                        _("Mend the formula, or write what is known."),
                    ))  # fmt: skip
        if len(joined) > MOST_CELL:
            found.add(Trouble(
                line, "", "long-cell", _("A cell of this row is too long. The row was left out."),
                _("See whether it is meant to be there."), is_dropped=True,
            ))  # fmt: skip
            return []
        if list(self._written) == cells:
            found.add(Trouble(
                line, "", "repeated-heading", _("The columns' names stand here again, in place of a row."),
                _("Nothing, if the file was put together from several."), is_dropped=True,
            ))  # fmt: skip
            return []
        return cells

    def _note_formulas(self, cells: list[str], formulas: Row, line: int, found: Found) -> None:
        for place, formula in enumerate(formulas[: len(cells)]):
            is_formula = not isinstance(formula, str) and formula is not None and hasattr(formula, "ref")
            if not is_formula and not (isinstance(formula, str) and formula[:1] == "=" and formula != cells[place]):
                continue
            if cells[place] == "":
                found.add(Trouble(
                    line, self._columns[place], "formula-without-value",
                    _("This cell is a formula that was never worked out, so it was read as empty."),
                    _("Open the file in a spreadsheet program and save it, which works it out."),
                ))  # fmt: skip
            elif "formula" in found.counts:
                found.more("formula", 1)
            else:
                found.add(Trouble(
                    line, self._columns[place], "formula",
                    _("Cells here are formulas. The values that were last worked out were read."),
                    _("See that the file was saved after its last change."),
                ))  # fmt: skip

    def _note_empty(self, line: int, found: Found) -> None:
        if "blank-line" in found.counts:
            found.more("blank-line", 1)
            return
        found.add(Trouble(
            line, "", "blank-line", _("There are rows with nothing in them. They were passed over."), _("Nothing.")
        ))  # fmt: skip

    # ── what the sheet holds ─────────────────────────────────────────────────────────────────────────────────────────

    def _rows_of_formulas(self) -> Iterator[Row]:
        """The formulas of each row of data; of a sheet that has none, nothing for each."""
        if not self._inside.has_formulas:
            return repeat(())
        return islice(self._rows(False), self._first_row - 1, None)

    def _rows(self, is_worked_out: bool) -> Iterator[Row]:
        with _opened_book(self._path, is_worked_out) as book:
            sheet = book[self._sheet]
            # The size that a sheet gives itself is often wrong, and may be made so.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True)
            count = 0
            while True:
                with _telling(self._path):
                    some = list(islice(rows, _SOME))
                if not some:
                    return
                count += len(some)
                if count > _MOST_ROWS or max(map(len, some)) > _MOST_COLUMNS:
                    raise damaged(self._path)
                yield from some


def _text(value: Any) -> str:
    return _SPELT.sub(_letter, text_of(value))


def _letter(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return found.group() if 0xD800 <= code < 0xE000 else chr(code)


def _filled(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell.strip()), default=0)


@contextmanager
def _opened_book(path: Path, is_worked_out: bool) -> Iterator[Any]:
    # A name tells openpyxl what to read, and what is in a file may be another thing.
    with path.open("rb") as stream:
        with _telling(path):
            book = load_workbook(stream, read_only=True, data_only=is_worked_out, keep_links=False)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """What openpyxl raises is of any sort, and says to a reader that the file is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (MunimentError, MemoryError, RecursionError):
        raise
    except OSError:
        raise
    except Exception as error:
        raise damaged(path) from error
