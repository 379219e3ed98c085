"""`follow`: the chain from a beginning, told: its nodes, its links with their strength, the ways, and the weakest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from registry.concepts.kinds import Kind
from registry.concepts.sharing import Strength
from registry.load.snapshot import Loaded
from registry.sharing.chains.bench import Bench
from registry.sharing.chains.chain import Chain, Hop, Node, Path
from registry.sharing.chains.giving import MOST_AGREEMENTS, MOST_ONWARD, Giving
from registry.sharing.chains.link import Link, Stop
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import RANK, SOUNDEST, weakest
from registry.sharing.chains.ways import Edge, Step, Ways
from registry.sharing.cited import Place
from registry.source import Ref
from registry.wording import _, counted

MOST_LINKS = 1_500
"""Links that are followed, the nearest first."""

MOST_PATHS = 500
"""Ways that are told, the weakest first."""

LABEL = {each.value: each.label for each in Strength}

_NAMES = tuple(RANK)


def follow(
    bench: Bench, start: Loaded, only: Iterable[Ref] = (), to: str = "", depth: int = 8, strengths: Collection[str] = ()
) -> Chain:
    """Everybody whom data reaches from an organisation or an agreement.

    `only`: by these agreements alone. `to`: only ways to what goes by this name, reference or code of a country.
    `strengths`: only ways as strong as these; how strong the chain is, is told of all ways all the same.
    """
    giving = Giving(bench, frozenset(only))
    is_agreement = start.ref.kind == Kind.AGREEMENT
    first = giving.begins_with(bench.agreement(start)) if is_agreement else giving.begins(start)
    chain = _Told(first, to, depth, strengths, giving).chain()
    bench.keep()
    return chain


class _Told:
    """Makes a chain of what was followed."""

    def __init__(self, first: Stop, to: str, depth: int, strengths: Collection[str], giving: Giving) -> None:
        self._first, self._to, self._depth, self._strengths, self._giving = first, to, depth, strengths, giving
        self._scores: dict[int, Score] = {}
        self._links: dict[tuple[str, ...], list[tuple[Link, Stop]]] = {}
        self._ways: Ways[Stop, Link] = Ways(
            first, lambda stop: stop.key, lambda stop: stop.node.key, self._on, self._rank, SOUNDEST, depth, MOST_LINKS
        )
        self._ids: dict[int, str] = {}
        self._hops: dict[str, Hop] = {}

    def _on(self, stop: Stop) -> list[tuple[Link, Stop]]:
        if stop.key not in self._links:
            # One record may say the same of the same body in two places.
            found = {(each.end.key, each.sort): (each, each.end) for each in reversed(list(stop.onward()))}
            self._links[stop.key] = list(found.values())[::-1]
        return self._links[stop.key]

    def _rank(self, link: Link) -> int:
        self._scores[id(link)] = link.score()
        return RANK[self._scores[id(link)].strength]

    # ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────

    def chain(self) -> Chain:
        wanted = _named(self._to) if self._to else None
        ends = self._ways.ends((lambda stop: wanted(stop.node)) if wanted is not None else None)
        keep = list(range(len(self._ways.edges)))
        if wanted is not None:
            keep = sorted(self._ways.leading_to(iter([each.stop.key for each in ends])))
        for at in keep:
            self._hop(at, self._ways.edges[at])
        strength = weakest(_NAMES[each.level] for each in ends)
        if ends and wanted is None:
            # A link may lie on no way that is told, as where it closes a circle.
            strength = weakest((strength, *(each.strength for each in self._hops.values())))
        told = [each for each in ends if not self._strengths or _NAMES[each.level] in self._strengths]
        paths = tuple(self._path(each) for each in told[:MOST_PATHS])
        hops = tuple(self._hops.values())
        if self._strengths:
            shown = {own for path in paths for own in path.hops}
            hops = tuple(each for each in hops if each.id in shown)
        worst = tuple(each.id for each in self._hops.values() if each.strength == strength) if ends else ()
        if strength == Strength.SOUND.value:
            worst = ()
        if worst and wanted is not None:
            worst = tuple(dict.fromkeys(self._path(each).weakest for each in ends if _NAMES[each.level] == strength))
        nodes = {self._first.node.key: self._first.node}
        for edge in (self._ways.edges[at] for at in keep if self._ids[at] in {each.id for each in hops}):
            nodes.setdefault(edge.start.node.key, edge.start.node)
            nodes.setdefault(edge.end.node.key, edge.end.node)
        return Chain(
            self._first.node.key, tuple(nodes.values()), hops, paths, strength if ends else "", worst,
            self._said(strength, worst, len(ends)), self._left_out(len(told)),
        )  # fmt: skip

    def _hop(self, at: int, edge: Edge[Stop, Link]) -> None:
        link, score = edge.link, self._scores[id(edge.link)]
        start, end = edge.start.node.key, edge.end.node.key
        own = f"h{at + 1}"
        self._ids[at] = own
        self._hops[own] = Hop(
            own, start, end, link.what, score.strength, score.reasons, score.weaknesses, tuple(score.assurances),
            (Place(*link.at), *score.places), link.sort,
        )  # fmt: skip

    def _path(self, end: Step[Stop, Link]) -> Path:
        steps = end.way()[1:]
        hops = tuple(self._ids[each.link] for each in steps)
        first = next(each for each in steps if self._ways.edges[each.link].rank == end.level)
        said, is_cut = " → ".join(each.stop.node.title for each in end.way()), False
        closes = list(dict.fromkeys(each.node.title for each in end.closes))
        if end.is_far:
            is_cut = True
            said = _("{way}. It goes on further than that.").format(way=said)
        elif closes and not end.goes_on:
            is_cut = True
            said = _("{way}. It goes back to {whom}, who stands on it already.").format(way=said, whom=closes[0])
        return Path(hops, _NAMES[end.level], self._ids[first.link], said, is_cut)

    def _said(self, strength: str, worst: tuple[str, ...], count: int) -> str:
        name = self._first.node.title
        if not count:
            if self._to:
                said = _("No record shows a way of at most {links} from {name} to {to}.")
                links = counted(self._depth, _("link"), _("links"))
                return said.format(links=links, name=name, to=self._to)
            return _("No record shows that data goes from {name} to anybody.").format(name=name)
        links = counted(len(self._hops), _("link"), _("links"))
        if not worst:
            return _("Sound: all {links} hold, and nothing is wanting on record.").format(links=links)
        hop = self._hops[worst[0]]
        nodes = {each.node.key: each.node.title for edge in self._ways.edges for each in (edge.start, edge.end)}
        said = _("{strength}: the weakest link is from {start} to {end}. {reason}")
        reason = hop.because[0] if hop.because else ""
        return said.format(strength=_(LABEL[strength]), start=nodes[hop.start], end=nodes[hop.end], reason=reason)

    def _left_out(self, told: int) -> str:
        said = []
        if told > MOST_PATHS:
            said.append(_("The weakest {shown} of {all} ways are told.").format(shown=MOST_PATHS, all=f"{told:,}"))
        if self._ways.left:
            words = _("The nearest {links} links were followed; {stops} not followed further.")
            stops = counted(self._ways.left, _("place was"), _("places were"))
            said.append(words.format(links=f"{len(self._ways.edges):,}", stops=stops))
        if self._giving.left_out:
            words = _("The first {most} agreements were looked at, and {left} more were not: name those to follow.")
            said.append(words.format(most=MOST_AGREEMENTS, left=f"{self._giving.left_out:,}"))
        unseen = self._giving.not_looked_at
        if unseen:
            words = _("Of {bodies}, {most} agreements each were looked at for the same data, and {left} more were not.")
            bodies = counted(len(unseen), _("organisation that got it"), _("organisations that got it"))
            said.append(words.format(bodies=bodies, most=MOST_ONWARD, left=f"{sum(unseen.values()):,}"))
        return " ".join(said)


def _named(to: str) -> Callable[[Node], bool]:
    """Whether a node goes by a name: its title, its reference, its id, or the code of a country."""
    wanted = " ".join(to.casefold().split())

    def is_it(node: Node) -> bool:
        names = {node.title, node.ref, node.ref.rpartition("/")[2], node.key, node.key.removeprefix("country ")}
        return wanted in {" ".join(each.casefold().split()) for each in names if each}

    return is_it
