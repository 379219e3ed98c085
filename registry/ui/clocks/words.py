"""Where deadlines stand, in a word with a colour, and who sets them."""

from __future__ import annotations

from registry.ui.markup.html import Html, element, safe
from registry.wording import _

_STATES = {
    "overdue": ("red", "Overdue"),
    "unsure": ("yellow", "Nobody can tell"),
    "not-worked-out": ("yellow", "Cannot be worked out"),
    "no-limit": ("orange", "Without undue delay"),
    "due": ("blue", "Running"),
    "still": ("violet", "Stands still"),
    "not-started": ("grey", "Not started"),
    "in-time": ("green", "Done in time"),
    "late": ("red", "Done late"),
    "done-unsure": ("yellow", "Done: nobody can tell"),
    "done": ("green", "Done"),
}
_SET_BY = {
    "law": "Set by law",
    "contract": "Set by a contract",
    "record": "Set in the record",
    "product": "Not set by law: Muniment's own measure",
}


def state_tag(state: str) -> Html:
    """Where a deadline stands, as a tag."""
    colour, word = _STATES[state]
    return element("span", safe(_(word)), class_=f"tag tag-{colour}")


def set_by(who: str) -> str:
    """Who sets a deadline."""
    return _(_SET_BY[who])
