"""`Memory`: every mapping to an integration model that was approved or rejected anywhere, laid out to be asked.

What counts is how many organisations decided so, never how many rows did. One of them can be left out of any question
at no cost, so that the suggester can be measured on organisations that it has not seen.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Hashable, Iterable, Iterator

from registry.source import Ref
from registry.values import NamedTuple
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.meaning import OPPOSITE
from registry.vocabulary.suggesting.names import Name, name_of, overlap
from registry.vocabulary.term import Term, TermKey, Vocabulary

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


class Column:
    """A name in a data set, and what was decided of it: target → publisher → how, None standing for nothing fits."""

    __slots__ = ("data_set", "name", "rejected", "targets")

    def __init__(self, name: Name, data_set: str) -> None:
        self.name, self.data_set = name, data_set
        self.targets: dict[Target | None, dict[Hashable, str]] = {}
        self.rejected: dict[Target, set[Hashable]] = {}

    def votes(self, without: Hashable = None) -> dict[Target | None, int]:
        """Target → how many organisations decided so, one of them left out."""
        found = {target: len(by) - (without in by) for target, by in self.targets.items()}
        return {target: number for target, number in found.items() if number}


class Memory:
    """Decisions, by what was decided on. `size`: how many there are; `on`: the day they count on, as ISO text."""

    def __init__(self, rows: Iterable[Decided] = (), on: str = "") -> None:
        self.on = on
        self.size = 0
        self.columns: list[Column] = []
        self._at: dict[tuple[str, str], int] = {}
        self.called: dict[str, list[int]] = {}
        self.grams: dict[str, list[int]] = {}
        self.with_word: dict[str, list[int]] = {}
        self.words: dict[str, dict[Target | None, dict[Hashable, int]]] = {}
        self.used: dict[str, dict[Target, set[Hashable]]] = {}
        self.everywhere: dict[Target, set[Hashable]] = {}
        self.refused: dict[TermKey, set[Target]] = {}
        self.taken: dict[Ref, dict[Target, set[TermKey | None]]] = {}
        self.publishers: set[Hashable] = set()
        self._norms: dict[int, float] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Decided) -> None:
        """Take in one decision."""
        self.size += 1
        self.publishers.add(row.publisher)
        data_set = name_of(row.data_set).text
        if row.is_rejected and row.term is not None and row.target is not None:
            self.refused.setdefault(row.term, set()).add(row.target)
        names = {name.text: name for name in map(name_of, row.names) if name.bare}
        for name in names.values():
            column = self._column(name, data_set)
            if row.is_rejected:
                if row.target is not None:
                    column.rejected.setdefault(row.target, set()).add(row.publisher)
            else:
                column.targets.setdefault(row.target, {})[row.publisher] = row.predicate
        if row.is_rejected:
            return
        for word in {word for name in names.values() for word in name.words}:
            by = self.words.setdefault(word, {}).setdefault(row.target, {})
            by[row.publisher] = by.get(row.publisher, 0) + 1
        if row.target is not None:
            if row.term is not None and row.predicate == "exact":
                self.taken.setdefault(row.term.ref, {}).setdefault(row.target, set()).add(row.term)
            self.used.setdefault(data_set, {}).setdefault(row.target, set()).add(row.publisher)
            self.everywhere.setdefault(row.target, set()).add(row.publisher)

    def _column(self, name: Name, data_set: str) -> Column:
        key = (name.text, data_set)
        at = self._at.get(key)
        if at is None:
            at = self._at[key] = len(self.columns)
            self.columns.append(Column(name, data_set))
            self.called.setdefault(name.bare, []).append(at)
            for gram in name.grams:
                self.grams.setdefault(gram, []).append(at)
            for word in name.words:
                self.with_word.setdefault(word, []).append(at)
        return self.columns[at]

    def rarity(self, gram: str) -> float:
        """How much a run of three letters tells: more, the fewer names have it."""
        return math.log((1 + len(self.columns)) / (1 + len(self.grams.get(gram, ())))) + 0.3

    def norm(self, at: int) -> float:
        """The length of a column's letters as a vector, weighed by rarity. Kept until another column comes."""
        if len(self._norms) > len(self.columns) or self._norms.get(-1, 0) != len(self.columns):
            self._norms = {-1: len(self.columns)}
        found = self._norms.get(at)
        if found is None:
            found = self._norms[at] = math.sqrt(sum(self.rarity(gram) ** 2 for gram in self.columns[at].name.grams))
        return found

    def same(self, name: Name) -> list[Column]:
        """Columns of just this name, in whichever data set."""
        return [self.columns[at] for at in self.called.get(name.bare, ())]

    def near(self, name: Name, most: int = 40, most_looked_at: int = 10_000) -> list[tuple[float, Column]]:
        """The columns whose names have most letters in common with a name, and how near they are, from 0 to 1."""
        weights = sorted(((self.rarity(gram), gram) for gram in name.grams), reverse=True)
        own = math.sqrt(sum(weight * weight for weight, _gram in weights))
        scores: dict[int, float] = {}
        looked = 0
        for weight, gram in weights:
            found = self.grams.get(gram, ())
            looked += len(found)
            if looked > most_looked_at and scores:
                # What is left is the commonest letters: they only count for what is near already.
                if len(found) > most_looked_at:
                    continue
                found = [at for at in found if at in scores]
            square = weight * weight
            for at in found:
                scores[at] = scores.get(at, 0.0) + square
        # The longer of equal beginnings are told apart by their length, which is worked out for the best alone.
        first = heapq.nlargest(most * 8, scores.items(), key=lambda each: (each[1], -each[0]))
        letters = {at: min(1.0, score / (own * self.norm(at))) for at, score in first}
        best = sorted(letters.items(), key=lambda each: (-each[1], each[0]))[:most]
        found_by = {at: near for at, near in best if near > _LEAST}
        for at in self._with_words(name, most):
            found_by.setdefault(at, letters.get(at, 0.0))
        weighed = [(word, self.telling(word)) for word in name.words]
        answer = []
        for at, near in found_by.items():
            theirs = [(word, self.telling(word)) for word in self.columns[at].name.words]
            near = max(near, _BY_WORDS * overlap(weighed, theirs)[0])
            if near > _LEAST:
                answer.append((near, at))
        answer.sort(key=lambda each: (-each[0], each[1]))
        return [(near, self.columns[at]) for near, at in answer[:most]]

    def telling(self, word: str) -> float:
        """How much a word tells: more, the fewer columns have it."""
        return 0.3 + math.log((1 + len(self.columns)) / (1 + len(self.with_word.get(word, ()))))

    def _with_words(self, name: Name, most: int) -> list[int]:
        """Columns that have a word of a name, by the rarest of its words first."""
        found: dict[int, None] = {}
        for word in sorted(name.words, key=lambda each: (len(self.with_word.get(each, ())), each)):
            for at in self.with_word.get(word, ())[: most * 4]:
                found[at] = None
            if len(found) >= most * 4:
                break
        return list(found)


