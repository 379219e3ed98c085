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
    organisation,
    organisations,
    problems,
    processing,
    record,
    records,
    work,
)
from registry.ui.site import Site, open_site
from registry.wording import _

_STATIC = Path(__file__).parent / "static"

_LISTS = (agreements.PAGE, organisations.PAGE, processing.PAGE, records.PAGE)

Draw = Callable[[], str]
"""Draws a page, and returns what a screen reader is told of it."""


def main() -> None:
    """Draw the page that the address asks for."""
    st.set_page_config(page_title="Muniment", page_icon=str(_STATIC / "favicon.png"), layout="wide")
    st.html(_STATIC / "style.css")
    st.logo(str(_STATIC / "logo.svg"), size="large")
    st.navigation([page() for _name, page in _pages()], position="top").run()


def addresses() -> frozenset[str]:
    """The paths at which there is a page."""
    _first, *others = [name for name, _page in _pages()]
    return frozenset(("/", *(f"/{name}" for name in others)))


def _pages() -> Iterator[tuple[str, Callable[[], Page]]]:
    def on_site(show: Callable[[Site], str]) -> Draw:
        def draw() -> str:
            with open_site() as site:
                return show(site)

        return draw

    yield _page(work.PAGE, _("Your work"), on_site(work.show), first=True)
    yield _page(agreements.PAGE, _("Agreements"), on_site(agreements.show))
    yield _page("agreement", _("Agreement"), on_site(agreement.show), listed=False)
    yield _page(organisations.PAGE, _("Organisations"), on_site(organisations.show))
    yield _page("organisation", _("Organisation"), on_site(organisation.show), listed=False)
    yield _page(processing.PAGE, _("Records of processing"), on_site(processing.show))
    yield _page(records.PAGE, _("All records"), on_site(records.show))
    yield _page("record", _("Record"), on_site(record.show), listed=False)
    yield _page("problems", _("Problems"), on_site(problems.show))
    yield _page("accessibility", _("Accessibility"), accessibility.show, listed=False)


def _page(
    name: str, title: str, draw: Draw, *, first: bool = False, listed: bool = True
) -> tuple[str, Callable[[], Page]]:
    run = partial(_run, name, draw)
    return name, lambda: Page(
        run, title=title, url_path=name, default=first, visibility="visible" if listed else "hidden"
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
    shown = (name, *(st.query_params.get(each, "") for each in ("ref", "after")))
    announce(" ".join(shown), said)


def _cannot_open(stop: MunimentError) -> str:
    where = _(
        "The folder to show is named by MUNIMENT_FEDERATION. Where that is not set, it is the folder `agreements`."
    )
    heading(_("There is nothing to show"), message(stop.message), message(stop.fix), message(where))
    return stop.message
