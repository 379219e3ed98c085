"""`Way`: one way that data might go from one body to another: a flow of an agreement to which both are party."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from registry.concepts.agreements import SidePart, Tier
from registry.facts.agreement_between import agreements_near
from registry.load.snapshot import Loaded
from registry.sharing.permits.bench import Bench
from registry.source import Ref
from registry.subjects.agreement import Agreement, Flow, Side
from registry.subjects.joining import Joiner, joiners

_OVERARCHING = Tier.OVERARCHING.value
_GIVES, _GETS = SidePart.DISCLOSER.value, SidePart.RECEIVER.value


class Standing(NamedTuple):
    """How a body is party to an agreement: its party's key; and how it joined, where the party is a class."""

    key: str
    joiner: Joiner | None


class End(NamedTuple):
    """One end of a way.

    - `body`: the organisation. `party`: how it is party. `side`: its side of the flow; None where nobody recorded one.
    """

    body: Loaded
    party: Standing
    side: Side | None


class Way(NamedTuple):
    """A flow from one body to another; without a flow where an agreement of both says of none what goes."""

    agreement: Agreement
    flow: Flow | None
    giver: End
    getter: End


def agreements_of_both(bench: Bench, giver: Loaded, getter: Loaded) -> Iterator[Agreement]:
    """The agreements, in any state, that name both bodies or that both have decided about, by reference."""
    near = agreements_near(bench.reader, giver) & agreements_near(bench.reader, getter)
    for ref in sorted(near):
        record = bench.reader.named(ref)
        if record is None or record.data.get("model_text") == "yes":
            continue
        agreement = bench.agreement(record)
        if standings(agreement, giver.ref) and standings(agreement, getter.ref):
            yield agreement


def standings(agreement: Agreement, body: Ref) -> tuple[Standing, ...]:
    """Every party of an agreement that a body is: by its own name, and as a member of a class that it has joined."""
    return agreement.reader.remembered(("standings", agreement, body), lambda: tuple(_standings(agreement, body)))


def _standings(agreement: Agreement, body: Ref) -> Iterator[Standing]:
    for key, party in agreement.parties.items():
        if "party_class" not in party:
            own = agreement.organisation(key)
            if own is not None and own.ref == body:
                yield Standing(key, None)
            continue
        for joiner in joiners(agreement, key):
            if joiner.organisation is not None and joiner.organisation.ref == body:
                yield Standing(key, joiner)


def ways(agreement: Agreement, giver: Loaded, getter: Loaded) -> Iterator[Way]:
    """Every way that an agreement has from one body to another, in the order of its flows."""
    gives, gets = standings(agreement, giver.ref), standings(agreement, getter.ref)
    for flow in agreement.flows:
        yield from _along(agreement, flow, giver, getter)
    # Agreements at the top hold terms for others, and nothing goes under them.
    if not agreement.flows and gives and gets and agreement.data.get("tier") != _OVERARCHING:
        yield Way(agreement, None, End(giver, gives[0], None), End(getter, gets[0], None))


def _along(agreement: Agreement, flow: Flow, giver: Loaded, getter: Loaded) -> Iterator[Way]:
    """The way along one flow, if it is one: at most one, where a body is several parties the first that fits."""
    first = _end(agreement, flow, giver, _GIVES)
    last = _end(agreement, flow, getter, _GETS)
    if first is not None and last is not None and first.body.ref != last.body.ref:
        yield Way(agreement, flow, first, last)


def _end(agreement: Agreement, flow: Flow, body: Loaded, part: str) -> End | None:
    own = standings(agreement, body.ref)
    for standing in own:
        for side in flow.sides:
            if side.data.get("party") == standing.key and side.data.get("part") == part:
                return End(body, standing, side)
    # Where no side of that part is recorded at all, who is at that end is not said: any party may be.
    nobody_said = not any(side.data.get("part") == part for side in flow.sides)
    if own and ((flow.get("every_party") == "yes" and not flow.sides) or nobody_said):
        return End(body, own[0], None)
    return None
