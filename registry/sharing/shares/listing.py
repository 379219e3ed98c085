"""Read a list of shares out of a file: which sheet and row it begins at, which column is what, and its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from registry.errors import InputOutputError, UsageError
from registry.sharing.shares.cells import LONGEST, is_ditto, is_total
from registry.sharing.shares.columns import NOTHING, Found, by_heading, columns_of, is_list
from registry.tabular.opening import open_table
from registry.tabular.table import Reading
from registry.values import NamedTuple
from registry.wording import _, counted, listed

MOST_ROWS = 20_000
"""Rows of a list that are read."""

_MOST_SHEETS = 20
_ABOVE = 60
"""Rows in which headings are looked for."""

_AGAIN = re.compile(r" \([0-9]+\)$")
"""How a heading ends that stands there for the second time."""

_PASSED_OVER = frozenset(("merged-cells", "lines-above", "formula", "several-sheets", "totals-row", "blank-line"))
"""Troubles of files that this reading deals with by itself."""

Known = Callable[[str], bool]


class Line(NamedTuple):
    """One row: its number in the file, and what each part of it says; several columns of one part are put together."""

    row: int
    said: dict[str, str]


class Listing(NamedTuple):
    """A list as it was found.

    - `sheet`, `heading`: where. `sheets`: all there are. `columns`: what each was taken for.
    - `lines`: its rows, without totals and empty ones. `troubles`: what was passed over, in sentences.
    """

    sheet: str
    heading: int
    sheets: tuple[str, ...]
    columns: tuple[Found, ...]
    lines: tuple[Line, ...]
    troubles: tuple[str, ...]


def listing_of(
    file: Path, *, is_known: Known, is_agreement: Known, sheet: str = "", heading: int = 0, chosen: Iterable[str] = ()
) -> Listing:
    """The list in a file.

    `sheet` and `heading`, where a person says them, are not looked for; `chosen` says which column is what. Raises
    UsageError where no sheet holds a list of shares, InputOutputError where the file cannot be read.
    """
    chosen = tuple(chosen)
    first = _opened(file, sheet, heading)
    sheets = first.shape.sheets
    tried: list[str] = []
    others = [each for each in sheets if each != first.shape.sheet] if not sheet else []
    best: tuple[Reading, tuple[Found, ...]] | None = None
    problem: UsageError | None = None
    for name in (first.shape.sheet, *others[:_MOST_SHEETS]):
        try:
            reading = first if name == first.shape.sheet else _opened(file, name, heading)
            found = _tried(file, reading, name, heading, is_known, is_agreement, chosen)
        except InputOutputError:
            continue  # an empty sheet
        except UsageError as error:
            problem = problem or error
            continue
        tried.append(name)
        if found is not None and (best is None or _weight(found[1]) > _weight(best[1])):
            best = found
            if _is_plain(found[0].columns):
                break  # The sheets after it are not opened at all: a workbook may have many.
    if best is None:
        raise problem if problem is not None and chosen else _no_list(file, first, tried)
    return _read(*best, sheets)


def _opened(file: Path, sheet: str, heading: int) -> Reading:
    return open_table(file, sheet=sheet, heading=heading)


def _tried(
    file: Path, reading: Reading, sheet: str, heading: int, is_known: Known, is_agreement: Known, chosen: Sequence[str]
) -> tuple[Reading, tuple[Found, ...]] | None:
    """A sheet with its columns, where it holds a list; headings are looked for lower down where they are not above."""
    rows = _first(reading)
    if not heading and not _is_plain(reading.columns):
        # What looks most like headings of such a list is better than what looks most like headings of any table.
        whole = open_table(file, sheet=sheet, heading=1) if reading.shape.format != "parquet" else reading
        at = _headings(whole)
        here = sum(weight >= 0.6 and part != NOTHING for part, weight in map(by_heading, reading.columns))
        if at and at[0] != reading.shape.heading_line and at[1] > here:
            reading = open_table(file, sheet=sheet, heading=at[0])
            rows = _first(reading)
    # Of two tables side by side the first is read: a row of both would be two shares in one.
    width = _one_table(reading.columns)
    found = columns_of(reading.columns[:width], rows, is_known, is_agreement, chosen)
    return (reading, found) if is_list(found) or chosen else None


def _one_table(headings: Sequence[str]) -> int:
    """How many columns the first table has: all, unless the headings of such a list begin again to the right of it."""
    again = [at for at, each in enumerate(headings) if _AGAIN.search(each) and _AGAIN.sub("", each) in headings]
    told = {by_heading(_AGAIN.sub("", headings[at]))[0] for at in again} - {NOTHING}
    return again[0] if "getter" in told and len(told) > 1 else len(headings)


def _is_plain(headings: Sequence[str]) -> bool:
    """Whether headings are so much those of a list of shares that none better are looked for."""
    told = {part for part, weight in map(by_heading, headings) if weight >= 1}
    return {"getter", "data"} <= told and len(told - {NOTHING}) >= 4


def _headings(reading: Reading) -> tuple[int, int] | None:
    """The line that has the most headings of such a list, and how many."""
    lines = [(reading.shape.heading_line, list(reading.columns))]
    for batch in reading.batches(_ABOVE):
        lines += list(zip(batch.lines, batch.rows, strict=False))
        break
    best: tuple[int, int] | None = None
    for line, cells in lines:
        told = [by_heading(cell) for cell in cells if cell.strip() and len(cell) < 60]
        many = len({part for part, weight in told if weight >= 0.6 and part != NOTHING})
        if many >= 3 and (best is None or many > best[1]):
            best = line, many
    return best


def _first(reading: Reading) -> list[list[str]]:
    return next((batch.rows for batch in reading.batches(300)), [])


def _weight(found: Sequence[Found]) -> int:
    parts = {each.part for each in found} - {NOTHING}
    return len(parts) + 3 * ("getter" in parts) + 2 * ("data" in parts)


def _read(reading: Reading, columns: tuple[Found, ...], sheets: tuple[str, ...]) -> Listing:
    troubles: list[str] = []
    lines = list(_lines(reading, columns, troubles))
    for each in reading.troubles:
        if each.code not in _PASSED_OVER:
            place = _("Row {row}: ").format(row=f"{each.line:,}") if each.line else ""
            troubles.append(f"{place}{each.message}")
    if not any(each.part == "data" for each in columns):
        troubles.insert(0, _("No column was found that says what information is shared, so nothing can be said to be"
                             " covered. Say which it is: data=Heading."))  # fmt: skip
    if len(columns) < len(reading.columns):
        troubles.insert(0, _("Two tables stand side by side. Only the first was read; not read is what begins with the"
                             " column “{heading}”. Put it into a file of its own.").format(
            heading=_AGAIN.sub("", reading.columns[len(columns)])))  # fmt: skip
    if len(sheets) > 1:
        others = listed(f"“{each}”" for each in sheets if each != reading.shape.sheet)
        troubles.insert(0, _("The list was taken from the sheet “{sheet}”; not read: {others}.").format(
            sheet=reading.shape.sheet, others=others))  # fmt: skip
    return Listing(
        reading.shape.sheet, reading.shape.heading_line, sheets, columns, tuple(lines), tuple(troubles[:200])
    )


def _lines(reading: Reading, columns: Sequence[Found], troubles: list[str]) -> Iterator[Line]:
    used = [each for each in columns if each.part != NOTHING]
    above: dict[int, str] = {}
    read, totals, long = 0, [], []
    for batch in reading.batches():
        for row, line in zip(batch.rows, batch.lines, strict=False):
            if is_total(row):
                totals.append(line)
                continue
            said: dict[str, list[str]] = {}
            for each in used:
                cell = " ".join(row[each.at].split(" ")).strip() if each.at < len(row) else ""
                if is_ditto(cell) and each.at in above:
                    cell = above[each.at]
                elif cell:
                    above[each.at] = cell
                if len(cell) > LONGEST:
                    long.append(line)
                    cell = cell[:LONGEST]
                if cell:
                    said.setdefault(each.part, []).append(cell)
            if not {"giver", "getter", "data", "purpose", "title"} & said.keys():
                continue
            read += 1
            if read > MOST_ROWS:
                troubles.append(_("Only the first {most} rows were read.").format(most=f"{MOST_ROWS:,}"))
                return
            yield Line(line, {part: "; ".join(texts) for part, texts in said.items()})
    if totals:
        troubles.append(
            _("{rows} left out as totals: {which}.").format(
                rows=counted(len(totals), _("row was"), _("rows were")), which=_rows(totals)))  # fmt: skip
    if long:
        troubles.append(_("Cells too long to read whole are in {which}.").format(which=_rows(long)))


def _rows(lines: Sequence[int]) -> str:
    few = listed(f"{each:,}" for each in lines[:10])
    return (_("row {rows}") if len(lines) == 1 else _("rows {rows}")).format(rows=few)


def _lies_on_its_side(reading: Reading) -> bool:
    """Whether the headings of such a list stand below one another, and a share in each column."""
    first = [*reading.columns[:1], *(row[0] for row in _first(reading)[:_ABOVE] if row)]
    told = {part for part, weight in map(by_heading, first) if weight >= 0.6} - {NOTHING}
    return "getter" in told and len(told) > 2


def _no_list(file: Path, reading: Reading, tried: Sequence[str]) -> UsageError:
    names = listed(f"“{each}”" for each in reading.columns[:12])
    if _lies_on_its_side(reading):
        return UsageError(
            _("{file} has its shares in columns and its headings in the first column, one below the other.").format(
                file=file.name),
            _("Turn it: copy it all, and paste it into a new sheet with Paste special, Transpose."),
        )  # fmt: skip
    where = (
        _("The sheets {names} were looked at.").format(names=listed(f"“{x}”" for x in tried)) + " "
        if (len(tried) > 1)
        else ""
    )
    return UsageError(
        _("{file} holds no list of shares: no columns say who gets what. Its columns are {names}.").format(
            file=file.name, names=names
        ),
        where + _("If it is one, say which column is what: --column getter=Heading --column data=Heading, and with"
                  " --heading in which row the headings are."),
    )  # fmt: skip
