"""May one body give another some data for a purpose? The answer, from every way that the records have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from registry.concepts.sharing import LinkState
from registry.load.snapshot import Loaded
from registry.sharing.covering import Sought
from registry.sharing.covering_items import Covering
from registry.sharing.permits import covered_links, nearest, standing_links
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.grading import BARRED
from registry.sharing.permits.permit import Permit, Route
from registry.sharing.permits.routes import BEST_FIRST, NO, NOT_ON_RECORD, NOT_YET, YES, Looking, gravest_first
from registry.sharing.permits.urgent import Drafting, urgent
from registry.sharing.permits.ways import Way, agreements_of_both, standings, ways
from registry.sharing.sharer import Sharer
from registry.source import Ref
from registry.subjects.agreement import Agreement
from registry.values import NamedTuple
from registry.wording import _, listed

MOST_WAYS, MOST_MEMBERS = 24, 12
"""Ways that are looked at link by link, and members of a class that are asked about."""


class Asked(NamedTuple):
    """A question, as it was understood. `only`: the one agreement to look at; None for any."""

    giver: Sharer
    getter: Sharer
    data: tuple[Sought, ...]
    purpose: Sought
    only: Ref | None = None


def permit(bench: Bench, asked: Asked, drafting: Drafting) -> Permit:
    """The whole answer. What is not on record is never a yes."""
    coverings = {each.words: Covering(bench.words, each, asked.giver.ref) for each in asked.data}
    looking = Looking(bench, asked.data, asked.purpose, coverings)
    pairs = list(_pairs(bench, asked))
    # What another agreement forbids is forbidden, also where only one was asked about.
    everywhere = asked._replace(only=None)
    shared = {str(each.record.ref): each for one, other in pairs for each in _agreements(bench, everywhere, one, other)}
    found = [
        way for one, other in pairs for own in _agreements(bench, asked, one, other) for way in ways(own, one, other)
    ]
    routes = sorted(
        (looking.route(way) for way in _likeliest(looking, found)),
        key=_order,
    )
    barring = list(_barring(looking, asked, pairs, shared.values()))
    disagree = tuple(_disagreement(route, each) for route in routes[:1] if route.outcome == YES for each in barring
                     if each[0] != route.agreement)  # fmt: skip
    outcome = _outcome(asked, routes, bool(barring), bool(disagree))
    missing = tuple(_missing(asked, routes, disagree, outcome))
    near = nearest.nearest(bench, looking, asked.giver, asked.getter, pairs, found, routes) if outcome != YES else ()
    first = Ref.parse(routes[0].agreement) if routes else None
    return Permit(
        outcome, _said(asked, outcome, routes), tuple(_because(asked, outcome, routes, barring, disagree)),
        tuple(routes), missing, disagree, tuple(near),
        urgent(bench, asked.giver, asked.getter, asked.data, asked.purpose, first, drafting),
    )  # fmt: skip


# ── whom and what to look at ─────────────────────────────────────────────────────────────────────────────────────────


def _pairs(bench: Bench, asked: Asked) -> Iterator[tuple[Loaded, Loaded]]:
    """Each giver with each getter: one of each, or the first members of a class."""
    for giver in _bodies(bench, asked.giver):
        for getter in _bodies(bench, asked.getter):
            if giver.ref != getter.ref:
                yield giver, getter


def _bodies(bench: Bench, sharer: Sharer) -> list[Loaded]:
    refs = [sharer.ref] if sharer.ref else [ref for ref, _title in sharer.members[:MOST_MEMBERS]]
    parsed = (Ref.parse(ref) for ref in refs)
    found = (bench.reader.named(bench.snapshot.home(ref)) for ref in parsed if ref is not None)
    return [each for each in found if each is not None]


def _agreements(bench: Bench, asked: Asked, giver: Loaded, getter: Loaded) -> list[Agreement]:
    every = bench.reader.remembered(
        ("agreements of both", giver.ref, getter.ref), lambda: tuple(agreements_of_both(bench, giver, getter))
    )
    return [each for each in every if asked.only is None or each.record.ref == asked.only]


def _likeliest(looking: Looking, found: Sequence[Way]) -> list[Way]:
    """The ways worth judging: all if they are few, otherwise those that cover most. Nothing that covers is left out
    for one that does not."""

    def covered(way: Way) -> tuple[int, int, str]:
        items, purpose = looking.covers(way)
        worst = max((_DEGREES.index(cover.degree) for _words, cover in items), default=0)
        ended = standing_links.stage(looking.bench.reader, way.agreement.record) == standing_links.ENDED
        return worst + 4 * ended, _DEGREES.index(purpose.degree), way.flow.address if way.flow else ""

    return sorted(found, key=covered)[:MOST_WAYS]


_DEGREES = (covered_links.COVERED, covered_links.PARTLY, covered_links.NEAR, covered_links.NOT_COVERED)


def _order(route: Route) -> tuple[object, ...]:
    """A yes first; then what carries just what is asked for, though something bars it; what only comes near last."""
    data, purpose = _uncovered(route)
    is_past_help = route.outcome == NOT_ON_RECORD
    rank = BEST_FIRST.index(route.outcome)
    return route.outcome != YES, data, is_past_help, purpose, rank, _wanting(route), route.flow


def _uncovered(route: Route) -> tuple[int, int]:
    """How far a route is from what is asked for: the data first, then the purpose."""
    worst = max((_DEGREES.index(cover.degree) for _words, cover in route.items), default=0)
    return worst, _DEGREES.index(route.purpose.degree)


def _wanting(route: Route) -> tuple[int, int]:
    """How far a route is from a yes: how many links stand in its way, and how many are weak."""
    weak = sum(link.state == LinkState.WEAKENED.value for link in route.links)
    return len(gravest_first(route.links)), weak


# ── bars and contradictions ──────────────────────────────────────────────────────────────────────────────────────────

Barring = tuple[str, str, str]
"""The reference and title of an agreement in force that binds both, and what it says against this."""


def _barring(
    looking: Looking, asked: Asked, pairs: Sequence[tuple[Loaded, Loaded]], shared: Iterable[Agreement]
) -> Iterator[Barring]:
    """What agreements in force between both say against this data, whether or not it goes under them, and against
    this use of it, where it does: a limit on the use of other data says nothing of this."""
    bench = looking.bench
    for agreement in shared:
        if standing_links.stage(bench.reader, agreement.record) != standing_links.RUNS:
            continue
        for giver, getter in pairs:
            if not (standings(agreement, giver.ref) and standings(agreement, getter.ref)):
                continue
            parts = [part for each in asked.data for part in covered_links.never(bench, agreement, each)]
            for way in ways(agreement, giver, getter) if asked.purpose.words else ():
                if way.flow is not None and any(
                    cover.degree != _DEGREES[-1] for _words, cover in looking.covers(way)[0]
                ):
                    parts += covered_links.not_for(bench, way.flow, asked.purpose)
            for said in dict.fromkeys(part.said for part in parts if part.state == BARRED):
                yield str(agreement.record.ref), agreement.record.title, said
            break


def _disagreement(route: Route, barring: Barring) -> str:
    said = _("{one} lets it go. {other} does not: {said}")
    return said.format(one=route.title, other=barring[1], said=barring[2])


# ── the answer in words ──────────────────────────────────────────────────────────────────────────────────────────────


def _outcome(asked: Asked, routes: Sequence[Route], is_barred: bool, disagree: bool) -> str:
    best = routes[0].outcome if routes else NOT_ON_RECORD
    if best == NOT_ON_RECORD and is_barred:
        return NO
    if best == YES and (disagree or not (asked.giver.ref and asked.getter.ref)):
        return NOT_YET
    return best


def _missing(asked: Asked, routes: Sequence[Route], disagree: Sequence[str], outcome: str) -> Iterator[str]:
    if outcome == YES:
        return
    for sharer in (asked.giver, asked.getter):
        if not sharer.ref:
            yield _whom(sharer)
    yield from (_("Agreements contradict one another: {said}").format(said=each) for each in disagree)
    if routes and not (outcome == NOT_ON_RECORD and _uncovered(routes[0])[0] == len(_DEGREES) - 1):
        yield from (f"{link.title} {link.said}" for link in gravest_first(routes[0].links))
    else:
        yield _("No record shows an agreement under which {data} goes from {giver} to {getter}.").format(
            data=listed([f"“{each.words}”" for each in asked.data]),
            giver=asked.giver.title or asked.giver.asked,
            getter=asked.getter.title or asked.getter.asked,
        )


def _whom(sharer: Sharer) -> str:
    """What to do where nobody in particular was named."""
    if sharer.sort == "unknown":
        return sharer.said or _("Nobody on record is called “{asked}”.").format(asked=sharer.asked)
    if not sharer.members:
        said = _("“{asked}” is not one organisation, and no record shows who of them has joined an agreement.")
        return said.format(asked=sharer.asked)
    names = listed([title for _ref, title in sharer.members[:MOST_MEMBERS]])
    said = _("“{asked}” is not one organisation: ask about one of them. On record are {names}.")
    return said.format(asked=sharer.asked, names=names)


def _said(asked: Asked, outcome: str, routes: Sequence[Route]) -> str:
    named = {
        "giver": asked.giver.title or asked.giver.asked, "getter": asked.getter.title or asked.getter.asked,
        "data": listed([f"“{each.words}”" for each in asked.data]), "purpose": f"“{asked.purpose.words}”",
        "title": routes[0].title if routes else "",
    }  # fmt: skip
    said = {
        YES: _("Yes, on these terms: {giver} may give {getter} {data} for {purpose}, under {title}."),
        NOT_YET: _("Not yet: something is missing before {giver} may give {getter} {data} for {purpose}."),
        NO: _("No: a record bars {giver} from giving {getter} {data} for {purpose}."),
        NOT_ON_RECORD: _(
            "Not on record: no agreement on record lets {giver} give {getter} {data} for {purpose} on this day."
        ),
    }[outcome]
    by_name = outcome == YES and any(
        each.is_by_name for each in (*(cover for _words, cover in routes[0].items), routes[0].purpose)
    )
    told = said.format(**named)
    return _("{said} It was matched by name: check that both mean the same.").format(said=told) if by_name else told


def _because(
    asked: Asked, outcome: str, routes: Sequence[Route], barring: Sequence[Barring], disagree: Sequence[str]
) -> Iterator[str]:
    is_other = bool(routes) and _uncovered(routes[0])[0] == len(_DEGREES) - 1
    if disagree:
        yield from disagree
    elif outcome == NO and (not routes or routes[0].outcome != NO):
        yield from (f"{title}: {said}" for _ref, title, said in barring)
    elif outcome == NOT_ON_RECORD and is_other:
        titles = listed(dict.fromkeys(route.title for route in routes))
        said = _("What goes from {giver} to {getter} under {titles} is other data.")
        yield said.format(giver=asked.giver.title, getter=asked.getter.title, titles=titles)
    elif routes:
        title, said = routes[0].title, routes[0].said
        yield said if outcome == YES or title in said else _("{title}: {said}").format(title=title, said=said)
    else:
        yield _("No record shows an agreement to which both are party, with a flow from the one to the other.")
    for sharer in (asked.giver, asked.getter):
        if sharer.said:
            yield sharer.said
        elif sharer.ref and not sharer.has_register:
            said = _("{name} keeps no register that is loaded: this is what others hold of it.")
            yield said.format(name=sharer.title)
