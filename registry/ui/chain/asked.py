"""What the address of the page asks: where to begin, which ways, how strong, and how far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.verbs.sharing.chain import DEEPEST, STRENGTHS, Question

PAGE = "chain"
USUAL = 8
A_PAGE = 60
"""Links that one page of the table has."""

_LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """What is asked. `by`: the one agreement followed, or none. `after`: how many links of the table come before."""

    ref: str = ""
    to: str = ""
    strength: str = ""
    depth: int = USUAL
    by: str = ""
    after: int = 0

    def toward(self, to: str) -> Asked:
        """The same of the ways to somebody; of all where it is empty."""
        return replace(self, to=to, after=0)

    def from_(self, ref: str) -> Asked:
        """The same from another beginning, with all its ways."""
        return Asked(ref=ref)

    def going_on(self, after: int) -> Asked:
        """The same with another part of the table."""
        return replace(self, after=after)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but where to begin is asked for."""
        return bool(self.to or self.strength or self.by) or self.depth != USUAL

    def parameters(self) -> Iterator[tuple[str, str]]:
        """What stands in the address."""
        yield from (("ref", self.ref), ("to", self.to), ("strength", self.strength), ("by", self.by))
        yield "depth", str(self.depth) if self.depth != USUAL else ""
        yield "after", str(self.after) if self.after else ""

    def address(self, part: str = "") -> str:
        """The address of the page that asks just this, or of a part of it."""
        said = urlencode([each for each in self.parameters() if each[1]], safe="/")
        return (f"{PAGE}?{said}" if said else PAGE) + (f"#{part}" if part else "")

    def question(self) -> Question:
        """What the verb is asked."""
        return Question(
            start=self.ref, to=self.to, depth=self.depth, strength=(self.strength,) if self.strength else (),
            agreement=(self.by,) if self.by else (),
        )  # fmt: skip


def here() -> Asked:
    """What the address asks. A strength or number that there is not is passed over."""
    strength, depth, after = _typed("strength"), _typed("depth"), _typed("after")
    far = int(depth) if depth.isascii() and depth.isdigit() and len(depth) < 4 else USUAL
    past = int(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0
    return Asked(
        _typed("ref"), _typed("to"), strength if strength in STRENGTHS else "", far if 1 <= far <= DEEPEST else USUAL,
        _typed("by"), past,
    )  # fmt: skip


def _typed(name: str) -> str:
    return " ".join(str(st.query_params.get(name, "")).split())[:_LONGEST]


def chain_href(ref: str) -> str:
    """The address of the chain that begins with an organisation or an agreement."""
    return Asked(ref=ref).address()
