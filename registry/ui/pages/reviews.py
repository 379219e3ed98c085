"""Reviews: which reviews and last days fall when, as a calendar, a timeline and a list; what is overdue comes first."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import MunimentError
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.progress import progress
from registry.ui.reviews.asked import PAGE, Asked, here
from registry.ui.reviews.days import Days
from registry.ui.reviews.download import download
from registry.ui.reviews.listed import along, listing, pressing
from registry.ui.reviews.month import month, year
from registry.ui.reviews.top import choices, numbers, views
from registry.ui.site import Site
from registry.verbs.checks import due
from registry.wording import _, counted

__all__ = ["PAGE", "show"]

_FIRST = 5
"""How many that are overdue stand above the calendar."""

_LATE, _AHEAD = 20, 40
"""How many that are overdue, and how many that come next, a timeline shows."""


def show(site: Site) -> str:
    """The reviews and last days that the address asks for."""
    lead = _("When reviews fall due, and when agreements, contracts, transfers and waivers come to their last day.")
    heading(_("Reviews"), paragraph(lead, "lead"))
    whose(site)
    try:
        asked = here(site.session.today)
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        every = element("p", element("a", safe(_("Show this month")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), every)
        return stop.message
    draw(made.drawn)
    question = asked.question() if asked.view != "timeline" else asked.ahead(_AHEAD)
    tables(site, "due", question, PAGE, made.total)
    download(site, question, made.total, PAGE)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The page, how many there are to take away, and what a screen reader is told of it."""

    drawn: Html
    total: int
    said: str

    @property
    def letters(self) -> int:
        return len(self.drawn)


def _made(site: Site, asked: Asked) -> _Made:
    session = site.session
    every = due.run(session, asked.counting())
    days = Days(every.days)
    top = [numbers(asked, days), choices(asked, every.registers), views(asked)]
    if asked.view == "timeline":
        late, ahead = due.run(session, asked.overdue(_LATE)), due.run(session, asked.ahead(_AHEAD))
        said = counted(late.total, _("overdue or past"), _("overdue or past"))
        return _Made(joined([*top, along(asked, late, ahead)]), ahead.total, said)
    answer = due.run(session, asked.question())
    said = counted(answer.total, _("review or last day"), _("reviews and last days"))
    if asked.view == "list":
        return _Made(joined([*top, listing(asked, answer)]), answer.total, said)
    first = pressing(asked, due.run(session, asked.overdue(_FIRST)))
    parts = [*top, first, month(asked, days), listing(asked, answer), year(asked, days)]
    return _Made(joined(parts), answer.total, said)
