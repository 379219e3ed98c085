"""The gateways that processing relies on, and the bodies at either end of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from registry.facts.body import Body, kind_of_body, not_loaded, not_recorded, organisation
from registry.law.citations import cited
from registry.law.statute_book import Entry, StatuteBook
from registry.subjects.agreement import Agreement, Side
from registry.subjects.joining import Joiner, joiners
from registry.subjects.processing import Member, Processing


@dataclass(frozen=True, slots=True)
class ReliedOn:
    """One gateway that a basis names.

    - `member`: the basis's entry for it.
    - `entry`: the gateway in the law data; None where it is not there.
    - `provision`: the provision that it cites, where it names no gateway that is there.
    """

    member: Member
    entry: Entry | None
    provision: Entry | None = None

    @property
    def law(self) -> Entry | None:
        """What of the law data it leads to."""
        return self.entry or self.provision

    @property
    def place(self) -> str:
        """The address of what it says: its id in the law data, or its citation."""
        return self.member.place("gateway" if self.member.get("gateway") else "provision")

    @property
    def name(self) -> str:
        """What to call it."""
        return self.entry.title if self.entry is not None else self.written

    @property
    def written(self) -> str:
        """The words of the record for it."""
        return str(self.member.get("provision") or self.member.get("gateway") or self.member.get("id"))


def gateways_of(processing: Processing) -> tuple[ReliedOn, ...]:
    """Every gateway that processing relies on, but for those its basis keeps for other parties."""
    return processing.reader.remembered(("gateways", processing), lambda: _gateways_of(processing))


def _gateways_of(processing: Processing) -> tuple[ReliedOn, ...]:
    party = processing.data.get("party") if isinstance(processing, Side) else None
    book = processing.reader.book
    return tuple(
        relied_on(book, member)
        for basis in processing.bases
        for member in gateways_in(basis)
        if party is None or party in (member.get("per_party") or (party,))
    )


def gateways_of_agreement(agreement: Agreement) -> tuple[ReliedOn, ...]:
    """Every gateway that any basis of an agreement names, whoever relies on it."""
    bases = [Member(f"{agreement.record.ref}#bases[{key}]", data) for key, data in agreement.bases.items()]
    return tuple(relied_on(agreement.reader.book, each) for basis in bases for each in gateways_in(basis))


def gateways_in(basis: Member) -> tuple[Member, ...]:
    """The gateways that one basis names."""
    return tuple(Member(f"{basis.at}/gateways[{each['id']}]", each) for each in basis.get("gateways") or ())


def relied_on(book: StatuteBook, member: Member) -> ReliedOn:
    """A gateway by its id; without one, the only gateway that rests on the provision cited."""
    if member.get("gateway"):
        found = book.get(str(member.get("gateway")))
        return ReliedOn(member, found if found is not None and found.sort == "gateway" else None)
    provisions = [
        each.provision
        for each in cited(book, str(member.get("provision") or ""))
        if each.provision is not None and not each.trouble
    ]
    resting = {own.id: own for each in provisions for own in _resting(book).get(each.id, ())}
    entry = next(iter(resting.values())) if len(resting) == 1 else None
    return ReliedOn(member, entry, provisions[0] if provisions else None)


@cache
def _resting(book: StatuteBook) -> Mapping[str, list[Entry]]:
    """Provision → the gateways that rest on it."""
    found: dict[str, list[Entry]] = {}
    for entry in book.of_sort("gateway"):
        for provision in entry.data["provisions"]:
            found.setdefault(provision, []).append(entry)
    return found


def bodies_of(processing: Processing) -> tuple[Body, ...]:
    """Whose processing it is: one organisation; or for a class of parties each member known, and each kind of body."""
    if isinstance(processing, Side):
        return _party(processing, str(processing.data.get("party")))
    return processing.reader.remembered(("bodies", processing), lambda: (_own_body(processing),))


def _own_body(processing: Processing) -> Body:
    own = processing.organisation
    if own is not None:
        return organisation(processing.reader, own)
    return not_loaded(processing.name, processing.place("organisation"))


def facing(side: Side) -> tuple[Body, ...]:
    """The bodies at the other end of a flow from one of its sides."""
    asked = ("facing", side.flow, side.is_discloser)
    return side.reader.remembered(asked, lambda: _facing(side))


def _facing(side: Side) -> tuple[Body, ...]:
    others = [other for other in side.flow.sides if other.is_discloser != side.is_discloser]
    return tuple(body for other in others for body in bodies_of(other))


def _party(side: Side, key: str) -> tuple[Body, ...]:
    """The bodies that a party is. A class may have thousands."""
    asked = ("bodies of party", side.agreement, key)
    return side.reader.remembered(asked, lambda: _with_principal(side.agreement, key))


def _with_principal(agreement: Agreement, key: str) -> tuple[Body, ...]:
    """The bodies that a party is; one that acts for another party stands where that one stands as well."""
    own = _itself(agreement, key)
    principal = agreement.parties.get(key, {}).get("on_behalf_of")
    if not principal:
        return own
    for_another = frozenset().union(*(body.kinds for body in _itself(agreement, str(principal))))
    return tuple(replace(body, kinds=body.kinds | for_another) for body in own)


def _itself(agreement: Agreement, key: str) -> tuple[Body, ...]:
    reader, party = agreement.reader, agreement.parties.get(key, {})
    at = f"{agreement.record.ref}#parties[{key}]"
    if "organisation" in party:
        own = agreement.organisation(key)
        name = str(party.get("name_used") or party["organisation"])
        return (organisation(reader, own) if own is not None else not_loaded(name, f"{at}/organisation"),)
    place = f"{at}/party_class/body_kinds"
    named = party.get("party_class", {}).get("body_kinds", ())
    kinds = tuple(kind_of_body(reader, kind, place) for kind in named)
    members = tuple(_member(agreement, each) for each in joiners(agreement, key) if each.state.value == "signed")
    return (*kinds, *members) or (not_recorded(str(party.get("name_used") or key), place),)


def _member(agreement: Agreement, joiner: Joiner) -> Body:
    if joiner.organisation is not None:
        return organisation(agreement.reader, joiner.organisation)
    return not_loaded(joiner.name, joiner.place("organisation"))
