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
    hidden = element("input", type="hidden", name=also[0], value=also[1]) if also[1] else NOTHING
    return element(
        "form",
        hidden,
        *labelled(name, label, options, chosen),
        element("button", safe(button), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def chooser(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    """One of several lists of a form, with what it is called above it."""
    return element("div", *labelled(name, label, options, chosen), class_="field")


def labelled(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> tuple[Html, Html]:
    """A list and what it is called, to be laid out."""
    own = f"choose-{name}"
    drawn = (
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in options
    )
    return element("label", safe(label), for_=own), element("select", *drawn, name=name, id=own)


def safe_option(text: str) -> Html:
    """Text in a list of choices, where no place to break a line may stand."""
    return Html(safe(text).replace("<wbr>", ""))
