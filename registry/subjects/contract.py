"""A contract with a processor, who is bound by it, and everyone who processes under it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.load.snapshot import Loaded
from registry.subjects.processing import Member
from registry.subjects.subject import Whole

_LAW_ENFORCEMENT = "dpa-part3"


class Contract(Whole):
    """A whole contract with a processor."""

    @cached_property
    def activities(self) -> tuple[Loaded, ...]:
        """The records of the processing that it serves, as far as they are loaded."""
        return tuple(self.linked_all("activities", Kind.PROCESSING_ACTIVITY.value))

    @cached_property
    def controllers(self) -> tuple[Loaded, ...]:
        """The controllers, as far as they are loaded."""
        return tuple(self.linked_all("controllers", Kind.ORGANISATION.value))

    @cached_property
    def agreements(self) -> tuple[Loaded, ...]:
        """The sharing agreements in which the processor acts, as far as they are loaded."""
        return tuple(self.linked_all("agreements", Kind.AGREEMENT.value))

    @cached_property
    def processor(self) -> Loaded | None:
        """The processor, read at its home."""
        return self.linked("processor", Kind.ORGANISATION.value)

    @property
    def processor_name(self) -> str:
        """Who the processor is, in words."""
        return self.processor.title if self.processor is not None else str(self.get("processor_name") or "")

    @cached_property
    def above(self) -> Contract | None:
        """The contract with the same processor that it stands under, as a call-off does: its terms are terms here too.

        One with another processor is not: what binds whoever engages a processor does not bind the processor.
        """
        found = self.linked("under", Kind.PROCESSOR_CONTRACT.value)
        other = Contract(self.reader, found) if found is not None and found.ref != self.record.ref else None
        return other if other is not None and other.processor_name and other.who == self.who else None

    @property
    def who(self) -> str:
        """The processor: the name of its record, or what it is called where it has none."""
        return str(self.processor.ref) if self.processor is not None else self.processor_name.casefold()

    @property
    def clauses(self) -> Mapping[str, Member]:
        """The terms that the record speaks of, by the term: its own, and those of the contract it stands under."""
        return {**(self.above.own_clauses if self.above is not None else {}), **self.own_clauses}

    @property
    def own_clauses(self) -> Mapping[str, Member]:
        """The terms that the record itself speaks of, by the term."""
        rows = ((str(each["clause"]), each) for each in self._rows("clauses"))
        return {clause: self._member("clauses", clause, each) for clause, each in rows}

    @cached_property
    def sub_processors(self) -> tuple[Member, ...]:
        """Everyone engaged in turn who processes on the day, to any depth."""
        return tuple(
            self._member("sub_processors", str(each["id"]), each)
            for each in self._rows("sub_processors")
            if self._is_at_work(each, "starts", "ends")
        )

    def name_of(self, engaged: Member) -> str:
        """Who one engaged in turn is, in words."""
        text = engaged.get("organisation")
        register = self.record.ref.register
        found = named_body(self.reader, register, text)
        return found.title if found is not None else str(engaged.get("name") or text or engaged.get("id"))

    def places_of(self, who: Member | None = None) -> tuple[Member, ...]:
        """Where the processor, or one engaged in turn, holds or sees data on the day."""
        rows = self._rows("locations") if who is None else who.get("locations") or ()
        at = self.place("locations") if who is None else who.place("locations")
        return tuple(Member(f"{at}[{each['id']}]", each) for each in rows if self._is_at_work(each, "since", "until"))

    @cached_property
    def is_for_law_enforcement_only(self) -> bool:
        """Whether all the processing that it is said to serve is for a law-enforcement purpose, with nothing unread.

        Source: DPA 2018 sections 29 and 59: the terms of such a contract are those of section 59, not of Article 28.
        """
        regimes = {str(activity.data.get("regime", "")) for activity in self.activities}
        return regimes == {_LAW_ENFORCEMENT} and len(self.activities) == len(self._rows("activities"))

    def _is_at_work(self, row: Mapping[str, object], first: str, last: str) -> bool:
        begun = first not in row or self.reader.has_come(str(row[first]))
        return begun and not (last in row and self.reader.is_past(str(row[last])))

    def _rows(self, field: str) -> tuple[Mapping[str, object], ...]:
        return tuple(self.get(field) or ())

    def _member(self, field: str, key: str, data: Mapping[str, object]) -> Member:
        return Member(f"{self.place(field)}[{key}]", data)
