"""Clocks: breaches, requests and complaints against the time that the law gives, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from registry.errors import MunimentError
from registry.ui.clocks.asked import PAGE, Asked, here
from registry.ui.clocks.found import choices, done, listed, numbers
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import NOTHING, Html, draw, element, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.checks import due
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The time limits that the address asks for."""
    lead = _("Breaches, requests and complaints against the time that the law gives. The most pressing comes first.")
    heading(_("Clocks"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    # Where today is meant, an hour makes a difference; a federation that is kept at a day stands still.
    hour = "" if site.pinned else datetime.now(UTC).strftime("%Y-%m-%dT%H")
    try:
        with progress(site):
            made = kept(site, (*asked_of(PAGE, SOURCE), hour), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        every = element("p", element("a", safe(_("Show every open time limit")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), every)
        return stop.message
    draw(made.top, made.listed, made.done)
    tables(site, "due", asked.question(), PAGE, made.total)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, how many there are to take away, and what a screen reader is told of it."""

    top: Html
    listed: Html
    done: Html
    total: int
    said: str

    @property
    def letters(self) -> int:
        return len(self.top) + len(self.listed) + len(self.done)


def _made(site: Site, asked: Asked) -> _Made:
    session = site.session
    answer = due.run(session, asked.question())
    every = due.run(session, asked.counting())
    week = due.run(session, asked.saying("week").question(1)).total
    top = element("div", numbers(asked, dict(every.states), week), choices(asked, every.registers), class_="clocks-top")
    lately = NOTHING
    if not asked.view:
        lately = done(asked, due.run(session, asked.saying("done").question(10)))
    said = counted(answer.total, _("time limit"), _("time limits"))
    return _Made(top, listed(asked, answer, session.today), lately, answer.total, said)
