"""What a lexicon says was decided of an integration model, as the suggester remembers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from registry.source import Ref
from registry.uncollected import uncollected
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.meaning import OPPOSITE
from registry.vocabulary.suggesting.decided import Decided, Memory
from registry.vocabulary.term import Term, TermKey, Vocabulary


def memory_of(lexicon: Lexicon, hub: Ref, on: str, may_see: Callable[[Ref], bool] = lambda _ref: True) -> Memory:
    """Everything that is decided of an integration model on a day (ISO text)."""
    with uncollected():
        return Memory(decisions(lexicon, hub, on, may_see), on)


def decisions(lexicon: Lexicon, hub: Ref, on: str, may_see: Callable[[Ref], bool]) -> Iterator[Decided]:
    """Each approved and each rejected mapping between an integration model and anybody's terms, codes left out."""
    known = {each.ref: each for each in lexicon.vocabularies()}
    terms: dict[Ref, dict[TermKey, Term]] = {}

    def term(key: TermKey) -> Term | None:
        if key.ref not in terms:
            terms[key.ref] = {each.key: each for each in lexicon.terms(key.ref) if not each.key.code}
        return terms[key.ref].get(key.whole if key.code else key)

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
            target = None if end is None or not end.term else end.whole if end.code else end
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
