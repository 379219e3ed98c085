"""How much of each vocabulary is mapped on a day: what is decided, what of that is usable, and what is still open.

Decided is what somebody approved, or decided to have no shared term. Only what means the same, and what the shared term
is broader than, is usable: the rest cannot be translated without adding what nobody said. Weights are what records say
of use, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from registry.concepts.mapped import DECIDED, USABLE, Mapped, Usage
from registry.source import Ref
from registry.values import dataclass, field
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.loss import is_agreed, is_lossy, losses
from registry.vocabulary.standing import Standing, in_use, rows_seen, shared_models, standings
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey, Vocabulary

_DECIDED = frozenset(each.value for each in DECIDED)
_USABLE = frozenset(each.value for each in USABLE)

Told = Callable[[int, int], None]
"""Told how much of long work is done, and of how much."""


@dataclass(frozen=True)
class Counts:
    """Some terms by where they stand: `Mapped` → how many, or how much they are used."""

    by: Counter[str]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by.values())

    @property
    def decided(self) -> int:
        """Mapped by an approved mapping, or decided to have no shared term."""
        return sum(count for each, count in self.by.items() if each in _DECIDED)

    @property
    def usable(self) -> int:
        """Those that values can be translated by: the same, or broader."""
        return sum(count for each, count in self.by.items() if each in _USABLE)

    @property
    def open(self) -> int:
        """Those on which nothing was decided, proposals among them."""
        return self.total - self.decided


@dataclass(frozen=True)
class Covered:
    """How much of one vocabulary is mapped.

    - `terms`, `codes`: its terms, and their codes, by where they stand. Those out of use on the day are left out.
    - `usage`: of `Usage`; what `weighed` weighs the terms, or for rows of data the codes, by. `unweighed`: how many of
      them no record gives a weight.
    - `lossy`, `lossy_agreed`: how many approved mappings lose or add something that nobody is recorded to have agreed
      to, and how many that somebody has; `loss_unsaid` how many differ without saying what is lost.
    - `limited`: decided terms whose mappings all hold only in some place or for some records.
    """

    vocabulary: Vocabulary
    terms: Counts
    codes: Counts
    usage: str = Usage.NONE.value
    weighed: Counts = field(default_factory=lambda: Counts(Counter()))
    unweighed: int = 0
    lossy: int = 0
    lossy_agreed: int = 0
    loss_unsaid: int = 0
    limited: int = 0


@dataclass(frozen=True)
class Coverage:
    """Every application model with how much of it is mapped, in the order of references, and each term behind that."""

    on: str
    vocabularies: tuple[Covered, ...]
    standings: Mapping[Ref, tuple[Standing, ...]]
    weights: Mapping[TermKey, int]


def coverage(
    lexicon: Lexicon, on: str, agreed: Mapping[TermKey, int] | None = None, told: Told | None = None
) -> Coverage:
    """How much of every application model is mapped on a day (ISO text).

    `agreed`: in how many agreed flows each term goes. It weighs a vocabulary of which no mapping says how often its
    codes were seen in data.
    """
    agreed = agreed or {}
    shared = frozenset(each.ref for each in shared_models(lexicon))
    ours = [each for each in lexicon.vocabularies() if not each.is_shared and in_use(each)]
    sets = _sets_of(lexicon)
    found: list[Covered] = []
    known: dict[Ref, tuple[Standing, ...]] = {}
    weights: dict[TermKey, int] = {}
    for done, vocabulary in enumerate(ours):
        if told:
            told(done, len(ours))
        own = tuple(standings(lexicon, vocabulary.ref, on, shared))
        known[vocabulary.ref] = own
        rows = rows_seen(lexicon, sets.get(vocabulary.ref, ()))
        weights |= rows or {each.key: agreed[each.key] for each in own if each.key in agreed}
        found.append(_covered(lexicon, vocabulary, own, rows, agreed, on))
    return Coverage(on, tuple(found), known, weights)


def _sets_of(lexicon: Lexicon) -> dict[Ref, list[Ref]]:
    """Vocabulary → the sets that map from it."""
    found: dict[Ref, list[Ref]] = {}
    for ref, subject, _object in lexicon.sets():
        if subject is not None:
            found.setdefault(subject, []).append(ref)
    return found


def _covered(
    lexicon: Lexicon, vocabulary: Vocabulary, own: Sequence[Standing], rows: Mapping[TermKey, int],
    agreed: Mapping[TermKey, int], on: str,
) -> Covered:  # fmt: skip
    terms = [each for each in own if not each.key.code]
    codes = [each for each in own if each.key.code]
    usage, among, weights = Usage.NONE.value, terms, agreed
    if any(each.key in rows for each in codes):
        usage, among, weights = Usage.ROWS.value, codes, rows
    elif any(each.key in agreed for each in terms):
        usage = Usage.FLOWS.value
    weighed: Counter[str] = Counter()
    for each in among:
        if usage != Usage.NONE and each.key in weights:
            weighed[each.mapped] += weights[each.key]
    unweighed = sum(each.key not in weights for each in among) if usage != Usage.NONE else 0
    lossy, agreed_to, unsaid = _losses(lexicon, terms, on)
    return Covered(
        vocabulary, _counts(terms), _counts(codes), usage, Counts(weighed), unweighed, lossy, agreed_to, unsaid,
        sum(each.is_limited and each.mapped in _DECIDED for each in terms),
    )  # fmt: skip


def _counts(standings: Iterable[Standing]) -> Counts:
    return Counts(Counter(each.mapped for each in standings))


def lossy(lexicon: Lexicon, standing: Standing, on: str) -> str:
    """`agreed`, `open` or `unsaid` where a term's mappings lose something, or may; empty where they lose nothing."""
    said = {_lossy(lexicon, step, on) for step in standing.steps} if standing.mapped in _MAPPED else set()
    return next((each for each in ("open", "unsaid", "agreed") if each in said), "")


_MAPPED = _DECIDED - {Mapped.NO_TERM.value}


def _lossy(lexicon: Lexicon, step: Step, on: str) -> str:
    detail = lexicon.detail(step)
    lost = losses(step, detail)
    if is_lossy(lost):
        return "agreed" if is_agreed(detail, on) else "open"
    return "unsaid" if "" in lost else ""


def _losses(lexicon: Lexicon, terms: Iterable[Standing], on: str) -> tuple[int, int, int]:
    """How many approved mappings lose something that nobody agreed to, that somebody did, or do not say."""
    found: Counter[str] = Counter()
    seen: set[tuple[Ref, str]] = set()
    for each in terms:
        for step in each.steps if each.mapped in _MAPPED else ():
            if (step.set, step.mapping) not in seen:
                seen.add((step.set, step.mapping))
                found[_lossy(lexicon, step, on)] += 1
    return found["open"], found["agreed"], found["unsaid"]


def by_publisher(vocabularies: Iterable[Vocabulary]) -> dict[Ref, list[Vocabulary]]:
    """Whose words they are → the vocabularies. One of which no record says whose it is stands by itself."""
    found: dict[Ref, list[Vocabulary]] = {}
    for each in vocabularies:
        found.setdefault(each.publisher or each.ref, []).append(each)
    return found
