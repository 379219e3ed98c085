"""What may be suggested: the terms of an integration model, laid out to be compared with names."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence

from registry.values import NamedTuple
from registry.vocabulary.suggesting.decided import Target
from registry.vocabulary.suggesting.names import Name, alike, alike_by, form_in, name_of
from registry.vocabulary.suggesting.shorthand import COMMON, FAMILIES

_LETTERS = 3
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
    `order`: its place among all, in the order of their targets as text.
    `initials`: of its label, if it is three words; `texts`: its names, as they are compared.
    """

    __slots__ = (
        "candidate",
        "codes",
        "common",
        "defined",
        "form",
        "initials",
        "is_guessed",
        "names",
        "order",
        "texts",
        "weighed",
    )

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        named = [name_of(each) for each in candidate.names if each]
        self.names: list[Name] = [name for name in named if name.bare]
        self.defined = frozenset(name_of(candidate.definition).words) if candidate.definition else frozenset()
        self.form = FAMILIES.get(candidate.datatype, "")
        self.is_guessed = not self.form
        if self.is_guessed and self.names:
            self.form = form_in(self.names[0].words)
        label = self.names[0].text.split() if self.names else []
        self.initials = frozenset(("".join(word[0] for word in label),)) if len(label) == _LETTERS else frozenset()
        self.texts = frozenset(name.text for name in self.names)
        self.codes = frozenset(name_of(code).text for code in candidate.codes)
        self.weighed: list[list[tuple[str, float]]] = []
        self.order = 0
        words = self.names[0].words if self.names else ()
        self.common = float(bool(words) and COMMON.issuperset(words)) / max(1, len(words))


class Candidates:
    """All that may be suggested, how much each word and letter tells them apart, and which have what in common."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.known = [Known(each) for each in candidates]
        self.by: dict[Target, Known] = {each.candidate.target: each for each in self.known}
        self.at: dict[Target, int] = {each.candidate.target: at for at, each in enumerate(self.known)}
        for order, each in enumerate(sorted(self.known, key=lambda each: str(each.candidate.target))):
            each.order = order
        # Of which there is something to say whatever a column is called; and where its values or codes are known.
        self.common = [at for at, each in enumerate(self.known) if each.common]
        self.told = [at for at, each in enumerate(self.known) if each.codes or not each.is_guessed]
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
        self._alike: dict[str, list[str]] = {}
        for word in words:
            for key in alike_by(word):
                self._alike.setdefault(key, []).append(word)
        for each in self.known:
            each.weighed = [self.weighed(name.words) for name in each.names]
        self._norms: dict[str, float] = {}
        self._rarities: dict[str, float] = {}
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
        found = self._rarities.get(gram)
        if found is None:
            if len(self._rarities) > 50_000:
                self._rarities.clear()
            found = 0.3 + math.log((1 + len(self.known)) / (1 + len(self._grams.get(gram, ()))))
            self._rarities[gram] = found
        return found

    def _norm(self, name: Name) -> float:
        """The length of a name's letters as a vector."""
        found = self._norms.get(name.bare)
        if found is None:
            if len(self._norms) > 20_000:
                self._norms.clear()
            found = self._norms[name.bare] = (
                math.sqrt(sum(self.rarity(gram) ** 2 for gram in sorted(name.grams))) or 1.0
            )
        return found

    def near(self, one: Name, other: Name) -> float:
        """How many letters two names have in common, from 0 to 1."""
        shared = one.grams & other.grams
        if not shared:
            return 0.0
        # In one order, so that the sum is the same whichever order a set has on this day.
        return sum(self.rarity(gram) ** 2 for gram in sorted(shared)) / (self._norm(one) * self._norm(other))

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
            like = {other for key in alike_by(word) for other in self._alike.get(key, ()) if alike(word, other)}
            found = self._like[word] = tuple({at for other in like for at in self._words[other]})
        return found


def without(words: Sequence[tuple[str, float]], left_out: frozenset[str]) -> Sequence[tuple[str, float]]:
    """Words but for those that only say which data set it is; all of them where nothing would be left."""
    if not any(word in left_out for word, _weight in words):
        return words
    return [each for each in words if each[0] not in left_out] or words
