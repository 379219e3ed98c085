"""What is worst? Everything that no record shows, by severity, organisation, area of law and age."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.errors import MunimentError
from registry.ui.drawer import DECIDE, SOURCE, drawer
from registry.ui.exports import paper, tables
from registry.ui.finding.decide import decide
from registry.ui.finding.recorded import told
from registry.ui.gaps.asked import FILTERS, PAGE, SINCE, here, overview, question
from registry.ui.gaps.found import results
from registry.ui.gaps.heat import heat
from registry.ui.gaps.numbers import numbers
from registry.ui.gaps.trend import trend
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.listing.asked import Asked, remember
from registry.ui.listing.filters import among, filters
from registry.ui.listing.paging import paging
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, note, paragraph, section
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.checks import gaps
from registry.verbs.records.search import Heading
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The findings that the address asks for, over all records."""
    lead = _("What the law, or the organisations' own rules, ask for and no record shows. The worst comes first.")
    heading(_("Compliance gaps"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    remember(asked)
    recorded, done = told(site, asked.address())
    draw(recorded)
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE, DECIDE), lambda: _made(site, asked), lambda each: each.lasts)
    except MunimentError as stop:
        everything = element("p", element("a", safe(_("Show every finding")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), everything)
        return stop.message
    draw(made.top)
    changed = st.container()
    panel, found = st.columns([1, 3], gap="medium")
    with panel:
        draw(made.panel)
    with found:
        tables(site, "gaps", question(asked), _("compliance gaps"), made.total)
        paper(site, asked.said(SINCE), asked.chosen.get("register", ()))
        draw(made.results, paging(asked, made.shown, made.next))
    if not decide():
        drawer(site)
    with changed:
        trend(site, asked)
    return f"{done} {made.said}".strip()


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, how many results it shows, what asks for more, and what a screen reader is told."""

    top: Html
    panel: Html
    results: Html
    shown: int
    total: int
    next: str
    said: str
    lasts: bool

    @property
    def letters(self) -> int:
        return len(self.top) + len(self.panel) + len(self.results)


def _made(site: Site, asked: Asked) -> _Made:
    answer = gaps.run(site.session, question(asked))
    whole = gaps.run(site.session, overview(asked.saying("waived", ""), "severity", "outcome"))
    map_of = gaps.run(site.session, overview(asked, "organisation", "area"))
    where = section(_("Where they are"), "s-where", heat(asked, map_of))
    top = joined([_defects(answer), numbers(asked, whole), where])
    panel = filters(asked, among(_as_in_addresses(answer), FILTERS, {}))
    said = counted(answer.total, _("finding"), _("findings"))
    return _Made(
        top, panel, results(asked, answer), len(answer.rows), answer.total, answer.next, said, not answer.defects
    )  # fmt: skip


def _as_in_addresses(answer: gaps.Answer) -> list[Heading]:
    """The headings by the names that they have in an address."""
    return [Heading(each.field.replace("_", "-"), each.label, each.values, each.others) for each in answer.headings]


def _defects(answer: gaps.Answer) -> Html:
    if not answer.defects:
        return Html("")
    times = counted(answer.defects, _("time"), _("times"))
    said = _("A rule failed {times}. That is a fault of ours, and no pass: what it would have said is missing here.")
    return note(paragraph(said.format(times=times)))
