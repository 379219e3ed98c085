"""“There is a problem”: all that is wrong with what somebody typed, with a link to each field."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.component import component
from registry.ui.markup.html import Html, element, safe
from registry.ui.markup.section import prose
from registry.wording import _


def problem(key: str, faults: Sequence[tuple[str, str]], turn: int) -> None:
    """Say it, and move the focus there. A fault is the key of its field, or nothing, and what to do about it.

    `turn` tells one time that something was sent off from another.
    """
    component("problem", '<div class="stHtml"></div>')(
        key=f"problem-{key}", data={"drawn": drawn(faults) if faults else "", "turn": turn}
    )


def drawn(faults: Sequence[tuple[str, str]]) -> Html:
    """The summary."""
    items = [
        element("li", element("a", prose(said), href=f"#{field}") if field else prose(said)) for field, said in faults
    ]
    title = element("h2", safe(_("There is a problem")), id="problem-title")
    inside = element("div", title, element("ul", *items), class_="problem", role="alert", tabindex="-1")
    return element("div", inside, class_="stHtml")
