"""The top of a page: its title in the browser, its heading, and the way back."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from registry.ui.markup.html import Html, draw, element, safe
from registry.ui.markup.section import message, note, paragraph
from registry.ui.markup.visible import visible
from registry.ui.site import Site
from registry.wording import _


def heading(title: str, *below: Html) -> None:
    """The one heading of the page, and what stands right below it. The page is called by it in the browser as well."""
    st.set_page_config(page_title=f"{visible(title)} – Muniment")
    draw(element("h1", safe(title)), *below)


def back(site: Site, page: str, label: str, filters: Mapping[str, str]) -> None:
    """A link back to a list, with the filters it had."""
    with st.container(key="back"):
        st.page_link(site.pages[page], label=label, query_params=dict(filters) or None)


def pinned(site: Site) -> None:
    """Say so where the federation is judged by a day of its own."""
    if site.pinned:
        said = _("Shown as on {day}: these files are kept at that day, so that they read the same next year.")
        draw(note(paragraph(said.format(day=site.today))))


def notes(site: Site) -> None:
    """Say what a reader should know of how the federation was opened, such as that it takes longer than it need."""
    if site.notes:
        draw(note(*(message(site.plainly(said)) for said in site.notes)))
