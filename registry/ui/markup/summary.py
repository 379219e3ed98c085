"""Names and values in two columns, one under the other on a phone."""

from __future__ import annotations

from collections.abc import Iterable

from registry.ui.markup.html import Html, element, safe


def summary(rows: Iterable[tuple[str, Html]], style: str = "summary") -> Html:
    """A list of names and values. Rows without a value are left out."""
    drawn = [element("div", element("dt", safe(name)), element("dd", value)) for name, value in rows if value]
    return element("dl", *drawn, class_=style) if drawn else Html("")


def bullets(items: Iterable[Html]) -> Html:
    """A list with bullets; a single item stands alone."""
    listed = list(items)
    if len(listed) < 2:
        return listed[0] if listed else Html("")
    return element("ul", *(element("li", item) for item in listed), class_="bullets")
