"""False friends: one word that two organisations use, and mean different things by; and one word twice in the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.load.snapshot import Snapshot
from registry.source import Ref
from registry.uncollected import uncollected
from registry.values import NamedTuple, dataclass
from registry.vocabulary.conflicts.closure import Sameness, sameness
from registry.vocabulary.conflicts.gathered import Gathered, from_side
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.terms_of import folded

DIFFERENT, DENIED, UNDECIDED, IN_MODEL = "different-concepts", "not-the-same", "definitions-differ", "in-the-model"
SORTS = (DENIED, DIFFERENT, UNDECIDED, IN_MODEL)
"""How it is known: somebody decided that they are not the same; they are mapped to different shared terms; only one is
mapped, and the definitions differ; or both are terms of the integration model itself. The surest first."""

_MOST = 24
"""So many terms of one name are shown side by side."""


class Meant(NamedTuple):
    """What a term is mapped to: the shared term, the relation read from the term, and the mapping."""

    shared: TermKey
    relation: str
    step: Step


@dataclass(frozen=True, slots=True)
class Side:
    """One term of the name: whose, and what it is mapped to.

    `group`: those of one number mean the same, or something near; 0 for a term that is not mapped.
    """

    term: Term
    owner: Ref
    meant: tuple[Meant, ...]
    group: int


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """One word with several meanings.

    - `word`: as it is written by the first. `sort`: of `SORTS`.
    - `sides`: the terms, one of each organisation and meaning at least, at most two dozen. `others`: how many more.
    - `confidence`: of the least sure mapping that it rests on; None where it rests on none, or one does not say.
    - `denials`: the decisions that two of them are not the same.
    """

    word: str
    sort: str
    sides: tuple[Side, ...]
    others: int
    confidence: float | None
    denials: tuple[Step, ...]


def false_friends(lexicon: Lexicon, snapshot: Snapshot, on: str) -> list[FalseFriend]:
    """Every such word as things stand on a day (ISO text), the surest sort first and then by the word."""
    with uncollected():
        return _found(Gathered(lexicon, snapshot, on), on)


def _found(gathered: Gathered, on: str) -> list[FalseFriend]:
    same = sameness(gathered)
    meant = _meant(gathered)
    denied = _denied(gathered)
    names: dict[str, list[Term]] = {}
    for term in gathered.terms.values():
        if not term.key.code and term.is_in_use(on) and term.status != "deprecated":
            for name in {folded(each) for each in (term.label, *term.others)} - {""}:
                names.setdefault(name, []).append(term)
    found: dict[tuple[TermKey, ...], FalseFriend] = {}
    for _name, terms in sorted(names.items()):
        if len(terms) > 1:
            for each in _of_name(gathered, same, meant, denied, terms):
                # Two words that the same terms share are told once.
                found.setdefault(tuple(side.term.key for side in each.sides), each)
    return sorted(found.values(), key=lambda each: (SORTS.index(each.sort), folded(each.word), each.sides[0].term.key))


def _meant(gathered: Gathered) -> dict[TermKey, list[Meant]]:
    """Term → the shared terms that it means, or means something near."""
    found: dict[TermKey, list[Meant]] = {}
    for step in gathered.positive:
        assert step.object is not None
        if step.predicate == "related" or step.pair:
            continue
        for own, far in ((step.subject, step.object), (step.object, step.subject)):
            if gathered.is_shared(far.ref) and not gathered.is_shared(own.ref):
                found.setdefault(own, []).append(Meant(far, from_side(step, own), step))
    return found


def _denied(gathered: Gathered) -> dict[frozenset[TermKey], Step]:
    """Two terms → the decision that they do not mean the same."""
    return {
        frozenset((step.subject, step.object)): step
        for step in gathered.steps
        if step.negated and step.predicate in ("exact", "") and step.object is not None
    }


def _of_name(
    gathered: Gathered,
    same: Sameness,
    meant: dict[TermKey, list[Meant]],
    denied: dict[frozenset[TermKey], Step],
    terms: Sequence[Term],
) -> Iterator[FalseFriend]:
    shared = [each for each in terms if gathered.is_shared(each.key.ref)]
    for ref in sorted({each.key.ref for each in shared}):
        own = [each for each in shared if each.key.ref == ref]
        if len(own) > 1:
            sides = tuple(Side(each, gathered.owner(ref), (), at + 1) for at, each in enumerate(own[:_MOST]))
            yield FalseFriend(own[0].label, IN_MODEL, sides, max(0, len(own) - _MOST), None, ())
    theirs = [each for each in terms if not gathered.is_shared(each.key.ref)]
    if len({gathered.owner(each.key.ref) for each in theirs}) < 2:
        return
    shown, others = _shown(_sides(gathered, same, meant, theirs))
    if len({side.owner for side in shown}) < 2:
        return
    groups = {side.group for side in shown if side.group}
    denials = _denials(denied, shown)
    if denials:
        sort = DENIED
    elif len(groups) > 1 and len({(side.owner, side.group) for side in shown if side.group}) > 1:
        sort = DIFFERENT
        if len({side.owner for side in shown if side.group}) < 2:
            return
    elif groups and _definitions_differ(shown):
        sort = UNDECIDED
    else:
        return
    steps = [*denials, *(each.step for side in shown for each in side.meant)]
    sure = [step.confidence for step in steps] if sort != UNDECIDED else []
    confidence = min(sure) if sure and min(sure) >= 0 else None
    yield FalseFriend(theirs[0].label, sort, shown, others, confidence, denials)


def _sides(gathered: Gathered, same: Sameness, meant: dict[TermKey, list[Meant]], terms: Sequence[Term]) -> list[Side]:
    """Each term with the number of its meaning: that of the shared terms it is mapped to, a shared one joins two."""
    groups: list[set[TermKey]] = []
    found = []
    for term in sorted(terms, key=lambda each: each.key):
        own = meant.get(term.key, [])
        roots = {same.root(each.shared) for each in own}
        at = next((at for at, group in enumerate(groups) if group & roots), None)
        if at is None and roots:
            at = len(groups)
            groups.append(set())
        if at is not None:
            groups[at] |= roots
        owner = gathered.owner(term.key.ref)
        found.append(Side(term, owner, tuple(own[:4]), at + 1 if at is not None else 0))
    return found


def _shown(sides: Sequence[Side]) -> tuple[tuple[Side, ...], int]:
    """One side for each organisation and meaning first, then others while there is room; and how many are left out."""
    first: dict[tuple[Ref, int], Side] = {}
    for side in sides:
        first.setdefault((side.owner, side.group), side)
    chosen = list(first.values())[:_MOST]
    keys = {side.term.key for side in chosen}
    chosen += [side for side in sides if side.term.key not in keys][: _MOST - len(chosen)]
    return tuple(sorted(chosen, key=lambda side: (side.group or 99, side.term.key))), len(sides) - len(chosen)


def _denials(denied: dict[frozenset[TermKey], Step], sides: Sequence[Side]) -> tuple[Step, ...]:
    """Decisions that two of the sides are not the same, or that one is not what another means exactly."""
    found: dict[Step, None] = {}
    for one in sides:
        for other in sides:
            if one.owner == other.owner:
                continue
            far = [each.shared for each in other.meant if each.relation == "exact"]
            for key in (other.term.key, *far):
                step = denied.get(frozenset((one.term.key, key)))
                if step is not None:
                    found[step] = None
    return tuple(found)


def _definitions_differ(sides: Sequence[Side]) -> bool:
    """Whether a term that is mapped and one of another organisation that is not are defined in different words."""
    return any(
        one.group and not other.group and one.owner != other.owner
        and one.term.definition and other.term.definition
        and folded(one.term.definition).rstrip(".") != folded(other.term.definition).rstrip(".")
        for one in sides for other in sides
    )  # fmt: skip
