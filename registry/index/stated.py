"""What a step states besides where it leads, in one number: most steps state one of a few dozen things.

Imports next to nothing: answering waits for it.
"""

from __future__ import annotations

from functools import cache

from registry.values import NamedTuple
from registry.vocabulary.step import UNSAID

PREDICATES = ("", "exact", "broad", "narrow", "close", "related")
STATUSES = ("", "proposed", "reviewed", "approved", "rejected", "retired")
SETS = ("", "alternatives", "union", "conjunction", "ordered-parts", UNSAID)
"""The values of `concepts.mappings`, which takes too long to import; a test compares them."""


class Stated(NamedTuple):
    """As the fields of the same names of `vocabulary.step.Step`. `is_pair`: it leads between codes of two terms."""

    is_pair: bool
    negated: bool
    no_term: bool
    forward: bool
    back: bool
    is_scoped: bool
    is_conditional: bool
    predicate: str
    status: str
    subject_set: str
    object_set: str


_FLAGS = 7
_TEXTS = (PREDICATES, STATUSES, SETS, SETS)


def number_of(stated: Stated) -> int:
    """The number that stands for it."""
    return _number(stated)


@cache
def _number(stated: Stated) -> int:
    found = 0
    for values, text in zip(reversed(_TEXTS), reversed(stated[_FLAGS:]), strict=True):
        found = found * len(values) + values.index(text)
    for flag in reversed(stated[:_FLAGS]):
        found = found << 1 | bool(flag)
    return found


@cache
def stated_of(number: int) -> Stated:
    """It again. Raises ValueError where no number stands for anything like it."""
    flags = [bool(number >> at & 1) for at in range(_FLAGS)]
    rest = number >> _FLAGS
    texts = []
    for values in _TEXTS:
        rest, at = divmod(rest, len(values))
        texts.append(values[at])
    if rest:
        raise ValueError(number)
    return Stated._make((*flags, *texts))
