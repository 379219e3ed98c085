"""What follows from “means the same” taken together, and from one term standing under another: both in linear time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from registry.vocabulary.conflicts.gathered import Gathered, above_of
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey


class Sameness:
    """Which terms mean the same, directly or by several plain steps, and by which steps."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._root: dict[TermKey, TermKey] = {}
        self._tree: dict[TermKey, list[tuple[TermKey, Step]]] = {}
        for step in steps:
            if step.predicate != "exact" or step.object is None:
                continue
            one, other = self.root(step.subject), self.root(step.object)
            if one != other:
                self._root[max(one, other)] = min(one, other)
                self._tree.setdefault(step.subject, []).append((step.object, step))
                self._tree.setdefault(step.object, []).append((step.subject, step))

    def root(self, key: TermKey) -> TermKey:
        """One term that stands for all that mean the same as this."""
        here = key
        while (above := self._root.get(here, here)) != here:
            # Halving the way each time keeps all later walks short.
            self._root[here] = self._root.get(above, above)
            here = above
        return here

    def same(self, one: TermKey, other: TermKey) -> bool:
        """Whether two terms come out as meaning the same."""
        return self.root(one) == self.root(other)

    def way(self, one: TermKey, other: TermKey, most: int = 12) -> list[Step]:
        """The steps by which two terms come out as meaning the same; none where there are more than `most`."""
        up, over = self._upwards(one), self._upwards(other)
        meet = next((each for each in up if each in over), None)
        if meet is None:
            return []
        ways = [*_until(up, meet), *_until(over, meet)]
        return ways if len(ways) <= most else []

    def _upwards(self, key: TermKey) -> dict[TermKey, Step | None]:
        """The terms on the way up the tree, each with the step that led on from it."""
        found: dict[TermKey, Step | None] = {}
        here: TermKey | None = key
        while here is not None:
            above = self._above.get(here)
            found[here] = above[1] if above else None
            here = above[0] if above else None
        return found

    @cached_property
    def _above(self) -> dict[TermKey, tuple[TermKey, Step]]:
        found: dict[TermKey, tuple[TermKey, Step]] = {}
        seen: set[TermKey] = set()
        for start in self._tree:
            if start in seen:
                continue
            seen.add(start)
            waiting = [start]
            for here in waiting:
                for other, step in self._tree[here]:
                    if other not in seen:
                        seen.add(other)
                        found[other] = (here, step)
                        waiting.append(other)
        return found


def _until(upwards: Mapping[TermKey, Step | None], meet: TermKey) -> Iterator[Step]:
    for key, step in upwards.items():
        if key == meet:
            return
        if step is not None:
            yield step


class Order:
    """Which terms stand under which inside their own vocabularies, any number of steps up, asked in constant time."""

    def __init__(self, terms: Mapping[TermKey, Term]) -> None:
        self._above = {key: above for key, term in terms.items() if (above := above_of(term)) in terms and above}
        below: dict[TermKey, list[TermKey]] = {}
        for key, above in self._above.items():
            below.setdefault(above, []).append(key)
        self._span: dict[TermKey, tuple[int, int]] = {}
        count = 0
        # A depth-first walk from every top: a term holds those whose numbers lie within its own. Those that go round
        # in a circle hang from no top, and hold nothing.
        for top in (key for key in below if key not in self._above):
            waiting: list[tuple[TermKey, bool]] = [(top, False)]
            while waiting:
                here, is_done = waiting.pop()
                if is_done:
                    self._span[here] = (self._span[here][0], count)
                    continue
                count += 1
                self._span[here] = (count, count)
                waiting.append((here, True))
                waiting += [(each, False) for each in below.get(here, ())]

    def above(self, key: TermKey) -> TermKey | None:
        """The term directly above, or None."""
        return self._above.get(key)

    def is_under(self, key: TermKey, above: TermKey) -> bool:
        """Whether a term stands anywhere under another, which is not itself."""
        one, other = self._span.get(key), self._span.get(above)
        return one is not None and other is not None and other[0] < one[0] <= other[1]

    def nearest(self, marked: Mapping[TermKey, object]) -> dict[TermKey, TermKey]:
        """Each term → the nearest above it that is among some; terms without one are left out."""
        found: dict[TermKey, TermKey | None] = {}
        for start in self._above:
            way: list[TermKey] = []
            here: TermKey | None = start
            seen: set[TermKey] = set()
            while here is not None and here not in found and here not in seen:
                seen.add(here)
                way.append(here)
                here = self._above.get(here)
            for key in reversed(way):
                above = self._above.get(key)
                found[key] = above if above is None or above in marked else found.get(above)
        return {key: above for key, above in found.items() if above is not None}


