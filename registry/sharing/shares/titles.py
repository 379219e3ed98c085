"""Which of a few agreements a list means that gives a title shortly, or misspelt: `ASB partnership`, `referals`."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from registry.sharing.covering_words import telling
from registry.sharing.shares.offers import Offer
from registry.sharing.shares.wordings import told

_CLOSE, _LONG = 0.84, 5
"""How alike two words must be, and from how many letters on a word may be misspelt at all."""

_EVERY = told("information data sharing agreement isa dsa protocol mou partnership ref")
"""Words of titles that tell no agreement from another."""


def titled_like(text: str, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """The one agreement in whose title every telling word of a text stands, also misspelt. None where two have them.

    At least two words must tell something: a title is not known by one.
    """
    wanted = told(text[:300]) - _EVERY
    found = (
        [each for each in offers if _has(told(each.title) | telling(each.title.lower()), wanted)]
        if len(wanted) > 1
        else []
    )
    return (found[0],) if len(found) == 1 else ()


def _has(title: frozenset[str], wanted: frozenset[str]) -> bool:
    words = list(title)
    return all(each in title or (len(each) >= _LONG and get_close_matches(each, words, 1, _CLOSE)) for each in wanted)
