"""The picture of an agreement's flows: who gives, what goes, who gets, in three columns joined by lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry.ui.agreement.moves import EVERYONE, Move, Who
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.lettering import LINE, fitted
from registry.ui.markup.svg import box, curve, label, linked, picture
from registry.wording import _

WIDTH = 1000.0
MOST = 12
"""Flows, and parties on either side, that are drawn; whatever more there is has one box, which leads to the table."""

_SIDE, _MIDDLE = 260.0, 300.0
_PADDING, _GAP, _TOP = 10.0, 12.0, 30.0
_COLOURS = 6
_SHORT = 80
"""The longest name of a party that is drawn; of a longer one, such as the definition of a class, its beginning."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with words in it: where it leads to, its lines, its left upper corner and its size."""

    href: str
    name: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """How high it is."""
        return LINE * len(self.lines) + _PADDING

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: the boxes of each column from top to bottom, and the lines as (from, to, colour).

    A line of `gives` runs from a box of the first column to one of the second, of `gets` from the second to the third,
    each by its position in its column.
    """

    height: float
    givers: tuple[Box, ...]
    flows: tuple[Box, ...]
    getters: tuple[Box, ...]
    gives: tuple[tuple[int, int, int], ...]
    gets: tuple[tuple[int, int, int], ...]


def layout(moves: Sequence[Move]) -> Layout:
    """Where everything stands, the first `MOST` flows and the parties that most of them name."""
    shown = moves[:MOST]
    flows = [(f"#s-flow-{move.key}", move.title) for move in shown]
    if len(moves) > MOST:
        flows.append(_others(len(moves) - MOST, _("{count} other flows")))
    givers, give_at = _column([move.gives for move in shown])
    getters, get_at = _column([move.gets for move in shown])
    columns = (
        _boxes(givers, 0, _SIDE),
        _boxes(flows, (WIDTH - _MIDDLE) / 2, _MIDDLE),
        _boxes(getters, WIDTH - _SIDE, _SIDE),
    )
    height = max(sum(each.height + _GAP for each in column) for column in columns) + _TOP
    left, middle, right = (_centred(column, height) for column in columns)
    gives = sorted({(give_at[who], at, at % _COLOURS) for at, move in enumerate(shown) for who in move.gives})
    gets = sorted({(at, get_at[who], at % _COLOURS) for at, move in enumerate(shown) for who in move.gets})
    return Layout(height, left, middle, right, tuple(gives), tuple(gets))


def _others(count: int, words: str) -> tuple[str, str]:
    return "#s-flows-table", _("and {others}").format(others=words.format(count=f"{count:,}"))


def _column(ends: Sequence[Sequence[Who]]) -> tuple[list[tuple[str, str]], Mapping[Who, int]]:
    """The parties at one side, near the flows they are in; and in which box each is."""
    count = Counter(who for end in ends for who in end)
    # One too many is drawn rather than called another.
    most = MOST if len(count) > MOST + 1 else MOST + 1
    drawn = [who for who, _times in count.most_common(most)]
    near = {who: _mean(at for at, end in enumerate(ends) if who in end) for who in drawn}
    drawn.sort(key=lambda who: near[who])
    boxes = [(_address(who), who.name) for who in drawn]
    at = {who: position for position, who in enumerate(drawn)}
    left = [who for who in count if who not in at]
    if left:
        boxes.append(_others(len(left), _("{count} others")))
    return boxes, {who: at.get(who, len(drawn)) for who in count}


def _mean(positions: Iterator[int]) -> float:
    found = list(positions)
    return sum(found) / len(found)


def _address(who: Who) -> str:
    if not who.key:
        return "#s-flows-table"
    return "#s-parties" if who.key == EVERYONE else f"#s-party-{who.key}"


def _boxes(told: Sequence[tuple[str, str]], x: float, width: float) -> list[Box]:
    return [
        Box(href, name, tuple(fitted(name if len(name) <= _SHORT else f"{name[:_SHORT]} …", width - 2 * _PADDING, 3)),
            x, 0, width)
        for href, name in told
    ]  # fmt: skip


def _centred(column: Sequence[Box], height: float) -> tuple[Box, ...]:
    used = sum(each.height + _GAP for each in column) - _GAP
    down = _TOP + max(0.0, (height - _TOP - used) / 2)
    placed = []
    for each in column:
        placed.append(Box(each.href, each.name, each.lines, each.x, down, each.width))
        down += each.height + _GAP
    return tuple(placed)


def drawn(moves: Sequence[Move], finding: str) -> Html:
    """The picture, with what it shows in a sentence above it."""
    where = layout(moves)
    lines = [*_lines(where.givers, where.flows, where.gives), *_lines(where.flows, where.getters, where.gets)]
    heads = [
        label(0, 14, [_("Who gives")], style="flows-head"),
        label(WIDTH / 2, 14, [_("What goes")], anchor="middle", style="flows-head"),
        label(WIDTH, 14, [_("Who gets")], anchor="end", style="flows-head"),
    ]
    boxes = [_box(each, "flows-party") for each in where.givers]
    boxes += [_box(each, "flows-flow") for each in where.flows]
    boxes += [_box(each, "flows-party") for each in where.getters]
    key = element("p", safe(_("Each box leads to what this page says of it.")), class_="key quiet")
    inside = picture(WIDTH, where.height, finding, *heads, *lines, *boxes, key=key)
    return element("div", inside, class_="flows-picture")


def _lines(left: Sequence[Box], right: Sequence[Box], lines: Sequence[tuple[int, int, int]]) -> Iterator[Html]:
    """Lines that leave each box, and arrive at each, side by side. They take the colour of their flow."""
    leaving, arriving = Counter(line[0] for line in lines), Counter(line[1] for line in lines)
    left_so_far: Counter[int] = Counter()
    come_so_far: Counter[int] = Counter()
    for start, end, hue in lines:
        left_so_far[start] += 1
        come_so_far[end] += 1
        begins, ends = left[start], right[end]
        y1 = begins.y + begins.height * left_so_far[start] / (leaving[start] + 1)
        y2 = ends.y + ends.height * come_so_far[end] / (arriving[end] + 1)
        yield curve(begins.x + begins.width, y1, ends.x, y2, style=f"flows-line flows-{hue}", thickness=2)


def _box(each: Box, style: str) -> Html:
    down = each.middle - LINE * (len(each.lines) - 1) / 2 + 5
    words = label(each.x + _PADDING, down, each.lines)
    return linked(each.href, each.name, joined([box(each.x, each.y, each.width, each.height, style), words]))