def circles(edges: Mapping[TermKey, Sequence[TermKey]]) -> list[list[TermKey]]:
    """The groups of terms that can each be reached from one another, of more than one term, sorted. Linear.

    Tarjan's algorithm, without recursion, since a chain may be long.
    """
    number: dict[TermKey, int] = {}
    low: dict[TermKey, int] = {}
    held: list[TermKey] = []
    is_held: set[TermKey] = set()
    found: list[list[TermKey]] = []
    for start in edges:
        if start in number:
            continue
        work: list[tuple[TermKey, int]] = [(start, 0)]
        while work:
            here, at = work.pop()
            if at == 0:
                number[here] = low[here] = len(number)
                held.append(here)
                is_held.add(here)
            below = edges.get(here, ())
            while at < len(below):
                other = below[at]
                at += 1
                if other not in number:
                    work += [(here, at), (other, 0)]
                    break
                if other in is_held:
                    low[here] = min(low[here], number[other])
            else:
                if low[here] == number[here]:
                    group = []
                    while True:
                        last = held.pop()
                        is_held.discard(last)
                        group.append(last)
                        if last == here:
                            break
                    if len(group) > 1:
                        found.append(sorted(group))
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[here])
    return sorted(found)


def shortest_circle(group: Sequence[TermKey], edges: Mapping[TermKey, Sequence[TermKey]]) -> list[TermKey]:
    """A shortest way from the first term of a group that goes round, back to itself."""
    inside = set(group)
    start = group[0]
    came: dict[TermKey, TermKey] = {}
    waiting = [start]
    for here in waiting:
        for other in edges.get(here, ()):
            if other == start:
                way = [here]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if other in inside and other not in came:
                came[other] = here
                waiting.append(other)
    return list(group)


def sameness(gathered: Gathered) -> Sameness:
    """What means the same by the plain steps; worked out once."""
    kept: Sameness | None = gathered.kept.get("sameness")
    if kept is None:
        kept = gathered.kept["sameness"] = Sameness(gathered.plain)
    return kept


def order(gathered: Gathered) -> Order:
    """What stands under what inside the vocabularies; worked out once."""
    kept: Order | None = gathered.kept.get("order")
    if kept is None:
        kept = gathered.kept["order"] = Order(gathered.terms)
    return kept


Link = tuple[TermKey, TermKey, Step | None]
"""A narrower and a broader term, and the mapping that says so; none where their own vocabulary does."""


def upwards(gathered: Gathered) -> dict[TermKey, dict[TermKey, Link]]:
    """What stands for a term → what stands for each broader one → how that is known; worked out once.

    Terms that mean the same are one here. What a mapping says comes before what a vocabulary says.
    """
    kept: dict[TermKey, dict[TermKey, Link]] | None = gathered.kept.get("upwards")
    if kept is None:
        kept = gathered.kept["upwards"] = {}
        root = sameness(gathered).root
        for link in gathered.broader():
            one, other = root(link[0]), root(link[1])
            if one != other:
                kept.setdefault(one, {}).setdefault(other, link)
    return kept
