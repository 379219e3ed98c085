"""How terms stand to one another, in words."""

from __future__ import annotations

from registry.concepts.mapped import Mapped
from registry.wording import _

_HOLDS = {
    "exact": "means the same as",
    "broad": "is narrower than",
    "narrow": "is broader than",
    "close": "is close to",
    "related": "has to do with",
}
_NOT = {
    "exact": "does not mean the same as",
    "broad": "is not narrower than",
    "narrow": "is not broader than",
    "close": "is not close to",
    "related": "has nothing to do with",
}

STATES = {"shared": "A shared word itself"} | {each.value: each.label for each in Mapped}
"""How far it is decided what a term means: `shared`, where it is one of the shared words, or of `Mapped`; in words."""


def relation(predicate: str, *, negated: bool = False) -> str:
    """How a term stands to another: `broad`, where the other is the broader, is “is narrower than”."""
    if negated:
        return _(_NOT.get(predicate, "does not stand to it as was proposed:"))
    return _(_HOLDS.get(predicate, "is mapped, nobody says how, to"))


def state(own: str) -> str:
    """How far it is decided what a term means."""
    return _(STATES[own])


def standing(status: str) -> str:
    """What to know before a mapping is read, by where it stands in review: that it does not count; else nothing."""
    return {
        "retired": _("No longer:"), "proposed": _("Only proposed:"), "reviewed": _("Only proposed:"),
    }.get(status, "")  # fmt: skip
