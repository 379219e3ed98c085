"""Everything that a mishap touches, as a list: records by the walk, flows and people engaged in turn within them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from registry.concepts.kinds import Kind
from registry.concepts.organisations import AssuranceScheme
from registry.concepts.sharing import Mishap
from registry.index.facets import of_field
from registry.index.places import places_of
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.sharing.cited import Place
from registry.sharing.impact import in_agreements
from registry.sharing.impact.subject import Befallen
from registry.sharing.impact.touched import Touched
from registry.sharing.impact.walking import Found, Walk, body_name, body_of, engaged, people, sort_of
from registry.source import Ref
from registry.wording import _, listed

_RELYING = frozenset(
    {Kind.AGREEMENT.value, Kind.PROCESSOR_CONTRACT.value, Kind.INFORMATION_SYSTEM.value, Kind.ADOPTION.value}
)
"""What rests on a certificate."""


@dataclass(slots=True)
class Spread:
    """What is touched: `touched` as it is told, `records` as they are, `start` what was befallen where it is a record.

    - `aside`: records that name it and are not touched. `is_cut`: there were more than can be listed.
    """

    touched: list[Touched] = field(default_factory=list)
    records: list[Loaded] = field(default_factory=list)
    aside: list[Touched] = field(default_factory=list)
    is_cut: bool = False


class Spreading:
    """How far a mishap spreads."""

    def __init__(self, snapshot: IndexSnapshot, session: Session, befallen: Befallen) -> None:
        self._snapshot, self._session, self._befallen = snapshot, session, befallen
        self._owners: dict[str, tuple[str, str]] = {}

    def all(self) -> Spread:
        """Everything, direct things first."""
        spread = Spread()
        befallen = self._befallen
        if befallen.gateway is not None:
            self._gateway(spread)
        elif befallen.record is not None:
            if befallen.sort == "certificate":
                self._certificate(spread, befallen.record)
            else:
                self._record(spread, befallen.record)
        spread.touched.sort(key=lambda each: not each.is_direct)
        return spread

    # ── from a record ────────────────────────────────────────────────────────────────────────────────────────────

    def _record(self, spread: Spread, start: Loaded) -> None:
        flows = partial(self._own_flows, self._snapshot.home(start.ref)) if self._is_left() else None
        walk = Walk(self._snapshot, self._session, self._befallen.mishap, flows).from_record(start)
        spread.is_cut = walk.is_cut
        spread.records.append(start)
        spread.touched += self._within(start, (Place(str(start.ref), start.title),), walk, is_start=True)
        for found in walk.found.values():
            spread.records.append(found.loaded)
            spread.touched.append(self._told(found))
            spread.touched += self._within(found.loaded, found.steps, walk, found)
        spread.aside = [self._aside(loaded, at) for loaded, at in walk.aside]

    def _is_left(self) -> bool:
        return self._befallen.mishap == Mishap.LEAVES

    def _own_flows(self, body: Ref, agreement: Loaded) -> set[str]:
        """The flows of an agreement in which a body takes part, by itself or as one of a class that it joined."""
        joined = {
            found.ref
            for ref in self._snapshot.mentioning(body, Kind.ADOPTION.value)
            if (adoption := self._snapshot.get(self._session, ref)) is not None
            and (found := body_of(self._snapshot, adoption, adoption.data.get("organisation"))) is not None
            and agreement.ref in self._snapshot.mentioned(ref, Kind.AGREEMENT.value)
        }
        return {each.place for each in in_agreements.of_party(self._snapshot, agreement, body, body in joined)}

    def _told(self, found: Found) -> Touched:
        left: tuple[str, ...] = ()
        if self._befallen.mishap == Mishap.LEAVES and found.loaded.ref.kind == Kind.AGREEMENT and self._befallen.record:
            home = self._snapshot.home(self._befallen.record.ref)
            left = tuple(in_agreements.left_by(self._snapshot, found.loaded, home))
        how = " ".join((found.how, *found.also, *left))
        return self._touched(
            sort_of(found.loaded.ref.kind), found.loaded, found.place, found.loaded.title, how, found.steps,
            found.is_direct, people(found.loaded.data),
        )  # fmt: skip

    def _aside(self, loaded: Loaded, at: str) -> Touched:
        name = at.partition("#")[2].rpartition("/")[0].partition("[")[0].replace("_", " ") or at.partition("#")[2]
        how = _("It is named here, under “{field}”, and nothing follows from that by itself.").format(field=name)
        return self._touched(sort_of(loaded.ref.kind), loaded, at, loaded.title, how, (), True)

    def _within(
        self, loaded: Loaded, steps: tuple[Place, ...], walk: Walk, found: Found | None = None, is_start: bool = False
    ) -> Iterator[Touched]:
        """Flows of a touched agreement, and those engaged in turn under a touched contract."""
        if loaded.ref.kind == Kind.AGREEMENT:
            for flow in self._flows(loaded, walk, found, is_start):
                way = (*steps, Place(flow.place, flow.title))
                direct = is_start or (found is not None and found.is_direct)
                yield self._touched("flow", loaded, flow.place, flow.title, flow.how, way, direct, flow.people)
        elif loaded.ref.kind == Kind.PROCESSOR_CONTRACT and (is_start or (found is not None and self._is_of(loaded))):
            yield from self._engaged(loaded, steps)

    def _is_of(self, contract: Loaded) -> bool:
        """Whether what was befallen is the processor itself, or a system: then those engaged below are touched."""
        body = body_of(self._snapshot, contract, contract.data.get("processor"))
        start = self._befallen.record
        return body is not None and start is not None and body.ref == self._snapshot.home(start.ref)

    def _engaged(self, contract: Loaded, steps: tuple[Place, ...]) -> Iterator[Touched]:
        for each in contract.data.get("sub_processors", ()):
            chain = engaged(self._snapshot, contract, str(each["id"]))
            said = _("{does}. Engaged one by the other: {chain}.")
            how = said.format(
                does=str(each.get("does") or _("Does part of the work")).rstrip("."), chain=" → ".join(chain)
            )
            name, place = body_name(self._snapshot, contract, each), f"{contract.ref}#sub_processors[{each['id']}]"
            yield self._touched("sub-processor", contract, place, name, how, (*steps, Place(place, name)), False)

    def _flows(
        self, agreement: Loaded, walk: Walk, found: Found | None, is_start: bool
    ) -> Iterable[in_agreements.TouchedFlow]:
        start = self._befallen.record
        if is_start or start is None or found is None:
            return in_agreements.every(agreement, _("It is a flow of the agreement."))
        if start.ref.kind == Kind.ORGANISATION:
            joined = "#agreement" in found.place or any("adoption/" in each.address for each in found.steps)
            home = self._snapshot.home(start.ref)
            own = list(in_agreements.of_party(self._snapshot, agreement, home, joined))
            if own or found.is_direct or joined:
                return own
        systems = frozenset(each.ref for each in (*(one.loaded for one in walk.found.values()), start)
                            if each.ref.kind == Kind.INFORMATION_SYSTEM)  # fmt: skip
        if found.through.kind == Kind.AGREEMENT:
            return in_agreements.every(agreement, _("The agreement stands under one that is touched."))
        return in_agreements.of_systems(self._snapshot, agreement, systems)

    # ── from a certificate ───────────────────────────────────────────────────────────────────────────────────────

    def _certificate(self, spread: Spread, holder: Loaded) -> None:
        """What rests on an assurance: its holder's contracts, and agreements that ask for one like it by name."""
        mishap = Mishap.BREACHED.value if holder.ref.kind == Kind.ORGANISATION else Mishap.ENDS.value
        walk = Walk(self._snapshot, self._session, mishap).from_record(holder)
        names = _names(self._befallen)
        spread.records.append(holder)
        way = (Place(self._befallen.address, self._befallen.title), Place(str(holder.ref), holder.title))
        said = _("The assurance is recorded in it.")
        spread.touched.append(
            self._touched(sort_of(holder.ref.kind), holder, self._befallen.address, holder.title, said, way, True)
        )
        for found in walk.found.values():
            if found.loaded.ref.kind in _RELYING:
                asks = [place for place, words in _asked_in(found.loaded) if any(each in words for each in names)]
                told = self._told(found)
                how = _("It asks for such an assurance.") if asks else _("It does not name this assurance.")
                place = f"{found.loaded.ref}#{asks[0]}" if asks else told.place
                steps = (way[0], *found.steps)
                spread.records.append(found.loaded)
                spread.touched.append(self._touched(
                    told.sort, found.loaded, place, told.title, f"{told.how} {how}", steps, bool(asks), told.people
                ))  # fmt: skip

    # ── from a gateway ───────────────────────────────────────────────────────────────────────────────────────────

    def _gateway(self, spread: Spread) -> None:
        """Bases that cite a gateway, the flows whose sides rely on them, and what goes with those records."""
        gateway = self._befallen.gateway
        assert gateway is not None
        start = Place(gateway.id, gateway.title)
        for loaded in self._citing(gateway.id):
            found = list(in_agreements.resting_on(loaded, gateway))
            if not found:
                how = _("It names {gateway}.").format(gateway=gateway.title)
                spread.records.append(loaded)
                spread.touched.append(self._touched(
                    sort_of(loaded.ref.kind), loaded, str(loaded.ref), loaded.title, how, (start,), True
                ))  # fmt: skip
                continue
            spread.records.append(loaded)
            keys = [key for key, _sides in found]
            how = _("It cites {gateway} in {bases}.").format(gateway=gateway.title, bases=listed(keys))
            at = f"{loaded.ref}#bases[{keys[0]}]"
            way = (start, Place(at, loaded.title))
            spread.touched.append(self._touched(
                sort_of(loaded.ref.kind), loaded, at, loaded.title, how, way, True, people(loaded.data)
            ))  # fmt: skip
            spread.touched += self._sides(loaded, found, way)
            beyond = Walk(self._snapshot, self._session, Mishap.ENDS.value).from_record(loaded)
            for each in beyond.found.values():
                if each.loaded.ref.kind in (Kind.DPIA, Kind.PRIVACY_NOTICE, Kind.ADOPTION) and each.is_direct:
                    told = self._told(each)
                    known = {(other.sort, other.ref) for other in spread.touched}
                    if (told.sort, told.ref) not in known:
                        spread.records.append(each.loaded)
                        spread.touched.append(self._touched(
                            told.sort, each.loaded, told.place, told.title, told.how, (*way, *told.steps[1:]), False
                        ))  # fmt: skip

    def _sides(
        self, loaded: Loaded, found: list[tuple[str, tuple[tuple[str, str], ...]]], way: tuple[Place, ...]
    ) -> Iterator[Touched]:
        flows = {str(each["id"]): each for each in loaded.data.get("flows", ())}
        parties = {str(each["id"]): each for each in loaded.data.get("parties", ())}
        for _key, sides in found:
            for place, others in sides:
                left = _("It also rests on {others}.").format(others=others) if others else _(
                    "No record shows another power for this side.")  # fmt: skip
                own = place.partition("[")[2].partition("]")[0]
                party = place.rpartition("[")[2].partition(".")[0]
                name = body_name(self._snapshot, loaded, parties.get(party, {"name": party}))
                title = str(flows.get(own, {}).get("title", own))
                how = _("{party} relies on it in this flow.").format(party=name) + " " + left
                at = f"{loaded.ref}#{place}"
                yield self._touched("flow", loaded, at, title, how, (*way, Place(at, title)), True)

    def _citing(self, gateway: str) -> Iterator[Loaded]:
        places = of_field(self._snapshot, "gateway", self._session.today).get(gateway)
        among = places_of(self._snapshot)
        for number in among.numbers(places) if places is not None else ():
            loaded = self._snapshot.numbered(number)
            if loaded is not None and self._session.may_see(loaded.ref):
                yield loaded

    # ── told ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _touched(
        self, sort: str, loaded: Loaded, place: str, title: str, how: str, steps: tuple[Place, ...], is_direct: bool,
        about: tuple[str, ...] = (),
    ) -> Touched:  # fmt: skip
        owner, owner_title = self._owner(loaded.ref.register)
        return Touched(sort, str(loaded.ref), place, title, how, steps, is_direct, owner, owner_title, about)

    def _owner(self, register: str) -> tuple[str, str]:
        """A register, and the title of the organisation whose it is."""
        if register not in self._owners:
            title = register
            for each in self._snapshot.federation.registers:
                if each.id == register:
                    own = (
                        self._snapshot.record(Ref.within(each.owner, each.id, Kind.ORGANISATION.value))
                        if each.owner
                        else None
                    )
                    title = own.title if own else each.title or register
            self._owners[register] = (register, title)
        return self._owners[register]


def _names(befallen: Befallen) -> tuple[str, ...]:
    """What an assurance is called, by the words that agreements ask for it in, in small letters."""
    title = befallen.title.lower()
    known = [_(each.label).lower() for each in AssuranceScheme if each.value in title or each.label.lower() in title]
    return tuple(dict.fromkeys(each for each in (title, *known) if each))


def _asked_in(record: Loaded) -> Iterator[tuple[str, str]]:
    """The places of an agreement that ask for an assurance, with their words in small letters."""
    for each in record.data.get("certifications", ()):
        yield f"certifications[{each.get('id', '')}]", f"{each.get('scheme', '')}".lower()
    for each in record.data.get("security", {}).get("certifications_required", ()):
        yield "security/certifications_required", str(each).lower()
    for each in record.data.get("preconditions", ()):
        yield f"preconditions[{each.get('id', '')}]", f"{each.get('details', '')} {each.get('condition', '')}".lower()
