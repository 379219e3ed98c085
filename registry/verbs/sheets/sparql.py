"""The answer to a SPARQL question, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.exchange.sheet import Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A column a variable; of a question answered yes or no, one cell."""
    if answer.truth is None:
        names, rows = answer.names, [tuple(value.text if value else None for value in row) for row in answer.rows]
    else:
        names, rows = (_("Answer"),), [(_("yes") if answer.truth else _("no"),)]
    title = _("Answer on {day}").format(day=day(date.fromisoformat(answer.as_of)))
    about = ((_("Note"), _("There are more rows than these.")),) if answer.is_more else ()
    columns = tuple(Column(name, 40) for name in names)
    return Sheet(_("Answer"), title, columns, rows, len(rows), session.today, about)
