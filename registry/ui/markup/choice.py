"""One choice out of a list, which becomes part of the address of the page."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.markup.html import Html, element, safe


def choice(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str, button: str) -> Html:
    """The list with its button. `options` are values with what they are called; `name` is the part of the address."""
    drawn = [
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in options
    ]
    return element(
        "form",
        element("label", safe(label), for_=f"choose-{name}"),
        element("select", *drawn, name=name, id=f"choose-{name}"),
        element("button", safe(button), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def safe_option(text: str) -> Html:
    """Text in a list of choices, where no place to break a line may stand."""
    return Html(safe(text).replace("<wbr>", ""))
