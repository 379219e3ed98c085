"""Names of places that are nowhere: tens of thousands, each different."""

from __future__ import annotations

from benchmarks.generator.language.words import words

_MIDDLES = ("", "er", "ing", "en", "a", "ham")
_HEADS, _TAILS = words("head"), words("tail")

COUNT = len(_HEADS) * len(_MIDDLES) * len(_TAILS)
_STEP = 7_919
"""Has no factor in common with the count, so that going round in steps of it meets every name once."""


def place(number: int) -> str:
    """A place by its number. No two numbers below `COUNT` give the same name."""
    if not 0 <= number < COUNT:
        raise LookupError(f"there are names for {COUNT:,} places")
    at = number * _STEP % COUNT
    at, tail = divmod(at, len(_TAILS))
    middle, head = divmod(at, len(_HEADS))
    return f"{_HEADS[head]}{_MIDDLES[middle]}{_TAILS[tail]}"
