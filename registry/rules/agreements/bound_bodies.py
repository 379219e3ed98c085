"""Everybody who is bound by an agreement now, and how each stands to the parent that it takes terms from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement
from registry.subjects.joining import adopting, bound_members


class Bound(NamedTuple):
    """Somebody bound by the agreement: its name, its record, how it is named, what is said of it, and where."""

    name: str
    record: Loaded | None
    text: str
    register: str
    accepted: str
    at: str


def bound_bodies(agreement: Agreement) -> Iterator[Bound]:
    """Everybody who is bound by the agreement now: its parties, and the members of its classes."""
    reader, register = agreement.reader, agreement.record.ref.register
    for key, party in agreement.parties.items():
        if "joins" in party and not reader.has_come(party["joins"]):
            continue
        if ("leaves" in party and reader.is_past(party["leaves"])) or party.get("role") == "observer":
            continue
        if "party_class" in party:
            for member in bound_members(agreement, key):
                adoption = member.adoptions[-1]
                text = str(adoption.data.get("organisation", ""))
                said = str(member.member.get("parent_accepted", ""))
                at = member.place("parent_accepted")
                yield Bound(member.name, member.organisation, text, adoption.ref.register, said, at)
        else:
            organisation = agreement.organisation(key)
            name = str(party.get("name_used") or (organisation.title if organisation else "") or key)
            at = f"{agreement.place('parties')}[{key}]/parent_accepted"
            said = str(party.get("parent_accepted", ""))
            yield Bound(name, organisation, str(party.get("organisation", "")), register, said, at)


def standing_to(reader: Reader, parent: Loaded, organisation: Loaded) -> Reading[str]:
    """Where an organisation stands to a parent, by adoptions of its own and those by which another binds it.

    The same few parents are asked of by every agreement under them.
    """
    asked = ("standing to", parent.ref, organisation.ref)
    return reader.once(asked, lambda alone: adherence(alone, _adoptions(alone, parent, organisation)))


def _adoptions(reader: Reader, parent: Loaded, organisation: Loaded) -> Iterator[Loaded]:
    for adoption in reader.referring(parent, Kind.ADOPTION.value, organisation):
        register = adoption.ref.register
        texts = [each.get("organisation") for each in adoption.data.get("also_binds", ())]
        bodies = [adopting(reader, adoption), *(named_body(reader, register, text) for text in texts)]
        if any(each is not None and each.ref == organisation.ref for each in bodies):
            yield adoption
