"""How the value of one column of the result is made from cells of a row, and how those are had back from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.values import Protocol
from registry.vocabulary.translating.legs import Leg, Parts
from registry.vocabulary.translating.turned import CATEGORY, REFUSED, Lost, Trail
from registry.wording import _


class Cells:
    """The cells of one row that a column of the result is made of, by the number of their column."""

    __slots__ = ("_marks", "raw")

    def __init__(self, raw: Mapping[int, str], marks: Mapping[int, frozenset[str]]) -> None:
        self.raw, self._marks = raw, marks

    def __call__(self, slot: int) -> str:
        """The cell, empty where it is empty or a mark for not known."""
        text = self.raw[slot]
        bare = text.strip()
        return "" if not bare or bare in self._marks.get(slot, ()) else text


class Node(Protocol):
    """A value made of cells."""

    @property
    def slots(self) -> tuple[int, ...]:
        """The columns it is made of."""

    @property
    def said(self) -> Sequence[str]:
        """How, in sentences."""

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """The value; empty where the cells are. Raises Lost."""

    def behind(self, text: str, trail: Trail) -> dict[int, str] | None:
        """The cells it was made of; None where they cannot all be told from it. Raises Lost."""


class Take:
    """A cell as it stands."""

    def __init__(self, slot: int) -> None:
        self.slots = (slot,)
        self.said: list[str] = []

    def ahead(self, cells: Cells, _trail: Trail) -> str:
        """Raises nothing."""
        return cells(self.slots[0])

    def behind(self, text: str, _trail: Trail) -> dict[int, str] | None:
        """Raises nothing."""
        return {self.slots[0]: text}


class Via:
    """A value led along the steps of mappings. Of several in one cell, each is led by itself."""

    def __init__(self, inner: Node, legs: Sequence[Leg], between: tuple[str, str] = ("", "")) -> None:
        self.slots, self._inner, self._legs = inner.slots, inner, tuple(legs)
        self._between = between
        self.said = [*inner.said, *(text for leg in legs for text in leg.said)]
        if any(between):
            told = _("Several values in one cell are led one by one: “{one}” between them becomes “{other}”.")
            self.said.append(told.format(one=between[0], other=between[1]))

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        text = self._inner.ahead(cells, trail)
        return self._each(text, trail, *self._between, is_back=False) if text else text

    def behind(self, text: str, trail: Trail) -> dict[int, str] | None:
        """Raises Lost."""
        return self._inner.behind(self._each(text, trail, *self._between[::-1], is_back=True), trail)

    def _each(self, text: str, trail: Trail, one: str, other: str, *, is_back: bool) -> str:
        if not one and not other:
            return self._led(text, trail, is_back=is_back)
        parts = [part.strip() for part in text.split(one)] if one and one in text else [text]
        if len(parts) > 1 and not other:
            raise Lost(REFUSED, CATEGORY, _("Several values stand in one cell, and the other side takes one."))
        led = [self._led(part, trail, is_back=is_back) for part in parts if part]
        if other and other != one and any(other in each for each in led):
            raise Lost(REFUSED, CATEGORY, _("“{sign}” stands in it, which would cut it in two.").format(sign=other))
        return (other or one).join(led)

    def _led(self, text: str, trail: Trail, *, is_back: bool) -> str:
        for leg in reversed(self._legs) if is_back else self._legs:
            text = leg.behind(text, trail) if is_back else leg.ahead(text, trail)
        return text


class Joined:
    """Several values put together."""

    def __init__(self, nodes: Sequence[Node], parts: Parts) -> None:
        self._nodes, self._parts = tuple(nodes), parts
        self.slots = tuple(dict.fromkeys(slot for node in nodes for slot in node.slots))
        self.said = [*(text for node in nodes for text in node.said), *parts.said_join]

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        return self._parts.join([node.ahead(cells, trail) for node in self._nodes])

    def behind(self, text: str, trail: Trail) -> dict[int, str] | None:
        """Raises Lost."""
        found: dict[int, str] = {}
        for node, part in zip(self._nodes, self._parts.split(text), strict=True):
            own = node.behind(part, trail)
            if own is None:
                return None
            found |= own
        return found


class Part:
    """One part of a value that is cut into several."""

    def __init__(self, inner: Node, parts: Parts, at: int) -> None:
        self.slots, self._inner, self._parts, self._at = inner.slots, inner, parts, at
        self.said = [*inner.said, *parts.said_split]

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        text = self._inner.ahead(cells, trail)
        return self._parts.split(text)[self._at] if text else text

    def behind(self, _text: str, _trail: Trail) -> dict[int, str] | None:
        """One part does not tell the others."""
        return None


class First:
    """The first of several that is filled; where the mapping does not say so, all that are filled must agree."""

    def __init__(self, nodes: Sequence[Node], *, is_said: bool) -> None:
        self._nodes, self._is_said = tuple(nodes), is_said
        self.slots = tuple(dict.fromkeys(slot for node in nodes for slot in node.slots))
        first = _("The first that is filled is taken.")
        agree = _("Several columns mean the same: they must agree, or one alone be filled.")
        self.said = [*(text for node in nodes for text in node.said), first if is_said else agree]

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        found = []
        for node in self._nodes:
            text = node.ahead(cells, trail)
            if text:
                if self._is_said:
                    return text
                found.append(text)
        if len(set(found)) > 1:
            raise Lost(REFUSED, CATEGORY, _("Columns that mean the same say different things."))
        return found[0] if found else ""

    def behind(self, _text: str, _trail: Trail) -> dict[int, str] | None:
        """Which of them it was cannot be told."""
        return None
