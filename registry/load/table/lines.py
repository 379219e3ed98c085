"""Bytes → rows of cells, each with the byte and the line where it starts. What cannot be read costs that row alone.

A table is tab-separated text in UTF-8, one line of headings and one line a row. Lines that begin with `#` before the
headings say something of the whole, in YAML: so does the SSSOM format. A cell may stand in quotes, and has to where it
holds a tab, a line end or a quote; a quote inside is then written twice.
Source: SSSOM 1.1, "The SSSOM/TSV serialisation format".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, count, repeat
from typing import IO

from registry.parse.guard import has_control
from registry.parse.plain_words import what_bytes_are
from registry.parse.scalars import CONTROL
from registry.values import Any, NamedTuple, dataclass

MAX_BYTES = 64 << 20
"""The largest table."""

MAX_CELL = 100_000
"""The most characters of one cell."""

MAX_ROWS = 1_000_000
"""The most rows of one table."""

MAX_COLUMNS = 1_000
"""The most columns: more than any table of terms or mappings has, and each unknown one is compared with all known."""

_MOST_LINES = 500
"""The most lines of one row: a cell in quotes may hold line ends."""

_MOST_ABOUT = 10_000
"""The most lines before the headings."""

_BOM = b"\xef\xbb\xbf"


class Trouble(NamedTuple):
    """Why a row cannot be read: the code of the problem, the character of the line at which it is, what was found."""

    code: str
    column: int
    values: dict[str, Any]
    line: int = 0
    """How many lines below the first of the row it is."""


class Row(NamedTuple):
    """One row: the byte and line (from 1) where it starts, its cells, or else why it has none."""

    start: int
    line: int
    cells: list[str]
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the rows.

    - `about`: the lines before the headings, without their `#`. `columns`: the headings.
    - `line`: of the headings; `start`: the byte after them. `trouble`: why there are no headings.
    """

    about: str
    columns: tuple[str, ...]
    line: int
    start: int
    trouble: Trouble | None = None


def head_of(stream: IO[bytes]) -> Head:
    """Read what stands before the rows. The stream is left there."""
    about: list[bytes] = []
    raw = stream.readline()
    start, line = len(raw), 1
    raw = raw.removeprefix(_BOM)
    while raw.startswith(b"#"):
        if line > _MOST_ABOUT:
            return Head("", (), line, start, Trouble("table-headings", 1, {}))
        about.append(raw[1:])
        raw = stream.readline()
        start, line = start + len(raw), line + 1
    said = b"".join(_unindented(about)).decode("utf-8", "replace")
    row = _read(raw)
    if isinstance(row, Trouble):
        return Head(said, (), line, start, row)
    if not any(row) or row is _OPEN:
        return Head(said, (), line, start, Trouble("table-headings", 1, {}))
    return Head(said, tuple(cell.strip() for cell in row), line, start)


def _unindented(lines: list[bytes]) -> list[bytes]:
    """Lines without the blanks that all of them begin with."""
    full = [line for line in lines if line.strip()]
    blanks = min((len(line) - len(line.lstrip(b" ")) for line in full), default=0)
    return [line[blanks:] if line.strip() else b"\n" for line in lines]


_OPEN: list[str] = []
"""Says that a row goes on in the next line."""


def rows_of(stream: IO[bytes], head: Head) -> Iterator[list[Row]]:
    """Every row from where the stream stands, which is after the headings, many at a time."""
    return blocks(stream, head.start, head.line + 1, len(head.columns))


def row_from(stream: IO[bytes], start: int, line: int, wanted: int) -> Iterator[Row]:
    """The rows of so many cells from a byte at which one starts, and in which the stream stands, one at a time."""
    for block in blocks(stream, start, line, wanted, size=1):
        yield from block


def blocks(stream: IO[bytes], start: int, line: int, wanted: int, size: int = 1 << 20) -> Iterator[list[Row]]:
    """Rows of so many cells, in blocks of about so many bytes; empty lines are passed over."""
    joining = _Joining(stream)
    while lines := stream.readlines(size):
        cells = _plain(lines)
        starts = list(accumulate(map(len, lines), initial=start))
        if cells is None:
            found, start, line = _one_by_one(joining, lines, start, line, wanted)
            yield found
            continue
        if set(map(len, cells)) == {wanted} and _EMPTY not in cells:
            yield list(map(_row, zip(starts, count(line), cells, repeat(None), strict=False)))
        else:
            yield [
                Row(at, number, row) if len(row) == wanted else _short(at, number, row, wanted)
                for at, number, row in zip(starts, count(line), cells, strict=False)
                if row != _EMPTY
            ]
        start, line = starts[-1], line + len(lines)


_EMPTY = [""]
_row = partial(tuple.__new__, Row)
"""Makes a row of its values, in half of the time that naming them takes."""


