"""An agreement, its flows and the sides of each, with everything a rule asks of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from registry.concepts.agreements import SidePart
from registry.concepts.kinds import Kind
from registry.facts.about_personal_data import about_personal_data
from registry.facts.named_body import named_body
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.subjects.processing import Member, Processing
from registry.subjects.subject import Subject, Whole

_NO: Mapping[str, Any] = {}


class Agreement(Whole):
    """A whole agreement."""

    kind = "agreement"

    @cached_property
    def parties(self) -> Mapping[str, Mapping[str, Any]]:
        """Its parties by their keys."""
        return _by_key(self.data.get("parties", ()))

    @cached_property
    def bases(self) -> Mapping[str, Mapping[str, Any]]:
        """What its sides rely on, by key."""
        return _by_key(self.data.get("bases", ()))

    @cached_property
    def items(self) -> Mapping[str, Mapping[str, Any]]:
        """Its items of information by their keys."""
        return _by_key(self.data.get("items", ()))

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """What goes from whom to whom."""
        return tuple(Flow(self, data) for data in self.data.get("flows", ()))

    @cached_property
    def about_personal_data(self) -> Reading[str]:
        """Whether any of it is personal data: `yes`, `no` or `unknown` (see the fact)."""
        return about_personal_data(self.record)

    @cached_property
    def adoptions(self) -> list[Loaded]:
        """The adoptions of it, in every register."""
        found = self.reader.referring(self.record, Kind.ADOPTION.value)
        return [each for each in found if self._is_of_this(each)]

    def _is_of_this(self, adoption: Loaded) -> bool:
        text = str(adoption.data.get("agreement", ""))
        named = self.reader.record(adoption.ref.register, (Kind.AGREEMENT.value,), text)
        return named is not None and named.ref == self.record.ref

    def organisation(self, party: str) -> Loaded | None:
        """The organisation that a party is, read at its home; None for a class, and where it is not loaded."""
        if party not in self._organisations:
            text = self.parties.get(party, _NO).get("organisation")
            found = named_body(self.reader, self.record.ref.register, text)
            self._organisations[party] = found
        return self._organisations[party]

    @cached_property
    def _organisations(self) -> dict[str, Loaded | None]:
        """Party → what was found for it."""
        return {}


class Flow(Subject):
    """Items going from some parties to others for a purpose."""

    kind = "flow"

    def __init__(self, agreement: Agreement, data: Mapping[str, Any]) -> None:
        super().__init__(agreement.reader, agreement.record, data, f"flows[{data['id']}]")
        self.agreement = agreement

    @cached_property
    def items(self) -> tuple[Member, ...]:
        """The items that go, as the agreement describes them."""
        known = self.agreement.items
        keys = [key for key in self.data.get("items", ()) if key in known]
        return tuple(Member(f"{self.record.ref}#items[{key}]", known[key]) for key in keys)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Each party's end of it."""
        return tuple(Side(self, data) for data in self.data.get("sides", ()))

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.data.get("title", self.data["id"]))


class Side(Processing):
    """One party's end of a flow."""

    kind = "flow-side"

    def __init__(self, flow: Flow, data: Mapping[str, Any]) -> None:
        at = f"{flow.at}/sides[{data.get('party')}.{data.get('part')}]"
        super().__init__(flow.reader, flow.record, data, at)
        self.flow = flow
        self.agreement = flow.agreement

    @property
    def is_discloser(self) -> bool:
        """Whether it gives; otherwise it gets."""
        return self.data.get("part") == SidePart.DISCLOSER

    @cached_property
    def party(self) -> Mapping[str, Any]:
        """The party whose side it is."""
        return self.agreement.parties.get(str(self.data.get("party")), _NO)

    @cached_property
    def bases(self) -> tuple[Member, ...]:
        key = str(self.data.get("basis", ""))
        found = self.agreement.bases.get(key)
        return (Member(f"{self.record.ref}#bases[{key}]", found),) if found is not None else ()

    @property
    def basis_place(self) -> str:
        return self.place("basis")

    @cached_property
    def items(self) -> tuple[Member, ...]:
        return self.flow.items

    @property
    def items_place(self) -> str:
        return self.flow.place("items")

    @cached_property
    def organisation(self) -> Loaded | None:
        return self.agreement.organisation(str(self.data.get("party")))

    @property
    def organisation_place(self) -> str:
        field = "party_class" if "party_class" in self.party else "organisation"
        return f"{self.record.ref}#parties[{self.data.get('party')}]/{field}"

    @cached_property
    def name(self) -> str:
        if self.organisation is not None:
            return self.organisation.title
        return str(self.party.get("name_used") or self.data.get("party") or "")

    @property
    def is_personal(self) -> str:
        return str(self.agreement.data.get("personal_data", ""))


def _by_key(members: Any) -> Mapping[str, Mapping[str, Any]]:
    return {str(member["id"]): member for member in members}
