"""One line of CSV that the standard does not allow: what its cells most likely are."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import chain

from registry.values import NamedTuple

TOGETHER = 20
"""The most lines that are tried together as one row with a line end inside a cell."""
MOST_CELL = 1_000_000
"""The most letters of one cell."""


class Mended(NamedTuple):
    """A row out of a line or several. `lines`: how many; `how`: the trouble's code. No `row` where none can be made."""

    row: list[str] | None
    lines: int
    how: str


def mended(lines: list[str], at: int, separator: str, width: int) -> Mended:
    """What a row that begins at a line is, where the rules of quoting are broken in it."""
    line = lines[at].rstrip("\r\n")
    for is_spaced in (False, True):
        row = tolerant(line, separator, is_spaced)
        if row is not None and len(row) == width:
            return Mended(row, 1, "stray-quote")
    joined = line
    for further in range(at + 1, min(at + TOGETHER, len(lines))):
        if looks_like_row(lines[further], separator, width):
            break
        # The line end inside the cell stays as it is.
        joined = "".join(lines[at : further + 1]).rstrip("\r\n")
        row = tolerant(joined, separator, False)
        if row is not None and len(row) == width:
            return Mended(row, further + 1 - at, "stray-quote")
    row = line.split(separator)
    if len(row) == width:
        return Mended(row, 1, "unclosed-quote" if line.count('"') % 2 else "stray-quote")
    return Mended(None, 1, "unclosed-quote")


def tolerant(line: str, separator: str, is_spaced: bool) -> list[str] | None:
    """The cells, where a quotation mark ends a cell only before a separator or at the end; None if one stays open.

    With `is_spaced`, blanks may stand before and after the marks.
    """
    cells: list[str] = []
    at, end = 0, len(line)
    while True:
        start = at
        if is_spaced:
            while start < end and line[start] in " \t" and line[start] != separator:
                start += 1
        if start < end and line[start] == '"':
            found = _quoted(line, start + 1, separator, is_spaced)
            if found is None:
                return None
            cell, at = found
        else:
            cut = line.find(separator, at)
            cut = end if cut < 0 else cut
            cell, at = line[at:cut], cut
        cells.append(cell)
        if at >= end:
            return cells
        at += 1


def _quoted(line: str, at: int, separator: str, is_spaced: bool) -> tuple[str, int] | None:
    """The cell from behind its first mark, and where the separator after it stands."""
    parts: list[str] = []
    while True:
        mark = line.find('"', at)
        if mark < 0:
            return None
        after = mark + 1
        behind = after
        if is_spaced:
            while behind < len(line) and line[behind] in " \t" and line[behind] != separator:
                behind += 1
        if behind == len(line) or line[behind] == separator:
            parts.append(line[at:mark])
            return "".join(parts), behind
        if line[after] == '"':
            # Two marks stand for one, and so does a lone one that ends nothing.
            after += 1
        parts.append(line[at:mark] + '"')
        at = after


def lines_of(text: str, end: str) -> Iterator[str]:
    """The lines of a text with their ends, one by one. A sign that ends no line here is a letter like others."""
    if end == "\n":
        return iter(StringIO(text, newline="\n"))
    parts = text.split(end)
    last = parts.pop()
    return chain((part + end for part in parts), (last,) if last else ())


def looks_like_row(line: str, separator: str, width: int) -> bool:
    """Whether a line by itself is a whole row."""
    if width < 2 or line.count(separator) < width - 1 or line.count('"') % 2:
        return False
    try:
        return len(next(csv.reader((line,), delimiter=separator, strict=True), ())) == width
    except csv.Error:
        return False
