"""Words and tags for a chain: how strong a link is, and what sort of thing it leads to."""

from __future__ import annotations

from registry.concepts.sharing import Strength
from registry.ui.markup.html import Html, element, safe
from registry.wording import _

LABELS = {each.value: each.label for each in Strength}
_COLOURS = {"broken": "red", "weak": "orange", "unknown": "yellow", "fair": "blue", "sound": "green"}
_SORTS = {
    "organisation": "Organisation",
    "agreement": "Agreement",
    "processor": "Processor",
    "sub-processor": "Sub-processor",
    "country": "Country",
    "system": "System",
    "class": "Sort of organisations",
    "unnamed": "No record of it",
}


def label(strength: str) -> str:
    """A strength in a word."""
    return _(LABELS[strength])


def tag(strength: str) -> Html:
    """A strength as a tag."""
    return element("span", safe(label(strength)), class_=f"tag tag-{_COLOURS[strength]}")


def sort(of: str) -> str:
    """What sort of thing a node is."""
    return _(_SORTS[of])
