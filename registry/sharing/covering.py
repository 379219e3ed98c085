"""How far what was agreed covers what is asked for: data items and purposes, matched through everybody's words.

Narrower than agreed is covered, broader is partly covered, close is never taken for part of it; it always says how it
matched. See `CoverDegree`.
"""

from __future__ import annotations

from registry.values import NamedTuple
from registry.vocabulary.term import TermKey


class Sought(NamedTuple):
    """What somebody asks for in words of their own.

    - `words`: as they were typed. `said`: how they were understood, in a sentence.
    - `terms`: the words of vocabularies that they may mean, the likeliest first; empty where nobody's vocabulary has
      them. `near`: words that are like them, where nobody has.
    - `pairs`: for each of `terms`, its address and label, for people to choose from.
    """

    words: str
    said: str
    terms: tuple[TermKey, ...] = ()
    near: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


class Cover(NamedTuple):
    """How far one thing that was agreed covers what is sought.

    - `degree`: a word of `CoverDegree`. `said`: how it matched, or why only nearly, in a sentence.
    - `at`, `title`: what was agreed: its lasting address and name. `is_by_name`: it rests on names alone.
    """

    degree: str
    said: str
    at: str = ""
    title: str = ""
    is_by_name: bool = False


class Bar(NamedTuple):
    """What a record says against something that is sought.

    - `is_barred`: whether it names just that, or something wider. Otherwise it only speaks of something near, or says
      so with an exception: nobody may say yes before somebody has looked.
    - `said`: what it says, and how that touches what is sought, in a sentence. `quoted`: its own words. `at`: where.
    """

    is_barred: bool
    said: str
    quoted: str
    at: str
