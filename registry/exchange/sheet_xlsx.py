"""A table as a spreadsheet: one sheet of rows, and one that says what was asked. No cell of it is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from registry.exchange.sheet import Cell, Column, Sheet, shortened
from registry.wording import _, day

_DAY = "d mmmm yyyy"
_LINE = 13.5
"""Points that a line takes in the letters used here."""
_MOST_LINES = 20
_ABOUT = 90
_ENDS = re.compile("\r\n?")
_UNSAID = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def render(sheet: Sheet) -> bytes:
    """The file. The same table gives the same bytes."""
    out = io.BytesIO()
    with TemporaryDirectory() as folder, Workbook(out, _settings(folder)) as book:
        made_on = datetime.combine(sheet.as_of, datetime.min.time())
        book.set_properties({"title": sheet.title, "author": "Muniment", "created": made_on})
        head = book.add_format({"bold": True, "bg_color": "#144E81", "font_color": "#FFFFFF", "text_wrap": True})
        said = ({"text_wrap": True}, {"num_format": _DAY, "align": "left"}, {"align": "left"})
        formats = _Formats(*map(book.add_format, said))
        count = _table(book.add_worksheet(_("Results")), sheet, head, formats)
        _about(book.add_worksheet(_("About")), sheet, count, book.add_format({"bold": True}), formats)
    return out.getvalue()


def _settings(folder: str) -> dict[str, Any]:
    return {
        "constant_memory": True,  # a row is written down when the next begins: many take no more room than a few
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": "Arial", "font_size": 10, "valign": "top"},
    }


class _Formats:
    def __init__(self, text: Format, day: Format, number: Format) -> None:
        self.text = text
        self.day = day
        self.number = number


def _table(page: Worksheet, sheet: Sheet, head: Format, formats: _Formats) -> int:
    """How many rows there were."""
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RPage &P of &N")
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        _put(page, 0, at, column.title, formats, head)
    count = 0
    for count, row in enumerate(sheet.rows, start=1):
        page.set_row(count, _LINE * _lines(row, sheet.columns))
        for place, cell in enumerate(row):
            _put(page, count, place, cell, formats)
    page.autofilter(0, 0, count, len(sheet.columns) - 1)
    return count


def _lines(row: Sequence[Cell], columns: Sequence[Column]) -> int:
    """How many lines the fullest cell of a row takes: not every program works that out when it opens a file."""
    texts = [(cell, column.width) for cell, column in zip(row, columns, strict=True) if isinstance(cell, str)]
    most = max((sum(1 + len(line) // width for line in text.split("\n")) for text, width in texts), default=1)
    return min(most, _MOST_LINES)


def _put(page: Worksheet, row: int, column: int, cell: Cell, formats: _Formats, shown: Format | None = None) -> None:
    if isinstance(cell, date):
        page.write_datetime(row, column, datetime.combine(cell, datetime.min.time()), shown or formats.day)
    elif isinstance(cell, str):
        text = _ENDS.sub("\n", shortened(cell))
        # XML has no way to say some letters. Excel has one of its own, that other programs show as it stands.
        text = _UNSAID.sub("\ufffd", text)
        # xlsxwriter takes a text between these for markup of its own, and writes it as it stands.
        text = f"'{text}" if text.startswith("<r>") else text
        page.write_string(row, column, text, shown or formats.text)
    elif cell is not None:
        page.write_number(row, column, cell, shown or formats.number)


def _about(page: Worksheet, sheet: Sheet, count: int, strong: Format, formats: _Formats) -> None:
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, _ABOUT)
    shown = f"{count:,}"
    if count < sheet.total:
        shown = _("{count}, the first of {total}: no file holds more. Narrow the question to have the rest.").format(
            count=shown, total=f"{sheet.total:,}"
        )
    said = [(_("What this is"), sheet.title), *sheet.about, (_("As of"), day(sheet.as_of)), (_("Rows"), shown)]
    for at, (name, value) in enumerate(said):
        page.set_row(at, _LINE * _lines((value,), (Column("", _ABOUT),)))
        _put(page, at, 0, name, formats, strong)
        _put(page, at, 1, value, formats)
