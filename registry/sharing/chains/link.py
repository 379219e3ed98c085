"""`Stop` and `Link`: the chain as it is followed: where data has come to, and the ways on from there.

A stop is a node together with what is known of the data that came there: the police who got incident data under one
agreement have other processors for it than for what they got under another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from registry.sharing.chains.chain import Node
from registry.sharing.chains.score import Score

GIVES, GETS, PROCESSES, ENGAGES, KEEPS, USES, MAY_PASS_ON = (
    "gives", "gets", "processes", "engages", "keeps", "uses", "may-pass-on",
)  # fmt: skip
"""The sorts of links."""


def _nowhere() -> Iterable[Link]:
    return ()


@dataclass(frozen=True, slots=True, eq=False)
class Stop:
    """Where data has come to. `about`: what tells it from the same node reached with other data."""

    node: Node
    about: tuple[str, ...] = ()
    onward: Callable[[], Iterable[Link]] = field(default=_nowhere)

    @property
    def key(self) -> tuple[str, ...]:
        """What it is told from all others by."""
        return (self.node.key, *self.about)


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """A way on. `what` it is, in words; `at` where it is recorded; `score` is asked once, if it is followed."""

    sort: str
    what: str
    end: Stop
    at: tuple[str, str]
    score: Callable[[], Score]
