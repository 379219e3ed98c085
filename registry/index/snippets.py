"""The words of a record that fit a search, with the letters that match marked, and the place they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from registry.index.words import folded
from registry.load.snapshot import Loaded
from registry.schema.published import shape
from registry.source import Place, address

Pieces = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it matches."""

_WORD = re.compile(r"[^\W_]+")
_ROOM = 160
"""Letters shown."""


_ENDING = re.compile(r"(?<=[a-z]{3})(?:ies|ing|ed|es|s|y|e)$")
"""Endings that the search takes no notice of, as nearly as a passage needs."""


@dataclass(frozen=True, slots=True)
class Stems:
    """What finds the words of a text that share a stem with, or begin with, those sought; the text is folded first.

    - `words`: finds them.
    - `anywhere`: one for each stem; finds it inside of words as well, up to their ends.
    """

    words: re.Pattern[str]
    anywhere: tuple[re.Pattern[str], ...]


def stems(sought: tuple[str, ...]) -> Stems:
    """The stems of words that are sought."""
    found = sorted({_ENDING.sub("", word) or word for word in sought}, key=len, reverse=True)
    words = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, found))})[^\W_]*")
    return Stems(words, tuple(re.compile(rf"{re.escape(stem)}[^\W_]*") for stem in found))


def marked(text: str, sought: Stems) -> Pieces:
    """A text in pieces, each with whether it is a word that matches."""
    plain = folded(text)
    if len(plain) != len(text):
        # Some letters become two when they are folded: the words are found one by one instead.
        spans = [match.span() for match in _WORD.finditer(text) if sought.words.match(folded(match[0]))]
    else:
        spans = [match.span() for match in sought.words.finditer(plain)]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def snippet(loaded: Loaded, sought: Stems) -> tuple[Pieces, str]:
    """The passage in which most of the sought words stand, marked, and the address of its field.

    The title is shown anyway and is passed over. Nothing and an empty address where the words stand nowhere else.
    """
    data = {name: value for name, value in loaded.data.items() if name != "title"}
    texts: list[str] = []
    _gather(data.values(), texts)
    best: tuple[int, bool, int] | None = None
    chosen = 0
    for at, words in _found(texts, sought).items():
        # Of two passages that fit as well, a sentence tells more than a code.
        better = (len(words), " " in texts[at], min(len(texts[at]), _ROOM))
        if best is None or better > best:
            best, chosen = better, at
    if best is None:
        return (), ""
    place, _left = _place(data, chosen)
    where = f"{loaded.ref}#{address(loaded.data, shape(loaded.ref.kind).keys_at, place)}"
    return marked(_window(" ".join(texts[chosen].split()), sought), sought), where


def _found(texts: list[str], sought: Stems) -> dict[int, set[str]]:
    """The position of every text that has any of the words → those that it has, in the order of the texts.

    All texts are looked through as one: a record has hundreds, and a search shows fifty records.
    """
    together = "\n".join(texts)
    if together.isascii():
        folds, plain = texts, together.lower()
    else:
        # Folded letters may be more or fewer than those they stand for.
        folds = [folded(text) for text in texts]
        plain = "\n".join(folds)
    # Where the letters of a stem stand is found much sooner than where a word begins with them.
    begins = {
        match.start(): match[0]
        for stem in sought.anywhere
        for match in stem.finditer(plain)
        if not plain[max(0, match.start() - 1) : match.start()].isalnum()
    }
    found: dict[int, set[str]] = {}
    at, end = -1, -1
    for begin in sorted(begins):
        while begin > end:
            at += 1
            end += 1 + len(folds[at])
        found.setdefault(at, set()).add(begins[begin])
    return found


def _gather(values: Iterable[Any], texts: list[str]) -> None:
    """Every text among some data, in the order it is written."""
    for value in values:
        of_type = type(value)
        if of_type is str:
            texts.append(value)
        elif of_type is dict:
            _gather(value.values(), texts)
        elif of_type is list:
            _gather(value, texts)


def _place(data: Any, left: int) -> tuple[Place, int]:
    """Where a text stands that is preceded by so many; or nowhere, and how many of them come after these data."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            if left == 0:
                return (step,), -1
            left -= 1
        elif isinstance(value, dict | list):
            place, left = _place(value, left)
            if left < 0:
                return (step, *place), left
    return (), left


def _window(text: str, sought: Stems) -> str:
    """As much of a text as there is room for, beginning a little before the first word that matches."""
    if len(text) <= _ROOM:
        return text
    match = sought.words.search(folded(text))
    first = match.start() if match else 0
    start = 0 if first < _ROOM // 3 else text.rfind(" ", 0, max(first - _ROOM // 4, 1)) + 1
    end = text.rfind(" ", start, start + _ROOM)
    cut = text[start : end if end > first else start + _ROOM]
    return f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(text) else ''}"
