"""A bar chart that is a table: each bar stands beside its number, and leads to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from registry.ui.markup.html import NOTHING, Html, element, safe


class Bar(NamedTuple):
    """One bar: its name, its length, and the address of the list that it counts."""

    label: str
    number: int
    address: str


def bars(made: Sequence[Bar], finding: str, names: str, numbers: str) -> Html:
    """The chart. `finding` says in a sentence what it shows; `names` and `numbers` head its columns."""
    longest = max((bar.number for bar in made), default=0)
    head = element("tr", element("th", safe(names), scope="col"), element("th", safe(numbers), scope="col"))
    return element(
        "table",
        element("caption", safe(finding)),
        element("thead", head, class_="visually-hidden"),
        element("tbody", *(_row(bar, longest) for bar in made)),
        class_="bars",
    )


def _row(bar: Bar, longest: int) -> Html:
    # A bar too short to be seen would say that there is nothing.
    width = max(1.5, 100 * bar.number / longest) if bar.number else 0
    drawn = element("span", class_="bar", style=f"width:{width:.1f}%") if width else NOTHING
    number = element("a", safe(f"{bar.number:,}"), href=bar.address) if bar.number else safe("0")
    return element(
        "tr",
        element("th", safe(bar.label), scope="row"),
        element("td", element("span", drawn, element("span", number, class_="number"), class_="track")),
    )
