"""`Listing`: a page that is a list of records of some kinds, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.concepts.kinds import Kind
from registry.errors import MunimentError
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.kept import kept
from registry.ui.listing.asked import Asked, asked, choices, remember
from registry.ui.listing.filters import among, cleared, filters
from registry.ui.listing.paging import A_PAGE, count, paging
from registry.ui.listing.results import controls, drawn
from registry.ui.listing.words import words_box
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.site import Site
from registry.verbs.records import search
from registry.wording import _, counted


@dataclass(frozen=True)
class Listing:
    """One list.

    - `page`: its name in the address.
    - `title`, `lead`: its heading, and the sentence below it.
    - `search`: what the box for words is called.
    - `kinds`: the kinds of record in it.
    - `one`, `many`: what its records are called when they are counted.
    - `headings`: the filters offered, the most used first.
    - `none_yet`: what to do where there is nothing to list.
    """

    page: str
    title: str
    lead: str
    search: str
    kinds: tuple[Kind, ...]
    one: str
    many: str
    headings: tuple[str, ...]
    none_yet: str


def show(site: Site, listing: Listing) -> str:
    """Draw the list that the address asks for. Returns what a screen reader is told of it."""
    heading(listing.title, paragraph(listing.lead, "lead"))
    whose(site)
    kinds = frozenset(kind.value for kind in listing.kinds)
    allowed = {name: choices(name) for name in listing.headings}
    if "kind" in allowed:
        allowed["kind"] = kinds
    here = words_box(asked(listing.page, allowed), listing.search)
    remember(here)
    try:
        found = kept(
            site,
            (listing.page, here.address()),
            lambda: _found(site, listing, here, kinds),
            lambda each: each.shown > 0,
        )
    except MunimentError as stop:
        return _not_understood(listing, stop)
    if not found.total and not here.is_narrowed:
        return _none_at_all(listing)
    panel, results = st.columns([1, 3], gap="medium")
    with panel:
        draw(found.panel)
    with results:
        draw(found.results[0])
        tables(site, "search", _question(listing, here), listing.many, found.total)
        draw(*found.results[1:], paging(here, found.shown, found.next))
    return counted(found.total, listing.one, listing.many)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one address of a list shows: its filters, its results, how many of how many, and what asks for more."""

    panel: Html
    results: tuple[Html, ...]
    shown: int
    total: int
    next: str

    @property
    def letters(self) -> int:
        return sum(map(len, (self.panel, *self.results)))


def _found(site: Site, listing: Listing, here: Asked, kinds: frozenset[str]) -> _Found:
    answer = search.run(site.session, _question(listing, here))
    panel = filters(here, among(answer.headings, listing.headings, {"kind": kinds}))
    return _Found(panel, _results(listing, here, answer), len(answer.rows), answer.total, answer.next)


def _question(listing: Listing, here: Asked) -> search.Question:
    where: dict[str, tuple[str, ...]] = {name.replace("-", "_"): values for name, values in here.chosen.items()}
    if len(listing.kinds) < len(Kind):
        where.setdefault("kind", tuple(kind.value for kind in listing.kinds))
    return search.Question(
        words=(here.words,), sort=_sort(here), limit=str(A_PAGE), after=here.after, counts=True,
        all_of=(here.all_of,) if here.all_of else (), **where,
    )  # fmt: skip


def _sort(here: Asked) -> str:
    return "title" if here.sort == "relevance" and not here.words else here.sort


def _results(listing: Listing, here: Asked, answer: search.Answer) -> tuple[Html, ...]:
    kinds = [kind for kind in listing.kinds if kind.value in here.chosen.get("kind", (kind.value,))]
    if answer.rows:
        body = joined([controls(here), drawn(here, answer, kinds)])
    elif answer.total:
        # An address kept from before the records changed may ask for a page that there is no longer.
        first = element("a", safe(_("Go to the first page")), href=here.going_on("", 1).address())
        body = joined([paragraph(_("There are no more results on this page.")), first])
    else:
        body = _nothing(here)
    return (count(here, answer.total, len(answer.rows), listing.one, listing.many), _spelling(answer), body)


def _spelling(answer: search.Answer) -> Html:
    said = [
        _("Nothing has the word “{typed}”. Showing what has “{meant}”.").format(typed=typed, meant=meant)
        for typed, meant in answer.instead
    ]
    if answer.passed_over:
        left = _("Only the first words were looked for; left out: {words}.")
        said.append(left.format(words=", ".join(answer.passed_over[:20])))
    return joined(paragraph(each) for each in said)


def _nothing(here: Asked) -> Html:
    ways = [element("li", safe(_("Try fewer words, or others.")))] if here.words else []
    if here.chosen:
        away = element("a", safe(_("Clear all filters")), href=cleared(here), id="clear-all")
        ways.append(element("li", away))
    everything = element("a", safe(_("Show everything in this list")), href=here.page, id="show-all")
    return joined([paragraph(_("Nothing fits.")), element("ul", *ways, element("li", everything), class_="bullets")])


def _not_understood(listing: Listing, stop: MunimentError) -> str:
    everything = element("p", element("a", safe(_("Show everything in this list")), href=listing.page))
    draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), everything)
    return stop.message


def _none_at_all(listing: Listing) -> str:
    said = _("There is nothing here yet")
    otherwise = _("If there are files already, the Problems page says why they could not be read.")
    draw(section_heading(said, 2), message(listing.none_yet), message(otherwise))
    return said
