"""What the clocks page lists: numbers at the top, the open ones, and what has been done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from registry.concepts.kinds import Kind
from registry.ui.clocks.asked import A_PAGE, VIEWS, Asked, called
from registry.ui.clocks.clock import clock, in_words
from registry.ui.clocks.words import state_tag
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.choice import labelled
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.table import table
from registry.ui.record.fold import opened_by
from registry.verbs.checks.due import Answer
from registry.verbs.deadlines.case_clocks import CASES
from registry.verbs.deadlines.rows import Row
from registry.wording import _, counted

_FEW_DONE = 10


def numbers(here: Asked, counts: dict[str, int], week: int) -> Html:
    """How many stand how, each leading to just those."""
    made = [
        Card(called(view), week if view == "week" else sum(counts.get(each, 0) for each in VIEWS[view][1]),
             here.saying(view).address())
        for view in ("overdue", "week", "running", "waiting", "unclear", "done-late")
    ]  # fmt: skip
    return cards(made, _("Time limits, in numbers"))


def choices(here: Asked, registers: Sequence[tuple[str, str]]) -> Html:
    """What to look at, which becomes part of the address."""
    kinds = [("", _("Every sort of case")), *((each, _(Kind(each).label)) for each in CASES)]
    views = [(view, called(view)) for view in VIEWS]
    return element(
        "form",
        _select("register", _("Register"), [("", _("Every register")), *registers], here.register),
        _select("kind", _("Sort of case"), kinds, here.kind),
        _select("view", _("Show"), views, here.view),
        element("button", safe(_("Show these")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    return element("span", *labelled(name, label, options, chosen), class_="choose")


def listed(here: Asked, answer: Answer, today: date) -> Html:
    """What was asked for, the most pressing first."""
    title = counted(answer.total, _("time limit"), _("time limits"))
    title = f"{called(here.view)}: {title}"
    if not answer.rows:
        return section(title, "results", paragraph(_nothing(here)), _everything(here))
    first = int(here.after) + 1 if here.after.isdigit() else 1
    items = [clock(row, today, f"clock-{at}") for at, row in enumerate(answer.rows, first)]
    which = NOTHING
    if answer.total > len(answer.rows):
        said = _("Showing {first} to {last}").format(first=f"{first:,}", last=f"{first + len(items) - 1:,}")
        which = paragraph(said, "quiet")
    return section(title, "results", which, _key(), element("ol", *items, class_="clocks"), _paging(here, answer))


def _key() -> Html:
    parts = (
        ("run", _("time gone by")), ("left", _("time left")), ("over", _("time over the limit")),
        ("still", _("time that stands still")),
    )  # fmt: skip
    items = [element("li", element("span", class_=f"swatch swatch-{name}"), safe(said)) for name, said in parts]
    intro = _("In the bars, the upright mark is the end of the time, and the dot is today, or the day it was done.")
    return element("div", paragraph(intro, "quiet"), element("ul", *items, class_="key"), class_="clock-key")


def _nothing(here: Asked) -> str:
    if here.after:
        return _("There are no more on this page.")
    if not here.view:
        return _("No breach, request or complaint waits for anything that has a time limit, as far as records show.")
    return _("There are none of these.")


def _everything(here: Asked) -> Html:
    return element("p", element("a", safe(_("Show every open time limit")), href="clocks", id="clocks-all"))


def _paging(here: Asked, answer: Answer) -> Html:
    ways = list(_ways(here, answer))
    inside = element("ul", *(element("li", way) for way in ways))
    return element("nav", inside, class_="paging", aria_label=_("Pages of results")) if ways else NOTHING


def _ways(here: Asked, answer: Answer) -> Iterator[Html]:
    at = int(here.after) if here.after.isdigit() else 0
    if at:
        back = replace(here, after=str(at - A_PAGE) if at > A_PAGE else "")
        yield element("a", safe(_("Previous page")), href=back.address(), rel="prev", id="page-before")
    if answer.next:
        on = replace(here, after=answer.next)
        yield element("a", safe(_("Next page")), href=on.address(), rel="next", id="page-after")


def done(here: Asked, answer: Answer) -> Html:
    """What has been done lately, folded, with a way to all of it."""
    label = counted(answer.total, _("time limit"), _("time limits"))
    if not answer.total:
        return section(_("Done: none"), "done", paragraph(_("No record shows that any was kept or missed yet.")))
    columns = (_("Case"), _("What was to be done"), _("How it ended"), _("By"), _("Done"))
    rows = [_row(row) for row in answer.rows[:_FEW_DONE]]
    shown = table(_("What was done last"), columns, rows, caption_hidden=True)
    every = element("a", safe(_("See all {number}").format(number=f"{answer.total:,}")),
                    element("span", safe(_(" that were done")), class_="visually-hidden"),
                    href=here.saying("done").address(), id="done-all")  # fmt: skip
    inside = joined([shown, element("p", every)])
    return section(_("Done: {limits}").format(limits=label), "done", opened_by(_("Show the latest"), inside))


def _row(row: Row) -> tuple[Html, ...]:
    what = joined([safe(row.what)])
    tags = joined([state_tag(row.state), safe(f" {row.said}.")])
    return link(row.ref, row.title), what, tags, safe(row.shown), safe(in_words(row.done))
