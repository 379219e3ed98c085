"""The top of a page: its title in the browser, its heading, and the way back."""

from __future__ import annotations

import streamlit as st

from registry.ui.listing.asked import last_address
from registry.ui.markup.html import Html, draw, element, safe
from registry.ui.markup.section import message, note, paragraph
from registry.ui.markup.visible import visible
from registry.ui.site import Site
from registry.wording import _


def heading(title: str, *below: Html) -> None:
    """The one heading of the page, and what stands right below it. The page is called by it in the browser as well."""
    st.set_page_config(page_title=f"{visible(title)} – Muniment")
    draw(element("h1", safe(title)), *below)


def back(page: str, label: str) -> None:
    """A link back to a list, as it was last looked at."""
    draw(element("p", element("a", safe(label), href=last_address(page)), class_="back"))


def whose(site: Site) -> None:
    """Say whose records these are, as they stand on which day, and what else a reader should know of them."""
    if site.pinned:
        said = _("{federation}, as on {day}. These files are kept at that day, so that they read the same next year.")
        draw(note(paragraph(said.format(federation=site.federation, day=site.today))))
    else:
        draw(paragraph(site.federation, "federation"))
    if site.notes:
        draw(note(*(message(site.plainly(said)) for said in site.notes)))


def footer() -> None:
    """What ends every page."""
    links = [element("a", safe(_("Accessibility statement")), href="accessibility")]
    draw(element("footer", *links, class_="foot"))
