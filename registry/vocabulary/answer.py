"""From all paths that were found to one answer: which term stands how, what is set aside, and what can be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.concepts.mappings import Outcome
from registry.source import Ref
from registry.vocabulary.path import Group, Path
from registry.vocabulary.relation import (
    BROAD,
    CLOSE,
    EXACT,
    NARROW,
    NOT_SAME,
    OVERLAPS,
    RELATED,
    STRENGTH,
    USABLE,
    together,
)
from registry.vocabulary.resolution import Candidate, Resolution
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey

MOST_ASIDE = 200
"""Terms set aside that one answer names; it says how many more there are."""

_MATCHES = frozenset((EXACT, BROAD, NARROW, CLOSE, RELATED))
_WHOLE = ("union", "conjunction", "ordered-parts")
"""How several terms together are what was asked about."""


class Gathered:
    """Everything that was found on the way, before anything is weighed.

    - `none`: the decisions that there is no term on the way; `none_direct`: those between just these two sides.
    - `shared`: the paths to shared terms.
    """

    __slots__ = ("_denied", "_led", "none", "none_direct", "proposed", "shared")

    def __init__(self) -> None:
        self._led: dict[TermKey, list[Path]] = {}
        self._denied: dict[TermKey, list[Path]] = {}
        self.none: list[Step] = []
        self.none_direct: list[Step] = []
        self.proposed: list[Step] = []
        self.shared: list[Path] = []

    def add(self, path: Path) -> bool:
        """Take a path in. Returns whether it says that something is there to be used."""
        where = self._denied if path.is_negative else self._led
        where.setdefault(path.readings[-1].end, []).append(path)
        return not path.is_negative and path.relation in USABLE and not self.is_refused(path)

    def positive(self) -> Iterator[Path]:
        """Every path that is no denial."""
        for paths in self._led.values():
            yield from paths

    def leading_to(self, term: TermKey) -> list[Path]:
        """What leads to a term."""
        return self._led.get(term, [])

    def denials(self, term: TermKey) -> list[Path]:
        """What denies that a term stands in some relation."""
        return self._denied.get(term, [])

    def terms(self) -> Iterator[tuple[TermKey, list[Path], list[Path]]]:
        """Each term that was found, with what leads to it and what denies it."""
        for term in {**self._led, **self._denied} if self._denied else self._led:
            yield term, self._led.get(term, []), self._denied.get(term, [])

    @property
    def is_anything(self) -> bool:
        """Whether anything was decided of the term at all."""
        return bool(self._led or self._denied or self.none or self.none_direct or self.shared)

    @property
    def is_decided(self) -> bool:
        """Whether there is a word for it, and so no need to look up or down the model."""
        return any(path.relation == EXACT and not self.is_refused(path) for path in self.positive())

    def has(self, relation: str) -> bool:
        """Whether something stands in a relation, and holds everywhere."""
        return any(
            path.relation == relation and path.is_plain and not self.is_refused(path) for path in self.positive()
        )

    def is_refused(self, path: Path) -> bool:
        """Whether a path that was composed is denied: by a decision on just these two, or of just this relation."""
        if not self._denied or path.is_direct:
            return False
        denied = self._denied.get(path.readings[-1].end, ())
        return any(each.is_plain and (each.is_direct or each.relation == path.relation) for each in denied)


def answer(asked: TermKey, target: tuple[Ref, ...], on: str, found: Gathered, is_known: bool) -> Resolution:
    """The answer to a question."""
    groups = _groups(found)
    matches: list[Candidate] = []
    aside: list[Candidate] = []
    refused = bool(found.none_direct) and not any(step.is_scoped for step in found.none_direct)
    for term, led, denied in found.terms():
        made = _candidate(term, led, found, groups)
        is_match = made is not None and made.relation in _MATCHES
        if made is not None:
            # That they have no word for it, decided of just these two sides, counts before a word that was composed. A
            # broader or narrower one does not speak against it.
            is_against = refused and made.is_composed and made.relation in (EXACT, CLOSE)
            (matches if is_match and not is_against else aside).append(made)
        if denied and not is_match:
            aside.append(_denial(term, denied, led))
    if len(matches) > 1:
        matches.sort(key=_order)
    if len(aside) > 1:
        aside.sort(key=_order)
    none = tuple(dict.fromkeys((*found.none_direct, *found.none)))
    outcome = _outcome(matches, aside, none, groups, found) if is_known else Outcome.UNKNOWN_TERM.value
    return Resolution(
        asked, target, on, outcome, tuple(matches), tuple(aside[:MOST_ASIDE]), _shared(found.shared), none,
        tuple(dict.fromkeys(found.proposed)), max(0, len(aside) - MOST_ASIDE),
    )  # fmt: skip


def _candidate(
    term: TermKey, led: list[Path], found: Gathered, groups: dict[Group, tuple[int, int]]
) -> Candidate | None:
    """How one term stands: by what was decided of just these two, else by the strongest that follows."""
    direct = [path for path in led if path.is_direct]
    pool = direct or [path for path in led if not found.is_refused(path)]
    if not pool:
        return None
    differing: tuple[str, ...] = ()
    if len(pool) == 1 and len(led) == 1:
        best, same = pool[0], pool
    else:
        pool = sorted(pool, key=lambda path: path.order)
        best = pool[0]
        same = [path for path in pool if path.relation == best.relation]
        same += [path for path in sorted(led, key=_by_order) if path.relation == best.relation and path not in same]
        others = {path.relation for path in led} & _MATCHES - {best.relation}
        differing = tuple(sorted(others, key=lambda relation: STRENGTH[relation])) if best.relation in _MATCHES else ()
    denied = found.denials(term) if best.is_direct else ()
    if any(each.relation == best.relation and not each.is_direct for each in denied):
        differing = (*differing, NOT_SAME)
    sure = best.confidence
    if len(same) > 1 and not best.is_direct:
        sure = together((path.rests_on, path.confidence) for path in same if path.is_plain or not best.is_plain)
    group = groups[best.group][0] if best.group is not None else 0
    return Candidate(
        term, best.relation, not best.is_direct, sure, tuple(path.hops() for path in same), best.climbed,
        best.set_kind, group, best.is_conditional, best.is_scoped, differing,
    )  # fmt: skip


def _by_order(path: Path) -> tuple[object, ...]:
    return path.order


def _denial(term: TermKey, denied: list[Path], led: list[Path]) -> Candidate:
    """What is decided not to hold of a term, and what would follow if it had not been."""
    paths = sorted(denied, key=lambda path: (not path.is_direct, path.order))
    best = paths[0]
    others = {path.relation for path in led} & _MATCHES
    return Candidate(
        term, NOT_SAME, not best.is_direct, best.confidence, tuple(path.hops() for path in paths), best.climbed,
        is_conditional=best.is_conditional, is_scoped=best.is_scoped,
        differing=tuple(sorted(others, key=lambda relation: STRENGTH[relation])),
    )  # fmt: skip


def _shared(paths: Iterable[Path]) -> tuple[Candidate, ...]:
    """The shared terms that the one asked about is mapped to, or denied to be."""
    found = [
        Candidate(
            path.readings[-1].end, NOT_SAME if path.is_negative else path.relation, False, path.confidence,
            (path.hops(),), 0, path.set_kind, 0, path.is_conditional, path.is_scoped,
        )
        for path in paths
    ]  # fmt: skip
    return tuple(sorted(found, key=_order)) if len(found) > 1 else tuple(found)


def _order(each: Candidate) -> tuple[object, ...]:
    sure = 0.0 if each.confidence is None else each.confidence
    rank = STRENGTH.get(each.relation, len(STRENGTH))
    return (rank, each.is_conditional, each.is_scoped, each.climbed, -sure, each.term)


def _groups(found: Gathered) -> dict[Group, tuple[int, int]]:
    """Mapping of several terms → its number in this answer, and how many of its terms nothing was found for."""
    members: dict[Group, set[TermKey]] = {}
    met: dict[Group, set[TermKey]] = {}
    for path in (*found.shared, *found.positive()):
        if path.group is not None and path.member is not None:
            members.setdefault(path.group, set()).add(path.member)
    if not members:
        return {}
    for path in found.positive():
        if path.group is not None and path.member is not None and not found.is_refused(path):
            met.setdefault(path.group, set()).add(path.member)
    lacking = {own: len(every - met.get(own, set())) for own, every in members.items()}
    return {own: (number, lacking[own]) for number, own in enumerate(sorted(members), 1)}


def _outcome(
    matches: list[Candidate], aside: list[Candidate], none: tuple[Step, ...],
    groups: dict[Group, tuple[int, int]], found: Gathered,
) -> str:  # fmt: skip
    """What can honestly be said, the most useful first."""
    if matches:
        return _of_matches(matches, groups, found)
    if none:
        return Outcome.NO_TERM.value
    relations = {each.relation for each in aside}
    if OVERLAPS in relations:
        return Outcome.NEAR.value
    return Outcome.NOT_THE_SAME.value if NOT_SAME in relations else Outcome.NOT_MAPPED.value


def _of_matches(matches: list[Candidate], groups: dict[Group, tuple[int, int]], found: Gathered) -> str:
    usable = [each for each in matches if each.relation in USABLE]
    exact = [each for each in usable if each.relation == EXACT and not each.is_conditional]
    if any(not each.is_scoped for each in exact):
        return Outcome.ONE.value
    if exact:
        places = {tuple(place for path in found.leading_to(each.term) for place in _places(path)) for each in exact}
        return Outcome.CHOICE.value if len(places) > 1 else Outcome.ONE.value
    whole = {number for number, lacking in groups.values() if not lacking}
    if any(each.group in whole and each.set_kind in _WHOLE and not each.is_conditional for each in matches):
        return Outcome.SET.value
    certain = [each for each in usable if not each.is_conditional]
    if any(each.relation == EXACT for each in usable) or (usable and not certain):
        return Outcome.CHOICE.value
    if any(each.relation == BROAD for each in certain):
        return Outcome.BROADER.value
    if certain:
        return Outcome.SET.value if len(certain) > 1 else Outcome.NARROWER.value
    return Outcome.NEAR.value


def _places(path: Path) -> Iterator[tuple[tuple[str, str], ...]]:
    for reading in path.readings:
        if reading.scope:
            yield reading.scope
