"""Whose data a breach is of: the controllers, each with a duty of its own to tell the regulator.

Source: UK GDPR Articles 4(7), 26 and 33(1); DPA 2018 section 67. A controller is whoever a contract, system, activity,
or a party's role calls so; nobody is guessed. Where it is a controller that was breached, the data is its own and its
joint controllers': whoever gave it some, or got some of it, answers for other copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.concepts.agreements import PartyRole
from registry.concepts.kinds import Kind
from registry.concepts.lawful_bases import Regime
from registry.load.snapshot import Loaded, Snapshot
from registry.sharing.impact.walking import body_of
from registry.source import Ref
from registry.values import Any

_CONTROLLER = frozenset({PartyRole.CONTROLLER.value, PartyRole.JOINT_CONTROLLER.value})
_JOINT = frozenset({PartyRole.JOINT_CONTROLLER.value})


def controllers(snapshot: Snapshot, records: list[Loaded], start: Loaded | None = None) -> list[Loaded]:
    """The organisations that touched records name as controllers, each once, by title; `start`: what was breached."""
    found: dict[str, Loaded] = {}
    breached = snapshot.home(start.ref) if start is not None and start.ref.kind == Kind.ORGANISATION else None
    shared = _takes_part(snapshot, records, breached) if breached is not None else set()
    is_supplier = any(breached in _suppliers(snapshot, each) for each in records)
    held = {each.ref for each in records if each.ref.kind in (Kind.PROCESSOR_CONTRACT, Kind.INFORMATION_SYSTEM)}
    for record in records:
        named = _bodies(snapshot, record, _named(snapshot, record, _CONTROLLER))
        agreement = _agreement(snapshot, record)
        if breached is not None and (breached in named or (agreement is not None and agreement.ref in shared)):
            joint = _bodies(snapshot, record, _named(snapshot, record, _JOINT))
            is_joint = agreement is not None and breached in _joint_of(snapshot, records, agreement)
            named = {ref: each for ref, each in named.items() if ref == breached or (is_joint and ref in joint)}
        elif record.ref.kind == Kind.ADOPTION or (shared and not is_supplier):
            continue  # Nothing befell what others hold; and who joined a class sends its data, and has none there.
        # Whoever only shares under an agreement that is touched has no data there of its own, as far as is recorded.
        elif record.ref.kind == Kind.PROCESSING_ACTIVITY and not held & _referred(snapshot, record):
            continue
        found.update({str(ref): each for ref, each in named.items()})
    return sorted(found.values(), key=lambda each: each.title)


def _agreement(snapshot: Snapshot, record: Loaded) -> Loaded | None:
    """The agreement that a record is, or adopts."""
    if record.ref.kind == Kind.AGREEMENT:
        return record
    return _adopted(snapshot, record) if record.ref.kind == Kind.ADOPTION else None


def _takes_part(snapshot: Snapshot, records: list[Loaded], body: Ref) -> set[Ref]:
    """The agreements in which a body is a controller, by its own entry or as one of a class that it joined."""
    return {
        agreement.ref
        for record in records
        if (agreement := _agreement(snapshot, record)) is not None
        and body in _bodies(snapshot, record, _named(snapshot, record, _CONTROLLER))
    }


def _joint_of(snapshot: Snapshot, records: list[Loaded], agreement: Loaded) -> set[Ref]:
    """The joint controllers under an agreement, members of classes among them."""
    return {
        ref
        for record in records
        if (of := _agreement(snapshot, record)) is not None and of.ref == agreement.ref
        for ref in _bodies(snapshot, record, _named(snapshot, record, _JOINT))
    }


def is_of_controller_only(snapshot: Snapshot, contract: Loaded, start: Loaded | None) -> bool:
    """Whether what was breached is a controller under a contract, so that nothing befell its processor."""
    if start is None or start.ref.kind != Kind.ORGANISATION:
        return False
    home = snapshot.home(start.ref)
    if home in _suppliers(snapshot, contract):
        return False
    return home in _bodies(snapshot, contract, contract.data.get("controllers", ()))


def _suppliers(snapshot: Snapshot, record: Loaded) -> dict[Ref, Loaded]:
    """Whoever holds data for others by a contract, or supplies a system."""
    if record.ref.kind == Kind.INFORMATION_SYSTEM:
        return _bodies(snapshot, record, [record.data.get("supplier")])
    if record.ref.kind != Kind.PROCESSOR_CONTRACT:
        return {}
    engaged = (each.get("organisation") for each in record.data.get("sub_processors", ()))
    return _bodies(snapshot, record, [record.data.get("processor"), *engaged])


def is_part_3(snapshot: Snapshot, records: list[Loaded], body: Loaded) -> bool:
    """Whether a record says that this controller processes what is touched for law-enforcement purposes.

    Of a contract or a system, which say so for all, only where the controller is recorded as a competent authority.
    """
    is_competent = body.data.get("law_enforcement", {}).get("competent_authority") == "yes"
    for each in records:
        terms = each.data.get("law_enforcement")
        applies = terms == "yes" or (isinstance(terms, dict) and terms.get("applies") == "yes")
        if each.ref.kind == Kind.AGREEMENT:
            if body.ref in _bodies(snapshot, each, _under_part_3(each)):
                return True
        elif each.ref.kind == Kind.PROCESSING_ACTIVITY:
            # What is recorded for law-enforcement processing stands there only where there is some.
            is_its = body.ref in _bodies(snapshot, each, [each.data.get("organisation")])
            if is_its and isinstance(terms, dict) and terms.get("applies") != "no":
                return True
        elif (
            applies
            and is_competent
            and each.ref.kind in (Kind.PROCESSOR_CONTRACT, Kind.INFORMATION_SYSTEM)
            and body.ref in _bodies(snapshot, each, each.data.get("controllers", ()))
        ):
            return True
    return False


def _under_part_3(agreement: Loaded) -> Iterator[Any]:
    keys = {
        side.get("party") for flow in agreement.data.get("flows", ()) for side in flow.get("sides", ())
        if side.get("regime") == Regime.DPA_PART_3
    }  # fmt: skip
    return (each.get("organisation") for each in agreement.data.get("parties", ()) if each["id"] in keys)


def _bodies(snapshot: Snapshot, record: Loaded, texts: Any) -> dict[Ref, Loaded]:
    found = (body_of(snapshot, record, text) for text in texts)
    return {each.ref: each for each in found if each is not None}


def _referred(snapshot: Snapshot, record: Loaded) -> set[Ref]:
    """The records that one refers to."""
    return {
        each for _at, kinds, text in record.references for each in snapshot.targets(record.ref.register, kinds, text)
    }


def _named(snapshot: Snapshot, record: Loaded, roles: frozenset[str]) -> Iterator[Any]:
    """The organisations that a record calls controllers, as it writes them."""
    data = record.data
    if record.ref.kind in (Kind.PROCESSOR_CONTRACT, Kind.INFORMATION_SYSTEM):
        yield from data.get("controllers", ()) if roles == _CONTROLLER else ()
    elif record.ref.kind == Kind.PROCESSING_ACTIVITY:
        yield data.get("organisation") if roles == _CONTROLLER else None
    elif record.ref.kind == Kind.AGREEMENT:
        joint = data.get("joint_arrangement", {}).get("controllers", ())
        for party in data.get("parties", ()):
            if party["id"] in joint or roles & _roles(data, party):
                yield party.get("organisation")
    elif record.ref.kind == Kind.ADOPTION:
        # A member of a class of parties is named by its adoption alone.
        agreement = _adopted(snapshot, record)
        parties = agreement.data.get("parties", ()) if agreement is not None else ()
        party = next((each for each in parties if each["id"] == record.data.get("party")), None)
        if agreement is not None and party is not None and "party_class" in party:
            is_joint = party["id"] in agreement.data.get("joint_arrangement", {}).get("controllers", ())
            member = {**party, **record.data.get("member", {}), "id": party["id"]}
            if is_joint or roles & _roles(agreement.data, member):
                yield record.data.get("organisation")


def _roles(data: Mapping[str, Any], party: Mapping[str, Any]) -> set[str]:
    """What a party is called: by its own entry, and by the sides on which it stands."""
    sides = {
        str(side.get("role")) for flow in data.get("flows", ()) for side in flow.get("sides", ())
        if side.get("party") == party["id"]
    }  # fmt: skip
    return {*sides, str(party.get("controllership"))}


def _adopted(snapshot: Snapshot, adoption: Loaded) -> Loaded | None:
    text = adoption.data.get("agreement")
    found = snapshot.targets(adoption.ref.register, (Kind.AGREEMENT.value,), text) if isinstance(text, str) else []
    return snapshot.record(found[0]) if found else None
