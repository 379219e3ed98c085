"""How two relations compose: what follows for *a* and *b* from “a stands so to h” and “h stands so to b”.

Relations are those of `concepts.mappings.Relation`, read from left to right: `broad` means that what stands at the
right is the broader. Terms are taken to name something, and a broader term to name more.

Source: the composition table of the mapping guidance, 5.1: SKOS Reference S44 to S46; SSSOM chaining rules RCE1, RCE2
and T1; Euzenat's and Inants & Euzenat's algebras of alignment relations. All but the first cell is the registry's
policy and no entailment of SKOS, so whatever is composed is said to be composed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.values import NamedTuple
from registry.vocabulary.resolution import COMPOSED

EXACT, BROAD, NARROW, CLOSE, RELATED = "exact", "broad", "narrow", "close", "related"
OVERLAPS, SAME_GROUP, UNKNOWN, NOT_SAME = "overlaps", "same-group", "unknown", "not-same"

STRENGTH = {
    each: rank for rank, each in enumerate((EXACT, BROAD, NARROW, CLOSE, RELATED, OVERLAPS, SAME_GROUP, UNKNOWN))
}
"""Relation → its rank, the one that says most first. `broad` and `narrow` say as much as each other."""

USABLE = frozenset((EXACT, BROAD, NARROW))
"""What a value may be translated by."""


class Cell(NamedTuple):
    """One cell of the table: the relation that follows, what it rests on, and where that is from."""

    relation: str
    note: str
    source: str


_SAME = "Both say the same of the shared term."
_OVER_EXACT = "Whatever holds of a term holds of what means the same."
_NOTHING = "Any relation is possible, or none."
_S45, _RCE, _T1 = "SKOS Reference S44, S45", "SSSOM chaining rules RCE1, RCE2", "SSSOM chaining rule T1"
_NOT_CHAINED = "SKOS Reference, note on closeMatch; SSSOM chaining rules"
_ALGEBRA = "Euzenat, Algebras of ontology alignment relations"

COMPOSITION: Mapping[str, Mapping[str, Cell]] = {
    EXACT: {
        EXACT: Cell(EXACT, _SAME, _S45),
        BROAD: Cell(BROAD, _OVER_EXACT, _RCE),
        NARROW: Cell(NARROW, _OVER_EXACT, _RCE),
        CLOSE: Cell(CLOSE, _OVER_EXACT, _RCE),
        RELATED: Cell(RELATED, _OVER_EXACT, _RCE),
    },
    BROAD: {
        EXACT: Cell(BROAD, _OVER_EXACT, _RCE),
        BROAD: Cell(BROAD, "Broader than what is broader. SKOS leaves broadMatch without this.", _T1),
        NARROW: Cell(SAME_GROUP, "Both lie inside the shared term: they may be one, or exclude each other.", _ALGEBRA),
        CLOSE: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        RELATED: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
    },
    NARROW: {
        EXACT: Cell(NARROW, _OVER_EXACT, _RCE),
        BROAD: Cell(OVERLAPS, "Both hold the shared term, so they share whatever it names.", _ALGEBRA),
        NARROW: Cell(NARROW, "Narrower than what is narrower. SKOS leaves narrowMatch without this.", _T1),
        CLOSE: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        RELATED: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
    },
    CLOSE: {
        EXACT: Cell(CLOSE, _OVER_EXACT, _RCE),
        BROAD: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        NARROW: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        CLOSE: Cell(UNKNOWN, "Not chained, so that small differences do not add up.", _NOT_CHAINED),
        RELATED: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
    },
    RELATED: {
        EXACT: Cell(RELATED, _OVER_EXACT, _RCE),
        BROAD: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        NARROW: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        CLOSE: Cell(UNKNOWN, _NOTHING, _ALGEBRA),
        RELATED: Cell(UNKNOWN, "Not chained: related things need not be related to one another.", _NOT_CHAINED),
    },
}
"""a to h → h to b → what follows for a and b."""

_FOLLOWS = {(p, r): cell.relation for p, row in COMPOSITION.items() for r, cell in row.items()}
# What means the same may stand in for the other whatever holds, also where no mapping says so by itself.
_FOLLOWS |= {(EXACT, each): each for each in STRENGTH} | {(each, EXACT): each for each in STRENGTH}

_INVERSE = {BROAD: NARROW, NARROW: BROAD}


def inverse(relation: str) -> str:
    """The relation as it reads from its other end. All but `broad` and `narrow` read the same."""
    return _INVERSE.get(relation, relation)


def composed(first: str, second: str) -> str:
    """What follows for a and b from a to h and h to b; `unknown` where nothing does."""
    return _FOLLOWS.get((first, second), UNKNOWN)


def composed_not(first: str, second: str, *, negated_first: bool) -> bool:
    """Whether a denial passes on: where one step is denied, and the other says that the terms mean the same.

    `first` and `second` are the relations of the two steps. Then a does not stand to b in the relation denied either.
    Nothing else follows from a denial. (If a lies inside h, and h and b share nothing, then nor do a and b. But a
    mapping cannot say that two terms share nothing, only that one relation does not hold: that case has no place here.)
    """
    return (second if negated_first else first) == EXACT


_OF_SET: Mapping[str, Mapping[str, str]] = {
    # a is the whole of h1 and h2: each of them is a part of it.
    "union": {EXACT: NARROW, NARROW: NARROW},
    # a is h1 qualified by h2: it lies inside each of them.
    "conjunction": {EXACT: BROAD, BROAD: BROAD, NARROW: OVERLAPS},
    # One of them, as a record tells: then, and only then.
    "alternatives": {each: each for each in (EXACT, BROAD, NARROW, CLOSE, RELATED)},
    # A name is no forename: a part is neither narrower nor broader than what it is cut from.
    "ordered-parts": {EXACT: RELATED},
}
"""How several terms belong together → what is said of all → what follows for each."""


def of_member(relation: str, start_set: str, end_set: str) -> str:
    """What follows for one of several terms at either end of a mapping that says `relation` of them together.

    Sets are of `TermSetKind`, empty where there is one term. Where both ends have several, nothing follows for a pair.
    """
    if not start_set and not end_set:
        return relation
    if start_set and end_set:
        return UNKNOWN
    if end_set:
        return _OF_SET.get(end_set, {}).get(relation, UNKNOWN)
    return inverse(_OF_SET.get(start_set, {}).get(inverse(relation), UNKNOWN))


def of_path(confidences: Iterable[float], hops: int) -> float | None:
    """How sure a path is: the product of what its decisions say, and of `COMPOSED` for each joint between two hops.

    -1 stands for a decision that does not say; the whole is then None. Steps of a path are no evidence for one another:
    a chain is never surer than its least sure step.
    """
    sure = COMPOSED ** max(0, hops - 1)
    for each in confidences:
        if each < 0:
            return None
        sure *= each
    return sure


def together(paths: Iterable[tuple[frozenset[str], float | None]]) -> float | None:
    """How sure several paths to one answer make it: the chance that not all of them are wrong.

    Each comes with what it rests on, the surest first. Paths that rest on something in common are not independent: only
    the surest of them counts. None where the surest does not say.
    """
    used: set[str] = set()
    wrong, is_said = 1.0, False
    for rests_on, sure in paths:
        if sure is None or rests_on & used:
            continue
        used |= rests_on
        wrong, is_said = wrong * (1 - sure), True
    return 1 - wrong if is_said else None
