"""Records, one a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.text.standing import STANDING
from registry.verbs.records.list import Answer
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """Reference, status and title in columns, then a count."""
    states = [
        (row.status_label or _("Not begun")) + "".join(f" ({STANDING[e]})" for e in row.standing) for row in answer.rows
    ]
    width = max((len(row.ref) for row in answer.rows), default=0)
    state_width = max(map(len, states), default=0)
    for row, state in zip(answer.rows, states, strict=True):
        shown = style(f"{state:<{state_width}}", fg="yellow" if row.standing else None)
        yield f"{row.ref:<{width}}  {shown}  {row.title}"
    if answer.rows:
        yield ""
    on = day(date.fromisoformat(answer.as_of))
    yield _("{records} on {on}.").format(records=counted(len(answer.rows), _("record"), _("records")), on=on)
