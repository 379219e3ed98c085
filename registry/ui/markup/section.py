"""Headings, paragraphs and the parts of a page they stand over."""

from __future__ import annotations

import re

from registry.ui.markup.html import Html, element, joined, safe


def heading(text: str, level: int, anchor: str = "") -> Html:
    """A heading. Its anchor is what a link to it ends with."""
    return element(f"h{level}", safe(text), id=anchor)


def paragraph(text: str, style: str = "") -> Html:
    """A paragraph of plain text."""
    return element("p", safe(text), class_=style)


def message(text: str) -> Html:
    """A paragraph of ours, as `prose`."""
    return element("p", prose(text))


def prose(text: str) -> Html:
    """A sentence of ours, in which what stands between backticks is something to be typed or found in a file."""
    pieces = re.split("`([^`]+)`", text)
    return joined(element("code", safe(piece)) if odd % 2 else safe(piece) for odd, piece in enumerate(pieces))


def section(title: str, anchor: str, *inside: Html) -> Html:
    """A part of a page with its heading."""
    return element("section", heading(title, 2, anchor), *inside, aria_labelledby=anchor)


def note(*inside: Html) -> Html:
    """Something to know before reading on, set apart by a bar at its side."""
    return element("div", *inside, class_="note", role="note")
