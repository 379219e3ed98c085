"""What a name of a column or term is made of: its words, and its letters three by three."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from registry.values import NamedTuple
from registry.vocabulary.suggesting.shorthand import ALIKE, FORMS, SHORT, STOP
from registry.vocabulary.terms_of import folded

_LONGEST = 200
"""Letters of a name that are looked at."""

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|£")
_WORD = re.compile(r"[^\W_]+|£")


def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for at, row in enumerate(ALIKE):
        for word in row:
            found.setdefault(word, set()).add(at)
    return {word: frozenset(rows) for word, rows in found.items()}


GROUPS = _groups()
_LEXICON = frozenset((*SHORT, *GROUPS, *FORMS)) | {
    "entry",
    "list",
    "file",
    "site",
    "order",
    "plan",
    "local",
    "made",
    "uk",
}


class Name(NamedTuple):
    """A name, taken apart.

    - `text`: folded, as it is compared. `bare`: its letters and digits alone.
    - `words`: lower-case words, short forms written out; run-together words taken apart where all parts are known.
    """

    text: str
    bare: str
    words: tuple[str, ...]

    @property
    def grams(self) -> set[str]:
        """Its letters three by three, with marks at both ends."""
        edged = f"^{self.bare}$"
        return {edged[at : at + 3] for at in range(max(1, len(edged) - 2))}


@lru_cache(maxsize=200_000)
def name_of(text: str) -> Name:
    """Take a name apart."""
    text = text[:_LONGEST]
    plain = folded(text)
    joined = plain.replace(" ", "")
    bare = joined if joined.isalnum() else "".join(each for each in joined if each.isalnum())
    return Name(plain, bare, tuple(_words(text)))


def _words(text: str) -> list[str]:
    found: list[str] = []
    for part in _WORD.findall(text):
        pieces = _PARTS.findall(part) if part.isascii() and not part.isupper() and not part.islower() else [part]
        for piece in pieces:
            found += _apart(piece.lower() if piece.isascii() else folded(piece))
    kept = [written_out(word) for word in found if word not in STOP]
    return [*dict.fromkeys(kept)]


@lru_cache(maxsize=100_000)
def written_out(word: str) -> str:
    """A short form as the word it stands for, and a plain plural as one of the things."""
    word = SHORT.get(word, word)
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "notes", "details")):
        word = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return word


@lru_cache(maxsize=100_000)
def _apart(word: str) -> tuple[str, ...]:
    """A word that is several known ones run together, as those: `startdate`. Digits at its end fall away."""
    bare = word.rstrip("0123456789")
    if bare and len(bare) < len(word):
        return _apart(bare)
    if len(word) < 6 or word in _LEXICON or word.rstrip("s") in _LEXICON:
        return (word,)
    best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end - 1):
            before = best[start]
            piece = word[start:end]
            if before is None or piece not in _LEXICON or (len(piece) < 3 and piece not in ("id", "no", "dt", "cd")):
                continue
            made = (*before, piece)
            known = best[end]
            if known is None or len(made) < len(known):
                best[end] = made
    found = best[-1]
    return found if found is not None and len(found) <= 3 else (word,)


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """How near two words are, from 0 to 1: the same, cut off, of one row of `shorthand.ALIKE`, or one letter apart."""
    if one == other:
        return 1.0
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= 4 and long.startswith(short):
        return 0.9 if len(short) >= 6 or len(long) - len(short) <= 3 else 0.75
    rows = GROUPS.get(one)
    if rows and not rows.isdisjoint(GROUPS.get(other, ())):
        return 0.7
    if len(short) >= 3 and len(long) >= 5 and short[0] == long[0] and _is_squeezed(short, long):
        return 0.45
    if len(short) >= 5 and len(long) - len(short) <= 1 and _is_one_slip(short, long):
        return 0.85
    return 0.0


def alike_by(word: str) -> set[str]:
    """Keys of which two words that are at all alike have one in common: where they begin, their row, or a slip."""
    keys = {word[:1], word[1:] + "<", f"{word[1:2]}{word[:1]}{word[2:]}<", f"{word}<"}
    return keys | {f"row {at}" for at in GROUPS.get(word, ())}


def starts(name: Name) -> set[str]:
    """What each part of a name as it is written begins with, three letters of it: `TPO_NO` and `tporef` with `tpo`."""
    return {part[:3] for part in name.text.split()}


def overlap(one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]) -> tuple[float, float, float]:
    """How far the words of two names agree, weighed by what they tell: in all, of the one, and of the other."""
    if not one or not other:
        return 0.0, 0.0, 0.0
    first = sum(weight * max(alike(word, each) for each, _w in other) for word, weight in one)
    second = sum(weight * max(alike(word, each) for each, _w in one) for word, weight in other)
    own, theirs = sum(weight for _w, weight in one), sum(weight for _w, weight in other)
    return (first + second) / (own + theirs), first / own, second / theirs


def _is_squeezed(short: str, long: str) -> bool:
    """Whether a word is another with letters left out, its consonants mostly: `dscrptn`."""
    rest = iter(long)
    return all(letter in rest for letter in short) and not any(each in "aeiou" for each in short[1:])


def _is_one_slip(short: str, long: str) -> bool:
    """Whether a word is another of its length or one letter longer, but for one letter or two that changed places."""
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        return short[at + 1 :] == long[at + 1 :] or (
            short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
        )
    return short[at:] == long[at + 1 :]


def form_in(words: tuple[str, ...]) -> str:
    """What the values of a column of such a name mostly are; nothing where its name does not say. Later words count."""
    return next((FORMS[word] for word in reversed(words) if word in FORMS), "")
