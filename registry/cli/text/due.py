"""What is due by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.checks.due import Answer, Sort
from registry.verbs.deadlines.rows import Row
from registry.wording import _, counted, day

_COLOURS = {
    "overdue": "red",
    "late": "red",
    "unsure": "yellow",
    "done-unsure": "yellow",
    "not-worked-out": "yellow",
    "no-limit": "yellow",
}


def lines(answer: Answer) -> Iterator[str]:
    """Each deadline with where it stands and how it was worked out, then how many there are of each sort."""
    for row in answer.rows:
        yield from _row(row)
    for sort in answer.sorts:
        if sort.count:
            yield _sort(sort)
    for each in answer.days:
        yield f"{each.day}  {each.count:>6,}  {each.kind}"
    on = day(date.fromisoformat(answer.as_of))
    if not answer.total:
        yield _("Nothing is due, as far as the records say, on {on}.").format(on=on)
        return
    deadlines = counted(answer.total, _("deadline"), _("deadlines"))
    yield _("{shown} of {deadlines} on {on}.").format(shown=f"{len(answer.rows):,}", deadlines=deadlines, on=on)
    if answer.next:
        yield _("For more, add: --after={next}").format(next=answer.next)


def _row(row: Row) -> Iterator[str]:
    said = style(row.said, fg=_COLOURS.get(row.state, "green"), bold=True)
    yield f"{said}  {style(row.what, bold=True)}" + (f"  {row.shown}" if row.shown else "")
    yield f"  {row.title}  {row.ref}"
    for step in row.steps:
        yield f"    {step}"
    if row.law:
        yield _("  Law: {law}").format(law="; ".join(row.law))
    if row.file:
        yield f"  {row.file}:{row.line}"
    yield ""


def _sort(sort: Sort) -> str:
    late = _("{count} overdue, or not to be worked out").format(count=f"{sort.overdue:,}") if sort.overdue else ""
    return f"{sort.label:<24}{sort.count:>7,}  {late}".rstrip()
