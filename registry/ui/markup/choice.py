"""One choice out of a list, which becomes part of the address of the page."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.markup.html import NOTHING, Html, element, safe


def choice(
    name: str,
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    button: str,
    also: tuple[str, str] = ("", ""),
) -> Html:
    """The list with its button. `options` are values with what they are called; `name` is the part of the address.

    `also` is the name and value of another part of the address, which stays as it is.
    """
    drawn = [
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in options
    ]
    hidden = element("input", type="hidden", name=also[0], value=also[1]) if also[1] else NOTHING
    return element(
        "form",
        hidden,
        element("label", safe(label), for_=f"choose-{name}"),
        element("select", *drawn, name=name, id=f"choose-{name}"),
        element("button", safe(button), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def safe_option(text: str) -> Html:
    """Text in a list of choices, where no place to break a line may stand."""
    return Html(safe(text).replace("<wbr>", ""))
