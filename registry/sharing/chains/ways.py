"""Following links from a beginning: every link scored once, and to each end the weakest of the ways that lead there.

A way never comes to the same node twice, so that no cycle is followed round. Of the ways to a stop the shortest is kept
for each strength it may have come with: five at most, so that the work grows with the links and not with the ways, of
which there may be more than anybody could count. Where cycles run through one another, a still weaker way that is
longer may be passed over for that; no way that is shown is ever other than it is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Stop = TypeVar("Stop")
Link = TypeVar("Link")


@dataclass(slots=True, eq=False)
class Step(Generic[Stop, Link]):
    """A stop as one way comes to it. `level` is the rank of the weakest link up to here.

    - `goes_on`: some link leads on from it. `closes`: where links lead that stands on the way already.
    - `is_far`: it leads on further than was asked for.
    """

    stop: Stop
    level: int
    link: int = -1
    before: Step[Stop, Link] | None = None
    length: int = 0
    goes_on: bool = False
    is_far: bool = False
    closes: list[Stop] = field(default_factory=list)

    def way(self) -> list[Step[Stop, Link]]:
        """All steps up to here, from the first."""
        found: list[Step[Stop, Link]] = []
        here: Step[Stop, Link] | None = self
        while here is not None:
            found.append(here)
            here = here.before
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Edge(Generic[Stop, Link]):
    """A link that was followed, with where it starts and how strong it is."""

    start: Stop
    link: Link
    end: Stop
    rank: int


class Ways(Generic[Stop, Link]):
    """Everything that can be reached within `depth` links, of which no more than `most` are followed.

    - `key`, `node`: what a stop is told by, and what no way may come to twice. `links`: the links on from a stop with
      where they end. `rank`: how strong a link is, asked once of each. `soundest`: the rank of a link without fault.
    - `edges`: the links that were followed, the nearest first. `steps`: how many times a link was looked at.
    - `left`: stops that were not followed further, because there were too many links.
    """

    def __init__(
        self, start: Stop, key: Callable[[Stop], Hashable], node: Callable[[Stop], Hashable],
        links: Callable[[Stop], Sequence[tuple[Link, Stop]]], rank: Callable[[Link], int],
        soundest: int, depth: int, most: int,
    ) -> None:  # fmt: skip
        self._key, self._node, self._links, self._rank = key, node, links, rank
        self._depth, self._most = depth, most
        self._on: dict[Hashable, list[int]] = {}
        self.edges: list[Edge[Stop, Link]] = []
        self.steps = 0
        self.left = 0
        self.reached: dict[Hashable, dict[int, Step[Stop, Link]]] = {}
        self._follow(Step(start, soundest))

    def _follow(self, first: Step[Stop, Link]) -> None:
        waiting = deque([first])
        self.reached[self._key(first.stop)] = {first.level: first}
        left: set[Hashable] = set()
        while waiting:
            here = waiting.popleft()
            own = self._key(here.stop)
            if here.length >= self._depth:
                here.is_far = any(self._node(end) not in self._nodes(here) for _link, end in self._links(here.stop))
                continue
            if own not in self._on and len(self.edges) >= self._most:
                left.add(own)
                here.is_far = True
                continue
            nodes = self._nodes(here)
            for at in self._edges(here.stop):
                self.steps += 1
                edge = self.edges[at]
                if self._node(edge.end) in nodes:
                    here.closes.append(edge.end)
                    continue
                here.goes_on = True
                level = min(here.level, edge.rank)
                known = self.reached.setdefault(self._key(edge.end), {})
                if level not in known:
                    known[level] = Step(edge.end, level, at, here, here.length + 1)
                    waiting.append(known[level])
        self.left = len(left)

    def _nodes(self, here: Step[Stop, Link]) -> set[Hashable]:
        return {self._node(each.stop) for each in here.way()}

    def _edges(self, stop: Stop) -> list[int]:
        own = self._key(stop)
        if own not in self._on:
            begin = len(self.edges)
            self.edges += [Edge(stop, link, end, self._rank(link)) for link, end in self._links(stop)]
            self._on[own] = list(range(begin, len(self.edges)))
        return self._on[own]

    def ends(self, is_end: Callable[[Stop], bool] | None = None) -> list[Step[Stop, Link]]:
        """The weakest way to each stop that is wanted, or where nothing leads on: the weakest and shortest first."""
        found = []
        for steps in self.reached.values():
            fit = [
                each for each in steps.values()
                if each.length and (is_end(each.stop) if is_end is not None else not each.goes_on)
            ]  # fmt: skip
            if fit:
                found.append(min(fit, key=lambda each: (each.level, each.length)))
        return sorted(found, key=lambda each: (each.level, each.length))

    def leading_to(self, stops: Iterator[Hashable]) -> set[int]:
        """The edges from which some stop can still be reached, by the keys of the stops."""
        into: dict[Hashable, list[int]] = {}
        for at, edge in enumerate(self.edges):
            into.setdefault(self._key(edge.end), []).append(at)
        waiting, found = deque(stops), set[int]()
        seen: set[Hashable] = set(waiting)
        while waiting:
            for at in into.get(waiting.popleft(), ()):
                found.add(at)
                own = self._key(self.edges[at].start)
                if own not in seen:
                    seen.add(own)
                    waiting.append(own)
        return found
