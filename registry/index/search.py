"""Searching the records of a federation by words and facets, page by page."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pyroaring import BitMap

from registry.errors import UsageError
from registry.index import facets
from registry.index.engine import Engine
from registry.index.names import refs_of
from registry.index.places import places_of
from registry.index.ranking import RANKED, Place, Sought, Spread, chosen, first_matches, placed, scores, spread
from registry.index.snapshot import IndexSnapshot
from registry.index.snippets import Pieces, marked, snippet, stems
from registry.index.spelling import put_right
from registry.index.words import words
from registry.load.snapshot import Loaded
from registry.session import LOCAL, Session
from registry.wording import _, listed

_MOST_WORDS = 12
_MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    - `text`: words, all of which must occur; the last may be the beginning of one.
    - `where`: facet → values, of which a record must have one; see `facets.FIELDS`.
    - `sort`: `relevance`, `title`, or `review` (soonest due first). Without words, relevance is by title.
    - `after`: where the page before ended, as its `next` said.
    """

    text: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that fits. `passage` is where the words stand, in pieces with whether each matches; `at` names it."""

    loaded: Loaded
    title: Pieces
    passage: Pieces
    at: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of results. `next` asks for the page after it; empty where this is the last.

    - `instead`: misspelt word → the word that was looked for in its place.
    - `passed_over`: words too many to look for.
    """

    hits: tuple[Hit, ...]
    next: str
    instead: Mapping[str, str]
    passed_over: tuple[str, ...]


_AT_MOST = 4_000
"""Records looked at together for those that come next in order."""


