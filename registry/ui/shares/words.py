"""How well shares are covered, in words and marks: never by colour alone."""

from __future__ import annotations

from registry.concepts.sharing import ShareFit
from registry.ui.markup.html import Html, element, safe
from registry.wording import _

_LOOKS = {
    ShareFit.COVERED: ("✓", "green"), ShareFit.PARTLY: ("½", "yellow"), ShareFit.LAPSED: ("†", "orange"),
    ShareFit.UNSURE: ("?", "violet"), ShareFit.NONE: ("×", "red"),
}  # fmt: skip
"""Fit → its mark and its colour."""


def fit_tag(fit: str) -> Html:
    """A fit as a tag: a mark and a word."""
    mark, colour = _LOOKS[ShareFit(fit)]
    sign = element("span", safe(mark), class_="mark", aria_hidden="true")
    return element("span", sign, safe(fit_word(fit)), class_=f"tag tag-{colour}")


def fit_word(fit: str) -> str:
    """A fit in a word or two."""
    return _(ShareFit(fit).label)


def fit_meaning(fit: str) -> str:
    """What a fit means, in a sentence."""
    return _(ShareFit(fit).definition)


def part_word(part: str) -> str:
    """What a column may be taken for, as it is called on the page."""
    return {
        "giver": _("Who gives"), "getter": _("Who it is shared with"), "data": _("The information"),
        "purpose": _("What for"), "title": _("Name of the share"), "reference": _("Reference of the row"),
        "agreement": _("The agreement that the list names"), "stated": _("Whether the list says there is one"),
        "direction": _("In or out"),
    }.get(part, _("Nothing that is needed"))  # fmt: skip


def sure_word(confidence: float) -> str:
    """How sure a match is, in words."""
    if confidence >= 0.95:
        return _("Rests on words that people decided.")
    if confidence >= 0.8:
        return _("Likely right: it rests in part on words alone.")
    return _("Look at it: it rests on little.")
