"""The picture of an organisation among its partners: where everything stands, worked out before it is drawn.

The organisation is in the middle; its partners stand left and right of it under the names of their sectors. Nothing
depends on what is drawn by a browser, so that no label can come to lie on another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.ui.markup.lettering import LINE, fitted
from registry.wording import _

WIDTH = 1000.0
MOST = 14
"""Partners in the picture; the table below it has all of them."""

_COLUMN = 290.0
_EDGE = 1.0
"""What the line round a box needs beside it."""
_MIDDLE = 184.0
_PADDING = 12.0
_GAP = 10.0
_ABOVE_SECTOR = 14.0
_BADGE = (40.0, 24.0)
_BADGE_IN = 16.0
"""How far the number on a line stands from the partner's box."""
_THIN, _THICK = 1.5, 9.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether any of it lies on any of another."""
        apart = self.x + self.width <= other.x or other.x + other.width <= self.x
        return not (apart or self.y + self.height <= other.y or other.y + other.height <= self.y)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text, and the box they stand in."""

    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A partner as the picture is told of it: its name, its sector in words, and how many agreements both are in."""

    name: str
    sector: str
    shared: int


@dataclass(frozen=True, slots=True)
class Spoke:
    """One partner: which of those given it is, its label, the box of its number, and its line to the middle."""

    position: int
    label: Label
    badge: Box
    line: tuple[float, float, float, float]
    thickness: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in units of which the picture is `WIDTH` wide. Spokes are in the order they are read."""

    height: float
    middle: Label
    sectors: tuple[Label, ...]
    spokes: tuple[Spoke, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box with words in it."""
        labels = (self.middle, *self.sectors, *(each.label for each in self.spokes))
        return (*(each.box for each in labels), *(each.badge for each in self.spokes))


def layout(name: str, partners: Sequence[Told]) -> Layout:
    """Where an organisation and its partners stand. The first `MOST` partners are placed."""
    left, right = _halves(_in_sectors(list(enumerate(partners[:MOST]))))
    lines = tuple(fitted(name, _MIDDLE - 2 * _PADDING, 4))
    # The lines that meet at a side of the middle each have room there.
    room = max(2 * _PADDING + LINE * len(lines), 14.0 * max(len(left.partners), len(right.partners)))
    height = max(room, left.height, right.height)
    middle = Box((WIDTH - _MIDDLE) / 2, (height - room) / 2, _MIDDLE, room)
    most = max((told.shared for told in partners[:MOST]), default=1)
    sectors, spokes = [], []
    for column, is_left in ((left, True), (right, False)):
        across, down = (_EDGE if is_left else WIDTH - _EDGE - _COLUMN), (height - column.height) / 2
        sectors += [_moved(each, across, down) for each in column.sectors]
        for order, (position, shared, label) in enumerate(column.partners):
            lands = middle.y + room * (order + 1) / (len(column.partners) + 1)
            thickness = _THIN + (_THICK - _THIN) * shared / most
            spokes.append(_spoke(position, _moved(label, across, down), middle, lands, thickness, is_left))
    return Layout(height, Label(middle, lines), tuple(sectors), tuple(spokes))


Placed = tuple[int, Told]
"""A partner and which of those given it is."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Partners under their sectors, one below another from the top."""

    height: float
    sectors: tuple[Label, ...]
    partners: tuple[tuple[int, int, Label], ...]


def _in_sectors(partners: Sequence[Placed]) -> list[Placed]:
    """Those of a sector together, and first the sector of the partner with most in common."""
    order = list(dict.fromkeys(told.sector for _position, told in partners))
    return sorted(partners, key=lambda each: order.index(each[1].sector))


def _halves(partners: Sequence[Placed]) -> tuple[_Column, _Column]:
    """The partners in two columns as equal in height as may be, a sector in one column where that costs little."""

    def cost(at: int) -> float:
        parts = 0 < at < len(partners) and partners[at - 1][1].sector == partners[at][1].sector
        return max(_column(partners[:at]).height, _column(partners[at:]).height) + (4 * LINE if parts else 0)

    at = min(range(len(partners), -1, -1), key=cost)
    before = partners[at - 1][1].sector if at else None
    return _column(partners[:at]), _column(partners[at:], before)


def _column(partners: Sequence[Placed], before: str | None = None) -> _Column:
    """`before` is the sector with which the column before this one ended."""
    sectors: list[Label] = []
    placed: list[tuple[int, int, Label]] = []
    down = 0.0
    last: str | None = None
    for position, told in partners:
        if told.sector != last:
            goes_on = not sectors and told.sector == before
            title = _("{sector} (continued)").format(sector=told.sector) if goes_on else told.sector
            label = _label(down + (_ABOVE_SECTOR if sectors else 0), title, 0)
            sectors.append(label)
            down = label.box.y + label.box.height
            last = told.sector
        partner = _label(down, told.name, _PADDING)
        placed.append((position, told.shared, partner))
        down = partner.box.y + partner.box.height + _GAP
    return _Column(down, tuple(sectors), tuple(placed))


def _label(y: float, text: str, padding: float) -> Label:
    lines = fitted(text, _COLUMN - 2 * padding, 2)
    return Label(Box(0, y, _COLUMN, LINE * len(lines) + _PADDING), tuple(lines))


def _moved(label: Label, across: float, down: float) -> Label:
    box = label.box
    return Label(Box(box.x + across, box.y + down, box.width, box.height), label.lines)


def _spoke(position: int, label: Label, middle: Box, lands: float, thickness: float, is_left: bool) -> Spoke:
    width, height = _BADGE
    begins = label.box.x + (label.box.width if is_left else 0)
    ends = middle.x + (0 if is_left else middle.width)
    x = begins + _BADGE_IN if is_left else begins - _BADGE_IN - width
    badge = Box(x, label.box.middle - height / 2, width, height)
    return Spoke(position, label, badge, (begins, label.box.middle, ends, lands), thickness)
