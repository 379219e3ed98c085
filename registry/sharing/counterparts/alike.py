"""How far two texts are made of the same words."""

from __future__ import annotations

import re

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "has",
        "have",
        "her",
        "his",
        "in",
        "into",
        "is",
        "it",
        "its",
        "not",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "under",
        "was",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "with",
    ]
)


def words_of(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, small and without the ending of a plural."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in found if word not in _SMALL)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0, no word in common, to 1, where the words of the shorter are all in the longer, and it is as long.

    The share of the shorter, times the root of how much longer the other is: two people who write the same down do so
    at different length.
    """
    if not one or not other:
        return 0.0
    shorter, longer = sorted((len(one), len(other)))
    return float(len(one & other) / shorter * (shorter / longer) ** 0.5)
