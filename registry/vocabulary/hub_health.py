"""How well an integration model serves those who map to it: what is used by too few, is too coarse, or is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.concepts.mapped import Mapped
from registry.source import Ref
from registry.values import dataclass
from registry.vocabulary.coverage import Coverage
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.meaning import OPPOSITE
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.terms_of import folded

TOO_MANY = 3
"""More terms of one organisation than this that a shared term is broader than: it tells too little apart."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A term that an approved mapping leads from. `predicate` as read from it: `broad` is a broader shared term."""

    term: TermKey
    publisher: Ref
    predicate: str
    step: Step


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """One term of an integration model, and who maps to it.

    - `publishers`: the organisations that have a term mapped to it, sorted.
    - `under`: how many terms anywhere below it somebody maps to. `agreed`: in how many agreed flows it goes.
    """

    term: Term
    arrivals: tuple[Arrival, ...]
    publishers: tuple[Ref, ...]
    under: int = 0
    agreed: int = 0


@dataclass(frozen=True, slots=True)
class Coarse:
    """A shared term that is broader than many terms of one organisation, which it cannot tell apart."""

    shared: SharedTerm
    publisher: Ref
    terms: tuple[TermKey, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Terms that were decided to have no shared term, by what they are called: what the integration model may lack."""

    label: str
    terms: tuple[TermKey, ...]
    publishers: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Collision:
    """Terms of one vocabulary that are each said to mean the same as one shared term."""

    shared: TermKey
    terms: tuple[TermKey, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One term that leads to several shared terms, and how they belong together; empty where no record says."""

    term: TermKey
    shared: tuple[TermKey, ...]
    set_kind: str


@dataclass(frozen=True, slots=True)
class Health:
    """What is to be seen of one integration model on a day. Terms out of use then are left out.

    - `terms`: how many it has. `used`: how many at least two organisations map to, which makes exchange possible.
    - `by_one`: mapped to by one organisation only. `headings`: by none, but something below is mapped to.
    - `orphans`: by none, nor is anything below.
    - `inexact`: mapped to, and by nobody as meaning the same.
    """

    vocabulary: Vocabulary
    terms: int
    used: int
    by_one: tuple[SharedTerm, ...]
    headings: tuple[SharedTerm, ...]
    orphans: tuple[SharedTerm, ...]
    coarse: tuple[Coarse, ...]
    inexact: tuple[SharedTerm, ...]
    collisions: tuple[Collision, ...]
    splits: tuple[Split, ...]


def health(
    lexicon: Lexicon, vocabulary: Vocabulary, coverage: Coverage, agreed: Mapping[TermKey, int], most: int = TOO_MANY
) -> Health:
    """How an integration model serves those who map to it, on the day that coverage was reckoned for."""
    arrivals = _arrivals(lexicon, coverage, vocabulary.ref)
    every = [term for term in lexicon.terms(vocabulary.ref) if not term.key.code and term.is_in_use(coverage.on)]
    under = _used_below(every, arrivals)
    shared = [
        SharedTerm(
            term, tuple(arrivals.get(term.key, ())), _publishers(arrivals.get(term.key, ())), under[term.key],
            agreed.get(term.key, 0),
        )
        for term in every
    ]  # fmt: skip
    unused = [each for each in shared if not each.publishers]
    return Health(
        vocabulary, len(shared), sum(len(each.publishers) > 1 for each in shared),
        tuple(each for each in shared if len(each.publishers) == 1),
        tuple(each for each in unused if each.under), tuple(each for each in unused if not each.under),
        tuple(_coarse(shared, most)),
        tuple(each for each in shared if each.arrivals and all(one.predicate != "exact" for one in each.arrivals)),
        tuple(_collisions(shared)), tuple(_splits(coverage, vocabulary.ref)),
    )  # fmt: skip


def _arrivals(lexicon: Lexicon, coverage: Coverage, shared: Ref) -> dict[TermKey, list[Arrival]]:
    """Shared term → every term that an approved mapping leads from, each once; codes go by their terms."""
    publishers = {
        each.vocabulary.ref: each.vocabulary.publisher or each.vocabulary.ref for each in coverage.vocabularies
    }
    found: dict[TermKey, dict[TermKey, Arrival]] = {}
    for ref, standings in coverage.standings.items():
        for each in standings:
            for step in each.steps if not each.key.code else ():
                is_subject = step.subject == each.key
                end = step.object if is_subject else step.subject
                if end is None or end.ref != shared or not step.counts(coverage.on) or step.negated:
                    continue
                predicate = step.predicate if is_subject else OPPOSITE.get(step.predicate, step.predicate)
                # A mapping to one code of a shared term is a mapping to that term as well.
                found.setdefault(end.whole, {}).setdefault(
                    each.key, Arrival(each.key, publishers[ref], predicate, step)
                )
    return {key: list(by.values()) for key, by in found.items()}


def _publishers(arrivals: Iterable[Arrival]) -> tuple[Ref, ...]:
    return tuple(sorted({each.publisher for each in arrivals}))


def _used_below(terms: Sequence[Term], arrivals: Mapping[TermKey, object]) -> Counter[TermKey]:
    """How many terms anywhere below each are mapped to. A circle is gone round once."""
    parents = {term.key: term.key._replace(term=term.parent) if term.parent else None for term in terms}
    found: Counter[TermKey] = Counter()
    for key in parents:
        if key not in arrivals:
            continue
        above, seen = parents[key], {key}
        while above is not None and above not in seen:
            found[above] += 1
            seen.add(above)
            above = parents.get(above)
    return found


def _coarse(shared: Iterable[SharedTerm], most: int) -> Iterator[Coarse]:
    found = []
    for each in shared:
        by: dict[Ref, list[TermKey]] = {}
        for arrival in each.arrivals:
            if arrival.predicate == "broad":
                by.setdefault(arrival.publisher, []).append(arrival.term)
        found += [Coarse(each, ref, tuple(terms)) for ref, terms in sorted(by.items()) if len(terms) > most]
    yield from sorted(found, key=lambda each: -len(each.terms))


def _collisions(shared: Iterable[SharedTerm]) -> Iterator[Collision]:
    for each in shared:
        by: dict[Ref, list[TermKey]] = {}
        for arrival in each.arrivals:
            # Several that mean the same together, or as alternatives, are no collision: one mapping says so.
            if arrival.predicate == "exact" and not arrival.step.subject_set:
                by.setdefault(arrival.term.ref, []).append(arrival.term)
        yield from (Collision(each.term.key, tuple(terms)) for terms in by.values() if len(terms) > 1)


def _splits(coverage: Coverage, shared: Ref) -> Iterator[Split]:
    for standings in coverage.standings.values():
        for each in standings:
            ends = tuple(dict.fromkeys(end.whole for end in each.shared if end.ref == shared))
            if len(ends) > 1 and not each.key.code:
                kinds = {step.object_set for step in each.steps if step.object_set}
                yield Split(each.key, ends, kinds.pop() if len(kinds) == 1 else "")


def lacking(coverage: Coverage) -> list[Lacking]:
    """What was decided to have no shared term, by what it is called, where most organisations lack it first."""
    publishers = {
        each.vocabulary.ref: each.vocabulary.publisher or each.vocabulary.ref for each in coverage.vocabularies
    }
    found: dict[str, list[tuple[str, TermKey]]] = {}
    for standings in coverage.standings.values():
        for each in standings:
            if each.mapped == Mapped.NO_TERM and not each.key.code:
                label = each.term.label
                found.setdefault(folded(label) or label, []).append((label, each.key))
    made = [
        Lacking(
            Counter(label for label, _key in terms).most_common(1)[0][0], tuple(key for _label, key in terms),
            tuple(sorted({publishers[key.ref] for _label, key in terms})),
        )
        for terms in found.values()
    ]  # fmt: skip
    return sorted(made, key=lambda each: (-len(each.publishers), -len(each.terms), each.label))
