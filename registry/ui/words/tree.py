"""The picture of one branch of the integration model: where every concept stands, worked out before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.lettering import LINE, fitted
from registry.ui.markup.svg import box, curve, label, linked, picture
from registry.ui.words.address import branch_href, term_href
from registry.verbs.words.model import ConceptRow
from registry.wording import _, counted

WIDTH = 1000.0
DEEP = 3
"""How many steps of a branch are drawn, its own concept counted."""

MOST = 40
"""How many concepts are drawn at most."""

_BOX, _GAP, _PADDING, _EDGE = 270.0, 8.0, 10.0, 1.0
_BADGE = 44.0


@dataclass(frozen=True, slots=True)
class Placed:
    """One concept in the picture: which of those given, its left upper corner, its height, and the lines of its name.

    - `above`: the position, among those placed, of what it stands under; -1 for the branch itself.
    - `hidden`: how many concepts below it are not drawn, where any directly below it is not.
    """

    row: ConceptRow
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    above: int
    hidden: int

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


def layout(rows: Sequence[ConceptRow]) -> tuple[list[Placed], float]:
    """Where the concepts of a branch stand, and how high the picture is. `rows`: each before those below it.

    A concept stands half way between the first and the last below it. Concepts that stand under nothing, such as all
    those at the top of a model, stand in rows. Nothing overlaps.
    """
    if sum(not row.depth for row in rows) > 1:
        return _in_rows([row for row in rows if not row.depth])
    shown = _drawn(rows)
    step = (WIDTH - 2 * _EDGE - _BOX) / max(1, DEEP - 1)
    placed: list[Placed] = []
    path: list[int] = []
    for row, hidden in shown:
        del path[row.depth :]
        lines = tuple(fitted(row.label, _BOX - 2 * _PADDING, 2))
        height = LINE * (len(lines) + 1) + _PADDING
        placed.append(Placed(row, _EDGE + step * row.depth, 0, height, lines, path[-1] if path else -1, hidden))
        path.append(len(placed) - 1)
    tops, high = _tops(placed)
    return [
        Placed(p.row, p.x, y, p.height, p.lines, p.above, p.hidden) for p, y in zip(placed, tops, strict=True)
    ], high


def _in_rows(rows: Sequence[ConceptRow]) -> tuple[list[Placed], float]:
    """Concepts side by side, those with most below them first: each leads on to its branch."""
    across = 3
    step = (WIDTH - 2 * _EDGE - _BOX) / (across - 1)
    order = sorted(rows, key=lambda row: -row.below)[:MOST]
    placed: list[Placed] = []
    down = _EDGE
    for start in range(0, len(order), across):
        line = order[start : start + across]
        lines = [tuple(fitted(row.label, _BOX - 2 * _PADDING, 2)) for row in line]
        height = LINE * (max(map(len, lines)) + 1) + _PADDING
        for at, row in enumerate(line):
            placed.append(Placed(row, _EDGE + step * at, down, height, lines[at], -1, row.below))
        down += height + 2 * _GAP
    return placed, down


def _drawn(rows: Sequence[ConceptRow]) -> list[tuple[ConceptRow, int]]:
    """The concepts that are drawn, and how many below each are not: level by level, for as long as there is room.

    A concept all of whose direct children are drawn leaves it to them to tell of what is not.
    """
    deep = DEEP
    while deep > 1 and sum(row.depth < deep for row in rows) > MOST:
        deep -= 1
    kept = [row for row in rows if row.depth < deep][:MOST]
    children, below = [0] * len(kept), [0] * len(kept)
    path: list[int] = []
    for at, row in enumerate(kept):
        del path[row.depth :]
        for above in path:
            below[above] += 1
        if path:
            children[path[-1]] += 1
        path.append(at)
    return [
        (row, row.below - below[at] if children[at] < row.children else 0) for at, row in enumerate(kept)
    ]  # fmt: skip


def _tops(placed: Sequence[Placed]) -> tuple[list[float], float]:
    """The upper edge of each, from the last to the first: what has nothing below it takes the next place down."""
    children: dict[int, list[int]] = {}
    for at, each in enumerate(placed):
        children.setdefault(each.above, []).append(at)
    tops = [0.0] * len(placed)
    down = _EDGE
    for at, each in enumerate(placed):
        if at not in children:
            tops[at] = down
            down += each.height + _GAP
    for at in range(len(placed) - 1, -1, -1):
        below = children.get(at)
        if below:
            first, last = below[0], below[-1]
            middle = (tops[first] + tops[last] + placed[last].height) / 2
            tops[at] = max(_EDGE, middle - placed[at].height / 2)
    high = max((top + each.height for top, each in zip(tops, placed, strict=True)), default=0.0)
    return tops, high + _EDGE


def drawn(rows: Sequence[ConceptRow], finding: str, model: str) -> Html:
    """The picture, with what it shows above it and what its signs mean below."""
    placed, height = layout(rows)
    lines = [_line(placed[each.above], each) for each in placed if each.above >= 0]
    boxes = [part for each in placed for part in _concept(each, model)]
    left = sum(not row.depth for row in rows) - sum(not each.row.depth for each in placed)
    return element("div", picture(WIDTH, height, finding, *lines, *boxes, key=_key(placed, left)), class_="branch")


def _line(above: Placed, each: Placed) -> Html:
    return curve(above.x + _BOX, above.middle, each.x, each.middle, "branch-line")


def _concept(each: Placed, model: str) -> list[Html]:
    row = each.row
    style = "branch-box" if row.organisations or row.below_used else "branch-box branch-none"
    words = label(each.x + _PADDING, each.y + LINE, each.lines, style="branch-name")
    said = _who(row)
    small = label(each.x + _PADDING, each.y + LINE * (len(each.lines) + 1), [said], style="branch-who")
    name = ", ".join(part for part in (row.label, row.level_label, said) if part)
    parts = [linked(term_href(row.ref), name, box(each.x, each.y, _BOX, each.height, style), words, small)]
    if each.hidden:
        # On the edge of the box, so that it cannot lie on the words.
        x, y = each.x + _BOX - _BADGE, each.y + each.height - 22
        more = _("{concepts} below {label}: see that branch").format(
            concepts=counted(each.hidden, _("concept"), _("concepts")), label=row.label
        )
        number = label(x + _BADGE / 2, y + 16, [f"+{each.hidden:,}"], anchor="middle", style="branch-more")
        parts.append(linked(branch_href(row.key, model=model), more, box(x, y, _BADGE - 4, 20, "branch-badge"), number))
    return parts


def _who(row: ConceptRow) -> str:
    level = f"{row.level_label}, " if row.level_label else ""
    if not row.organisations and row.below_used:
        return level + _("{count} below in use").format(count=f"{row.below_used:,}")
    if not row.organisations:
        return level + _("nobody yet")
    return level + counted(row.organisations, _("organisation"), _("organisations"))


def _key(placed: Sequence[Placed], left: int) -> Html:
    said = [_("Each box leads to the concept. The number says how many organisations have a word for it.")]
    if left > 0:
        said.append(_("{count} more stand at the top: the table below has all.").format(count=f"{left:,}"))
    if any(not (each.row.organisations or each.row.below_used) for each in placed):
        said.append(_("A broken edge: nobody has yet, for it or for anything below it."))
    if any(each.hidden for each in placed):
        said.append(_("+3: three more stand below; it leads to that branch."))
    return element("p", joined([safe(" ".join(said))]), class_="key")
