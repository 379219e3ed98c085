"""Drawing a picture on a page. What it is made of is in `registry.ui.markup.svg`."""

from __future__ import annotations

from registry.ui.component import component
from registry.ui.markup.html import Html


def draw_picture(key: str, drawn: Html) -> None:
    """Put a picture on the page, where the page has got to. `key` is a name that no other picture of the page has."""
    component("picture")(key=f"picture-{key}", data={"drawn": drawn})
