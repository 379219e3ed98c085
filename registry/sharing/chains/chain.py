"""`Chain`: who gets an organisation's data in the end, link by link, each scored, as strong as its weakest link."""

from __future__ import annotations

from dataclasses import dataclass

from registry.sharing.cited import Place, Weakness


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something that data reaches.

    - `key`: unique in the answer. `sort`: `organisation`, `agreement`, `processor`, `sub-processor`, `country`,
      `system`, `class`, `unnamed`. `title`: what it is called. `ref`: its record, if it has one.
    """

    key: str
    sort: str
    title: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One link between two nodes.

    - `id`: unique in the answer. `start`, `end`: keys of nodes. `what`: what it is in words ("gives under the flow …").
    - `strength`: a word of `Strength`. `because`: the reason in words, the gravest first.
    - `weaknesses`: the findings behind it. `assurances`: certificates and tests it rests on, and how each stands.
    - `at`: where it is recorded, and then the places of what is wrong with it that is no finding.
    - `sort`: gives, gets, processes, engages, keeps, uses, or may-pass-on where a record shows the same data in both.
    """

    id: str
    start: str
    end: str
    what: str
    strength: str
    because: tuple[str, ...]
    weaknesses: tuple[Weakness, ...] = ()
    assurances: tuple[str, ...] = ()
    at: tuple[Place, ...] = ()
    sort: str = ""

    @property
    def mend(self) -> str:
        """The address to look at first, to mend what is wrong with it."""
        if self.weaknesses and self.because and self.weaknesses[0].because in self.because[0]:
            return self.weaknesses[0].subject
        return self.at[1 if len(self.at) > 1 else 0].address if self.at else ""


@dataclass(frozen=True, slots=True)
class Path:
    """One way from where it begins to where it ends: hops in order; as strong as `weakest`, the id of its weakest hop.

    `is_cut`: it goes on to somebody who stands on it already, or further than was asked for, and why in `said`.
    """

    hops: tuple[str, ...]
    strength: str
    weakest: str
    said: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything reached from one beginning: `start` its node's key; `paths` the weakest first.

    - `strength`: as its weakest link; empty where nothing is reached. `weakest`: the ids of those links, the nearest
      first.
    - `left_out`: what was not followed or is not told, in a sentence; empty where all was.
    """

    start: str
    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    paths: tuple[Path, ...]
    strength: str
    weakest: tuple[str, ...]
    said: str
    left_out: str = ""
