"""What the address asks of the conflicts, and the question that answers it."""

from __future__ import annotations

from typing import Any

from registry.ui.listing.asked import Asked, asked, choices
from registry.ui.listing.paging import A_PAGE
from registry.verbs.words.conflicts import Question

PAGE = "conflicts"

FILTERS = ("severity", "organisation", "rule", "vocabulary")
"""The filters, the most used first."""

SHOW, FRIENDS, MODEL = "show", "false-friends", "model"
"""What is shown: conflicts between mappings where nothing else is said, false friends, or the integration model."""


def here() -> Asked:
    """What the address asks for."""
    allowed = {name: choices(name, Question) for name in FILTERS}
    return asked(PAGE, allowed, ("found",), "found", {SHOW: frozenset((FRIENDS, MODEL))})


def question(here: Asked) -> Question:
    """One page of what the address asks for."""
    shown = here.said(SHOW)
    where: dict[str, Any] = dict(here.chosen)
    return Question(
        **where, false_friends=shown == FRIENDS, model=shown == MODEL, limit=str(A_PAGE), after=here.after
    )  # fmt: skip


def showing(here: Asked, what: str) -> Asked:
    """The same organisations and vocabularies, seen as something else that can be shown."""
    return here.narrowed_to({"severity": (), "rule": ()}).saying(SHOW, what)
