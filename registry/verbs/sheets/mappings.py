"""The mappings of one set as a table, a row each, in words."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.sheets.records import day_of
from registry.wording import _


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """What stands on each side, how the two stand to each other, and who decided it."""
    columns = (
        Column(answer.subject[1], 34), Column(_("Relation"), 28), Column(answer.object[1], 34),
        Column(_("Status"), 14), Column(_("Decided on"), 18), Column(_("By"), 26), Column(_("Confidence"), 12),
        Column(_("Only in"), 26), Column(_("Only under conditions"), 14), Column(_("Why"), 60), Column(_("Key"), 28),
    )  # fmt: skip
    rows = (_row(row) for page in pages for row in page.rows)
    return Sheet(_("Mappings"), answer.title, columns, rows, len(answer.rows), session.today)


def _row(row: Any) -> tuple[Cell, ...]:
    return (
        row.subject or None, row.relation, row.object or None, row.status_label, day_of(row.decided), row.by or None,
        row.confidence or None, row.scope or None, _("yes") if row.is_conditional else None, row.why or None, row.id,
    )  # fmt: skip
