"""Rule 2: broader in both directions, or round in a circle across councils and the integration model."""

from __future__ import annotations

from collections.abc import Iterator

from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import BY_NUMBER, least_sure
from registry.vocabulary.conflicts.circumstances import Overlap, together
from registry.vocabulary.conflicts.closure import Sameness, circles, sameness, shortest_circle, upwards
from registry.vocabulary.conflicts.gathered import Gathered, from_side, is_positive
from registry.vocabulary.conflicts.order_reversed import reversed_edges
from registry.vocabulary.conflicts.saying import address_said
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _, counted

RULE = BY_NUMBER[2]
Pair = tuple[TermKey, TermKey]


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every pair that is broader both ways, then one circle for each group of terms that go round."""
    pairs: set[frozenset[TermKey]] = set()
    for (first, second), steps in gathered.by_pair.items():
        sides: dict[str, list[Step]] = {"broad": [], "narrow": []}
        for step in steps:
            if is_positive(step) and (said := from_side(step, first)) in sides:
                sides[said].append(step)
        clash = next(
            (
                (one, other)
                for one in sides["broad"]
                for other in sides["narrow"]
                if together(gathered.note(one), gathered.note(other)) != Overlap.NEVER
            ),
            None,
        )
        if clash:
            pairs.add(frozenset((first, second)))
            message = _("{one} is said to be broader than {other}, and the other way round as well.").format(
                one=gathered.name(second), other=gathered.name(first)
            )
            yield RULE.conflict(gathered.on, message, _repair(list(clash)), (first, second), clash)
    yield from _circles(gathered, pairs)


def _circles(gathered: Gathered, pairs: set[frozenset[TermKey]]) -> Iterator[Conflict]:
    same = sameness(gathered)
    turned = reversed_edges(gathered)
    edges = upwards(gathered)
    # An order turned round is told by the rule of that name.
    plain = {
        key: [each for each, link in found.items() if link[2] is not None or (link[0], link[1]) not in turned]
        for key, found in edges.items()
    }
    for group in circles(plain):
        way = shortest_circle(group, plain)
        links = [edges[here][after] for here, after in zip(way, [*way[1:], way[0]], strict=True)]
        joints = _joints(same, links)
        steps = [step for _lower, _upper, step in links if step is not None] + joints
        ends = {frozenset((lower, upper)) for lower, upper, _step in links}
        if len(ends) == 1 and ends <= pairs:
            continue
        if not steps:
            # Inside one vocabulary, by its own order alone: a broken link of that record, told as such.
            continue
        yield _told(gathered, links, steps, len(group))


def _joints(same: Sameness, links: list[tuple[TermKey, TermKey, Step | None]]) -> list[Step]:
    """The steps by which the upper term of each link means the same as the lower term of the next."""
    found: list[Step] = []
    for (_lower, upper, _step), (lower, _upper, _next) in zip(links, [*links[1:], links[0]], strict=True):
        if upper != lower:
            found += same.way(upper, lower)
    return found


def _told(
    gathered: Gathered, links: list[tuple[TermKey, TermKey, Step | None]], steps: list[Step], size: int
) -> Conflict:
    names = [gathered.name(lower) for lower, _upper, _step in links[:8]]
    message = _("Going from narrower to broader leads back to where it began: {chain}.").format(
        chain=" → ".join([*names, *(["…"] if len(links) > 8 else []), names[0]])
    )
    if size > len(links):
        more = counted(size, _("term goes"), _("terms go"))
        message += " " + _("In all, {more} round in this way.").format(more=more)
    terms = list(dict.fromkeys(key for lower, upper, _step in links for key in (lower, upper)))
    return RULE.conflict(gathered.on, message, _repair(steps), terms, steps)


def _repair(steps: list[Step]) -> str:
    first = min(steps, key=least_sure)
    return _(
        "Turn the relation in {mapping}, the least sure of them, round; or say `exact` if all of them mean the same."
    ).format(mapping=address_said(first))
