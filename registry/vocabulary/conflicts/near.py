"""What is wrong with a few mappings, as far as that is seen by looking at them and at what lies right beside them.

For whoever relies on an answer and cannot wait for all mappings to be held against one another. Looked at is what leads
between the same two vocabularies from or to the same terms. So what is found here the whole run finds too; but it finds
more: what only shows by way of further terms or of other organisations' mappings, which are order reversed (rule 6),
routes that disagree (11), what goes elsewhere at others (12), and circles and contradictions of more than one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from registry.source import Ref
from registry.values import Any
from registry.vocabulary.conflict import Certainty, Conflict
from registry.vocabulary.conflicts import (
    broader_in_a_circle,
    codes_do_not_fit,
    exact_and_broader,
    kinds_differ,
    out_of_date,
    related_and_broader,
    said_and_denied,
    two_answers,
    two_for_one,
)
from registry.vocabulary.conflicts.gathered import Gathered, Note, TermNote, is_positive, note_of, term_note_of
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey

_RULES: tuple[Callable[[Gathered], Iterator[Conflict]], ...] = (
    exact_and_broader.find, broader_in_a_circle.find, related_and_broader.find, said_and_denied.find, two_for_one.find,
    kinds_differ.find, codes_do_not_fit.find, two_answers.find, out_of_date.of_terms,
)  # fmt: skip


def near(lexicon: Lexicon, step: Step, on: str) -> list[Conflict]:
    """The conflicts that one mapping is part of, the worst first, as far as they are seen beside it.

    Only what is found for certain, and neither hints nor what cannot be told.
    """
    gathered = _Beside(lexicon, step, on)
    own = _mapping(step.address)
    found = [
        each
        for find in _RULES
        for each in find(gathered)
        if each.certainty == Certainty.FOUND and each.severity != "hint" and own in map(_mapping, each.mappings)
    ]
    return sorted(found, key=lambda each: each.order)


def _mapping(address: str) -> str:
    """The address of the mapping that a part of it belongs to."""
    return address.partition("/transform")[0]


class _Beside(Gathered):
    """What lies beside one mapping: the same questions as of everything, answered from a few terms and steps."""

    def __init__(self, lexicon: Lexicon, step: Step, on: str) -> None:
        self.lexicon, self.on = lexicon, on
        self.vocabularies = {each.ref: each for each in lexicon.vocabularies()}
        self.sets = {ref: (subject, found) for ref, subject, found in lexicon.sets()}
        self.steps = [each for each in _steps(lexicon, step) if each.counts(on)]
        self.terms = dict(_terms(lexicon, self.steps))
        self.positive = [each for each in self.steps if is_positive(each)]
        self.kept = {}

    @cached_property
    def notes(self) -> dict[tuple[Ref, str], Note]:
        """Mapping → what it says, asked one by one."""
        found: dict[tuple[Ref, str], Note] = {}
        for each in self.steps:
            if (each.set, each.mapping) not in found:
                found[each.set, each.mapping] = note_of(self.lexicon.header(each.set), self.lexicon.detail(each))
        return found

    @cached_property
    def _term_notes(self) -> dict[TermKey, TermNote]:
        return {key: term_note_of(self.lexicon.entry(key)) for key in self.terms if not key.code}


def _steps(lexicon: Lexicon, step: Step) -> list[Step]:
    """What leads between the two vocabularies of a step, from or to its terms, their codes aside."""
    found: dict[tuple[Any, ...], Step] = {}

    def take(steps: Iterable[Step], ref: Ref | None) -> None:
        for each in steps:
            if ref is None or each.object is None or ref in (each.object.ref, each.subject.ref):
                found.setdefault((each.set, each.mapping, each.pair, each.subject, each.object), each)

    for key, other in ((step.subject, step.object), (step.object, step.subject)):
        if key is None or not key.term or other is None or not other.term:
            continue
        # A code that is mapped by itself may contradict what its whole list becomes.
        for each in dict.fromkeys((key, key.whole)):
            take(lexicon.steps_from(each), other.ref)
            take(lexicon.steps_to(each, other.ref), other.ref)
    return sorted(found.values(), key=lambda each: (each.set, each.mapping, each.pair, each.subject, each.object or ()))


def _terms(lexicon: Lexicon, steps: Sequence[Step]) -> Iterator[tuple[TermKey, Term]]:
    """The terms at the ends of steps with all their codes."""
    ends = (key.whole for each in steps for key in (each.subject, each.object) if key is not None and key.term)
    for key in dict.fromkeys(ends):
        term = lexicon.term(key)
        if term is None:
            continue
        yield key, term
        for each in lexicon.entry(key).get("codes", ()):
            code = lexicon.term(key._replace(code=each["id"]))
            if code is not None:
                yield code.key, code
