"""Pictures as SVG, drawn here rather than by a library in the browser.

Each part of such a picture can be a link, so it works with the keyboard, prints, can be read out and costs no script.
Whatever a picture shows is also said in words beside it, in a table.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from textwrap import wrap

from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.markup.visible import visible

LETTER = 7.6
"""How wide a letter of a label is on average, in the units of the picture, at 15 units high."""

LINE = 19
"""How far one line of a label stands below another."""


def picture(width: float, height: float, finding: str, *inside: Html, key: Html = NOTHING) -> Html:
    """A picture with what it shows in a sentence above it. `key` says what its lines and shapes mean.

    It is as wide as the page allows, up to `width`; where the page is narrower than it can be read at, it is left out,
    and the table beside it says the same.
    """
    drawn = element(
        "svg", *inside, viewBox=f"0 0 {_n(width)} {_n(height)}", role="group", aria_label=visible(finding),
        style=f"max-width:{_n(width)}px", class_="picture",
    )  # fmt: skip
    return element("figure", element("figcaption", safe(finding)), drawn, key, class_="picture")


def label(x: float, y: float, lines: Iterable[str], *, anchor: str = "start", style: str = "") -> Html:
    """Lines of text, the first on the line `y`. `anchor` is `start`, `middle` or `end`."""
    spans = [element("tspan", _text(line), x=_n(x), dy=_n(LINE if at else 0)) for at, line in enumerate(lines)]
    return element("text", *spans, x=_n(x), y=_n(y), text_anchor=anchor, class_=style)


def box(x: float, y: float, width: float, height: float, style: str = "") -> Html:
    """A rectangle."""
    return element("rect", x=_n(x), y=_n(y), width=_n(width), height=_n(height), rx="2", class_=style)


def curve(x1: float, y1: float, x2: float, y2: float, style: str = "", thickness: float = 1.5) -> Html:
    """A line from one place to another that leaves and arrives level."""
    middle = (x1 + x2) / 2
    path = f"M{_n(x1)} {_n(y1)}C{_n(middle)} {_n(y1)} {_n(middle)} {_n(y2)} {_n(x2)} {_n(y2)}"
    return element("path", d=path, class_=style, stroke_width=_n(thickness), fill="none")


def linked(href: str, name: str, *inside: Html, id: str = "") -> Html:
    """A part that leads somewhere. `name` is what it is called when it is read out."""
    return element("a", *inside, href=href, aria_label=visible(name), id=id)


def lines_of(text: str, width: float, most: int = 3) -> list[str]:
    """Text in lines that fit a width; what is left over ends in three dots."""
    return wrap(" ".join(visible(text).split()), max(8, int(width / LETTER)), max_lines=most, placeholder=" …")


def _text(text: str) -> Html:
    return Html(html.escape(text))


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
