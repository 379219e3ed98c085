"""Where words do not agree: mappings that contradict one another, false friends, and the integration model itself."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.errors import MunimentError
from registry.ui.conflicts.asked import FRIENDS, MODEL, PAGE, SHOW, here, question, showing
from registry.ui.conflicts.found import cards
from registry.ui.conflicts.friends import words
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.listing.asked import Asked
from registry.ui.listing.filters import filters
from registry.ui.listing.paging import count, group, paging, way
from registry.ui.markup.cards import Card
from registry.ui.markup.cards import cards as numbers
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.markup.table import table
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.ui.words.address import WORDS
from registry.verbs.words import conflicts
from registry.verbs.words.conflicts import Answer
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """What the address asks for: conflicts, false friends, or what is wrong with the integration model."""
    lead = _("Decisions about words that cannot all be right, and words that mean something else next door.")
    heading(_("Conflicts"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    try:
        with progress(site):
            # The links that open the drawer keep all that the address says, known or not: so all of it is asked.
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        everything = element("p", element("a", safe(_("Show every conflict")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), everything)
        return stop.message
    draw(made.top)
    panel, found = st.columns([1, 3], gap="medium")
    with panel:
        draw(made.panel)
    with found:
        tables(site, "conflicts", question(asked), made.what, made.total)
        draw(made.results, paging(asked, made.shown, made.next))
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, how many results it shows, what asks for more, and what a screen reader is told."""

    top: Html
    panel: Html
    results: Html
    what: str
    shown: int
    total: int
    next: str
    said: str

    @property
    def letters(self) -> int:
        return len(self.top) + len(self.panel) + len(self.results)


def _made(site: Site, asked: Asked) -> _Made:
    answer = conflicts.run(site.session, question(asked))
    of_words = asked.said(SHOW) == FRIENDS
    one, many = (
        (_("false friend"), _("false friends"))
        if of_words
        else (_("finding"), _("findings"))
        if asked.said(SHOW) == MODEL
        else (_("conflict"), _("conflicts"))
    )
    shown = len(answer.rows) + len(answer.friends)
    rows = words(answer.friends, asked.start) if of_words else cards(answer.rows, asked.start)
    results = joined([
        _controls(asked, answer),
        NOTHING if of_words or not answer.total else _by_rule(asked, answer),
        count(asked, answer.total, shown, one, many),
        rows if shown else _nothing(asked),
    ])  # fmt: skip
    said = counted(answer.total, one, many)
    return _Made(
        _numbers(asked, answer), filters(asked, answer.headings), results, many, shown, answer.total, answer.next, said
    )  # fmt: skip


def _numbers(asked: Asked, answer: Answer) -> Html:
    made = [
        Card(_("Conflicts between mappings"), answer.of_mappings, showing(asked, "").address()),
        Card(_("False friends"), answer.of_words, showing(asked, FRIENDS).address()),
        Card(_("In the integration model"), answer.of_models, showing(asked, MODEL).address()),
    ]
    return numbers(made, _("How much there is"))


def _controls(asked: Asked, answer: Answer) -> Html:
    now = asked.said(SHOW)
    ways = [
        way(_("Conflicts"), showing(asked, "").address(), not now, "show-mappings"),
        way(_("False friends"), showing(asked, FRIENDS).address(), now == FRIENDS, "show-friends"),
        way(_("The integration model"), showing(asked, MODEL).address(), now == MODEL, "show-model"),
    ]
    return element("div", group(_("Show"), ways), class_="controls")


def _by_rule(asked: Asked, answer: Answer) -> Html:
    """What each rule looks for and how much it found, behind a line that opens."""
    rows = [
        [
            element(
                "a", safe(each.title), href=asked.narrowed_to({"rule": (each.id,)}).address(), id=f"rule-{each.id}"
            ),
            safe(each.looks_for),
            safe(each.severity_said),
            safe(f"{each.count:,}"),
        ]
        for each in answer.rules
    ]
    found = sum(1 for each in answer.rules if each.count)
    said = _("What is looked for: {rules}, {found} found something").format(
        rules=counted(len(answer.rules), _("rule"), _("rules")), found=f"{found:,}"
    )
    heads = [_("Rule"), _("What it looks for"), _("How severe"), _("Found")]
    drawn = table(_("The rules, and how much each found"), heads, rows)
    return element("details", element("summary", safe(said)), drawn, class_="folds", id="rules-about-words")


def _of_rule(asked: Asked, rule: str) -> str:
    return asked.narrowed_to({"rule": (rule,)}).address()


def _nothing(asked: Asked) -> Html:
    if asked.chosen:
        clear = element(
            "a", safe(_("Clear all filters")), href=asked.narrowed_to(dict.fromkeys(asked.chosen, ())).address()
        )
        return joined([paragraph(_("Nothing fits.")), element("p", clear)])
    look = element("a", safe(_("Look words up")), href=WORDS)
    said = _(
        "Nothing was found. Where nothing is mapped yet, nothing can contradict: see first how far words are decided."
    )
    return joined([paragraph(said), element("p", look)])
