"""`Processing`: what somebody does with information and on what grounds: a side of a flow, or an own record of it.

Most rules about lawfulness ask the same of both, so they are written once, against this.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.subjects.subject import Subject

_CONTROLLERS = frozenset({"controller", "joint-controller"})
_PROCESSORS = frozenset({"processor", "sub-processor"})


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list, such as a basis or an item: its address, and what it says."""

    at: str
    data: Mapping[str, Any]

    def get(self, field: str) -> Any:
        """What it says under a field; None where it says nothing."""
        return self.data.get(field)

    def place(self, field: str) -> str:
        """The address of one of its fields."""
        return f"{self.at}/{field}"


class Processing(Subject, ABC):
    """One party's processing. `bases` are what it relies on; `items` what it is about."""

    @cached_property
    def regime(self) -> str:
        """The law it says it is under; nothing where it does not say."""
        return str(self.data.get("regime", ""))

    @cached_property
    def role(self) -> str:
        """What the party is to the data: controller, joint-controller, processor; nothing where it does not say."""
        return str(self.data.get("role", ""))

    @cached_property
    def is_processors(self) -> bool:
        """Whether it is done for somebody else, on whose grounds it stands."""
        return self.role in _PROCESSORS

    @property
    @abstractmethod
    def bases(self) -> tuple[Member, ...]:
        """What it relies on; none where no record shows it."""

    @property
    @abstractmethod
    def basis_place(self) -> str:
        """Where what it relies on should be said, if it is not."""

    @property
    @abstractmethod
    def items(self) -> tuple[Member, ...]:
        """The information it is about, item by item."""

    @property
    @abstractmethod
    def items_place(self) -> str:
        """Where the information it is about should be said, if it is not."""

    @property
    @abstractmethod
    def organisation(self) -> Loaded | None:
        """Whose processing it is, read at its home; None where that is not loaded."""

    @property
    @abstractmethod
    def organisation_place(self) -> str:
        """Where it is said whose processing it is."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Who does it, in words."""

    @property
    @abstractmethod
    def is_personal(self) -> str:
        """Whether it is about personal data: `yes`, `no`, `unknown`, or nothing where nobody has said."""

    def values(self, field: str) -> tuple[tuple[str, Member], ...]:
        """Each value that its bases give under a field that is a list, with the basis that gives it."""
        return tuple((str(value), basis) for basis in self.bases for value in basis.get(field) or ())


class Activity(Processing):
    """An organisation's own record of its processing (UK GDPR Article 30)."""

    kind = Kind.PROCESSING_ACTIVITY.value

    @cached_property
    def bases(self) -> tuple[Member, ...]:
        return tuple(Member(f"{self.record.ref}#bases[{each['id']}]", each) for each in self.data.get("bases", ()))

    @property
    def basis_place(self) -> str:
        return self.place("bases")

    @cached_property
    def items(self) -> tuple[Member, ...]:
        return tuple(Member(f"{self.record.ref}#items[{each['id']}]", each) for each in self.data.get("items", ()))

    @property
    def items_place(self) -> str:
        return self.place("items")

    @cached_property
    def organisation(self) -> Loaded | None:
        if "organisation" in self.data:
            return self.linked("organisation", Kind.ORGANISATION.value)
        return self.reader.owner(self.record.ref.register)

    @property
    def organisation_place(self) -> str:
        return self.place("organisation")

    @cached_property
    def name(self) -> str:
        if self.organisation is not None:
            return self.organisation.title
        return str(self.data.get("organisation") or self.record.ref.register)

    @property
    def is_personal(self) -> str:
        return str(self.data.get("personal_data", ""))
