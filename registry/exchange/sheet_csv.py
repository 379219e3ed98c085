"""A table as CSV: RFC 4180, in UTF-8 with the mark by which Excel knows it. Nothing in it can be run as a formula."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from datetime import date

from registry.exchange.sheet import Cell, Sheet, as_text, shortened


def render(sheet: Sheet) -> bytes:
    """A line of headings and a line a row. Days are written 2026-11-21, which every program reads as a day."""
    out = io.StringIO(newline="")
    # RFC 4180 ends a line with CR LF, and puts what holds a comma, a quote or a line end between quotes.
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(as_text(column.title) for column in sheet.columns)
    for row in sheet.rows:
        lines.writerow(map(_said, row))
    return BOM_UTF8 + out.getvalue().encode("utf-8")


def _said(cell: Cell) -> str | int:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return as_text(shortened(cell))
    return "" if cell is None else cell
