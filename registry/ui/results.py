"""A list of results: what the filters let through, one page of it at a time, each with a link to its own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.link import page_of
from registry.ui.markup.markdown import literal
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import summary
from registry.ui.markup.tag import tag
from registry.ui.site import Site
from registry.ui.urlstate import PAGE
from registry.wording import _

A_PAGE = 20
"""How many results one page shows."""


@dataclass(frozen=True, slots=True)
class Result:
    """One result: the record, what it is called, its tags, and a line of names and values below."""

    ref: str
    title: str
    tags: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    group: str = ""
    """The heading it stands under, where results are grouped."""


def show(site: Site, found: Sequence[Result]) -> None:
    """Draw one page of results, and the way to the others."""
    pages = max(1, -(-len(found) // A_PAGE))
    number = _number(pages)
    group = ""
    for position, result in enumerate(found[(number - 1) * A_PAGE : number * A_PAGE]):
        if result.group != group:
            group = result.group
            draw(element("h3", safe(group)))
        _draw(site, position, result)
    if pages > 1:
        _paging(number, pages)


def _draw(site: Site, position: int, result: Result) -> None:
    with st.container(key=f"result-{position}", gap="xsmall"):
        target = site.pages[page_of(result.ref)]
        st.page_link(target, label=literal(result.title), query_params={"ref": result.ref})
        tags = element("p", joined((tag(each) for each in result.tags), Html(" ")), class_="tags")
        draw(tags, summary(((name, safe(value)) for name, value in result.facts), "facts"))


def _number(pages: int) -> int:
    asked = str(st.query_params.get(PAGE, "1"))
    return min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def _paging(number: int, pages: int) -> None:
    with st.container(key="paging", horizontal=True):
        if number > 1:
            st.button(_("Previous page"), key="previous", type="tertiary", on_click=_turn_to, args=(number - 1,))
        draw(paragraph(_("Page {number} of {pages}").format(number=number, pages=pages)))
        if number < pages:
            st.button(_("Next page"), key="next", type="tertiary", on_click=_turn_to, args=(number + 1,))


def _turn_to(number: int) -> None:
    st.query_params[PAGE] = str(number)
