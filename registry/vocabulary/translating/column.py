"""One column of the result: what becomes of a value, whether it can be had back, and all that is counted of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.vocabulary.loss import NOTHING_LOST
from registry.vocabulary.term import Term
from registry.vocabulary.translating.amounts import number
from registry.vocabulary.translating.choosing import Choosing
from registry.vocabulary.translating.codes import CodeList
from registry.vocabulary.translating.fitting import Fitting
from registry.vocabulary.translating.nodes import Cells, Node, Take
from registry.vocabulary.translating.turned import (
    CONTEXT,
    EMPTY,
    EXACT,
    GENERALISED,
    INVENTED,
    MADE_UP,
    REFUSED,
    TEXT_DROPPED,
    Lost,
    Trail,
    Turned,
)
from registry.wording import _

_EMPTY = Turned("", EMPTY)


class Column:
    """One column of the result.

    - `heading`, `target`: what it is called and which term it is. `node`: how it is made; None where nothing may be
      written, for the reason in `refused`.
    - `marks`: number of a source column → what stands there for not known; `mark`: what the other side writes so;
      `their_marks`: all that it takes so.
    - `codes`: number of a source column → its codes, so that two ways of writing one are known for one.
    - `fitting`: what tells whether a value may stand under the target.
    - `declared`: the worst that the mappings say is lost.
    """

    def __init__(
        self, heading: str, target: Term, slots: Sequence[int], node: Node | None, *, relation: str = "exact",
        refused: Turned | None = None, marks: Mapping[int, frozenset[str]] | None = None,
        their_marks: Sequence[str] = (), codes: Mapping[int, CodeList] | None = None, declared: Sequence[str] = (),
        mappings: Sequence[str] = (), warnings: Sequence[str] = (), terms: Sequence[Term] = (),
        fitting: Fitting | None = None,
    ) -> None:  # fmt: skip
        self.heading, self.target, self.slots, self.node, self.refused = heading, target, tuple(slots), node, refused
        self.relation, self.mappings, self.warnings = relation, tuple(mappings), tuple(warnings)
        self.terms = tuple(terms)
        self._marks = dict(marks or {})
        self._their_marks = frozenset(each.strip() for each in their_marks)
        self._mark = their_marks[0] if their_marks else ""
        self._codes = dict(codes or {})
        self._declared = next((each for each in declared if each not in NOTHING_LOST), "")
        self._fitting = fitting or None
        self.is_plain = (
            isinstance(node, Take)
            and not self._marks.get(self.slots[0])
            and not self._their_marks
            and self._fitting is None
        )
        self.is_single = len(self.slots) == 1
        self.is_broader_wanted = False
        self.tried, self.unequal, self.untried = 0, 0, 0

    def turn(self, values: Sequence[str]) -> Turned:
        """What becomes of the cells that it is made of."""
        cells = Cells(dict(zip(self.slots, values, strict=True)), self._marks)
        if not (cells(self.slots[0]) if self.is_single else any(map(cells, self.slots))):
            return _EMPTY if not any(each.strip() for each in values) else Turned(self._mark, EMPTY)
        if self.refused is not None:
            return self.refused
        assert self.node is not None
        trail = Trail()
        try:
            text = self.node.ahead(cells, trail)
        except Lost as lost:
            return lost.turned
        if not text.strip():
            return Turned(self._mark, EMPTY)
        if text.strip() in self._their_marks:
            told = _("“{mark}” means “not known” on the other side, and this is known.")
            return Turned("", REFUSED, CONTEXT, told.format(mark=text.strip()))
        unfit = self._fitting(text) if self._fitting is not None else None
        if unfit is not None:
            return unfit
        is_back = self._comes_back(text, cells)
        if is_back is False and self._declared and trail.broader is None and not self._codes:
            trail.generalise(
                self._declared, _("The mapping says that something is lost here, and it cannot be had back.")
            )
        if trail.broader is not None:
            kind, reason = trail.broader
            if not self.is_broader_wanted:
                return Turned(
                    "",
                    REFUSED,
                    kind,
                    _("{reason} It is written only where broader words are asked for.").format(reason=reason),
                )
            return Turned(text, GENERALISED, kind, reason)
        if trail.added:
            return Turned(text, INVENTED, MADE_UP, trail.added)
        return Turned(text)

    # ── and back ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _comes_back(self, text: str, cells: Cells) -> bool | None:
        """Whether the very cells are had back from what is written; None where that cannot be tried."""
        node = self.node
        try:
            if isinstance(node, Choosing):
                found = node.behind(text, Trail(), cells)
            else:
                assert node is not None
                found = node.behind(text, Trail())
        except Lost:
            found = {}
        if found is None:
            self.untried += 1
            return None
        self.tried += 1
        is_same = bool(found)
        for slot, one in found.items():
            other = cells(slot)
            is_same = is_same and (one == other or self._is_same(slot, one, other))
        self.unequal += not is_same
        return is_same

    def _is_same(self, slot: int, one: str, other: str) -> bool:
        one, other = one.strip(), other.strip()
        if one == other:
            return True
        codes = self._codes.get(slot)
        if codes:
            return codes.key_of(one) == codes.key_of(other)
        try:
            return bool(one and other) and number(one) == number(other)
        except Lost:
            return False

    @property
    def back(self) -> str:
        """`equal`, `lossy` or `not-tried`, after all values."""
        if self.is_plain:
            return "equal"
        if self.unequal:
            return "lossy"
        return "equal" if self.tried and not self.untried else "not-tried"


def is_bijective(column: Column) -> bool:
    """Whether every value that may stand there is known to come back: of codes, each is tried."""
    if column.relation != EXACT or column._declared:
        return False
    for codes in column._codes.values():
        for key in codes.keys() if codes else ():
            turned = column.turn([codes.in_data(key)]) if column.is_single else None
            if turned is None or turned.outcome not in (EXACT, EMPTY):
                return False
    is_equal = column.unequal == 0
    column.tried = column.unequal = column.untried = 0
    return is_equal


__all__ = ["TEXT_DROPPED", "Column", "is_bijective"]