def memory_of(lexicon: Lexicon, hub: Ref, on: str, may_see: Callable[[Ref], bool] = lambda _ref: True) -> Memory:
    """Everything that is decided of an integration model on a day (ISO text)."""
    return Memory(decisions(lexicon, hub, on, may_see), on)


def decisions(lexicon: Lexicon, hub: Ref, on: str, may_see: Callable[[Ref], bool]) -> Iterator[Decided]:
    """Each approved and each rejected mapping between an integration model and anybody's terms, codes left out."""
    known = {each.ref: each for each in lexicon.vocabularies()}
    terms: dict[Ref, dict[TermKey, Term]] = {}

    def term(key: TermKey) -> Term | None:
        if key.ref not in terms:
            terms[key.ref] = {each.key: each for each in lexicon.terms(key.ref) if not each.key.code}
        return terms[key.ref].get(key.whole)

    for own, subject, object_ in lexicon.sets():
        if hub not in (subject, object_) or subject is None or object_ is None or not may_see(own):
            continue
        other = known.get(object_ if subject == hub else subject)
        if other is None or not may_see(other.ref):
            continue
        seen = set()
        for step in lexicon.steps_of(own):
            if step.pair or not step.counts(on):
                continue
            from_hub = subject == hub
            key = step.object if from_hub else step.subject
            end = step.subject if from_hub else step.object
            if key is None or not key.term or (step.mapping, key, end) in seen:
                continue
            seen.add((step.mapping, key, end))
            predicate = OPPOSITE.get(step.predicate, step.predicate) if from_hub else step.predicate
            asked = term(key)
            target = end.whole if end is not None and end.term else None
            if asked is None or (target is None and (not step.no_term or step.negated)):
                continue
            yield Decided(
                names_in(asked), data_set_of(other), other.publisher or other.ref, target,
                predicate or "exact", step.negated, asked.key, asked.datatype,
            )  # fmt: skip


def names_in(term: Term) -> tuple[str, ...]:
    """What a term is called, its label first: then its column name, other labels, and its key if it has no label."""
    return tuple(dict.fromkeys(each for each in (term.label, term.notation, *term.others) if each))


def data_set_of(vocabulary: Vocabulary) -> str:
    """The data set whose words a vocabulary holds; what it is called, where it does not say."""
    return vocabulary.data_set or vocabulary.title
