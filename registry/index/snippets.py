"""The words of a record that fit a search, with the letters that match marked, and the place they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def pattern(sought: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the words of a text that share a stem with, or begin with, those sought; the text is folded first."""
    stems = sorted({_ENDING.sub("", word) or word for word in sought}, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, stems))})[^\W_]*")


_ENDING = re.compile(r"(?<=[a-z]{3})(?:ies|ing|ed|es|s|y|e)$")
"""Endings that the search takes no notice of, as nearly as a passage needs."""


def marked(text: str, sought: re.Pattern[str]) -> Pieces:
    """A text in pieces, each with whether it is a word that matches."""
    plain = folded(text)
    if len(plain) != len(text):
        # Some letters become two when they are folded: the words are found one by one instead.
        spans = [match.span() for match in _WORD.finditer(text) if sought.match(folded(match[0]))]
    else:
        spans = [match.span() for match in sought.finditer(plain)]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def snippet(loaded: Loaded, sought: re.Pattern[str]) -> tuple[Pieces, str]:
    """The passage in which most of the sought words stand, marked, and the address of its field.

    The title is shown anyway and is passed over. Nothing and an empty address where the words stand nowhere else.
    """
    best: tuple[int, bool, int, str, _Node] | None = None
    for text, node in _texts(loaded.data):
        found = sought.findall(folded(text))
        if not found or node == (None, "title"):
            continue
        # Of two passages that fit as well, a sentence tells more than a code.
        better = (len(set(found)), " " in text, min(len(text), _ROOM))
        if best is None or better > best[:3]:
            best = (*better, text, node)
    if best is None:
        return (), ""
    text, place = best[3], _place(best[4])
    where = f"{loaded.ref}#{address(loaded.data, shape(loaded.ref.kind).keys_at, place)}"
    return marked(_window(" ".join(text.split()), sought), sought), where


_Node = tuple[Any, str | int]
"""A key or position, and the node that it stands below: a place is put together only where it is shown."""


def _texts(data: dict[str, Any]) -> Iterator[tuple[str, _Node]]:
    """Every text of a record, in the order it is written."""
    waiting: list[tuple[Any, Any]] = [(data, None)]
    while waiting:
        here, node = waiting.pop()
        if isinstance(here, str):
            yield here, node
        elif isinstance(here, dict):
            waiting += [(value, (node, name)) for name, value in reversed(here.items())]
        elif isinstance(here, list):
            waiting += [(here[at], (node, at)) for at in range(len(here) - 1, -1, -1)]


def _place(node: _Node | None) -> Place:
    steps: list[str | int] = []
    while node is not None:
        node, step = node
        steps.append(step)
    return tuple(reversed(steps))


def _window(text: str, sought: re.Pattern[str]) -> str:
    """As much of a text as there is room for, beginning a little before the first word that matches."""
    if len(text) <= _ROOM:
        return text
    match = sought.search(folded(text))
    first = match.start() if match else 0
    start = 0 if first < _ROOM // 3 else text.rfind(" ", 0, max(first - _ROOM // 4, 1)) + 1
    end = text.rfind(" ", start, start + _ROOM)
    cut = text[start : end if end > first else start + _ROOM]
    return f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(text) else ''}"
