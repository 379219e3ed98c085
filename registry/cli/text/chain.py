"""Who gets data in the end: the weakest link first, then each way, link by link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.sharing import Strength
from registry.verbs.sharing.chain import Answer, Hop, Node, Path
from registry.wording import _, counted, day

_COLOURS = {"broken": "red", "weak": "red", "unknown": "yellow", "fair": "cyan", "sound": "green"}
_LABELS = {each.value: each.label for each in Strength}
_MOST = 60
_REASONS = 3


def lines(answer: Answer) -> Iterator[str]:
    """The weakest link and where to mend it; the weakest way in full; then each way, and what was left out."""
    chain = answer.chain
    nodes, hops = {each.key: each for each in chain.nodes}, {each.id: each for each in chain.hops}
    yield f"{style(answer.title, bold=True)}  {answer.ref}"
    yield chain.said
    worst = hops.get(chain.weakest[0]) if chain.weakest else None
    if worst is not None:
        if worst.weaknesses and worst.weaknesses[0].because == worst.because[0]:
            first = worst.weaknesses[0]
            yield f"  {_('To do:')} {first.remedy} ({first.rule})"
        yield f"  {_('Where:')} {answer.mend}"
        if answer.file:
            yield f"  {answer.file}:{answer.line}"
    if chain.paths:
        yield ""
        yield style(_("The weakest way"), bold=True)
        yield from _way(chain.paths[0], nodes, hops)
    rest = chain.paths[1 : _MOST + 1]
    if rest:
        yield ""
        yield style(_("Every other way, the weakest first"), bold=True)
        told: tuple[str, ...] = chain.paths[0].hops
        for path in rest:
            yield from _further(path, told, nodes, hops)
            told = path.hops
    yield ""
    left = len(chain.paths) - 1 - len(rest)
    if left > 0:
        yield _("{ways} are not shown: --to, --strength and --agreement choose; --json has them all.").format(
            ways=counted(left, _("further way"), _("further ways"))
        )
    if chain.left_out:
        yield chain.left_out
    on = day(date.fromisoformat(answer.as_of))
    links, ways = counted(len(hops), _("link"), _("links")), counted(len(chain.paths), _("way"), _("ways"))
    yield _("On {day}: {links}, {ways}.").format(day=on, links=links, ways=ways)


def _way(path: Path, nodes: dict[str, Node], hops: dict[str, Hop]) -> Iterator[str]:
    yield f"  {nodes[hops[path.hops[0]].start].title}"
    for depth, own in enumerate(path.hops):
        yield from _hop(hops[own], depth, nodes, is_weakest=own == path.weakest)
    if path.is_cut:
        yield "  " * (len(path.hops) + 2) + _cut(path)


def _further(path: Path, told: tuple[str, ...], nodes: dict[str, Node], hops: dict[str, Hop]) -> Iterator[str]:
    """A way less what it has in common with the one before it, which stands right above."""
    same = 0
    while same < len(path.hops) - 1 and same < len(told) and path.hops[same] == told[same]:
        same += 1
    if not same:
        yield f"  {nodes[hops[path.hops[0]].start].title}"
    for depth, own in enumerate(path.hops[same:], same):
        yield from _hop(hops[own], depth, nodes, is_weakest=own == path.weakest)
    if path.is_cut:
        yield "  " * (len(path.hops) + 2) + _cut(path)


def _cut(path: Path) -> str:
    return path.said.rpartition(" → ")[2].partition(". ")[2]


def _hop(hop: Hop, depth: int, nodes: dict[str, Node], *, is_weakest: bool) -> Iterator[str]:
    before = "  " * (depth + 2)
    word = style(_(_LABELS[hop.strength]), fg=_COLOURS[hop.strength])
    mark = f", {_('the weakest link of this way')}" if is_weakest and hop.because else ""
    yield f"{before}→ {nodes[hop.end].title}  [{word}{mark}]  {hop.what}"
    if hop.strength != "sound":
        for said in hop.because[:_REASONS]:
            yield f"{before}    {said}"
        more = len(hop.because) - _REASONS
        if more > 0:
            yield f"{before}    {_('and {reasons}').format(reasons=counted(more, _('more'), _('more')))}"
