"""Which row of a table has the names of its columns, and what those names are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from registry.tabular.found import Found
from registry.tabular.table import Trouble
from registry.values import NamedTuple
from registry.wording import _, counted

_ABOVE = 30
"""Rows in which the names are looked for."""
_VALUE = re.compile(
    r"\s*[-+(]?[£$€]?\s*[0-9][0-9,.\s]*%?\)?\s*"
    r"|\s*[0-9]{1,4}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{1,4}(?:[T ].*)?\s*"
    r"|\s*[0-9]{1,2}:[0-9]{2}.*"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_MOST_NAME = 200


class Heading(NamedTuple):
    """Where the names are.

    - `at`: the place of the row of names among the rows looked at; -1 where there is none.
    - `below`: the place of the first row of data. `second`: the place of a second row of names, or -1.
    - `width`: cells of a row as it stands. `names`: as written.
    """

    at: int
    below: int
    second: int
    width: int
    names: tuple[str, ...]


def heading_of(rows: Sequence[Sequence[str]]) -> Heading:
    """Find the names in a table's first rows."""
    filled = [row for row in rows if any(map(str.strip, row))]
    if not filled:
        return Heading(-1, len(rows), -1, 0, ())
    width = _usual(filled)
    at = next((place for place, row in enumerate(rows[:_ABOVE]) if _may_name(row, width)), None)
    if at is None:
        at = next((place for place, row in enumerate(rows) if len(row) == width and any(map(str.strip, row))), 0)
    body = [row for row in rows[at + 1 :] if len(row) == width]
    typed = _typed(body, width)
    first = _first(rows)
    if typed and any(_is_data(row, width, typed) for row in rows[first : at + 1]):
        # Data stand above all that may be names, or in their place.
        below = next(place for place, row in enumerate(rows) if _is_data(row, width, typed))
        names = tuple(_("Column {number}").format(number=place + 1) for place in range(width))
        return Heading(-1, below, -1, width, names)
    second = _second(rows, at, width, typed)
    if second >= 0 and _is_over(rows[at], rows[second]):
        # Names over groups of columns, with the columns' own below: those are what tells columns apart.
        return Heading(second, second + 1, -1, len(rows[second]), tuple(rows[second]))
    return Heading(at, max(at, second) + 1, second, len(rows[at]), tuple(rows[at]))


def _first(rows: Sequence[Sequence[str]]) -> int:
    return next((place for place, row in enumerate(rows) if any(map(str.strip, row))), 0)


def _is_data(row: Sequence[str], width: int, typed: Sequence[int]) -> bool:
    """Whether a row has values where the others have: not years, which stand over columns as names."""
    if len(row) != width:
        return False
    cells = [row[column].strip() for column in typed]
    are_years = len(cells) > 1 and len(set(cells)) == len(cells) and all(map(_YEAR.fullmatch, cells))
    return all(map(_is_value, cells)) and not are_years


def _usual(rows: Sequence[Sequence[str]]) -> int:
    """The width that most rows have; of several, the widest."""
    counts = Counter(map(len, rows))
    return max(counts.items(), key=lambda each: (each[1], each[0]))[0]


def _may_name(row: Sequence[str], width: int) -> bool:
    """Whether a row may hold names: as wide as the table, most of it filled, and with few values."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    filled = [cell for cell in cells if cell]
    if not filled or len(row) < width or (width > 2 and len(filled) < max(2, width // 3)):
        return False
    return 2 * sum(map(_is_value, filled)) <= len(filled) and max(map(len, filled)) <= _MOST_NAME * 5


def _is_value(cell: str) -> bool:
    return _VALUE.fullmatch(cell) is not None


def _typed(body: Sequence[Sequence[str]], width: int) -> list[int]:
    """The columns that hold numbers or dates, as far as the first rows show."""
    if len(body) < 2:
        return []
    found = []
    skipped = 1 if len(body) > 3 else 0  # what may be a second row of names
    for column in range(width):
        cells = [row[column] for row in body[skipped:] if row[column].strip()]
        if len(cells) > 1 and sum(map(_is_value, cells)) >= 0.8 * len(cells):
            found.append(column)
    return found


def _second(rows: Sequence[Sequence[str]], at: int, width: int, typed: Sequence[int]) -> int:
    """A second row of names right below the first: words where every other row has numbers or dates."""
    below = at + 1
    if len(rows) < below + 3 or len(rows[below]) != width or not typed:
        return -1
    row = rows[below]
    words = [row[column].strip() for column in typed]
    if not all(words) or any(map(_is_value, words)) or any(map(_marks_nothing, words)):
        return -1
    filled = sum(1 for cell in row if cell.strip())
    return below if (len(typed) > 1 or 2 * filled > width) and filled >= width // 2 else -1


def _marks_nothing(word: str) -> bool:
    return word.lower().strip(".*-–—[]()") in (
        "",
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "nan",
        "unknown",
        "redacted",
        "x",
    )


def _is_over(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the upper row names groups of columns: it has gaps or repeats, and the lower has none."""
    above = [cell.strip() for cell in upper]
    names = [cell.strip() for cell in lower]
    return all(names) and len(set(names)) == len(names) and len(set(filter(None, above))) < len(names)


def told_apart(written: Sequence[str], line: int, found: Found) -> tuple[str, ...]:
    """The names as used: without blanks at the ends, those alike told apart, those missing given one."""
    taken = {" ".join(name.split()) for name in written}
    names: list[str] = []
    seen: set[str] = set()
    for place, own in enumerate(written):
        name = " ".join(own.replace("\ufeff", "").split())
        if not name:
            name = _free(_("Column {number}").format(number=place + 1), seen | taken)
            found.add(Trouble(
                line, name, "empty-heading", _("Column {number} has no name.").format(number=place + 1),
                _("It is called “{name}” here. Give it a name in the file.").format(name=name),
            ))  # fmt: skip
        elif name in seen:
            one = name
            name = _free(one, seen | taken)
            found.add(Trouble(
                line, name, "duplicate-column",
                _("Two columns or more are called “{name}”.").format(name=one),
                _("This one is called “{name}” here. Give each a name of its own.").format(name=name),
            ))  # fmt: skip
        seen.add(name)
        names.append(name)
    return tuple(names)


def _free(name: str, taken: set[str]) -> str:
    number = 2
    if name not in taken:
        return name
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def told_of(heading: Heading, lines: Sequence[int], found: Found) -> None:
    """Say what was chosen. `lines`: the line at which each of the first rows begins."""
    if heading.at < 0 and heading.width:
        found.add(Trouble(
            lines[heading.below] if heading.below < len(lines) else 0, "", "no-heading",
            _("The file has no line with the columns' names: its first line looks like data."),
            _("The columns are called Column 1, Column 2 and so on. Put their names in a first line."),
        ))  # fmt: skip
    if heading.at > 0:
        above = lines[heading.at] - lines[0] + (lines[0] - 1)
        found.add(Trouble(
            1, "", "lines-above",
            _("{lines} above the columns' names were not read as data.").format(
                lines=counted(above, _("line"), _("lines"))),
            _("The names were taken from line {line}. Take the lines above it out if they are not wanted.").format(
                line=lines[heading.at]),
        ))  # fmt: skip
    if heading.second >= 0:
        found.add(Trouble(
            lines[heading.second], "", "second-heading",
            _("There are two lines of names. Those of line {line} were used.").format(line=lines[heading.at]),
            _("Keep one of the two."),
        ))  # fmt: skip
