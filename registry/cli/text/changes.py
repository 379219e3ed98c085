"""What changed in the law, and what is to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from registry.cli.colour import style
from registry.cli.text.law_standing import UNVERIFIED
from registry.concepts.law import LegalState
from registry.verbs.law.changes import Answer, Change
from registry.wording import _, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """What is to come, then what has been, each with its day, what made it and what it touches."""
    on = day(date.fromisoformat(answer.as_of))
    yield from _part(_("After {day}").format(day=on), answer.ahead, _("These data know of no change with a later day."))
    for turn in answer.turns:
        state = _(LegalState(turn.state).label)
        yield f"  {day(date.fromisoformat(turn.on))}: {turn.title}. {state}"
    yield ""
    yield from _part(_("No day fixed or known"), answer.undated, _("None."))
    yield ""
    yield from _part(_("By {day}").format(day=on), answer.past, _("None."))


def _part(title: str, changes: Sequence[Change], none: str) -> Iterator[str]:
    yield style(title, bold=True)
    if not changes:
        yield f"  {none}"
    for each in changes:
        when = day(date.fromisoformat(each.on)) if each.on else _("No day")
        mark = "" if each.verified else f" ({UNVERIFIED.lower()})"
        yield f"  {when}: {each.title}{mark}"
        yield f"    {each.says}"
        if each.affects:
            yield _("    It touches {law}.").format(law=listed(title for _own, title in each.affects))
