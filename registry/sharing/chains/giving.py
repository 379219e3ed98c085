"""From whoever gives to the agreement it gives under, and from there to everybody who gets the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from registry.law.citations import cited
from registry.law.statute_book import Entry
from registry.load.snapshot import Loaded
from registry.sharing.chains.assured import assured, held
from registry.sharing.chains.bench import AGREEMENT, Bench
from registry.sharing.chains.chain import Node
from registry.sharing.chains.holder import Holder
from registry.sharing.chains.link import GETS, GIVES, MAY_PASS_ON, PROCESSES, USES, Link, Stop
from registry.sharing.chains.party_findings import Share, of_getter, of_giver
from registry.sharing.chains.processing import processors
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import NOT_A_PARTY, NOT_RECORDED, UNVERIFIED
from registry.sharing.chains.systems import system_stop, systems
from registry.sharing.chains.taking_part import Getter, getters, given, giving_sides, keys_of, signature, standing
from registry.source import Ref
from registry.subjects.agreement import Agreement, Flow, Side
from registry.wording import _, listed

MOST_AGREEMENTS = 200
"""Agreements of one organisation that are followed: a council has hundreds."""

MOST_ONWARD = 40
"""Further agreements of one receiver that are looked at for the same items."""

_NAMED = 3


class Giving:
    """Follows what one organisation gives. `only`: the agreements that are followed; none means all."""

    def __init__(self, bench: Bench, only: frozenset[Ref] = frozenset()) -> None:
        self.bench, self.only = bench, only
        self.left_out = 0
        self.not_looked_at: dict[Ref, int] = {}
        """Of whoever got it: how many further agreements were not looked at for the same data."""

    # ── from an organisation ─────────────────────────────────────────────────────────────────────────────────────

    def begins(self, body: Loaded) -> Stop:
        """An organisation, to begin with."""
        return Stop(self.bench.node(body, "organisation"), (), lambda: self._gives(body))

    def _gives(self, body: Loaded) -> Iterator[Link]:
        for agreement in self._agreements(body, MOST_AGREEMENTS):
            keys = keys_of(agreement, body)
            flows = given(agreement, keys)
            if flows:
                said = _("gives {flows}").format(flows=_flows(flows.values()))
                yield self._to_agreement(GIVES, said, agreement, body, keys, flows)

    def _agreements(self, body: Loaded, most: int) -> Iterator[Agreement]:
        reader = self.bench.reader
        refs = set(reader.mentioning(body, AGREEMENT))
        for adoption in reader.mentioning(body, "adoption"):
            refs |= reader.mentioned(adoption, AGREEMENT)
        wanted = sorted({self.bench.snapshot.home(ref) for ref in refs} & self.only if self.only else refs)
        if len(wanted) > most == MOST_AGREEMENTS:
            self.left_out += len(wanted) - most
        elif len(wanted) > most:
            self.not_looked_at[body.ref] = len(wanted) - most
        for ref in islice(wanted, most):
            record = self.bench.seen(reader.named(ref))
            if record is not None:
                yield self.bench.agreement(record)

    def _to_agreement(
        self, sort: str, said: str, agreement: Agreement, body: Loaded, keys: set[str], flows: Mapping[str, Flow]
    ) -> Link:
        bench, record = self.bench, agreement.record
        share = _share(keys, frozenset(), flows)

        def score() -> Score:
            made = bench.score()
            standing(made, agreement)
            signature(made, agreement, keys, body, flows)
            made.found(of_giver(bench.findings(record), share), [f"parties[{key}]" for key in keys])
            return made

        stop = Stop(bench.node(record, "agreement"), (str(body.ref),), lambda: self._gets(agreement, body, keys, flows))
        return Link(sort, said, stop, (str(record.ref), record.title), score)

    # ── from an agreement ────────────────────────────────────────────────────────────────────────────────────────

    def begins_with(self, agreement: Agreement) -> Stop:
        """An agreement, to begin with: everybody who gets anything under it, whether it runs or not."""
        flows = given(agreement, None, whatever=True)
        node = self.bench.node(agreement.record, "agreement")
        return Stop(node, (), lambda: self._gets(agreement, None, set(agreement.parties), flows))

    def _gets(
        self, agreement: Agreement, giver: Loaded | None, keys: set[str], flows: Mapping[str, Flow]
    ) -> Iterator[Link]:
        everybody = getters(self.bench, agreement, flows, giver)
        for each in everybody:
            yield self._to_getter(GETS, agreement, giver, keys, each, everybody)
        sides = giving_sides(flows, keys) if giver is not None else []
        if giver is not None:
            # Whoever acts for the giver holds the same data.
            yield from processors(self.bench, Holder(giver, agreement, sides, frozenset(keys), frozenset(flows)))
        yield from self._only_named(agreement)

    def _to_getter(
        self, sort: str, agreement: Agreement, giver: Loaded | None, keys: set[str], own: Getter, all_: list[Getter]
    ) -> Link:
        bench, body = self.bench, own.body
        share = _share(keys, frozenset(own.keys), own.flows)._replace(
            member=str(body.ref) if body is not None else "", giving_member=str(giver.ref) if giver is not None else ""
        )

        def score() -> Score:
            made = bench.score()
            found = bench.findings(agreement.record)
            if giver is None:
                standing(made, agreement)
                made.found(of_giver(found, share))
            if own.is_party:
                signature(made, agreement, own.keys, body, own.flows)
            else:
                said = _("{name} gets it without being party to the agreement.").format(name=own.node.title)
                made.because(NOT_A_PARTY, said, own.at)
            made.found(of_getter(found, share), [f"parties[{key}]" for key in own.keys])
            _law(made, bench, own.flows.values(), keys)
            if body is not None:
                _assured(made, bench, body)
            return made

        words = _("may pass on what it got, as {flows}") if sort == MAY_PASS_ON else _("gets {flows}")
        said = words.format(flows=_flows(own.flows.values()))
        about = (str(agreement.record.ref), str(giver.ref) if giver is not None else "")
        stop = Stop(own.node, about, lambda: self._onward(agreement, giver, own, all_))
        first = next(iter(own.flows.values()), None)
        at = (first.address if first is not None and own.is_party else own.at, said)
        return Link(sort, said, stop, at, score)

    def _only_named(self, agreement: Agreement) -> Iterator[Link]:
        """Processors and systems that an agreement names without a record of them."""
        bench, data = self.bench, agreement.data
        sorts = (("processors_named", PROCESSES, _("is named as a processor")), ("systems_named", USES, _("is named")))
        for name, sort, said in sorts:
            for text in data.get(name) or ():
                node = bench.body_node(None, str(text), "")
                if sort == USES:
                    node = Node(f"system {node.key}", "system", str(text))

                def score(text: str = str(text), at: str = agreement.place(name)) -> Score:
                    made = bench.score()
                    said = _("{name} is named, and nothing more of it is recorded.").format(name=text)
                    made.because(NOT_RECORDED, said, at)
                    return made

                yield Link(sort, said, Stop(node, (str(agreement.record.ref),)), (agreement.place(name), said), score)
        told = {str(each.ref) for each in self._systems_told(agreement)}
        for record in bench.all_named(agreement.record.ref.register, "information-system", data.get("systems")):
            if str(record.ref) not in told:
                yield system_stop(bench, record, _("is a system of the sharing"), agreement.place("systems"), ())

    def _systems_told(self, agreement: Agreement) -> Iterator[Loaded]:
        """The systems that sides and contracts name: those are told of with whose they are."""
        register = agreement.record.ref.register
        for flow in agreement.flows:
            for side in flow.sides:
                yield from self.bench.all_named(register, "information-system", [side.get("system")])
        for record in self.bench.all_named(register, "processor-contract", agreement.data.get("processors")):
            texts = record.data.get("systems")
            yield from self.bench.all_named(record.ref.register, "information-system", texts)

    # ── from whoever got it ──────────────────────────────────────────────────────────────────────────────────────

    def _onward(self, agreement: Agreement, giver: Loaded | None, own: Getter, all_: list[Getter]) -> Iterator[Link]:
        bench, body = self.bench, own.body
        for code in own.group.get("countries") or ():
            from registry.sharing.chains.places import to_country

            yield to_country(bench, own.node, str(code), _("is in {country}"), own.at, (), None)
        if body is None:
            return
        sides = [side for side in own.sides if side.organisation is None or side.organisation.ref == body.ref]
        holder = Holder(body, agreement, sides, frozenset(own.keys), frozenset(own.flows))
        yield from processors(bench, holder)
        yield from systems(bench, holder)
        if own.is_party:
            yield from self._passes_on(agreement, giver, own, all_)

    def _passes_on(self, agreement: Agreement, giver: Loaded | None, own: Getter, all_: list[Getter]) -> Iterator[Link]:
        """What it got that it gives under another flow: only where a record shows the same item or the same word."""
        body, got = own.body, {item for flow in own.flows.values() for item in flow.get("items") or ()}
        if body is None or giver is None:
            return
        here = {
            key: flow
            for key, flow in given(agreement, own.keys).items()
            if got & set(flow.get("items") or ()) and key not in own.flows
        }
        if here:
            # Those who get the same from the giver itself get nothing more by this.
            direct = {
                (each.node.key, item)
                for each in all_
                for flow in each.flows.values()
                for item in flow.get("items") or ()
            }
            for each in getters(self.bench, agreement, here, body):
                new = {item for flow in each.flows.values() for item in flow.get("items") or ()} & got
                is_giver = each.body is not None and each.body.ref == giver.ref
                if not is_giver and any((each.node.key, item) not in direct for item in new):
                    yield self._to_getter(MAY_PASS_ON, agreement, body, own.keys, each, all_)
        words = {str(agreement.items[item]["term_ref"]) for item in got if "term_ref" in agreement.items.get(item, {})}
        if not words:
            return
        for other in self._agreements(body, MOST_ONWARD):
            if other.record.ref == agreement.record.ref:
                continue
            keys = keys_of(other, body)
            same = {key: flow for key, flow in given(other, keys).items() if words & set(_words(other, flow))}
            if same:
                said = _("may pass on what it got, as {flows}").format(flows=_flows(same.values()))
                yield self._to_agreement(MAY_PASS_ON, said, other, body, keys, same)


def _words(agreement: Agreement, flow: Flow) -> Iterator[str]:
    for item in flow.get("items") or ():
        yield str(agreement.items.get(item, {}).get("term_ref", ""))


def _share(givers: set[str], taking: frozenset[str], flows: Mapping[str, Flow]) -> Share:
    items = frozenset(str(item) for flow in flows.values() for item in flow.get("items") or ())
    return Share(frozenset(givers), taking, frozenset(flows), items)


def _flows(flows: Iterable[Flow]) -> str:
    names = [f"“{flow.name}”" for flow in flows]
    shown = names[:_NAMED]
    more = len(names) - len(shown)
    return listed([*shown, _("{count} more flows").format(count=more)] if more > 0 else shown)


def _assured(score: Score, bench: Bench, body: Loaded) -> None:
    rows = held(f"{body.ref}#assurances", body.data.get("assurances"))
    assured(bench.reader, score, body.title, rows, is_wanted=False)


def _law(score: Score, bench: Bench, flows: Iterable[Flow], keys: set[str]) -> None:
    """Say that the giver rests only on law whose text was not read, where that is so of any of the flows."""
    unread: dict[str, str] = {}
    at = ""
    for side in giving_sides({str(flow.data["id"]): flow for flow in flows}, keys):
        law = list(_named(bench, side))
        if law and not any(each.is_verified for each in law):
            unread |= {each.id: each.title for each in law}
            at = at or side.basis_place
    if unread:
        said = _("The power to share rests only on law whose text has not been verified: {law}.")
        score.because(UNVERIFIED, said.format(law="; ".join(unread.values())), at)


def _named(bench: Bench, side: Side) -> Iterator[Entry]:
    book = bench.reader.book
    for basis in side.bases:
        for gateway in basis.get("gateways") or ():
            parties = gateway.get("per_party")
            if parties is not None and side.get("party") not in parties:
                continue
            own = book.get(str(gateway.get("gateway", "")))
            if own is not None:
                yield own
            elif gateway.get("provision"):
                yield from (each.entry for each in cited(book, str(gateway["provision"])) if each.entry is not None)
