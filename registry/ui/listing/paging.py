"""How much was found and in what order, and the way from one page of it to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from registry.ui.listing.asked import Asked
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.wording import _, counted

A_PAGE = 20
"""How many results one page shows."""

_BEFORE = "_pages_before"


def count(here: Asked, total: int, shown: int, one: str, many: str) -> Html:
    """How many there are, and which of them are shown."""
    said = heading(counted(total, one, many), 2, "results")
    if not shown or total <= shown:
        return said
    last = here.start + shown - 1
    which = _("Showing {first} to {last}").format(first=f"{here.start:,}", last=f"{last:,}")
    return joined([said, paragraph(which, "quiet")])


def group(name: str, among: Sequence[Html]) -> Html:
    """Ways to see the same results, of which one is taken now."""
    inside = element("ul", *(element("li", each) for each in among))
    return element("nav", element("span", safe(name), class_="quiet"), inside, aria_label=name)


def way(name: str, address: str, is_now: bool, own: str) -> Html:
    """One way of a group. `own` is its name on the page."""
    return element("a", safe(name), href=address, id=own, aria_current="true" if is_now else "")


def paging(here: Asked, shown: int, more: str) -> Html:
    """The way to the page before and the page after. `shown` results are on this one; `more` asks for the next."""
    before: dict[str, Asked] = st.session_state.setdefault(_BEFORE, {})
    ways = list(_ways(here, shown, more, before))
    if more:
        before[more] = here
    inside = element("ul", *(element("li", way) for way in ways))
    return element("nav", inside, class_="paging", aria_label=_("Pages of results")) if ways else NOTHING


def _ways(here: Asked, shown: int, more: str, before: dict[str, Asked]) -> Iterator[Html]:
    if here.after:
        known = before.get(here.after)
        # Somebody who came by a link has seen no page before this one: only the first can be named.
        said, back = (_("Previous page"), known) if known else (_("First page"), here.going_on("", 1))
        yield element("a", safe(said), href=back.address(), rel="prev", id="page-before")
    if more:
        on = here.going_on(more, here.start + shown)
        yield element("a", safe(_("Next page")), href=on.address(), rel="next", id="page-after")
