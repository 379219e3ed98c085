"""How a term stands to a term that was agreed: the same, narrower, broader, close, or nothing that anybody mapped.

Narrower than agreed is covered and broader is partly covered, by the order of a vocabulary or by mappings. What holds
only for some records or in some place, and nothing says where, is only near.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.mappings import Relation
from registry.concepts.sharing import CoverDegree
from registry.sharing.seeking import at_home
from registry.sharing.wordbook import Wordbook
from registry.source import Ref
from registry.values import NamedTuple
from registry.vocabulary.resolution import Candidate, Circumstances
from registry.vocabulary.term import TermKey
from registry.wording import _

_DEEPEST = 32
"""Words above a word that are looked at."""

_MOST_KEPT = 20_000

_EXACT, _BROAD, _NARROW = Relation.EXACT.value, Relation.BROAD.value, Relation.NARROW.value

COVERED, PARTLY, NEAR, NOT_COVERED = (
    CoverDegree.COVERED.value, CoverDegree.PARTLY.value, CoverDegree.NEAR.value, CoverDegree.NOT_COVERED.value,
)  # fmt: skip
ORDER = (COVERED, PARTLY, NEAR, NOT_COVERED)
"""The best first."""


class Match(NamedTuple):
    """How far something covers a term, and how, or why only nearly; nothing is said where the two are far apart.

    `degree` is a word of `CoverDegree`; `is_by_name` where it rests on names alone.
    """

    degree: str
    said: str
    is_by_name: bool = False

    @property
    def is_covered(self) -> bool:
        """Whether it is what was agreed, or narrower."""
        return self.degree == COVERED


NONE = Match(NOT_COVERED, "")


def better(one: Match, other: Match) -> Match:
    """The better of two; of two alike the one that does not rest on names, and else the first."""
    return min(one, other, key=lambda each: (ORDER.index(each.degree), each.is_by_name, not each.said))


class Standing:
    """One term, and how it stands to others, as words are used under one agreement."""

    def __init__(self, words: Wordbook, key: TermKey, agreement: Ref) -> None:
        self.words, self.key, self._code = words, key.whole, key.code
        self.word = words.term(self.key)
        self._circumstances = Circumstances(agreement=agreement)
        self._found: dict[Ref, tuple[Candidate, ...]] = {}
        self._over: dict[TermKey, list[TermKey]] = {}

    def to(self, agreed: TermKey) -> Match:
        """How it stands to a term that was agreed."""
        agreed = at_home(self.words, agreed)
        word = self.words.term(agreed).quoted
        if agreed.code and agreed != self.key._replace(code=self._code):
            # One code of a list was agreed: all of the list is more than that, and another code is something else.
            return NONE if self._code else Match(PARTLY, _only_narrower(word))
        agreed = agreed.whole
        if agreed == self.key:
            return Match(COVERED, _("It is agreed as this very word."))
        if agreed in self.above(self.key):
            return Match(COVERED, _("It belongs under {word}, which is agreed.").format(word=word))
        if self.key in self.above(agreed):
            return Match(PARTLY, _only_narrower(word))
        best = NONE
        for each in self._led_to(agreed):
            best = better(best, self._by(each, word))
        return best

    def _by(self, each: Candidate, word: str) -> Match:
        """What one way from the term to what is agreed makes of it."""
        is_bound = each.is_conditional or each.is_scoped
        if is_bound and each.relation in (_EXACT, _BROAD, _NARROW):
            said = _("It is {word}, which is agreed, only for some records or in some place, and nothing says where.")
            return Match(NEAR, said.format(word=word))
        if each.relation == _EXACT:
            return Match(COVERED, _("It means the same as {word}, which is agreed.").format(word=word))
        if each.relation == _BROAD:
            return Match(COVERED, _("It is a narrower word than {word}, which is agreed.").format(word=word))
        if each.relation == _NARROW:
            return Match(PARTLY, _only_narrower(word))
        said = _("It is close to {word}, which is agreed, and no record shows that it is part of it.")
        return Match(NEAR, said.format(word=word))

    def _led_to(self, agreed: TermKey) -> Iterator[Candidate]:
        """What the mappings say of the term and what is agreed, and of what is agreed in the model's own order."""
        below = None
        for each in self.resolved(agreed.ref):
            if each.term.whole == agreed:
                yield each
            elif each.relation in (_EXACT, _BROAD) and agreed in self.above(each.term.whole):
                yield _further(each, agreed, _BROAD)
            elif each.relation in (_EXACT, _NARROW):
                below = self.above(agreed) if below is None else below
                if each.term.whole in below:
                    yield _further(each, agreed, _NARROW)

    def resolved(self, vocabulary: Ref) -> tuple[Candidate, ...]:
        """What a vocabulary has for the term."""
        if vocabulary not in self._found:
            words = self.words
            found = words.resolver.resolve(self.key, (vocabulary,), words.on, self._circumstances)
            self._found[vocabulary] = (*found.matches, *(each for each in found.shared if each.term.ref == vocabulary))
        return self._found[vocabulary]

    def above(self, key: TermKey) -> list[TermKey]:
        """What a term belongs under in its own vocabulary, the nearest first."""
        if key not in self._over:
            self._over[key] = self._looked_up(key)
        return self._over[key]

    def _looked_up(self, key: TermKey) -> list[TermKey]:
        found: list[TermKey] = []
        term = self.words.lexicon.term(key)
        while term is not None and term.parent and len(found) < _DEEPEST:
            above = key._replace(term=term.parent)
            if above in found:
                break
            found.append(above)
            term = self.words.lexicon.term(above)
        return found

    def names(self) -> Iterator[str]:
        """What the term is called, by those who publish it and in shared words that mean the same."""
        term = self.words.lexicon.term(self.key)
        yield self.word.label
        if term is not None:
            yield from (*term.others, term.notation)
        for hub in self.words.resolver.shared:
            for each in self.resolved(hub):
                if each.relation == _EXACT and not each.is_conditional and not each.is_scoped:
                    yield self.words.term(each.term).label


def standing_to(words: Wordbook, key: TermKey, agreed: TermKey, agreement: Ref) -> Match:
    """How a term stands to one that was agreed; kept for as long as no record changes, since lists ask it often."""
    memory = words.snapshot.memory
    kept: dict[object, Match] = memory.setdefault(("standing to", words.on, words.session.principal), {})
    asked = (key, agreed, agreement)
    if asked not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[asked] = Standing(words, key, agreement).to(agreed)
    return kept[asked]


def _further(each: Candidate, agreed: TermKey, relation: str) -> Candidate:
    return Candidate(
        agreed, relation, True, None, each.paths, each.climbed + 1, "", 0, each.is_conditional, each.is_scoped
    )


def _only_narrower(word: str) -> str:
    return _("Only {word} is agreed, which is narrower: what is asked takes in more than that.").format(word=word)
