"""Who has joined an agreement: the adoptions of one party, and the members of a class one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.facts.adherence import adherence
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.subjects.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Joiner:
    """One organisation that has decided about an agreement as a member of a class.

    - `organisation`: its record, where that is loaded. `adoptions`: all its own, in the order of their references.
    - `state`: where it stands on the day.
    """

    organisation: Loaded | None
    adoptions: tuple[Loaded, ...]
    state: Reading[str]

    @property
    def name(self) -> str:
        """Who it is, in words."""
        if self.organisation is not None:
            return self.organisation.title
        return str(self.member.get("name_used") or self.adoptions[-1].title)

    @property
    def member(self) -> Mapping[str, Any]:
        """Its own party entry, as its latest adoption gives it."""
        member: Mapping[str, Any] = self.adoptions[-1].data.get("member", {})
        return member

    def place(self, field: str) -> str:
        """The address of a field of its own party entry."""
        return f"{self.adoptions[-1].ref}#member/{field}"

    def linked(self, agreement: Agreement, field: str, kind: str) -> list[Loaded]:
        """The records that its own party entry, in any of its adoptions, refers to under a field."""
        found = (
            agreement.reader.record(adoption.ref.register, (kind,), text)
            for adoption in self.adoptions
            for text in adoption.data.get("member", {}).get(field, ())
        )
        return [each for each in found if each is not None]


def adopting(reader: Reader, adoption: Loaded) -> Loaded | None:
    """The organisation that an adoption is by, read at its home."""
    text = adoption.data.get("organisation") or adoption.data.get("member", {}).get("organisation")
    return named_body(reader, adoption.ref.register, text)


def adoptions_of(agreement: Agreement, party: str) -> list[Loaded]:
    """The adoptions of one party: those that give its key, or give none and are by its organisation.

    One that gives the key and is by another organisation is not the party's, unless that is a body whose place the
    party has taken: a party outlives a change of organisation.
    """
    asked = ("adoptions of", agreement, party)
    return list(agreement.reader.remembered(asked, lambda: tuple(_adoptions_of(agreement, party))))


def _adoptions_of(agreement: Agreement, party: str) -> Iterator[Loaded]:
    organisation = agreement.organisation(party)
    bodies = _bodies(agreement, organisation) if organisation is not None else None
    for adoption in agreement.adoptions:
        key = adoption.data.get("party")
        by = adopting(agreement.reader, adoption)
        is_its_own = by is not None and bodies is not None and by.ref in bodies
        is_anybodys = by is None or bodies is None
        if (is_its_own and key in (None, party)) or (is_anybodys and key == party):
            yield adoption


def _bodies(agreement: Agreement, organisation: Loaded) -> set[Ref]:
    """An organisation and those whose place it took."""
    reader, register = agreement.reader, organisation.ref.register
    bodies = {organisation.ref}
    for before in organisation.data.get("preceded_by", ()):
        text = before.get("organisation")
        found = named_body(reader, register, text)
        if found is not None:
            bodies.add(found.ref)
    return bodies


def joiners(agreement: Agreement, party: str) -> tuple[Joiner, ...]:
    """The organisations that have decided about an agreement as members of a class, in the order of references."""
    asked = ("joiners", agreement, party)
    return agreement.reader.remembered(asked, lambda: tuple(_joiners(agreement, party)))


def _joiners(agreement: Agreement, party: str) -> Iterator[Joiner]:
    own: dict[str, tuple[Loaded | None, list[Loaded]]] = {}
    for adoption in adoptions_of(agreement, party):
        by = adopting(agreement.reader, adoption)
        # An adoption that names nobody stands for itself.
        own.setdefault(str(by.ref if by is not None else adoption.ref), (by, []))[1].append(adoption)
    for _name, (by, adoptions) in sorted(own.items()):
        yield Joiner(by, tuple(adoptions), adherence(agreement.reader, adoptions))


def bound_members(agreement: Agreement, party: str) -> list[Joiner]:
    """The members of a class that have signed, have not left, and whose first day has come."""
    asked = ("bound members", agreement, party)
    return list(agreement.reader.remembered(asked, lambda: tuple(_bound_members(agreement, party))))


def _bound_members(agreement: Agreement, party: str) -> list[Joiner]:
    reader = agreement.reader
    found = []
    for member in joiners(agreement, party):
        first = member.member.get("joins") or member.adoptions[-1].data.get("effective")
        if member.state.value == "signed" and (first is None or reader.has_come(first)):
            found.append(member)
    return found
