"""What may be suggested: the terms of an integration model, laid out to be compared with names."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence

from registry.values import NamedTuple
from registry.vocabulary.suggesting.decided import Target
from registry.vocabulary.suggesting.names import Name, alike, form_in, name_of
from registry.vocabulary.suggesting.shorthand import COMMON, FAMILIES

_FEW = 60
"""Candidates that are each compared letter by letter; of more, the likeliest by letters and by words."""


class Candidate(NamedTuple):
    """One term that may be suggested.

    - `target`: what to tell it by. `names`: what it is called, its label first. `definition`: in words.
    - `datatype`: of `Datatype`, empty where unsaid; `unit`; `codes`: what may stand in it, labels as well.
    """

    target: Target
    names: tuple[str, ...]
    definition: str = ""
    datatype: str = ""
    unit: str = ""
    codes: tuple[str, ...] = ()


class Known:
    """A candidate taken apart. `form`: the family of what its values are, and `is_guessed` where its name says so.

    `common`: 1 for what nearly every data set has, such as a reference; less for what takes more words to say.
    """

    __slots__ = ("candidate", "codes", "common", "defined", "form", "is_guessed", "names", "weighed")

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        named = [name_of(each) for each in candidate.names if each]
        self.names: list[Name] = [name for name in named if name.bare]
        self.defined = frozenset(name_of(candidate.definition).words) if candidate.definition else frozenset()
        self.form = FAMILIES.get(candidate.datatype, "")
        self.is_guessed = not self.form
        if self.is_guessed and self.names:
            self.form = form_in(self.names[0].words)
        self.codes = frozenset(name_of(code).text for code in candidate.codes)
        self.weighed: list[list[tuple[str, float]]] = []
        words = self.names[0].words if self.names else ()
        self.common = float(bool(words) and COMMON.issuperset(words)) / max(1, len(words))


class Candidates:
    """All that may be suggested, how much each word and letter tells them apart, and which have what in common."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.known = [Known(each) for each in candidates]
        self.by: dict[Target, Known] = {each.candidate.target: each for each in self.known}
        words: dict[str, list[int]] = {}
        grams: dict[str, list[int]] = {}
        defined: dict[str, list[int]] = {}
        for at, each in enumerate(self.known):
            for word in {word for name in each.names for word in name.words}:
                words.setdefault(word, []).append(at)
            for word in each.defined:
                defined.setdefault(word, []).append(at)
            for gram in {gram for name in each.names for gram in name.grams}:
                grams.setdefault(gram, []).append(at)
        self._words, self._grams, self._defined = words, grams, defined
        for each in self.known:
            each.weighed = [self.weighed(name.words) for name in each.names]
        self._norms: dict[frozenset[str], float] = {}
        self._like: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.known)

    def telling(self, word: str) -> float:
        """How much a word tells: more, the fewer candidates have it."""
        return 0.5 + math.log((1 + len(self.known)) / (1 + len(self._words.get(word, ()))))

    def weighed(self, words: Iterable[str]) -> list[tuple[str, float]]:
        """Words with what each tells."""
        return [(word, self.telling(word)) for word in words]

    def rarity(self, gram: str) -> float:
        """How much three letters tell."""
        return 0.3 + math.log((1 + len(self.known)) / (1 + len(self._grams.get(gram, ()))))

    def norm(self, grams: frozenset[str]) -> float:
        """The length of a name's letters as a vector."""
        found = self._norms.get(grams)
        if found is None:
            if len(self._norms) > 20_000:
                self._norms.clear()
            found = self._norms[grams] = math.sqrt(sum(self.rarity(gram) ** 2 for gram in grams)) or 1.0
        return found

    def near(self, one: Name, other: Name) -> float:
        """How many letters two names have in common, from 0 to 1."""
        shared = one.grams & other.grams
        if not shared:
            return 0.0
        return sum(self.rarity(gram) ** 2 for gram in shared) / (self.norm(one.grams) * self.norm(other.grams))

    def worth_comparing(self, names: Iterable[Name]) -> Iterable[int]:
        """The places of those whose names have anything to do with these: all, where they are few."""
        if len(self.known) <= _FEW:
            return range(len(self.known))
        found: set[int] = set()
        for name in names:
            scores: dict[int, float] = {}
            for gram in name.grams:
                square = self.rarity(gram) ** 2
                for at in self._grams.get(gram, ()):
                    scores[at] = scores.get(at, 0.0) + square
            found.update(heapq.nsmallest(_FEW, scores, key=lambda at: (-scores[at], at)))
            words: dict[int, float] = {}
            for word in name.words:
                tells = self.telling(word)
                for at in self._with_like(word):
                    words[at] = words.get(at, 0.0) + tells
                for at in self._defined.get(word, ()):
                    words[at] = words.get(at, 0.0) + tells / 2
            found.update(heapq.nsmallest(_FEW, words, key=lambda at: (-words[at], at)))
        return found

    def _with_like(self, word: str) -> tuple[int, ...]:
        """The places of those that have a word like this one."""
        found = self._like.get(word)
        if found is None:
            if len(self._like) > 20_000:
                self._like.clear()
            near = [own for other, own in self._words.items() if alike(word, other)]
            found = self._like[word] = tuple({at for own in near for at in own})
        return found


def without(words: Sequence[tuple[str, float]], left_out: frozenset[str]) -> Sequence[tuple[str, float]]:
    """Words but for those that only say which data set it is; all of them where nothing would be left."""
    if not any(word in left_out for word, _weight in words):
        return words
    return [each for each in words if each[0] not in left_out] or words
