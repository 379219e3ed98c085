"""`Suggester`: ranked candidates with reasons, from everything that was decided anywhere. Nothing is ever applied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from registry.source import Ref
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.suggesting import coding
from registry.vocabulary.suggesting.asking import alike, names_of_code, unmapped_of
from registry.vocabulary.suggesting.candidates import Candidate, Candidates
from registry.vocabulary.suggesting.decided import Memory, Target
from registry.vocabulary.suggesting.decisions import memory_of, names_in
from registry.vocabulary.suggesting.ranker import Ranker, Ranking
from registry.vocabulary.suggesting.suggestion import CodeSuggestion, Suggested, Suggestion, Unmapped
from registry.vocabulary.term import Term, TermKey
from registry.wording import _, counted

__all__ = ["Ranker", "Suggester", "alike", "unmapped_of"]

_FIELD = "field"
_LIKELY, _UNLIKELY = 0.5, 0.1
_MOST_CODES = 500


class Suggester:
    """Suggests terms of one integration model, as everything stood on a day (ISO text)."""

    def __init__(self, lexicon: Lexicon, hub: Ref, on: str, memory: Memory) -> None:
        self._lexicon, self._hub, self.on, self.memory = lexicon, hub, on, memory
        self._terms: dict[TermKey, Term] = {}
        self._codes: dict[TermKey, list[Term]] = {}
        for term in lexicon.terms(hub):
            if term.key.code:
                self._codes.setdefault(term.key.whole, []).append(term)
            elif term.is_in_use(on) and term.status != "deprecated":
                self._terms[term.key] = term
        self.ranker = Ranker(Candidates(self._candidate(term) for term in self._terms.values()), memory)

    @classmethod
    def of(cls, lexicon: Lexicon, hub: Ref, on: str, may_see: Callable[[Ref], bool] = lambda _ref: True) -> Suggester:
        """With everything in the lexicon that was decided by that day and may be seen."""
        return cls(lexicon, hub, on, memory_of(lexicon, hub, on, may_see))

    def _candidate(self, term: Term) -> Candidate:
        codes = tuple(name for code in self._codes.get(term.key, ())[:_MOST_CODES] for name in names_of_code(code))
        names = tuple(dict.fromkeys((*names_in(term), term.key.term)))
        return Candidate(term.key, names, term.definition, term.datatype, term.unit, codes)

    def term(self, key: TermKey) -> Term:
        """A term that may be suggested. Raises KeyError for another."""
        return self._terms[key]

    def codes(self, key: TermKey) -> Sequence[Term]:
        """The codes of a shared term."""
        return self._codes.get(key, ())

    def suggest(self, asked: Unmapped, most: int = 5) -> Suggested:
        """Candidates for a term or column, likeliest first. What was rejected for this very term never comes back."""
        rejected = self._rejected(asked)
        taken = self._taken([asked]) if asked.element == _FIELD else {}
        return self._suggested(asked, self.ranker.rank(asked, most, but=rejected, taken=taken), rejected)

    def suggest_all(self, asked: Sequence[Unmapped], most: int = 5) -> list[Suggested]:
        """The same for many at once, in their order. Fields of one data set that are asked about together compete."""
        groups: dict[tuple[object, ...], list[int]] = {}
        for at, each in enumerate(asked):
            is_field = each.element == _FIELD
            whose = each.key.ref if each.key is not None else None
            groups.setdefault((whose, each.data_set) if is_field else (at,), []).append(at)
        found: dict[int, Suggested] = {}
        for places in groups.values():
            if len(places) == 1:
                found[places[0]] = self.suggest(asked[places[0]], most)
                continue
            own = [asked[at] for at in places]
            rejected = [self._rejected(each) for each in own]
            ranked = self.ranker.rank_together(own, most, but=rejected, taken=self._taken(own))
            for at, each, ranking, left_out in zip(places, own, ranked, rejected, strict=True):
                found[at] = self._suggested(each, ranking, left_out)
        return [found[at] for at in range(len(asked))]

    def _taken(self, asked: Sequence[Unmapped]) -> dict[Target, float]:
        """What other terms of the same vocabulary are decided to be the same as."""
        own = {each.key for each in asked}
        ref = next((each.key.ref for each in asked if each.key is not None), None)
        by = self.memory.taken.get(ref, {}) if ref is not None else {}
        return {target: 1.0 for target, terms in by.items() if terms - own}

    def _suggested(self, asked: Unmapped, found: Ranking, rejected: list[TermKey]) -> Suggested:
        suggestions = tuple(
            Suggestion(each.target, each.predicate, each.confidence, each.reasons)
            for each in found.ranked
            if isinstance(each.target, TermKey)
        )
        return Suggested(asked, suggestions, found.none, self._none(asked, found, len(rejected)), tuple(rejected))

    def _rejected(self, asked: Unmapped) -> list[TermKey]:
        """What was decided that this term is not, on the day: by memory, and by the lexicon as it stands."""
        if asked.key is None:
            return []
        found = {each for each in self.memory.refused.get(asked.key, ()) if isinstance(each, TermKey)}
        for step in self._lexicon.steps_from(asked.key):
            if step.negated and step.counts(self.on) and step.object is not None and step.object.ref == self._hub:
                found.add(step.object.whole)
        for step in self._lexicon.steps_to(asked.key):
            if step.negated and step.counts(self.on) and step.subject.term and step.subject.ref == self._hub:
                found.add(step.subject.whole)
        return sorted(found)

    def _none(self, asked: Unmapped, found: Ranking, rejected: int) -> str:
        number = found.votes.here.get(None, 0) or found.votes.anywhere.get(None, 0)
        said = []
        if not self._terms:
            said.append(_("The integration model has no terms yet."))
        elif found.none >= _LIKELY:
            said.append(_("Most likely none of these: nothing in the integration model seems to fit."))
        elif (elsewhere := max(found.none, 1 - sum(each.confidence for each in found.ranked))) >= _LIKELY:
            said.append(_("Most likely none of these, though the integration model may have another word for it."))
        elif elsewhere >= _UNLIKELY:
            said.append(_("It may be none of these."))
        if number:
            who = counted(number, _("organisation"), _("organisations"))
            said.append(_("{who} decided that there is no shared word for a column called so.").format(who=who))
        if rejected:
            said.append(
                _("Left out, because it was rejected before: {what}.").format(
                    what=counted(rejected, _("shared term"), _("shared terms"))
                )
            )
        return " ".join(said)

    def suggest_codes(self, term: TermKey, shared: TermKey) -> list[CodeSuggestion]:
        """What each code of a term may become in the list of a shared term."""
        own = [each for each in self._lexicon.terms(term.ref) if each.key.code and each.key.whole == term.whole]
        return coding.suggested(self._lexicon, own, self.codes(shared.whole), self.on)
