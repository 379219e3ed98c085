"""Links from one record to another, as plain links of the web: they work with every key, and in a new tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from registry.concepts.kinds import Kind
from registry.ui.markup.html import Html, element, safe

_PAGES = {Kind.AGREEMENT.value: "agreement", Kind.ORGANISATION.value: "organisation"}
"""The kinds that have a page of their own."""


def page_of(ref: str) -> str:
    """The name of the page that shows a record."""
    return next((page for kind, page in _PAGES.items() if f"/{kind}/" in ref), "record")


def href(ref: str, part: str = "") -> str:
    """The address of a record's page, or of one part of it."""
    return f"{page_of(ref)}?ref={quote(ref)}" + (f"#{quote(part)}" if part else "")


def link(ref: str, text: str, part: str = "") -> Html:
    """A link to a record."""
    return element("a", safe(text), href=href(ref, part))


def web_link(address: str) -> Html:
    """A link to a page elsewhere, which is shown in full and opened only when somebody follows it."""
    return element("a", safe(address), href=address, rel="noopener noreferrer nofollow")


_LISTS = {
    Kind.AGREEMENT.value: "agreements",
    Kind.ORGANISATION.value: "organisations",
    Kind.PROCESSING_ACTIVITY.value: "processing",
}
"""The kinds that have a list of their own; `records` lists every kind."""


def search_address(where: Mapping[str, Sequence[str]]) -> str:
    """The address of the list that shows just what filters find."""
    kinds = where.get("kind", ())
    page = _LISTS.get(kinds[0], "records") if len(kinds) == 1 else "records"
    said = [(name, value) for name, values in where.items() for value in values if page == "records" or name != "kind"]
    return f"{page}?{urlencode(said)}" if said else page
