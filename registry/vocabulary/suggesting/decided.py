"""`Memory`: every mapping to an integration model that was approved or rejected anywhere, laid out to be asked.

What counts is how many organisations decided so, never how many rows did. One of them can be left out of any question
at no cost, so that the suggester can be measured on organisations that it has not seen.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from registry.source import Ref
from registry.uncollected import uncollected
from registry.values import NamedTuple
from registry.vocabulary.suggesting.names import Name, name_of, overlap
from registry.vocabulary.term import TermKey

_MOST_WORDS = 2_000
_LEAST, _BY_WORDS = 0.2, 0.95
"""How near a name must be to count at all; and how near two names are whose words are all the same."""

Target = Hashable
"""What is mapped to: the name of a shared term, or whatever else the caller tells candidates apart by."""


class Decided(NamedTuple):
    """One decision.

    - `names`: what the term or column is called, its label first. `data_set`: where it stands, as text.
    - `publisher`: whose it is. `target`: what it was mapped to, or None where it was decided that nothing fits.
    - `is_rejected`: it was decided not to be this target. `predicate`: of `MappingPredicate`, read from the term.
    - `term`: which term, where it is recorded; `form`: its datatype, where it is said.
    """

    names: tuple[str, ...]
    data_set: str
    publisher: Hashable
    target: Target | None
    predicate: str = "exact"
    is_rejected: bool = False
    term: TermKey | None = None
    form: str = ""


_NOBODY: Mapping[Target, set[Hashable]] = {}


class Called:
    """A name, and the columns that are called so: each in another data set."""

    __slots__ = ("columns", "name")

    def __init__(self, name: Name) -> None:
        self.name = name
        self.columns: list[Column] = []


class Column:
    """A name in a data set, and what was decided of it: target → publisher → how, None standing for nothing fits."""

    __slots__ = ("data_set", "name", "rejected", "targets")

    def __init__(self, name: Name, data_set: str) -> None:
        self.name, self.data_set = name, data_set
        self.targets: dict[Target | None, dict[Hashable, str]] = {}
        self.rejected: Mapping[Target, set[Hashable]] = _NOBODY

    def reject(self, target: Target, publisher: Hashable) -> None:
        """Take in that one decided that it is not this."""
        own = dict(self.rejected)
        own[target] = {*own.get(target, ()), publisher}
        self.rejected = own

    def votes(self, without: Hashable = None) -> dict[Target | None, int]:
        """Target → how many organisations decided so, one of them left out."""
        found = {target: len(by) - (without in by) for target, by in self.targets.items()}
        return {target: number for target, number in found.items() if number}


class Memory:
    """Decisions, by what was decided on. `size`: how many there are; `on`: the day they count on, as ISO text.

    Names are told apart once, whoever has them: letters and words lead to names, and names to columns.
    """

    def __init__(self, rows: Iterable[Decided] = (), on: str = "") -> None:
        self.on = on
        self.size = 0
        self._columns: dict[tuple[str, str], Column] = {}
        self._names: list[Called] = []
        self._at: dict[str, int] = {}
        self._called: dict[str, list[int]] = {}
        self._grams: defaultdict[str, list[int]] = defaultdict(list)
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        self.used: dict[str, dict[Target, set[Hashable]]] = {}
        self.everywhere: dict[Target, set[Hashable]] = {}
        self.refused: dict[TermKey, set[Target]] = {}
        self.taken: dict[Ref, dict[Target, set[TermKey | None]]] = {}
        self.publishers: set[Hashable] = set()
        self._data_sets: dict[str, str] = {}
        # What is worked out when it is first asked for, until another decision comes.
        self._rarity: dict[str, float] = {}
        self._norms: dict[int, float] = {}
        self._words: dict[str, Mapping[Target | None, frozenset[Hashable]]] = {}
        with uncollected():
            for row in rows:
                self._add(row)

    def add(self, row: Decided) -> None:
        """Take in one decision."""
        self._add(row)
        for kept in (self._rarity, self._norms, self._words):
            kept.clear()

    def _add(self, row: Decided) -> None:
        self.size += 1
        self.publishers.add(row.publisher)
        data_set = self._data_sets.get(row.data_set)
        if data_set is None:
            data_set = self._data_sets[row.data_set] = name_of(row.data_set).text
        target = row.target
        if row.is_rejected and row.term is not None and target is not None:
            self.refused.setdefault(row.term, set()).add(target)
        for name in map(name_of, row.names):
            if not name.bare:
                continue
            column = self._columns.get((name.text, data_set)) or self._column(name, data_set)
            if not row.is_rejected:
                by = column.targets.get(target)
                if by is None:
                    by = column.targets[target] = {}
                by[row.publisher] = row.predicate
            elif target is not None:
                column.reject(target, row.publisher)
        if target is None or row.is_rejected:
            return
        if row.term is not None and row.predicate == "exact":
            self.taken.setdefault(row.term.ref, {}).setdefault(target, set()).add(row.term)
        self.used.setdefault(data_set, {}).setdefault(target, set()).add(row.publisher)
        self.everywhere.setdefault(target, set()).add(row.publisher)

    def _column(self, name: Name, data_set: str) -> Column:
        at = self._at.get(name.text)
        if at is None:
            at = self._at[name.text] = len(self._names)
            self._names.append(Called(name))
            self._called.setdefault(name.bare, []).append(at)
            for gram in name.grams:
                self._grams[gram].append(at)
            for word in name.words:
                self._with_word[word].append(at)
        found = self._columns[name.text, data_set] = Column(name, data_set)
        self._names[at].columns.append(found)
        return found

    def rarity(self, gram: str) -> float:
        """How much a run of three letters tells: more, the fewer names have it."""
        found = self._rarity.get(gram)
        if found is None:
            found = math.log((1 + len(self._names)) / (1 + len(self._grams.get(gram, ())))) + 0.3
            self._rarity[gram] = found
        return found

    def _norm(self, at: int) -> float:
        """The length of a name's letters as a vector, weighed by rarity."""
        found = self._norms.get(at)
        if found is None:
            found = self._norms[at] = math.sqrt(
                sum(self.rarity(gram) ** 2 for gram in sorted(self._names[at].name.grams))
            )
        return found

    def same(self, name: Name) -> list[Column]:
        """Columns of just this name, in whichever data set."""
        return [column for at in self._called.get(name.bare, ()) for column in self._names[at].columns]

    def near(self, name: Name, most: int = 40, most_looked_at: int = 10_000) -> list[tuple[float, Column]]:
        """The columns of the names that have most letters in common with one, and how near they are, from 0 to 1.

        The rarest letters are looked at first. What is left once so many names were met is the commonest letters: they
        only count for names that are near already.
        """
        weights = sorted(((self.rarity(gram), gram) for gram in name.grams), reverse=True)
        own = math.sqrt(sum(weight * weight for weight, _gram in weights))
        scores: dict[int, float] = {}
        looked = 0
        for weight, gram in weights:
            found = self._grams.get(gram, ())
            looked += len(found)
            square = weight * weight
            if looked <= most_looked_at or not scores:
                for at in found:
                    scores[at] = scores.get(at, 0.0) + square
            elif len(found) <= most_looked_at:
                for at in found:
                    if at in scores:
                        scores[at] += square
        # The longer of equal beginnings are told apart by their length, which is worked out for the best alone.
        first = heapq.nlargest(most * 4, scores.items(), key=lambda each: (each[1], -each[0]))
        letters = {at: min(1.0, score / (own * self._norm(at))) for at, score in first}
        best = sorted(letters.items(), key=lambda each: (-each[1], each[0]))[:most]
        found_by = {at: near for at, near in best if near > _LEAST}
        for at in self._having_words(name, most):
            found_by.setdefault(at, letters.get(at, 0.0))
        weighed = [(word, self.telling(word)) for word in name.words]
        answer = []
        for at, near in found_by.items():
            theirs = [(word, self.telling(word)) for word in self._names[at].name.words]
            near = max(near, _BY_WORDS * overlap(weighed, theirs)[0])
            if near > _LEAST:
                answer.append((near, at))
        answer.sort(key=lambda each: (-each[0], each[1]))
        return [(near, column) for near, at in answer[:most] for column in self._names[at].columns]

    def telling(self, word: str) -> float:
        """How much a word tells: more, the fewer names have it."""
        return 0.3 + math.log((1 + len(self._names)) / (1 + len(self._with_word.get(word, ()))))

    def _having_words(self, name: Name, most: int) -> list[int]:
        """Names that have a word of this one, by the rarest of its words first."""
        found: dict[int, None] = {}
        for word in sorted(name.words, key=lambda each: (len(self._with_word.get(each, ())), each)):
            for at in self._with_word.get(word, ())[: most * 4]:
                found[at] = None
            if len(found) >= most * 4:
                break
        return list(found)

    def by_word(self, word: str) -> Mapping[Target | None, frozenset[Hashable]]:
        """Target → who decided so of a column whose name has a word."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            by: dict[Target | None, set[Hashable]] = {}
            for at in self._with_word.get(word, ()):
                for column in self._names[at].columns:
                    for target, whose in column.targets.items():
                        by.setdefault(target, set()).update(whose)
            found = self._words[word] = {target: frozenset(whose) for target, whose in by.items()}
        return found
