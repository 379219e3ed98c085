"""What the address asks of the words, and the question that answers it."""

from __future__ import annotations

from registry.ui.listing.asked import Asked, asked, choices
from registry.ui.listing.paging import A_PAGE
from registry.ui.words.address import WORDS
from registry.verbs.words.vocab import FIELDS, Question

CODES = "codes"
"""Whether the codes of a vocabulary's terms are listed as well."""

ORDER = {"meaning": "Meaning"}


def here() -> Asked:
    """What the address asks for."""
    filters = {name: choices(name, Question) for name in FIELDS}
    return asked(WORDS, filters, ORDER, "meaning", {CODES: frozenset(("yes",))})


def question(here: Asked) -> Question:
    """One page of what the address asks for, with its counts."""
    words = here.words.strip()
    chosen = {name: here.chosen.get(name, ()) for name in FIELDS}
    return Question(
        words=(words,) if words else (), organisation=chosen["organisation"], vocabulary=chosen["vocabulary"],
        kind=chosen["kind"], mapped=chosen["mapped"], codes=bool(here.said(CODES)),
        tree=bool(words), counts=True, limit=str(A_PAGE if words else 3 * A_PAGE), after=here.after,
    )  # fmt: skip
