"""Numbers in a row, each leading to what it counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from registry.ui.markup.html import Html, element, safe


class Card(NamedTuple):
    """One number: what it counts, and the address of the list that shows just that. `style` may colour its edge."""

    label: str
    number: int
    address: str
    style: str = ""


def cards(made: Iterable[Card], name: str) -> Html:
    """The numbers. `name` is what the row is called when it is read out."""
    return element("ul", *(element("li", _card(card)) for card in made), class_="cards", aria_label=name)


def _card(card: Card) -> Html:
    number = element("span", safe(f"{card.number:,}"), class_="number")
    style = f"card {card.style}".rstrip() if card.number else "card none"
    return element("a", element("span", safe(card.label), class_="label"), number, href=card.address, class_=style)
