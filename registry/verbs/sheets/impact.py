"""What a mishap touches, as a table: a row for each thing, with how it is touched and the way there."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.sharing.impact.found import SORT_LABELS
from registry.sharing.impact.touched import Touched
from registry.values import Any
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a thing that is touched, direct ones first; those that only name it come last, and say so."""
    columns = (
        Column(_("Sort"), 20), Column(_("What"), 44), Column(_("How it is touched"), 70), Column(_("Directly"), 10),
        Column(_("Through"), 50), Column(_("Whose"), 30), Column(_("About whom"), 40), Column(_("Reference"), 44),
        Column(_("Address"), 60),
    )  # fmt: skip
    found = answer.impact
    title = _("What is touched: {subject}, on {day}").format(subject=found.subject_title, day=day(session.today))
    rows = (_row(each) for page in pages for each in (*page.impact.touched, *page.impact.aside))
    return Sheet(
        _("Touched"), title, columns, rows, len(found.touched) + len(found.aside), session.today,
        ((_("In sum"), " ".join(found.said)),),
    )  # fmt: skip


def _row(each: Touched) -> tuple[Cell, ...]:
    sort = _(SORT_LABELS.get(each.sort, (each.sort, each.sort))[0])
    way = " > ".join(step.name for step in each.steps[:-1])
    return (
        sort[:1].upper() + sort[1:], each.title, each.how, _("Yes") if each.is_direct else _("No"), way or None,
        each.owner_title, "; ".join(each.people) or None, each.ref, each.place,
    )  # fmt: skip