def _plain(lines: list[bytes]) -> list[list[str]] | None:
    """The cells of lines in which nothing is out of the ordinary; None where anything is."""
    raw = b"".join(lines)
    if has_control(raw) or b'"' in raw or len(max(lines, key=len)) > MAX_CELL:
        return None
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        return None
    rows = text.split("\n")
    if rows[-1] == "":
        rows.pop()
    if all(map(str.strip, rows)):
        return [row.split("\t") for row in rows]
    return [row.split("\t") if row.strip() else _EMPTY for row in rows]


def _short(start: int, line: int, cells: list[str], wanted: int) -> Row:
    return Row(start, line, [], Trouble("table-cells", 1, {"found": len(cells), "wanted": wanted}))


def _one_by_one(
    joining: _Joining, lines: list[bytes], start: int, line: int, wanted: int
) -> tuple[list[Row], int, int]:
    """The rows of these lines, and of those after them into which the last of them goes on; where the next begins."""
    found = []
    waiting = joining.waiting = lines[::-1]
    while waiting:
        raw = waiting.pop()
        taken = [raw]
        if raw.strip():
            cells = _read(raw)
            if cells is _OPEN:
                cells, taken = joining.joined(raw, wanted)
            if isinstance(cells, Trouble):
                found.append(Row(start, line, [], cells))
            elif len(cells) != wanted:
                found.append(_short(start, line, cells, wanted))
            else:
                found.append(Row(start, line, cells))
        start, line = start + sum(map(len, taken)), line + len(taken)
    return found, start, line


class _Joining:
    """Puts lines together to rows in which cells hold line ends.

    What is tried in vain is bounded over the whole table: a quote that nobody closed, on every line, would cost hours.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.waiting: list[bytes] = []
        self._stream, self._left = stream, 4 * MAX_BYTES

    def joined(self, first: bytes, wanted: int) -> tuple[list[str] | Trouble, list[bytes]]:
        """The cells of a row of several lines. Where they come to no row of so many cells, the first is wrong alone.

        A quote that nobody closed would otherwise take all the rows after it for one cell.
        """
        lines, size = [first], len(first)
        while len(lines) < _MOST_LINES and size <= 4 * MAX_CELL and self._left > 0:
            more = self.waiting.pop() if self.waiting else self._stream.readline()
            if not more:
                break
            lines.append(more)
            size += len(more)
            if b'"' not in more:
                continue
            self._left -= size
            cells = _read(b"".join(lines))
            if cells is not _OPEN:
                if not isinstance(cells, Trouble) and len(cells) == wanted:
                    return cells, lines
                break
        self.waiting.extend(reversed(lines[1:]))
        return Trouble("table-quote", _open_quote(first), {}), [first]


def _read(raw: bytes) -> list[str] | Trouble:
    """The cells of a line or of several; `_OPEN` where a cell in quotes does not end in them."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode("utf-8")) + 1
        if b"\0" in raw:
            return Trouble("binary-file", column, {"found": what_bytes_are(raw, error.start)})
        return Trouble("not-utf-8", column, {"found": what_bytes_are(raw, error.start)})
    if has_control(raw):
        found = CONTROL.search(text)
        if found:
            line, column = text.count("\n", 0, found.start()), found.start() - (text.rfind("\n", 0, found.start()) + 1)
            return Trouble("control-character", column + 1, {"character": f"U+{ord(found[0]):04X}"}, line)
    text = text.rstrip("\r\n")
    if '"' in text and (text[0] == '"' or '\t"' in text):
        try:
            cells = next(csv.reader((text,), delimiter="\t", strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                return _OPEN
            if "field limit" in str(error):
                return Trouble("too-long", 1, {"length": len(text), "limit": MAX_CELL})
            return Trouble("table-quote", _open_quote(raw), {})
    else:
        cells = text.split("\t")
    if len(text) > MAX_CELL:
        for at, cell in enumerate(cells):
            if len(cell) > MAX_CELL:
                return Trouble("too-long", column_of(text, at), {"length": len(cell), "limit": MAX_CELL})
    return cells


def _open_quote(raw: bytes) -> int:
    """The character of a line at which the last cell that begins with a quote starts."""
    text = raw.decode("utf-8", "replace").split("\n")[0]
    return max(1, text.rfind('\t"') + 2)


def column_of(text: str, at: int) -> int:
    """The character, from 1, at which a cell of a line starts; of its first line where the row has several."""
    return place_of(text, at)[1]


def place_of(text: str, at: int) -> tuple[int, int]:
    """How many lines below the first of its row a cell starts, and at which character of that line, from 1."""
    cell, quoted, begins = 0, False, 0
    for position, letter in enumerate(text):
        if cell == at:
            begins = position
            break
        if letter == '"' and (quoted or position == begins):
            quoted = not quoted
        elif letter == "\t" and not quoted:
            cell, begins = cell + 1, position + 1
    else:
        begins = len(text) if cell != at else begins
    return text.count("\n", 0, begins), begins - (text.rfind("\n", 0, begins) + 1) + 1


def written(cells: list[str]) -> str:
    """A row as it stands in a table, with its line end."""
    return "\t".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    if not _QUOTED.isdisjoint(text):
        return '"' + text.replace('"', '""') + '"'
    return text


_QUOTED = frozenset('"\t\n\r')
