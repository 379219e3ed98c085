"""How what needs attention has changed, a line a day, and what came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from registry.cli.colour import style
from registry.concepts.rules import Severity
from registry.verbs.checks.trend import Answer, Changed
from registry.wording import _, counted, day, listed

_MANY = 20
"""Findings shown of those that came, and of those that went."""


def lines(answer: Answer) -> Iterator[str]:
    """A table of days, oldest first; then what changed since the day compared with."""
    heads = [*(_(Severity(severity).label) for severity, _n in answer.points[-1].severities), _("All")]
    yield style(f"{'':<18}" + "".join(f"{head:>10}" for head in [*heads, _("Come"), _("Gone")]), bold=True)
    for at, point in enumerate(answer.points):
        counts = [f"{count:,}" for _severity, count in point.severities]
        moves = [f"{point.opened:,}", f"{point.closed:,}"] if at else ["", ""]
        row = [*counts, f"{point.total:,}", *moves]
        yield f"{day(date.fromisoformat(point.day)):<18}" + "".join(f"{each:>10}" for each in row)
    yield from _in_a_sentence(answer)
    if answer.missing:
        yield _("Not worked out yet: {days}.").format(days=listed([_said(each) for each in answer.missing]))
    if answer.since:
        yield ""
        yield from _changes(answer.opened, _("Come since {day}").format(day=_said(answer.since)))
        yield from _changes(answer.closed, _("Gone since {day}").format(day=_said(answer.since)))
    yield from answer.notes


def _in_a_sentence(answer: Answer) -> Iterator[str]:
    if len(answer.points) > 1:
        first, last = answer.points[0], answer.points[-1]
        said = _(
            "{now} on {today}; {then} on {day}. Each day is judged by its own files and law, and by today's rules."
        )
        yield said.format(
            now=counted(last.total, _("finding needs attention"), _("findings need attention")),
            today=_said(last.day),
            then=f"{first.total:,}",
            day=_said(first.day),
        )


def _changes(changes: Sequence[Changed], heading: str) -> Iterator[str]:
    yield style(f"{heading}: {len(changes):,}", bold=True)
    for each in changes[:_MANY]:
        yield f"  {_(Severity(each.severity).label):<8}  {each.title}  {each.rule}"
        yield f"    {each.record}: {each.because}"
    if len(changes) > _MANY:
        yield _("  and {count} more: --format json shows all.").format(count=f"{len(changes) - _MANY:,}")


def _said(text: str) -> str:
    return day(date.fromisoformat(text))
