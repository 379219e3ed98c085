"""The list of losses of a translation, a page at a time: which cells, on which line, and why."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.errors import InputOutputError
from registry.wording import _

PAGE = 50
"""Rows on one page."""

_LONGEST = 2_000
csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of it. `first`: the number of the first among those chosen, from 1. `more`: whether others follow."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int
    more: bool


def page(file: Path, outcome: str, column: str, after: int) -> Page:
    """The rows of one outcome and one column (all, where left out) after so many. Raises InputOutputError."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.reader(opened)
            columns = tuple(next(rows, ()))
            chosen = _chosen(rows, columns, outcome, column)
            for _number in range(after):
                if next(chosen, None) is None:
                    return Page(columns, (), after + 1, False)
            found = [row for row, _at in zip(chosen, range(PAGE + 1), strict=False)]
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise InputOutputError(
            _("The list of losses cannot be read any more."), _("Translate the file again.")
        ) from error
    return Page(columns, tuple(found[:PAGE]), after + 1, len(found) > PAGE)


def _chosen(
    rows: Iterator[list[str]], columns: tuple[str, ...], outcome: str, column: str
) -> Iterator[tuple[str, ...]]:
    places = {name: at for at, name in enumerate(columns)}
    outcome_at, column_at = places.get("outcome"), places.get("column")
    for row in rows:
        is_wanted = len(row) == len(columns)
        if is_wanted and outcome and outcome_at is not None:
            is_wanted = row[outcome_at] == outcome
        if is_wanted and column and column_at is not None:
            is_wanted = row[column_at] == column
        if is_wanted:
            yield tuple(each[:_LONGEST] for each in row)
