"""A vocabulary as a table that can be taken in again: a row a term, and below it a row for each of its codes."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.exchange.words_csv import rows_of, title_of
from registry.session import Session
from registry.values import Any
from registry.wording import _

_WIDTHS = {"label": 36, "definition": 60, "id": 28, "scope_note": 40}


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """The columns that are used, named as fields of a term are."""
    columns, rows = rows_of(answer.entries)
    cells: Iterator[tuple[Cell, ...]] = (tuple(row.get(name) for name in columns) for row in rows)
    total = sum(1 + len(each.get("codes") or ()) for each in answer.entries)
    made = tuple(Column(title_of(name), _WIDTHS.get(name, 20)) for name in columns)
    about = ((_("Version of the words"), answer.version),) if answer.version else ()
    return Sheet(_("Words"), answer.title, made, cells, total, session.today, about)
