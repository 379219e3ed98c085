"""Rule 6: narrower in a council's words, above in the shared ones; or one parent, branches that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from registry.vocabulary.conflict import Conflict, Severity
from registry.vocabulary.conflicts.catalogue import BY_NUMBER, least_sure
from registry.vocabulary.conflicts.closure import Order, order
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import address_said, some
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _

RULE = BY_NUMBER[6]
Edge = tuple[TermKey, TermKey]
_MOST = 20
"""So many exact mappings of one term are looked at; more than one is a conflict of its own."""


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every order that is turned round, then every parent whose children lie in branches that exclude each other."""
    for (lower, upper), (one, other) in _reversed(gathered).items():
        assert one.object is not None
        assert other.object is not None
        first = min((one, other), key=least_sure)
        message = _(
            "{lower} stands under {upper}. But the first means the same as {one}, and the second as "
            "{other}, which stands under it."
        )
        message = message.format(
            lower=gathered.name(lower), upper=gathered.label(upper), one=gathered.name(_far(one, lower)),
            other=gathered.label(_far(other, upper)),
        )  # fmt: skip
        repair = _(
            "Compare the definitions; say `narrow` or `broad` instead of `exact` in {mapping}, or map it elsewhere."
        )
        terms = (lower, upper, _far(one, lower), _far(other, upper))
        yield RULE.conflict(gathered.on, message, repair.format(mapping=address_said(first)), terms, (one, other))
    yield from _branches(gathered)


def reversed_edges(gathered: Gathered) -> set[Edge]:
    """Every term with the one above it in its own vocabulary whose order this rule finds turned round."""
    return set(_reversed(gathered))


def _reversed(gathered: Gathered) -> dict[Edge, tuple[Step, Step]]:
    """Term and the nearest mapped term above it → the two mappings, where the shared terms stand the other way."""
    kept: dict[Edge, tuple[Step, Step]] | None = gathered.kept.get("reversed")
    if kept is not None:
        return kept
    kept = gathered.kept["reversed"] = {}
    within = order(gathered)
    exact = _exact(gathered)
    for lower, upper in within.nearest(exact).items():
        for one in exact.get(lower, ()):
            clash = next(
                (each for each in exact[upper] if within.is_under(_far(each, upper), _far(one, lower))),
                None,
            )
            if clash is not None:
                kept[lower, upper] = (one, clash)
                break
    return kept


def _exact(gathered: Gathered) -> dict[TermKey, list[Step]]:
    """Term of an application vocabulary → the plain steps by which it means the same as shared ones."""
    found: dict[TermKey, list[Step]] = {}
    for step in gathered.plain:
        assert step.object is not None
        if step.predicate == "exact":
            for own, far in ((step.subject, step.object), (step.object, step.subject)):
                if gathered.is_shared(far.ref) and not gathered.is_shared(own.ref):
                    known = found.setdefault(own, [])
                    if len(known) < _MOST:
                        known.append(step)
    return found


def _far(step: Step, own: TermKey) -> TermKey:
    assert step.object is not None
    return step.object if step.subject == own else step.subject


def _branches(gathered: Gathered) -> Iterator[Conflict]:
    """Terms under one parent whose shared concepts rest on foundations neither of which holds the other."""
    within = order(gathered)
    exact = _exact(gathered)
    families: dict[TermKey, dict[TermKey, tuple[TermKey, Step]]] = {}
    for own, steps in exact.items():
        above = within.above(own)
        ground = _foundation(gathered, within, _far(steps[0], own))
        if above is not None and ground is not None:
            families.setdefault(above, {}).setdefault(ground, (own, steps[0]))
    for parent, grounds in families.items():
        apart = [
            ground
            for ground in grounds
            if not any(within.is_under(ground, other) or within.is_under(other, ground) for other in grounds)
        ]
        if len(apart) < 2:
            continue
        members = [grounds[each] for each in apart]
        message = _(
            "{terms} stand under {parent}, but mean shared concepts of different sorts: {sorts}. "
            "Nothing is of both sorts."
        )
        message = message.format(
            terms=some([gathered.label(key) for key, _step in members]), parent=gathered.name(parent),
            sorts=some([gathered.label(each) for each in apart]),
        )  # fmt: skip
        repair = _(
            "See whether they belong under one parent at all (a data set or group is written as "
            "`part_of`), or whether one is mapped to the wrong concept."
        )
        terms = (parent, *(key for key, _step in members), *apart)
        steps = [step for _key, step in members]
        yield RULE.conflict(gathered.on, message, repair, terms, steps, severity=Severity.WARNING)


def _foundation(gathered: Gathered, within: Order, key: TermKey) -> TermKey | None:
    """The nearest foundation at or above a shared term; None where its branch has none."""
    here: TermKey | None = key.whole
    for _step in range(200):
        if here is None or here not in gathered.terms:
            return None
        if gathered.terms[here].level == "foundation":
            return here
        here = within.above(here)
    return None
