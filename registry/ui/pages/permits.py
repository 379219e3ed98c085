"""May we share? Who may give whom what, and what for: yes on which terms, or what is missing, and by what authority."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.errors import MunimentError
from registry.session import Session
from registry.ui.component import component
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import papers
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.on_day import day_asked, on_that_day
from registry.ui.permits.answer import ANSWER, answered, in_words, lacking, no_advice
from registry.ui.permits.asked import PAGE, Asked, here
from registry.ui.permits.examples import nothing_yet
from registry.ui.permits.form import form
from registry.ui.permits.form_file import form_file
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.permitting.offers import offers
from registry.verbs.sharing import permits
from registry.wording import _

__all__ = ["PAGE", "show"]

_SHOWN = "_permits_shown"


def show(site: Site) -> str:
    """The answer to what the address asks."""
    lead = _("Ask whether some information may go from one organisation to another, and what the records show for it.")
    heading(_("May we share?"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    try:
        session = on_that_day(site, day_asked())
        with progress(site):
            # The drawer is in the address of the links that open it, but not in what stands behind them.
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(session, asked), lambda each: True)
    except MunimentError as stop:
        return _cannot(site, asked, stop)
    draw(made.form, made.hurry)
    if asked.urgent:
        form_file(made.form_file)
    draw(made.first)
    if made.has_answer:
        question = asked.question()
        named = _("may we share {giver} {getter}").format(giver=question.from_, getter=question.to)
        labels = {"pdf": _("Print this answer (PDF)"), "docx": _("Print this answer (Word)")}
        papers(site, PAGE, question, named, labels, session)
    draw(made.rest)
    if not asked.urgent:
        form_file(made.form_file)
    if made.has_answer:
        draw(no_advice())
    _arrive(asked, made)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, the form of an urgent decision as a file, and what a screen reader is told of it."""

    form: Html
    hurry: Html
    first: Html
    rest: Html
    form_file: str
    said: str
    has_answer: bool = False

    @property
    def letters(self) -> int:
        return len(self.form) + len(self.hurry) + len(self.first) + len(self.rest)


def _made(session: Session, asked: Asked) -> _Made:
    today = session.today
    asks = form(asked, offers(session), today.isoformat())
    answer = permits.run(session, asked.question())
    paper = answer.emergency.form if answer.emergency else ""
    if answer.permit is None or not answer.is_complete:
        drawn = lacking(asked, answer, today)
        if asked.is_begun:
            return _Made(asks, drawn.hurry, drawn.first, drawn.rest, paper, drawn.said)
        said = _("Say who would give what to whom, and what for.")
        # Of a question that nobody asked there is nothing in the form to take away.
        blank = paper if asked.urgent else ""
        return _Made(asks, drawn.hurry, NOTHING, joined([nothing_yet(session), drawn.rest]), blank, said)
    drawn = answered(asked, answer, answer.permit, today)
    question = _asked_again(in_words(asked, answer, today), asks)
    return _Made(question, drawn.hurry, drawn.first, drawn.rest, paper, drawn.said, True)


def _asked_again(question: str, asks: Html) -> Html:
    """The question in words, with the form to change it behind a line: the answer is what somebody came for."""
    change = element("details", element("summary", safe(_("Change the question"))), asks, class_="permit-change")
    start = element("p", element("a", safe(_("Ask something else")), href=PAGE), class_="permit-again")
    return joined([element("p", safe(question), class_="permit-question"), change, start])


def _arrive(asked: Asked, made: _Made) -> None:
    """Move the focus to the answer, where somebody has just asked on this page."""
    before = st.session_state.get(_SHOWN)
    st.session_state[_SHOWN] = asked.address()
    if made.has_answer:
        turn = "" if before in (None, asked.address()) else asked.address()
        component("arrive")(key="permits-arrive", data={"turn": turn, "to": ANSWER if turn else ""})


def _cannot(site: Site, asked: Asked, stop: MunimentError) -> str:
    try:
        drawn = form(asked, offers(site.session), site.session.today.isoformat())
    except MunimentError:
        drawn = NOTHING
    again = element("p", element("a", safe(_("Start again")), href=PAGE))
    draw(
        drawn, section_heading(_("This cannot be answered"), 2, ANSWER), message(site.plainly(stop.message)),
        message(stop.fix), again,
    )  # fmt: skip
    return stop.message
