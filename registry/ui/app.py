"""The app: its pages, its look, and what it says where the federation cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from registry.errors import MunimentError
from registry.ui.announce import announce
from registry.ui.heading import footer, heading
from registry.ui.listing.words import forget
from registry.ui.markup.section import message
from registry.ui.pages import (
    accessibility,
    agreement,
    agreements,
    chain,
    clocks,
    conflicts,
    counterparts,
    coverage,
    finding,
    gaps,
    impact,
    law,
    mapfile,
    mapped,
    mapreview,
    model,
    organisation,
    organisations,
    permits,
    problems,
    processing,
    record,
    records,
    resolve,
    reviews,
    rule,
    rules,
    shares,
    steps,
    translate,
    whatif,
    why,
    word,
    words,
    work,
)
from registry.ui.site import Site, open_site
from registry.wording import _

_STATIC = Path(__file__).parent / "static"

_LISTS = (agreements.PAGE, organisations.PAGE, processing.PAGE, records.PAGE, words.PAGE)

Draw = Callable[[], str]
"""Draws a page, and returns what a screen reader is told of it."""


def main() -> None:
    """Draw the page that the address asks for."""
    st.set_page_config(page_title="Muniment", page_icon=str(_STATIC / "favicon.png"), layout="wide")
    st.html(_STATIC / "style.css")
    st.logo(str(_STATIC / "logo.svg"), size="large")
    menus: dict[str, list[Page]] = {}
    for _name, menu, page in _pages():
        menus.setdefault(menu, []).append(page())
    st.navigation(menus, position="top").run()


def addresses() -> frozenset[str]:
    """The paths at which there is a page."""
    _first, *others = [name for name, _menu, _page in _pages()]
    return frozenset(("/", *(f"/{name}" for name in others)))


def _pages() -> Iterator[tuple[str, str, Callable[[], Page]]]:
    """Every page: its address, the menu it is in (none: it stands by itself), and what makes it."""

    def on_site(show: Callable[[Site], str]) -> Draw:
        def draw() -> str:
            with open_site() as site:
                return show(site)

        return draw

    compliance, listed, of_words = _("Compliance"), _("Records"), _("Words")
    sharing = _("Sharing")
    yield _page(work.PAGE, "", _("Your work"), on_site(work.show), first=True)
    yield _page(agreements.PAGE, "", _("Agreements"), on_site(agreements.show))
    yield _page(organisations.PAGE, "", _("Organisations"), on_site(organisations.show))
    yield _page(permits.PAGE, sharing, _("May we share?"), on_site(permits.show))
    yield _page(chain.PAGE, sharing, _("Chains"), on_site(chain.show))
    yield _page(impact.PAGE, sharing, _("If something fails"), on_site(impact.show))
    yield _page(counterparts.PAGE, sharing, _("Counterparts"), on_site(counterparts.show))
    yield _page(shares.PAGE, sharing, _("Coverage of shares"), on_site(shares.show))
    yield _page(gaps.PAGE, compliance, _("Compliance gaps"), on_site(gaps.show))
    yield _page(coverage.PAGE, compliance, _("Coverage and evidence"), on_site(coverage.show))
    yield _page(clocks.PAGE, compliance, _("Clocks"), on_site(clocks.show))
    yield _page(reviews.PAGE, compliance, _("Reviews"), on_site(reviews.show))
    yield _page(whatif.PAGE, compliance, _("Try a draft"), on_site(whatif.show))
    yield _page(rules.PAGE, compliance, _("Rules"), on_site(rules.show))
    yield _page(law.PAGE, compliance, _("Law"), on_site(law.show))
    yield _page(words.PAGE, of_words, _("Words"), on_site(words.show))
    yield _page(resolve.PAGE, of_words, _("What do they call it?"), on_site(resolve.show))
    yield _page(model.PAGE, of_words, _("Integration model"), on_site(model.show))
    yield _page(mapreview.PAGE, of_words, _("Mapping review"), on_site(mapreview.show))
    yield _page(mapfile.PAGE, of_words, _("Map a file"), on_site(mapfile.show))
    yield _page(translate.PAGE, of_words, _("Translate a file"), on_site(translate.show))
    yield _page(mapped.PAGE, of_words, _("Words covered"), on_site(mapped.show))
    yield _page(conflicts.PAGE, of_words, _("Conflicts"), on_site(conflicts.show))
    yield _page(processing.PAGE, listed, _("Records of processing"), on_site(processing.show))
    yield _page(records.PAGE, listed, _("All records"), on_site(records.show))
    yield _page("problems", listed, _("Problems"), on_site(problems.show))
    yield _page("agreement", "", _("Agreement"), on_site(agreement.show), listed=False)
    yield _page("organisation", "", _("Organisation"), on_site(organisation.show), listed=False)
    yield _page("record", "", _("Record"), on_site(record.show), listed=False)
    yield _page(finding.PAGE, "", _("Finding"), on_site(finding.show), listed=False)
    yield _page(why.PAGE, "", _("Why did this pass?"), on_site(why.show), listed=False)
    yield _page(rule.PAGE, "", _("Rule"), on_site(rule.show), listed=False)
    yield _page(word.PAGE, "", _("One word"), on_site(word.show), listed=False)
    yield _page(steps.PAGE, "", _("Mapping step by step"), on_site(steps.show), listed=False)
    yield _page("accessibility", "", _("Accessibility"), accessibility.show, listed=False)


def _page(
    name: str, menu: str, title: str, draw: Draw, *, first: bool = False, listed: bool = True
) -> tuple[str, str, Callable[[], Page]]:
    run = partial(_run, name, draw)
    return (
        name,
        menu,
        lambda: Page(run, title=title, url_path=name, default=first, visibility="visible" if listed else "hidden"),
    )


def _run(name: str, draw: Draw) -> None:
    if name not in _LISTS:
        forget()
    try:
        said = draw()
    except MunimentError as stop:
        said = _cannot_open(stop)
    footer()
    # What is shown is another page where it is about another record, or further on in a list.
    shown = (name, *(st.query_params.get(each, "") for each in ("ref", "id", "gateway", "cite", "after")))
    announce(" ".join(shown), said)


def _cannot_open(stop: MunimentError) -> str:
    where = _(
        "The folder to show is named by MUNIMENT_FEDERATION. Where that is not set, it is the folder `agreements`."
    )
    heading(_("There is nothing to show"), message(stop.message), message(stop.fix), message(where))
    return stop.message
