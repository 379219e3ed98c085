"""The mappings of one set, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.words.mappings import Answer, Row
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """From what to what, how many are decided, and each mapping."""
    yield style(answer.title, bold=True) + f"  {answer.ref}"
    yield _("From {subject} to {object}").format(subject=answer.subject[1], object=answer.object[1])
    labels = {row.status: row.status_label for row in answer.rows}
    said = ", ".join(f"{count} {labels[status].lower()}" for status, count in answer.counts)
    total = counted(len(answer.rows), _("mapping"), _("mappings"))
    yield f"{total}: {said}" if said else total
    for row in answer.rows:
        yield ""
        yield " ".join(filter(None, (row.subject or _("(no term)"), row.relation, row.object)))
        yield "  " + "; ".join(_said(row))
        if row.why:
            yield f"  {row.why}"


def _said(row: Row) -> Iterator[str]:
    on = f", {day(date.fromisoformat(row.decided))}" if row.decided else ""
    yield row.status_label + (f" ({row.by}{on})" if row.by else on)
    if row.confidence:
        yield _("confidence {value}").format(value=row.confidence)
    if row.scope:
        yield _("only in {scope}").format(scope=row.scope)
    if row.is_conditional:
        yield _("only under conditions")
    yield row.id
