"""Searching the records of a federation by words and facets, page by page."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pyroaring import BitMap64

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.index import facets
from registry.index.engine import Engine
from registry.index.names import refs_of
from registry.index.snapshot import IndexSnapshot
from registry.index.snippets import Pieces, marked, pattern, snippet
from registry.index.spelling import put_right
from registry.index.words import folded, words
from registry.load.snapshot import Loaded
from registry.session import LOCAL, Session
from registry.source import Ref
from registry.wording import _, listed

RANKED = 2_000
"""Matches that are ranked. Beyond this many the order of likeness means little, and ranking all would take long."""

_MOST_WORDS = 12
_MOST_LETTERS = 60

# A word in the title says more about a record than one in its names, and that more than one in its text.
_RANK = "bm25(searched, 12.0, 8.0, 1.0)"


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
        self.instead: dict[str, str] = {}
        self._half_typed = False
        self._sought = tuple(self._known(word, at == len(asked) - 1) for at, word in enumerate(asked[:_MOST_WORDS]))
        self._passed_over = tuple(asked[_MOST_WORDS:])

    @property
    def _engine(self) -> Engine:
        return self._snapshot.engine

    def _known(self, word: str, is_last: bool) -> str:
        """A word that occurs, or the word it is put right by. The last may be half typed."""
        if self._occurs(f'"{word}"'):
            return word
        if is_last and len(word) > 1 and self._occurs(f'"{word}"*'):
            self._half_typed = True
            return word
        better = put_right(self._snapshot, word)
        if better:
            self.instead[word] = better
        return better or word

    def _occurs(self, match: str) -> bool:
        return self._engine.row("SELECT rowid FROM searched WHERE searched MATCH ? LIMIT 1", (match,)) is not None

    @property
    def _match(self) -> str:
        """The words as the text search takes them: in quotes, so that nothing typed is an operator."""
        quoted = [f'"{word}"' for word in self._sought]
        return " ".join(quoted) + ("*" if self._half_typed else "")

    # ── what fits ────────────────────────────────────────────────────────────────────────────────────────────────

    def total(self) -> int:
        """How many records fit."""
        return len(self._result())

    def counts(self, facet: str) -> list[tuple[str, int]]:
        """How many records are under each value of a facet, most first.

        The facet's own filter is left out of it, so that one can see what choosing another value would give.
        """
        return facets.counts(self._snapshot, facet, self._result(leaving_out=facet), self._on)

    def _result(self, leaving_out: str = "") -> BitMap64:
        found = self._filtered(leaving_out)
        if not self._sought:
            return found if found is not None else facets.everything(self._snapshot)
        matching = self._matching()
        return matching if found is None else matching & found

    def _matching(self) -> BitMap64:
        """Every record in which the words stand; kept until the index changes, since pages and counts ask again."""
        key = ("matching", self._match)
        if key not in self._snapshot.memory:
            rows = self._engine.rows("SELECT rowid FROM searched WHERE searched MATCH ?", (self._match,))
            self._snapshot.memory[key] = BitMap64([number for (number,) in rows])
        found: BitMap64 = self._snapshot.memory[key]
        return found

    def _filtered(self, leaving_out: str = "") -> BitMap64 | None:
        """The records under the facets chosen and visible to who asks; None where that is all of them."""
        sets = []
        for name, values in self._query.where.items():
            if name != leaving_out and values:
                of_field = facets.of_field(self._snapshot, name, self._on)
                sets.append(BitMap64.union(*(of_field.get(value, BitMap64()) for value in values), BitMap64()))
        if self._session.principal != LOCAL:
            sets.append(self._visible())
        return BitMap64.intersection(*sets) if len(sets) > 1 else sets[0] if sets else None

    def _visible(self) -> BitMap64:
        key = ("visible", self._session.principal)
        if key not in self._snapshot.memory:
            names = refs_of(self._engine, facets.everything(self._snapshot))
            self._snapshot.memory[key] = BitMap64([n for n, ref in names.items() if self._session.may_see(ref)])
        found: BitMap64 = self._snapshot.memory[key]
        return found

    # ── one page of it ───────────────────────────────────────────────────────────────────────────────────────────

    def page(self) -> Page:
        """One page. Raises UsageError where `after` is not what an earlier page said."""
        by_likeness = self._query.sort == "relevance" and self._sought
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

    def _ranked(self) -> list[tuple[int, float, str, int]]:
        """The first matches by tier, likeness and reference.

        Whatever is called just what was typed comes first, then agreements, then other records, that have every word
        in their titles; then the rest. How rare the words are, and how much of a record they are, decides within each.
        """
        kept = self._filtered()
        key = ("ranked", self._match, json.dumps(sorted(self._query.where.items())), self._session.principal, self._on)
        if key not in self._snapshot.memory:
            scored = self._scored(kept)
            sql = (
                "SELECT c.number, c.title, r.id, n.kind, n.id FROM json_each(?) j JOIN record c ON c.number = j.value"
                " JOIN name n ON n.number = c.number JOIN register r ON r.number = n.in_register"
            )
            rows = self._engine.rows(sql, (json.dumps(list(scored)),))
            self._snapshot.memory[key] = sorted(
                (self._tier(title, ref), float(f"{scored[number]:.9g}"), str(ref), number)
                for number, title, ref in ((number, title, Ref(*ref)) for number, title, *ref in rows)
            )
        found: list[tuple[int, float, str, int]] = self._snapshot.memory[key]
        return found

    def _tier(self, title: str, ref: Ref) -> int:
        plain = folded(title)
        if not all(sought in plain for sought in self._sought) and not all(each in ref.id for each in self._sought):
            return 4
        called = words(title)
        is_agreement = ref.kind == Kind.AGREEMENT
        if list(self._sought) in (called, words(ref.id)):
            return 0 if is_agreement else 1
        if all(any(word.startswith(sought) for word in called) for sought in self._sought):
            return 2 if is_agreement else 3
        return 4

    def _scored(self, kept: BitMap64 | None) -> dict[int, float]:
        """Number → score, the lower the better, of up to RANKED matches; words in a title or name come first."""
        scored: dict[int, float] = {}
        # `+` keeps SQLite from beginning the text search anew for each number.
        in_names = " AND ".join(f"{{title names}} : {word}" for word in self._match.split())
        for match in (in_names, self._match):
            if kept is None:
                sql = f"SELECT rowid, {_RANK} FROM searched WHERE searched MATCH ? LIMIT {RANKED - len(scored)}"  # noqa: S608
                scored |= {number: score for number, score in self._engine.rows(sql, (match,)) if number not in scored}
            else:
                sql = (
                    f"SELECT s.rowid, {_RANK} FROM searched s WHERE searched MATCH ?"  # noqa: S608
                    f" AND +s.rowid IN (SELECT value FROM json_each(?)) LIMIT {RANKED - len(scored)}"
                )
                fitting = list((self._matching() & kept)[:RANKED])
                scored |= dict(self._engine.rows(sql, (match, json.dumps(fitting))))
            if len(scored) >= RANKED:
                break
        if scored and in_names != self._match:
            # bm25 weighs a word by the columns asked for: ask once more for all, so that every score is of one kind.
            sql = (
                f"SELECT s.rowid, {_RANK} FROM searched s WHERE searched MATCH ?"  # noqa: S608
                " AND +s.rowid IN (SELECT value FROM json_each(?))"
            )
            return dict(self._engine.rows(sql, (self._match, json.dumps(list(scored)))))
        return scored

    def _by_column(self, after: list[object], limit: int) -> list[tuple[list[object], Loaded]]:
        columns = ("review_due", "sort_title") if self._query.sort == "review" else ("sort_title",)
        names = ", ".join(columns)
        result = None if not self._sought and self._filtered() is None else self._result()
        where = f"({names}) > ({', '.join('?' * len(columns))})"
        among: tuple[str, ...] = ()
        if result is not None and len(result) <= RANKED:
            # Few enough to be fetched and put in order; of many, most of those that come next in order will fit.
            where += " AND number IN (SELECT value FROM json_each(?))"
            among = (json.dumps(list(result)),)
        sql = f"SELECT number, {names} FROM record WHERE {where} ORDER BY {names} LIMIT {4 * limit}"  # noqa: S608
        start: list[object] = after or [""] * len(columns)
        found: list[tuple[list[object], Loaded]] = []
        while True:
            rows = self._engine.rows(sql, (*start, *among))
            for number, *key in rows:
                loaded = self._snapshot.numbered(number) if result is None or number in result else None
                if loaded is not None:
                    found.append((key, loaded))
                if len(found) == limit:
                    return found
            if len(rows) < 4 * limit:
                return found
            start = list(rows[-1][1:])

    def _hit(self, loaded: Loaded) -> Hit:
        if not self._sought:
            return Hit(loaded, ((loaded.title, False),), (), "")
        sought = pattern(self._sought)
        return Hit(loaded, marked(loaded.title, sought), *snippet(loaded, sought))


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
