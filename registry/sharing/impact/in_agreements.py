"""Which flows of an agreement are touched, and which gateways of a basis are left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.law.statute_book import Entry, statute_book
from registry.load.snapshot import Loaded, Snapshot
from registry.sharing.impact.walking import body_of
from registry.source import Ref
from registry.values import Any
from registry.wording import _, listed


@dataclass(frozen=True, slots=True)
class TouchedFlow:
    """A flow that is touched: its place in the agreement, its title, how, and about whom it is."""

    place: str
    title: str
    how: str
    people: tuple[str, ...]


def of_party(snapshot: Snapshot, agreement: Loaded, body: Ref, joined: bool) -> Iterator[TouchedFlow]:
    """The flows in which an organisation gives or gets; `joined` where it is a member of a class of parties."""
    keys = [
        str(each["id"]) for each in agreement.data.get("parties", ())
        if ((own := body_of(snapshot, agreement, each.get("organisation"))) is not None and own.ref == body)
        or (joined and "party_class" in each)
    ]  # fmt: skip
    for flow in agreement.data.get("flows", ()):
        parts = {str(side.get("part")) for side in flow.get("sides", ()) if side.get("party") in keys}
        through = any(side.get("acts_through") in keys for side in flow.get("sides", ()))
        if parts:
            words = {"discloser": _("gives"), "receiver": _("gets")}
            said = _("In it {name} {does}.").format(
                name=_name(snapshot, body), does=listed([words.get(part, part) for part in sorted(parts)])
            )
            yield _flow(agreement, flow, said)
        elif through:
            yield _flow(agreement, flow, _("In it {name} acts for a party.").format(name=_name(snapshot, body)))
        elif flow.get("every_party") == "yes" and keys:
            yield _flow(agreement, flow, _("Every party both gives and gets in it."))


def of_systems(snapshot: Snapshot, agreement: Loaded, systems: frozenset[Ref]) -> Iterator[TouchedFlow]:
    """The flows that go through some systems; all of them where the agreement does not say which do."""
    items = {
        str(each["id"]) for each in agreement.data.get("items", ())
        if _leads(snapshot, agreement, each.get("source_system"), Kind.INFORMATION_SYSTEM) in systems
    }  # fmt: skip
    sure = []
    for flow in agreement.data.get("flows", ()):
        used = [
            _leads(snapshot, agreement, side.get("system"), Kind.INFORMATION_SYSTEM) for side in flow.get("sides", ())
        ]
        if systems & set(used):
            sure.append(_flow(agreement, flow, _("A side of it uses the system.")))
        elif items & set(flow.get("items", ())):
            sure.append(_flow(agreement, flow, _("Items that go in it come from the system.")))
    if sure:
        yield from sure
    else:
        yield from every(agreement, _("The agreement does not say which flows go through it: this may be one."))


def every(agreement: Loaded, how: str) -> Iterator[TouchedFlow]:
    """All flows of an agreement, touched in the same way."""
    return (_flow(agreement, flow, how) for flow in agreement.data.get("flows", ()))


def resting_on(record: Loaded, gateway: Entry) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The bases of a record that cite a gateway: the basis's key, and the sides that rely on it.

    Each side is its place with what else its basis rests on for that party, as cited: a gateway may be one party's.
    """
    for basis in record.data.get("bases", ()):
        own = [each for each in basis.get("gateways", ()) if each.get("gateway") == gateway.id]
        if own:
            sides = tuple(
                (
                    f"flows[{flow['id']}]/sides[{side.get('party')}.{side.get('part')}]",
                    listed(others(basis, gateway, str(side.get("party")))),
                )
                for flow in record.data.get("flows", ()) for side in flow.get("sides", ())
                if side.get("basis") == basis["id"] and any(_is_for(each, str(side.get("party"))) for each in own)
            )  # fmt: skip
            yield str(basis["id"]), sides


def others(basis: Mapping[str, Any], gateway: Entry, party: str) -> list[str]:
    """What a basis rests on beside one gateway for a party, as cited."""
    book = statute_book()
    found = []
    for each in basis.get("gateways", ()):
        if each.get("gateway") != gateway.id and _is_for(each, party):
            entry = book.get(str(each.get("gateway", "")))
            found.append(str(each.get("provision") or (entry.title if entry else each.get("id"))))
    return found


def _is_for(gateway: Mapping[str, Any], party: str) -> bool:
    return party in gateway.get("per_party", (party,))


def _flow(agreement: Loaded, flow: Mapping[str, Any], how: str) -> TouchedFlow:
    known = {str(each["id"]): each for each in agreement.data.get("subjects", ())}
    items = {str(each["id"]): each for each in agreement.data.get("items", ())}
    keys = list(flow.get("subjects", ())) or sorted(
        {str(key) for item in flow.get("items", ()) for key in items.get(item, {}).get("subjects", ())}
    )
    who = tuple(str(known[key].get("description") or known[key].get("title") or key) for key in keys if key in known)
    return TouchedFlow(f"{agreement.ref}#flows[{flow['id']}]", str(flow.get("title", flow["id"])), how, who)


def _leads(snapshot: Snapshot, record: Loaded, text: object, kind: Kind) -> Ref | None:
    targets = snapshot.targets(record.ref.register, (kind.value,), text) if isinstance(text, str) else []
    return targets[0] if targets else None


def _name(snapshot: Snapshot, body: Ref) -> str:
    loaded = snapshot.record(body)
    return loaded.title if loaded else body.id


def left_by(snapshot: Snapshot, agreement: Loaded, body: Ref) -> Iterator[str]:
    """What an agreement is left without when a party leaves: a party that must sign, its keeper, its duties."""
    own = [
        each for each in agreement.data.get("parties", ())
        if (found := body_of(snapshot, agreement, each.get("organisation"))) is not None and found.ref == body
    ]  # fmt: skip
    keys = {str(each["id"]) for each in own}
    if any(each.get("required") == "yes" for each in own):
        yield _("The agreement is left without a party that must sign it.")
    lead = body_of(snapshot, agreement, agreement.data.get("lead"))
    if lead is not None and lead.ref == body:
        yield _("It is left without the organisation that keeps it.")
    joint = agreement.data.get("joint_arrangement", {})
    shared = [*joint.get("allocation", ()), *agreement.data.get("duties", ())]
    duties = [str(each.get("duty", "")).replace("-", " ") for each in shared if keys & set(each.get("parties", ()))]
    if duties:
        yield _("Duties that it carries go to nobody: {duties}.").format(duties=listed(sorted(set(duties))))
    if joint.get("lead_controller") in keys:
        yield _("It acts for the joint controllers.")