class Search:
    """One query on one day. `page`, `total` and `counts` are worked out when they are asked for."""

    def __init__(self, snapshot: IndexSnapshot, session: Session, query: Query, on: date) -> None:
        for name in query.where:
            if name not in facets.FIELDS:
                known = listed([f"`{each}`" for each in facets.FIELDS], "or")
                raise UsageError(
                    _("There is no facet called {name}.").format(name=name), _("Use {known}.").format(known=known)
                )
        self._snapshot = snapshot
        self._session = session
        self._query = query
        self._on = on
        # One word in a thousand letters is no word of ours; what is looked for is bounded whatever is typed.
        asked = list(dict.fromkeys(word[:_MOST_LETTERS] for word in words(query.text[:10_000])))
        self._passed_over = tuple(asked[_MOST_WORDS:])
        self.instead: dict[str, str] = {}
        self._sought = snapshot.as_one(lambda: self._understood(asked))

    @property
    def _engine(self) -> Engine:
        return self._snapshot.engine

    def _understood(self, asked: list[str]) -> Sought:
        self.instead.clear()
        self._half_typed = False
        known = tuple(self._known(word, at == len(asked) - 1) for at, word in enumerate(asked[:_MOST_WORDS]))
        return Sought(known, self._half_typed)

    def _known(self, word: str, is_last: bool) -> str:
        """A word that occurs, or the word it is put right by. The last may be half typed."""
        if self._first(f'"{word}"', 1):
            return word
        if is_last and len(word) > 1 and self._first(f'"{word}"*', RANKED + 1):
            self._half_typed = True
            return word
        better = put_right(self._snapshot, word)
        if better:
            self.instead[word] = better
        return better or word

    def _first(self, match: str, most: int) -> list[int]:
        """The first records that match. Of half a word they are kept: asking goes through all words that begin so."""
        key = ("first", match, most)
        if not match.endswith("*"):
            return first_matches(self._engine, match, most)
        if key not in self._snapshot.memory:
            self._snapshot.memory[key] = first_matches(self._engine, match, most)
        found: list[int] = self._snapshot.memory[key]
        return found

    def _spread(self, term: str) -> Spread:
        if term.endswith("*"):
            # Of half a word it says little how rare it is.
            return Spread(len(self._first(term, RANKED + 1)) > RANKED)
        key = ("spread", term)
        if key not in self._snapshot.memory:
            self._snapshot.memory[key] = spread(self._engine, term)
        found: Spread = self._snapshot.memory[key]
        return found

    # ── what fits ────────────────────────────────────────────────────────────────────────────────────────────────

    def total(self) -> int:
        """How many records fit."""
        return self._snapshot.as_one(self._total)

    def _total(self) -> int:
        key = ("total", self._sought.match)
        memory = self._snapshot.memory
        if not self._sought.words or self._matching_key in memory or self._filtered() is not None:
            return len(self._result())
        if key not in memory:
            # Much less work than fetching their numbers.
            sql = "SELECT count(*) FROM searched WHERE searched MATCH ?"
            memory[key] = self._engine.rows(sql, (self._sought.match,))[0][0]
        return int(memory[key])

    def counts(self, facet: str) -> list[tuple[str, int]]:
        """How many records are under each value of a facet, most first.

        The facet's own filter is left out of it, so that one can see what choosing another value would give.
        """

        def ask() -> list[tuple[str, int]]:
            return facets.counts(self._snapshot, facet, self._result(leaving_out=facet), self._on)

        return self._snapshot.as_one(ask)

    def _result(self, leaving_out: str = "") -> BitMap:
        found = self._filtered(leaving_out)
        if not self._sought.words:
            return found if found is not None else facets.everything(self._snapshot)
        matching = self._matching()
        return matching if found is None else matching & found

    @property
    def _matching_key(self) -> tuple[str, str]:
        return ("matching", self._sought.match)

    def _matching(self) -> BitMap:
        """Every record in which the words stand; kept until the index changes, since pages and counts ask again."""
        memory = self._snapshot.memory
        if self._matching_key not in memory:
            # One text of all numbers: row by row they take five times as long.
            sql = "SELECT group_concat(rowid) FROM searched WHERE searched MATCH ?"
            (numbers,) = self._engine.rows(sql, (self._sought.match,))[0]
            memory[self._matching_key] = places_of(self._snapshot).of_numbers(json.loads(f"[{numbers or ''}]"))
        found: BitMap = memory[self._matching_key]
        return found

    def _filtered(self, leaving_out: str = "") -> BitMap | None:
        """The records under the facets chosen and visible to who asks; None where that is all of them."""
        sets = []
        for name, values in self._query.where.items():
            if name != leaving_out and values:
                of_field = facets.of_field(self._snapshot, name, self._on)
                sets.append(BitMap.union(*(of_field.get(value, BitMap()) for value in values), BitMap()))
        if self._session.principal != LOCAL:
            sets.append(self._visible())
        return BitMap.intersection(*sets) if len(sets) > 1 else sets[0] if sets else None

    def _visible(self) -> BitMap:
        key = ("visible", self._session.principal)
        if key not in self._snapshot.memory:
            places = places_of(self._snapshot)
            names = refs_of(self._engine, places.numbers(facets.everything(self._snapshot)))
            seen = [number for number, ref in names.items() if self._session.may_see(ref)]
            self._snapshot.memory[key] = places.of_numbers(seen)
        found: BitMap = self._snapshot.memory[key]
        return found

    # ── one page of it ───────────────────────────────────────────────────────────────────────────────────────────

    def page(self) -> Page:
        """One page. Raises UsageError where `after` is not what an earlier page said."""
        return self._snapshot.as_one(self._page)

    def _page(self) -> Page:
        by_likeness = self._query.sort == "relevance" and self._sought.words
        after = _place_of(self._query.after, 3 if by_likeness else 2 if self._query.sort == "review" else 1)
        limit = max(1, min(self._query.limit, 500))
        ordered = self._by_likeness(after, limit + 1) if by_likeness else self._by_column(after, limit + 1)
        hits = tuple(self._hit(loaded) for _key, loaded in ordered[:limit])
        more = _page_after(ordered[limit - 1][0]) if len(ordered) > limit else ""
        return Page(hits, more, self.instead, self._passed_over)

    def _by_likeness(self, after: list[object], limit: int) -> list[tuple[list[object], Loaded]]:
        ranked = self._ranked()
        if after:
            ranked = [each for each in ranked if list(each[:3]) > after]
        found = []
        for tier, score, ref, number in ranked[:limit]:
            loaded = self._snapshot.numbered(number)
            if loaded is not None:
                found.append(([tier, score, ref], loaded))
        return found

    def _ranked(self) -> list[Place]:
        """The first matches in order; kept until the index changes, since each page asks again."""
        where = json.dumps(sorted(self._query.where.items()))
        key = ("ranked", self._sought.match, where, self._session.principal, self._on)
        if key not in self._snapshot.memory:
            self._snapshot.memory[key] = self._rank()
        found: list[Place] = self._snapshot.memory[key]
        return found

    def _rank(self) -> list[Place]:
        kept = self._filtered()
        engine, sought, places = self._engine, self._sought, places_of(self._snapshot)
        if kept is None:
            numbers = self._first(sought.match, RANKED + 1)
        else:
            numbers = places.numbers((self._matching() & kept)[:RANKED])
        if not numbers:
            return []
        are_all = kept is None and len(numbers) <= RANKED
        if are_all:
            self._snapshot.memory[self._matching_key] = places.of_numbers(numbers)
        spreads = [self._spread(term) for term in sought.terms]
        if len(numbers) > RANKED:
            numbers = chosen(engine, sought, numbers, spreads)
        return placed(engine, sought, numbers, scores(engine, sought, numbers, spreads, are_all=are_all))

    def _by_column(self, after: list[object], limit: int) -> list[tuple[list[object], Loaded]]:
        columns = ("review_due", "sort_title") if self._query.sort == "review" else ("sort_title",)
        names = ", ".join(columns)
        result = None if not self._sought.words and self._filtered() is None else self._result()
        places = places_of(self._snapshot)
        where = f"({names}) > ({', '.join('?' * len(columns))})"
        among: tuple[str, ...] = ()
        if result is not None and len(result) <= RANKED:
            # Few enough to be fetched and put in order; of many, most of those that come next in order will fit.
            where += " AND number IN (SELECT value FROM json_each(?))"
            among = (json.dumps(places.numbers(result)),)
        sql = f"SELECT number, {names} FROM record WHERE {where} ORDER BY {names} LIMIT ?"  # noqa: S608
        most = 4 * limit
        start: list[object] = after or [""] * len(columns)
        found: list[tuple[list[object], Loaded]] = []
        while True:
            rows = self._engine.rows(sql, (*start, *among, most))
            for number, *key in rows:
                loaded = self._snapshot.numbered(number) if _is_in(result, places.place(number)) else None
                if loaded is not None:
                    found.append((key, loaded))
                if len(found) == limit:
                    return found
            if len(rows) < most:
                return found
            start = list(rows[-1][1:])
            # Where those that fit come late in the order, thousands of small questions would cost more than the rows.
            most = min(4 * most, max(_AT_MOST, 4 * limit))

    def _hit(self, loaded: Loaded) -> Hit:
        if not self._sought.words:
            return Hit(loaded, ((loaded.title, False),), (), "")
        sought = stems(self._sought.words)
        return Hit(loaded, marked(loaded.title, sought), *snippet(loaded, sought))


def _is_in(result: BitMap | None, place: int) -> bool:
    return result is None or (place >= 0 and place in result)


def _page_after(key: list[object]) -> str:
    """What asks for the page after a result: letters that can stand in an address or on a command line."""
    return urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _place_of(text: str, parts: int) -> list[object]:
    if not text:
        return []
    try:
        found = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError:
        found = None
    if not isinstance(found, list) or len(found) != parts or any(isinstance(each, list | dict) for each in found):
        raise UsageError(_("The place to go on from is not one that this search gave."), _("Search from the start."))
    return found
