"""Suggestions as a table: a row for each candidate of each word or column, and one for a word that has none."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.words.suggest import Answer, Asked
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Answer, pages: Iterator[Any]) -> Sheet:
    """Likeliest first within each word, in the order of the vocabulary or file."""
    title = _("Suggestions for {title} on {day}").format(title=answer.title, day=day(session.today))
    columns = (
        Column(_("Word or column"), 34), Column(_("Place"), 8), Column(_("Suggested shared word"), 34),
        Column(_("How it stands"), 20), Column(_("How sure, of 100"), 12), Column(_("Why"), 70), Column(_("Note"), 40),
        Column(_("Address of the word"), 50), Column(_("Address of the shared word"), 50),
    )  # fmt: skip
    rows = (cells for row in answer.rows for cells in _rows(row))
    total = sum(max(1, len(row.offers)) for row in answer.rows)
    return Sheet(_("Suggestions"), title, columns, rows, total, session.today)


def _rows(row: Asked) -> Iterator[tuple[Cell, ...]]:
    if not row.offers:
        yield (row.label, None, None, None, None, None, row.said or None, row.term or None, None)
    for place, offer in enumerate(row.offers, 1):
        yield (
            row.label, place, offer.label, offer.said, round(offer.confidence * 100), " ".join(offer.reasons) or None,
            row.said or None, row.term or None, offer.term,
        )  # fmt: skip
