"""The picture of a chain: who stands how many links away, in columns from left to right, worked out before it is drawn.

Nodes of a column that there is no room for are folded into one box that leads to the table. A line is drawn as strong
as its link, by how it is broken and how thick it is; each box says in a word how strong the weakest way to it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.ui.chain.asked import Asked
from registry.ui.chain.words import LABELS, label, sort
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.lettering import LINE, fitted
from registry.ui.markup.svg import box, curve, linked, picture
from registry.ui.markup.svg import label as lettered
from registry.verbs.sharing.chain import Chain, Node
from registry.wording import _, counted, listed

BOX, BETWEEN = 152.0, 36.0
MOST = 9
"""Boxes of one column; one more stands for those that are left."""

_COLUMNS = 6
"""Columns at most: more could not be read."""

TABLE = "s-links"
_PADDING, _GAP, _TOP = 9.0, 12.0, 30.0
_RANK = {each: at for at, each in enumerate(LABELS)}
_THICK = {"broken": 3.5, "weak": 3.0, "unknown": 2.0, "fair": 2.0, "sound": 1.5}


@dataclass(frozen=True, slots=True)
class Box:
    """A box: the nodes in it (one, or those that are folded), its lines, its left upper corner, and how strong."""

    nodes: tuple[str, ...]
    lines: tuple[str, ...]
    x: float
    y: float
    strength: str

    @property
    def height(self) -> float:
        """How high it is."""
        return LINE * (len(self.lines) + (1 if self.strength else 0)) + 2 * _PADDING - 4

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: columns of boxes, and lines as (from, to, strength) by positions of boxes in order.

    - `strengths`: how strong the weakest way to each node is that is told.
    """

    width: float
    height: float
    columns: tuple[tuple[Box, ...], ...]
    lines: tuple[tuple[int, int, str], ...]
    strengths: Mapping[str, str]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes, column by column."""
        return tuple(each for column in self.columns for each in column)


def layout(chain: Chain) -> Layout:
    """Where the nodes stand that lie on the ways that are told, each as near the beginning as any way has it."""
    hops = {each.id: each for each in chain.hops}
    nodes = {each.key: each for each in chain.nodes}
    depth, strength, before = {chain.start: 0}, {chain.start: ""}, dict[str, list[str]]()
    pairs: dict[tuple[str, str], str] = {}
    for path in chain.paths:
        so_far = "sound"
        for at, own in enumerate(path.hops, 1):
            hop = hops[own]
            so_far = min(so_far, hop.strength, key=_RANK.__getitem__)
            depth[hop.end] = min(depth.get(hop.end, at), at)
            strength[hop.end] = min(strength.get(hop.end, so_far), so_far, key=_RANK.__getitem__)
            before.setdefault(hop.end, []).append(hop.start)
            pair = (hop.start, hop.end)
            pairs[pair] = min(pairs.get(pair, hop.strength), hop.strength, key=_RANK.__getitem__)
    # Countries stand together at the end, wherever a way came to them; what is further off than there is room for
    # stands with the last of the others.
    abroad = {key for key in depth if nodes[key].sort == "country"}
    furthest = max((depth[key] for key in depth if key not in abroad), default=0)
    last = min(furthest, _COLUMNS - (2 if abroad else 1))
    for key in depth:
        depth[key] = last + 1 if key in abroad else min(depth[key], last)
    columns = [[key for key in depth if depth[key] == at] for at in range(last + 2)]
    placed = _ordered([each for each in columns if each], strength, before)
    return _laid_out(placed, nodes, strength, pairs)


def _ordered(columns: list[list[str]], strength: Mapping[str, str], before: Mapping[str, list[str]]) -> list[list[str]]:
    """Each column with the weakest kept, beside those they come from."""
    at: dict[str, float] = {}
    found = []
    for column in columns:
        weakest = sorted(column, key=lambda key: _RANK.get(strength[key], 0))
        kept = weakest if len(column) <= MOST + 1 else weakest[:MOST]

        near = {key: _mean([at[each] for each in before.get(key, ()) if each in at]) for key in kept}
        kept = sorted(kept, key=near.__getitem__)
        at |= {key: (place + 0.5) / len(kept) for place, key in enumerate(kept)}
        found.append([*kept, *(each for each in weakest if each not in set(kept))])
    return found


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.5


def _laid_out(
    columns: Sequence[Sequence[str]], nodes: Mapping[str, Node], strength: Mapping[str, str],
    pairs: Mapping[tuple[str, str], str],
) -> Layout:  # fmt: skip
    boxes: list[list[Box]] = []
    for at, column in enumerate(columns):
        x = at * (BOX + BETWEEN) + 1
        shown = column if len(column) <= MOST + 1 else column[:MOST]
        here = [
            Box((key,), tuple(fitted(nodes[key].title, BOX - 2 * _PADDING, 5)), x, 0, strength[key]) for key in shown
        ]
        folded = tuple(column[len(shown):])  # fmt: skip
        if folded:
            words = _("and {count} more").format(count=f"{len(folded):,}")
            worst = min((strength[key] for key in folded), key=_RANK.__getitem__)
            here.append(Box(folded, (words,), x, 0, worst))
        boxes.append(here)
    height = _TOP + max(sum(each.height + _GAP for each in column) for column in boxes)
    placed = [_centred(column, height) for column in boxes]
    where = {key: at for at, each in enumerate(each for column in placed for each in column) for key in each.nodes}
    lines: dict[tuple[int, int], str] = {}
    for (start, end), own in pairs.items():
        pair = (where[start], where[end])
        if pair[0] != pair[1]:
            lines[pair] = min(lines.get(pair, own), own, key=_RANK.__getitem__)
    # What is weakest is drawn last, over the others.
    drawn = sorted(((*pair, own) for pair, own in lines.items()), key=lambda each: -_RANK[each[2]])
    width = len(columns) * (BOX + BETWEEN) - BETWEEN + 2
    return Layout(width, height + 2, tuple(placed), tuple(drawn), strength)


def _centred(column: Sequence[Box], height: float) -> tuple[Box, ...]:
    used = sum(each.height + _GAP for each in column) - _GAP
    down = _TOP + max(0.0, (height - _TOP - used) / 2)
    placed = []
    for each in column:
        placed.append(Box(each.nodes, each.lines, each.x, down, each.strength))
        down += each.height + _GAP
    return tuple(placed)


def drawn(asked: Asked, chain: Chain) -> Html:
    """The picture, with what it shows above it and what its lines mean below."""
    where, nodes = layout(chain), {each.key: each for each in chain.nodes}
    boxes = where.boxes
    lines = [_line(boxes[start], boxes[end], own) for start, end, own in where.lines]
    heads = [
        lettered(column[0].x, 14, [_head(at, column, nodes)], style="flows-head")
        for at, column in enumerate(where.columns)
    ]  # fmt: skip
    parts = [_box(each, asked, nodes) for each in boxes]
    inside = picture(where.width, where.height, finding(chain), *heads, *lines, *parts, key=_key())
    return element("div", inside, class_="chain-picture")


def finding(chain: Chain) -> str:
    """What the picture shows, in a sentence."""
    every = {key: own for key, own in layout(chain).strengths.items() if own}
    counts = Counter(every.values())
    said = listed(f"{counts[each]:,} {label(each).lower()}" for each in LABELS if counts[each])
    reached = counted(
        len(every),
        _("organisation, agreement, country or system"),
        _("organisations, agreements, countries and systems"),
    )
    return _("Data comes to {reached}, by ways that are at their weakest: {strengths}.").format(
        reached=reached, strengths=said
    )


def _head(at: int, column: Sequence[Box], nodes: Mapping[str, Node]) -> str:
    if at == 0:
        return _("Begins with")
    if all(nodes[key].sort == "country" for each in column for key in each.nodes):
        return _("In the end")
    return counted(at, _("link away"), _("links away")) + (_(" or more") if at >= _COLUMNS - 2 else "")


def _line(start: Box, end: Box, strength: str) -> Html:
    style = f"chain-line chain-{strength}"
    if end.x > start.x:
        return curve(start.x + BOX, start.middle, end.x, end.middle, style=style, thickness=_THICK[strength])
    # Back, or within a column: from left side to left side would lie under boxes; it goes round at the right.
    return curve(start.x + BOX, start.middle, end.x + BOX, end.middle, style=style, thickness=_THICK[strength])


def _box(each: Box, asked: Asked, nodes: Mapping[str, Node]) -> Html:
    down = each.y + _PADDING + 11
    parts = [box(each.x, each.y, BOX, each.height, f"chain-box chain-box-{each.strength or 'start'}")]
    parts.append(lettered(each.x + _PADDING, down, each.lines))
    if each.strength:
        word = label(each.strength)
        parts.append(lettered(each.x + _PADDING, down + LINE * len(each.lines), [word], style="chain-word"))
    if len(each.nodes) > 1:
        return linked(f"#{TABLE}", _("{count} more, in the table").format(count=len(each.nodes)), joined(parts))
    node = nodes[each.nodes[0]]
    if not each.strength:
        return joined(parts)
    name = _("{title}, {sort}: the weakest way there is {strength}").format(
        title=node.title, sort=sort(node.sort).lower(), strength=label(each.strength).lower()
    )
    return linked(asked.toward(target(node)).address(), name, joined(parts))


def target(node: Node) -> str:
    """What a node is asked for by."""
    return node.ref or (node.key.removeprefix("country ") if node.sort == "country" else node.title)


def _key() -> Html:
    said = _(
        "The word in a box says how strong the weakest way to it is. Lines: thin and whole is sound; dashed is fair; "
        "dotted is not known; thick and dashed is weak; thick, in short strokes, is broken. A box leads to the ways "
        "there."
    )
    return element("p", safe(said), class_="key quiet")
