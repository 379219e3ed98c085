"""Where the terms of a vocabulary stand to the integration model on a day: mapped, decided to have no term, or open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from registry.concepts.mapped import Mapped
from registry.source import Ref
from registry.values import dataclass
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.meaning import OPPOSITE
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary

_ORDER = tuple(each.value for each in Mapped)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one term, or code of a term, stands.

    - `mapped`: of `concepts.mapped.Mapped`.
    - `steps`: the mappings that say so, those that count most first; none where nobody said anything.
    - `shared`: the terms of the integration model that it is mapped to by these.
    - `is_limited`: whether all of them hold only in some place, or only for some records.
    """

    term: Term
    mapped: str
    steps: tuple[Step, ...] = ()
    shared: tuple[TermKey, ...] = ()
    is_limited: bool = False

    @property
    def key(self) -> TermKey:
        """The term's name."""
        return self.term.key


def shared_models(lexicon: Lexicon) -> list[Vocabulary]:
    """The integration models, which the words of everybody else are mapped to."""
    return [each for each in lexicon.vocabularies() if each.is_shared]


def in_use(vocabulary: Vocabulary) -> bool:
    """Whether a vocabulary is one whose words are to be mapped: nobody maps one that is retired."""
    return vocabulary.status != "retired"


def standings(lexicon: Lexicon, vocabulary: Ref, on: str, shared: Set[Ref]) -> Iterator[Standing]:
    """Every term and code of a vocabulary that is in use on a day (ISO text), in the vocabulary's order.

    A code of a term that was decided to have no shared term has none either.
    """
    whole: dict[str, str] = {}
    for term in lexicon.terms(vocabulary):
        if not term.is_in_use(on):
            continue
        found = standing(lexicon, term, on, shared)
        if not term.key.code:
            whole[term.key.term] = found.mapped
        elif found.mapped == Mapped.UNDECIDED and whole.get(term.key.term) == Mapped.NO_TERM:
            found = Standing(term, Mapped.NO_TERM.value)
        yield found


def standing(lexicon: Lexicon, term: Term, on: str, shared: Set[Ref]) -> Standing:
    """Where one term stands: by the strongest of what was approved, else by how far anybody has come."""
    return standing_by(term, _read(lexicon, term.key), on, shared)


def standing_by(term: Term, read: Iterable[tuple[Step, TermKey | None, str]], on: str, shared: Set[Ref]) -> Standing:
    """The same by the steps at the term: each with its other end, and its relation as read from the term."""
    said: dict[str, list[tuple[Step, TermKey | None]]] = {}
    for step, end, predicate in read:
        mapped = _said(step, end, predicate, on, shared)
        if mapped:
            said.setdefault(mapped, []).append((step, end))
    best = min(said, key=_ORDER.index, default=Mapped.UNDECIDED.value)
    steps = said.get(best, [])
    ends = dict.fromkeys(end for _step, end in steps if end is not None and end.ref in shared)
    limited = bool(steps) and all(step.is_scoped or step.is_conditional for step, _end in steps)
    return Standing(term, best, tuple(step for step, _end in steps), tuple(ends), limited)


def _read(lexicon: Lexicon, key: TermKey) -> Iterator[tuple[Step, TermKey | None, str]]:
    """Every step at a term, with its other end and its relation as read from the term."""
    for step in lexicon.steps_from(key):
        yield step, step.object, step.predicate
    for step in lexicon.steps_to(key):
        yield step, step.subject if step.subject.term else None, OPPOSITE.get(step.predicate, step.predicate)


def _said(step: Step, end: TermKey | None, predicate: str, on: str, shared: Set[Ref]) -> str:
    """What one step says of where the term stands; nothing where it says nothing on the day."""
    is_over = bool(step.until) and step.until <= on
    if not is_over and (step.status in ("proposed", "reviewed") or (step.status == "approved" and step.since > on)):
        return Mapped.PROPOSED.value
    if not step.counts(on):
        return ""
    if step.negated:
        return Mapped.REJECTED.value
    if end is None:
        return Mapped.NO_TERM.value if step.no_term else ""
    if end.ref not in shared:
        return Mapped.ELSEWHERE.value
    return predicate or Mapped.UNSAID.value


def rows_seen(lexicon: Lexicon, sets: Iterable[Ref]) -> dict[TermKey, int]:
    """How often each code was seen in data, as the mappings of some sets record it. The largest, where several do.

    The whole term is used as often as all its codes together.
    """
    seen: dict[TermKey, int] = {}
    for each in sets:
        known: dict[str, Mapping[str, int]] = {}
        for step in lexicon.steps_of(each):
            if not step.pair:
                continue
            if step.mapping not in known:
                known[step.mapping] = _counts(lexicon, step)
            count = known[step.mapping].get(step.pair)
            if count is not None:
                seen[step.subject] = max(count, seen.get(step.subject, 0))
    for code, count in list(seen.items()):
        seen[code.whole] = seen.get(code.whole, 0) + count
    return seen


def _counts(lexicon: Lexicon, step: Step) -> dict[str, int]:
    pairs: Sequence[Mapping[str, object]] = lexicon.detail(step).get("transform", {}).get("terminology", ())
    return {str(each["subject_code"]): count for each in pairs if isinstance(count := each.get("count"), int)}
