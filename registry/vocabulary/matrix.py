"""How much of each organisation's words every other can be told, through the integration model: asymmetric by nature.

Every pair is resolved as anybody would have it resolved. Nothing is kept of single pairs of terms: those behind one
number are asked for again when somebody wants to see them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from registry.concepts.mappings import Outcome
from registry.source import Ref
from registry.values import NamedTuple, dataclass
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.resolution import Resolution
from registry.vocabulary.resolve import Resolver
from registry.vocabulary.term import Term, TermKey

Told = Callable[[int, int], None]
"""Told how much of long work is done, and of how much."""

GROUPS: Mapping[str, tuple[Outcome, ...]] = {
    "exact": (Outcome.ONE,),
    "broad": (Outcome.BROADER,),
    "several": (Outcome.SET, Outcome.CHOICE, Outcome.NARROWER),
    "none": (Outcome.NO_TERM,),
    "near": (Outcome.NEAR,),
    "unknown": (Outcome.NOT_MAPPED, Outcome.NOT_THE_SAME, Outcome.UNKNOWN_TERM),
}
"""What an answer comes to for somebody who wants to exchange data, the most useful first."""

_GROUP_OF = {outcome.value: name for name, outcomes in GROUPS.items() for outcome in outcomes}


@dataclass(frozen=True)
class Cell:
    """What one organisation's terms come to in another's words, by the names of `GROUPS`.

    - `terms`: how many. `weighed`: how much those are used of which a record says it.
    """

    terms: Counter[str]
    weighed: Counter[str]

    @property
    def total(self) -> int:
        """All terms of the organisation that is read."""
        return sum(self.terms.values())

    @property
    def usable(self) -> int:
        """How many can be told as the same, or as something broader."""
        return self.terms["exact"] + self.terms["broad"]


@dataclass(frozen=True)
class Matrix:
    """Every pair of organisations that have words: (whose term, in whose words) → what that comes to.

    - `asked`: how many questions it took. `terms`: how many terms were asked about.
    """

    cells: Mapping[tuple[Ref, Ref], Cell]
    asked: int
    terms: int


def matrix(
    lexicon: Lexicon, on: str, whose: Mapping[Ref, Sequence[Ref]], weights: Mapping[TermKey, int],
    told: Told | None = None,
) -> Matrix:  # fmt: skip
    """How much each can be told by each other on a day (ISO text). `whose`: organisation → its vocabularies."""
    every = {each: [term.key for term in terms_of(lexicon, refs, on)] for each, refs in whose.items()}
    total, done, asked = sum(map(len, every.values())), 0, 0
    cells = {(one, other): Cell(Counter(), Counter()) for one in whose for other in whose if one != other}
    resolver = Resolver(lexicon)
    known: dict[tuple[Likeness, Ref], str] = {}
    for one, keys in every.items():
        others = [(other, tuple(refs)) for other, refs in whose.items() if other != one]
        for key in keys:
            if told and done % 20 == 0:
                told(done, total)
            done += 1
            alike = _likeness(lexicon, key, on)
            for other, refs in others:
                group = known.get((alike, other)) if alike is not None else None
                if group is None:
                    group = group_of(resolver.resolve(key, refs, on))
                    asked += 1
                    if alike is not None:
                        known[alike, other] = group
                cell = cells[one, other]
                cell.terms[group] += 1
                if key in weights:
                    cell.weighed[group] += weights[key]
    return Matrix(cells, asked, total)


Likeness = frozenset[tuple[TermKey, str, bool]]
"""The shared terms that a term is mapped to, how, and from which end: all that its answers turn on."""


def _likeness(lexicon: Lexicon, key: TermKey, on: str) -> Likeness | None:
    """What a term has in common with others that every question gets the same answer for; None where it stands alone.

    That is so where nothing is denied, decided not to be there, or said only of some records, places or sets of terms.
    """
    found = set()
    for steps, is_backwards in ((lexicon.steps_from(key), False), (lexicon.steps_to(key), True)):
        for step in steps:
            if not step.counts(on):
                continue
            end = step.subject if is_backwards else step.object
            is_special = step.negated or step.no_term or step.is_scoped or step.is_conditional
            if is_special or step.subject_set or step.object_set or end is None or not end.term:
                return None
            if step.back if is_backwards else step.forward:
                found.add((end, step.predicate, is_backwards))
    return frozenset(found)


class Pair(NamedTuple):
    """One term and what another organisation has for it."""

    term: Term
    group: str
    resolution: Resolution


def pairs(lexicon: Lexicon, on: str, one: Sequence[Ref], other: Sequence[Ref]) -> Iterator[Pair]:
    """The terms behind one number of the matrix: each of one organisation's with what the other has for it."""
    resolver = Resolver(lexicon)
    for term in terms_of(lexicon, one, on):
        answer = resolver.resolve(term.key, tuple(other), on)
        yield Pair(term, group_of(answer), answer)


def terms_of(lexicon: Lexicon, vocabularies: Iterable[Ref], on: str) -> Iterator[Term]:
    """The terms of some vocabularies in use on a day, codes left out."""
    for ref in vocabularies:
        yield from (term for term in lexicon.terms(ref) if not term.key.code and term.is_in_use(on))


def group_of(answer: Resolution) -> str:
    """What an answer comes to, by the names of `GROUPS`."""
    return _GROUP_OF.get(str(answer.outcome), "unknown")
