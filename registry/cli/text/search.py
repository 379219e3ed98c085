"""Records found, with the words that fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.text.standing import STANDING
from registry.verbs.records.search import Answer, Heading, Row
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """Each record in a few lines, then how many there are and how to go on."""
    for typed, meant in answer.instead:
        yield _("Nothing has the word “{typed}”. Showing what has “{meant}”.").format(typed=typed, meant=meant)
    if answer.passed_over:
        yield _("Only the first words were looked for; left out: {words}.").format(words=", ".join(answer.passed_over))
    for row in answer.rows:
        yield from _row(row)
    for heading in answer.headings:
        yield from _heading(heading)
    on = day(date.fromisoformat(answer.as_of))
    if answer.total:
        yield _("{shown} of {records} on {on}.").format(
            shown=f"{len(answer.rows):,}", records=counted(answer.total, _("record"), _("records")), on=on
        )
    else:
        yield _("Nothing fits. Try fewer words or filters.")
    if answer.next:
        yield _("For more, add: --after={next}").format(next=answer.next)


def _row(row: Row) -> Iterator[str]:
    state = (row.status_label or _("Not begun")) + "".join(f", {STANDING[each]}" for each in row.standing)
    yield f"{style(row.title, bold=True)} ({state})"
    yield f"  {row.ref}"
    if row.passage:
        yield "  " + "".join(style(text, fg="yellow", bold=True) if fits else text for text, fits in row.passage)
    yield ""


def _heading(heading: Heading) -> Iterator[str]:
    yield style(heading.label, bold=True)
    width = max(len(each.label) for each in heading.values)
    for each in heading.values:
        code = "" if each.label == each.value else f"  {each.value}"
        yield f"  {each.label:<{width}}  {each.count:>6,}{code}"
    if heading.others:
        yield "  " + _("and {others}").format(others=counted(heading.others, _("other"), _("others")))
    yield ""
