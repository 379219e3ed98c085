"""Whether an item of an agreement covers a term: through what the item is agreed as, or the fields it names."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.mappings import Relation
from registry.source import Ref
from registry.subjects.processing import Member
from registry.values import NamedTuple
from registry.verbs.resolving.telling import Telling
from registry.vocabulary.resolution import Candidate, Circumstances
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _

_DEEPEST = 32
"""Words above a word that are looked at."""

_EXACT, _BROAD, _NARROW = Relation.EXACT.value, Relation.BROAD.value, Relation.NARROW.value


class Match(NamedTuple):
    """Whether an item covers a term, and how, or why only nearly; nothing is said where the two are far apart."""

    is_covered: bool
    said: str


_NONE = Match(False, "")


class Matching:
    """One term against the items of one agreement."""

    def __init__(self, telling: Telling, key: TermKey, agreement: Ref) -> None:
        self._telling, self._key = telling, key.whole
        self._term = telling.term(self._key)
        self._circumstances = Circumstances(agreement=agreement)
        self._found: dict[Ref, tuple[Candidate, ...]] = {}

    def with_item(self, item: Member) -> Match:
        """Whether one item covers it."""
        agreed = TermKey.parse(str(item.get("term_ref") or ""))
        by_term = self._with_term(self._home(agreed)) if agreed is not None else _NONE
        if by_term.is_covered:
            return by_term
        named = self._named_in(item)
        return Match(True, named) if named else by_term

    def _with_term(self, agreed: TermKey) -> Match:
        agreed = agreed.whole
        word = self._telling.term(agreed).quoted
        if agreed == self._key:
            return Match(True, _("It is agreed as this very word."))
        if agreed in self._above(self._key):
            return Match(True, _("It belongs under {word}, which is agreed.").format(word=word))
        if self._key in self._above(agreed):
            return Match(False, self._only_narrower(word))
        near = _NONE
        for each in self._led_to(agreed):
            if each.relation in (_EXACT, _BROAD) and (each.is_conditional or each.is_scoped):
                said = _(
                    "It is {word}, which is agreed, only for some records or in some place, and nothing says where."
                )
                near = Match(False, said.format(word=word))
            elif each.relation == _EXACT:
                return Match(True, _("It means the same as {word}, which is agreed.").format(word=word))
            elif each.relation == _BROAD:
                return Match(True, _("It is a narrower word than {word}, which is agreed.").format(word=word))
            elif each.relation == _NARROW:
                near = Match(False, self._only_narrower(word))
            elif not near.said:
                said = _("It is close to {word}, which is agreed, and no record shows that it is part of it.")
                near = Match(False, said.format(word=word))
        return near

    def _only_narrower(self, word: str) -> str:
        return _("Only {word} is agreed, which is narrower: the file's word takes in more than that.").format(word=word)

    def _led_to(self, agreed: TermKey) -> Iterator[Candidate]:
        """What the mappings say of the term and what is agreed, and of what is agreed in the model's own order."""
        for each in self._resolved(agreed.ref):
            if each.term.whole == agreed:
                yield each
            elif each.relation in (_EXACT, _BROAD) and agreed in self._above(each.term.whole):
                yield Candidate(
                    agreed, _BROAD, True, None, each.paths, each.climbed + 1, "", 0, each.is_conditional, each.is_scoped
                )

    def _resolved(self, vocabulary: Ref) -> tuple[Candidate, ...]:
        if vocabulary not in self._found:
            telling = self._telling
            found = telling.resolver.resolve(self._key, (vocabulary,), telling.on, self._circumstances)
            self._found[vocabulary] = (*found.matches, *(each for each in found.shared if each.term.ref == vocabulary))
        return self._found[vocabulary]

    def _above(self, key: TermKey) -> list[TermKey]:
        """What a term belongs under in its own vocabulary, the nearest first."""
        found: list[TermKey] = []
        term = self._telling.lexicon.term(key)
        while term is not None and term.parent and len(found) < _DEEPEST:
            above = key._replace(term=term.parent)
            if above in found:
                break
            found.append(above)
            term = self._telling.lexicon.term(above)
        return found

    def _named_in(self, item: Member) -> str:
        """How an item names the term in so many words: by a field it lists, or by its own name where it is no word."""
        own = {folded(each) for each in self._names()} - {""}
        name = () if item.get("term_ref") else (item.get("name") or "",)
        for field in (*(item.get("fields") or ()), *name):
            if folded(str(field)) in own:
                said = _(
                    "The agreement names it, as “{field}”. That rests on the name alone: check that both mean the same."
                )
                return said.format(field=field)
        return ""

    def _names(self) -> Iterator[str]:
        """What the term is called, by those who publish it and in shared words that mean the same."""
        term = self._telling.lexicon.term(self._key)
        yield self._term.label
        if term is not None:
            yield from (*term.others, term.notation)
        for hub in self._telling.resolver.shared:
            for each in self._resolved(hub):
                if each.relation == _EXACT and not each.is_conditional and not each.is_scoped:
                    yield self._telling.term(each.term).label

    def _home(self, key: TermKey) -> TermKey:
        """The term by the name that its vocabulary has now, where that was renamed."""
        found = self._telling.snapshot.targets(key.register, ("vocabulary",), str(key.ref))
        return key._replace(register=found[0].register, vocabulary=found[0].id) if found else key
