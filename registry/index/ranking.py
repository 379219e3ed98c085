"""Which of the records that fit come first: those called what was typed, then those of which the words say most."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.index.engine import Engine
from registry.index.names import register_of
from registry.index.words import folded

RANKED = 2_000
"""Matches that are ranked. Beyond this many the order of likeness means little, and ranking all would take long."""

COMMON = 20_000
"""Records in which a word may stand and still be weighed.

To weigh a word is to look at every record it stands in. One that stands in half of all records or more weighs nothing,
so up to twice this many records the order is the same as if all were weighed; beyond, that of the rarer words is.
"""

# A word in the title says more about a record than one in its names, and that more than one in its text.
_SCORE = "bm25(searched, 12.0, 8.0, 1.0)"

Place = tuple[int, float, str, int]
"""What a record is put in order by: tier, score (lower first) and reference; and its number."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The words looked for, folded. `half_typed`: the last may go on."""

    words: tuple[str, ...]
    half_typed: bool = False

    @property
    def terms(self) -> list[str]:
        """The words as the text search takes them: in quotes, so that nothing typed is an operator."""
        quoted = [f'"{word}"' for word in self.words]
        return [*quoted[:-1], f"{quoted[-1]}*"] if self.half_typed else quoted

    @property
    def match(self) -> str:
        """What the text search is asked."""
        return " ".join(self.terms)


@dataclass(frozen=True, slots=True)
class Spread:
    """Whether a word stands in too many records to be weighed; `last` is the last that need be looked at for it."""

    is_common: bool
    last: int = 1 << 62


def spread(engine: Engine, term: str) -> Spread:
    """How far one word, as the text search takes it, is spread."""
    found = engine.row("SELECT rowid FROM searched WHERE searched MATCH ? LIMIT 1 OFFSET ?", (term, COMMON))
    return Spread(True, found[0]) if found else Spread(False)


def first_matches(engine: Engine, match: str, most: int) -> list[int]:
    """The numbers of the first records that match, in ascending order."""
    rows = engine.rows("SELECT rowid FROM searched WHERE searched MATCH ? LIMIT ?", (match, most))
    return [number for (number,) in rows]


def chosen(engine: Engine, sought: Sought, first: list[int], spreads: Sequence[Spread]) -> list[int]:
    """The numbers to rank of more than RANKED matches: those with every word in a title or name, then `first`."""
    # Where all words are common, not even their names are looked for everywhere.
    last = max(each.last for each in spreads) if all(each.is_common for each in spreads) else 1 << 62
    in_names = " AND ".join(f"{{title names}} : {term}" for term in sought.terms)
    sql = "SELECT rowid FROM searched WHERE searched MATCH ? AND rowid <= ? LIMIT ?"
    called = [number for (number,) in engine.rows(sql, (in_names, last, RANKED))]
    return list(dict.fromkeys((*called, *first)))[:RANKED]


def scores(
    engine: Engine, sought: Sought, numbers: list[int], spreads: Sequence[Spread], *, are_all: bool
) -> dict[int, float]:
    """Number → score, the lower the better, of some matches. `are_all`: there are no others.

    Only words that are not too common are weighed. Nothing where all of them are.
    """
    weighed = [term for term, each in zip(sought.terms, spreads, strict=True) if not each.is_common]
    if not weighed:
        return {}
    sql = f"SELECT s.rowid, {_SCORE} FROM searched s WHERE searched MATCH ?"  # noqa: S608 - our own weights
    match = " ".join(weighed)
    if are_all and len(weighed) == len(spreads):
        return dict(engine.rows(sql, (match,)))
    # `+` keeps SQLite from beginning the text search anew for each number.
    sql += " AND s.rowid BETWEEN ? AND ? AND +s.rowid IN (SELECT value FROM json_each(?))"
    return dict(engine.rows(sql, (match, min(numbers), max(numbers), json.dumps(numbers))))


def placed(engine: Engine, sought: Sought, numbers: Iterable[int], scored: dict[int, float]) -> list[Place]:
    """Some matches in order: by tier, score and reference.

    Whatever is called just what was typed comes first, then agreements, then other records, that have every word in
    their titles; then the rest. Without scores, how much of its title the words are decides within each.
    """
    sql = (
        "SELECT c.number, c.title, n.kind, n.id FROM json_each(?) j"
        " CROSS JOIN record c ON c.number = j.value JOIN name n ON n.number = c.number"
    )
    registers: dict[int, str] = dict(engine.rows("SELECT number, id FROM register"))
    called = _Called(sought.words)
    found = []
    for number, title, kind, own in engine.rows(sql, (json.dumps(list(numbers)),)):
        plain = folded(title)
        tier = called.tier(plain, kind, own)
        score = float(f"{scored.get(number, 0.0):.9g}") if scored else called.share(plain) if tier < _REST else 0.0
        found.append((tier, score, f"{registers[register_of(number)]}/{kind}/{own}", number))
    found.sort()
    return found


_REST = 4


class _Called:
    """What compares titles with the words looked for."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        own = [re.escape(word) for word in words]
        # What a word begins with follows on nothing, or on what is no part of a word.
        self._begins = [re.compile(f"(?<![^\\W_]){word}").search for word in own]
        between = r"[\W_]+".join(own)
        self._is_just = re.compile(rf"[\W_]*{between}[\W_]*").fullmatch

    def tier(self, title: str, kind: str, own: str) -> int:
        """How a record with this title, folded, and this id is called; the last where the words do not call it so."""
        is_other = kind != Kind.AGREEMENT
        # Plain looks for letters come first: there are thousands of titles.
        if all(word in own for word in self._words) and self._is_just(own):
            return 0 + is_other
        if not all(word in title for word in self._words) or not all(begins(title) for begins in self._begins):
            return _REST
        return (0 if self._is_just(title) else 2) + is_other

    def share(self, title: str) -> float:
        """How much of a title the words are, the more the lower."""
        return -len(self._words) / max(1, len(title.split()))
