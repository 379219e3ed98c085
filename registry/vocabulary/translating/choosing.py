"""Values that a condition decides: which mapping holds is told row by row from other cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.values import Any
from registry.vocabulary.conditions import passes, passes_one
from registry.vocabulary.translating.nodes import Cells, Node
from registry.vocabulary.translating.turned import CONTEXT, REFUSED, Lost, Trail
from registry.wording import _

Tests = Sequence[Sequence[Mapping[str, Any]]]
"""The conditions of each mapping, in an order."""

_MOST_KEPT = 512


class Choosing:
    """Made one way or another. `way_of` gives the way for values of the columns looked at, and raises Lost."""

    def __init__(
        self, slot: int, looked_at: Mapping[str, int], tests: Tests, way_of: Callable[[Mapping[str, str]], Node],
        said: Sequence[str],
    ) -> None:  # fmt: skip
        self.slots = tuple(dict.fromkeys((slot, *looked_at.values())))
        self._slot, self._looked_at, self._tests, self._way_of = slot, looked_at, tests, way_of
        self._ways: dict[tuple[bool | None, ...], Node | Lost] = {}
        self.said = list(said)

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        if not cells(self._slot):
            return ""
        return self._way(cells).ahead(cells, trail)

    def _way(self, cells: Cells) -> Node:
        values = {term: cells.raw[slot] for term, slot in self._looked_at.items()}
        # What holds depends on which tests are passed and on nothing else.
        key = tuple(passes(each, values.get) for each in self._tests)
        known = self._ways.get(key)
        if known is None:
            if len(self._ways) > _MOST_KEPT:
                self._ways.clear()
            try:
                known = self._way_of(values)
            except Lost as lost:
                known = lost
            self._ways[key] = known
        if isinstance(known, Lost):
            raise Lost(known.turned.outcome, known.turned.kind, known.turned.reason, is_stop=known.turned.is_stop)
        return known

    def behind(self, text: str, trail: Trail, cells: Cells | None = None) -> dict[int, str] | None:
        """Raises Lost. Which way it was made is told from the cells it was made of."""
        return None if cells is None else self._way(cells).behind(text, trail)


class Broader:
    """A value that stands under a broader word."""

    def __init__(self, inner: Node, kind: str, reason: str) -> None:
        self.slots, self.said = inner.slots, [*inner.said, reason]
        self._inner, self._kind, self._reason = inner, kind, reason

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        text = self._inner.ahead(cells, trail)
        if text:
            trail.generalise(self._kind, self._reason)
        return text

    def behind(self, text: str, trail: Trail) -> dict[int, str] | None:
        """Raises Lost."""
        return self._inner.behind(text, trail)


class Checked:
    """A value that the other side's own mapping takes only if it passes tests."""

    def __init__(self, inner: Node, tests: Sequence[Mapping[str, Any]]) -> None:
        self.slots, self.said = inner.slots, inner.said
        self._inner, self._tests = inner, tests

    def ahead(self, cells: Cells, trail: Trail) -> str:
        """Raises Lost."""
        text = self._inner.ahead(cells, trail)
        for each in self._tests if text else ():
            if passes_one(each.get("test", ""), each.get("values", ()), text) is not True:
                told = each.get("described") or _("It does not pass the test that their mapping asks for.")
                raise Lost(REFUSED, CONTEXT, _("The other side's mapping holds only where: {test}").format(test=told))
        return text

    def behind(self, text: str, trail: Trail) -> dict[int, str] | None:
        """Raises Lost."""
        return self._inner.behind(text, trail)
