"""What a page says of a file that is too large to be sent to it."""

from __future__ import annotations

from registry.ui.markup.html import Html, element, safe
from registry.wording import _


def larger(most: int, command: str) -> Html:
    """The way for a file of more than so many bytes: the command that takes it, to the letter."""
    said = _("A larger file than {size} MB goes by the command line, where the file is: ")
    return element("p", safe(said.format(size=most // 1_000_000)), element("code", safe(command)), class_="quiet")
