"""Words: search any word, and see who means what by it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.errors import MunimentError
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.listing.asked import Asked, remember
from registry.ui.listing.filters import filters
from registry.ui.listing.paging import paging
from registry.ui.listing.words import words_box
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.site import Site
from registry.ui.words.address import WORDS as PAGE
from registry.ui.words.asked import here, question
from registry.ui.words.found import finding, results
from registry.ui.words.listed import terms, vocabularies
from registry.verbs.words import vocab
from registry.verbs.words.vocab import Answer
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """Who means what by the word that the address asks for; or the vocabularies that there are."""
    lead = _("The same word may mean different things next door, and different words the same. Look before you share.")
    heading(_("Words"), paragraph(lead, "lead"))
    whose(site)
    asked = words_box(here(), _("A word: a label, a column name, a code or a web identifier"))
    remember(asked)
    try:
        # The links that open the drawer keep all that the address says, known or not: so all of it is asked.
        made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        everything = element("p", element("a", safe(_("See every vocabulary")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), everything)
        return stop.message
    if made.panel:
        panel, found = st.columns([1, 3], gap="medium")
        with panel:
            draw(made.panel)
    else:
        found = st.container()
    with found:
        tables(site, "vocab", question(asked), _("words") if made.panel else _("vocabularies"), made.total)
        draw(made.results, paging(asked, made.shown, made.next))
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, how many results it shows, what asks for more, and what a screen reader is told."""

    panel: Html
    results: Html
    shown: int
    total: int
    next: str
    said: str

    @property
    def letters(self) -> int:
        return len(self.panel) + len(self.results)


def _made(site: Site, asked: Asked) -> _Made:
    answer = vocab.run(site.session, question(asked))
    if answer.words:
        said = f"{counted(answer.total, _('term'), _('terms'))}. {finding(answer)}".strip()
        return _of(asked, answer, results(asked, answer), said)
    if answer.rows or asked.chosen.get("vocabulary") or asked.chosen.get("kind") or asked.chosen.get("mapped"):
        return _of(asked, answer, terms(asked, answer), counted(answer.total, _("term"), _("terms")))
    narrowed = NOTHING
    if asked.chosen:
        narrowed = element("p", element("a", safe(_("See every vocabulary")), href=PAGE))
    said = counted(answer.total, _("vocabulary"), _("vocabularies"))
    shown = joined([vocabularies(answer), narrowed])
    return _Made(NOTHING, shown, len(answer.vocabularies), answer.total, answer.next, said)


def _of(asked: Asked, answer: Answer, drawn: Html, said: str) -> _Made:
    panel = filters(asked, answer.headings)
    return _Made(panel, drawn, len(answer.rows), answer.total, answer.next, said)
