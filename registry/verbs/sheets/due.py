"""What is due by when, as a table: what is to be done, by which day, how that was worked out, and where to look."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.checks.due import label
from registry.verbs.deadlines.rows import Row
from registry.verbs.opening import opened
from registry.verbs.sheets.records import day_of
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a deadline."""
    columns = (
        Column(_("Sort"), 20), Column(_("What is due"), 40), Column(_("Due by"), 18), Column(_("In words"), 30),
        Column(_("Where it stands"), 36), Column(_("Days left"), 10), Column(_("How it was worked out"), 60),
        Column(_("Law"), 36), Column(_("Record"), 40), Column(_("Kind"), 20), Column(_("Reference"), 44),
        Column(_("File"), 50), Column(_("Line"), 6),
    )  # fmt: skip
    found = opened(session).federation
    title = _("What is due, on {day}: {federation}")
    return Sheet(
        _("Deadlines"), title.format(day=day(session.today), federation=found.title or found.root.name), columns,
        (_row(row) for page in pages for row in page.rows), answer.total, session.today,
    )  # fmt: skip


def _row(row: Row) -> tuple[Cell, ...]:
    return (
        label(row.kind), row.what, day_of(row.by[:10]), row.shown or None, row.said, row.days,
        "\n".join(row.steps) or None, "; ".join(row.law) or None, row.title, _(Kind(row.of).label), row.ref,
        row.file, row.line or 1,
    )  # fmt: skip
