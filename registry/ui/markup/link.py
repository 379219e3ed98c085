"""Links from one record to another, as plain links of the web: they work with every key, and in a new tab."""

from __future__ import annotations

from urllib.parse import quote

from registry.concepts.kinds import Kind
from registry.ui.markup.html import Html, element, safe


def page_of(ref: str) -> str:
    """The name of the page that shows a record."""
    return "agreement" if f"/{Kind.AGREEMENT.value}/" in ref else "record"


def href(ref: str, part: str = "") -> str:
    """The address of a record's page, or of one part of it."""
    return f"{page_of(ref)}?ref={quote(ref)}" + (f"#{quote(part)}" if part else "")


def link(ref: str, text: str, part: str = "") -> Html:
    """A link to a record."""
    return element("a", safe(text), href=href(ref, part))


def web_link(address: str) -> Html:
    """A link to a page elsewhere, which is shown in full and opened only when somebody follows it."""
    return element("a", safe(address), href=address, rel="noopener noreferrer nofollow")
