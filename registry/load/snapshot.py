"""The records of a federation as they stood at one moment, and how they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource
from registry.schema.published import LinkPlan, shape
from registry.session import Session
from registry.source import Document, Place, Ref
from registry.tree import Folder

if TYPE_CHECKING:
    from registry.records.record import Record


@dataclass(frozen=True)
class Loaded:
    """A record that was read: its reference, its document, and, when asked for, its model."""

    ref: Ref
    document: Document

    @property
    def data(self) -> dict[str, Any]:
        """What the file says."""
        return self.document.data

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.document.data.get("title", self.ref.id))

    @cached_property
    def record(self) -> Record:
        """The record as its model: a cast, since the document fits the schema."""
        from registry.schema.generate import model_of

        return model_of(Kind(self.ref.kind)).model_validate(self.document.data)

    @property
    def is_home(self) -> bool:
        """For an organisation: whether this register is the organisation's own, so that this is its home record."""
        return bool(self.data.get("register") == self.ref.register)

    @cached_property
    def references(self) -> tuple[tuple[Place, tuple[str, ...], str], ...]:
        """Every reference the record makes: its place, the kinds it may lead to, and the text of it."""
        plan = shape(self.ref.kind).links
        return tuple(_references(plan, self.document.data, ())) if plan else ()


def _references(plan: LinkPlan, data: Any, place: Place) -> Iterator[tuple[Place, tuple[str, ...], str]]:
    if plan.refers:
        for position, text in enumerate(data) if isinstance(data, list) else ((None, data),):
            if isinstance(text, str):
                yield place if position is None else (*place, position), plan.refers, text
    if isinstance(data, dict):
        for name, below in plan.fields.items():
            if name in data:
                yield from _references(below, data[name], (*place, name))
    elif isinstance(data, list) and plan.item:
        for position, member in enumerate(data):
            yield from _references(plan.item, member, (*place, position))


class Snapshot(Protocol):
    """The records of a federation as they stood at one moment. Every read takes the session, which decides who sees."""

    federation: FederationSource

    def get(self, session: Session, ref: Ref) -> Loaded | None:
        """The record with this reference, following a redirect left by `formerly`; None when there is none."""

    def all(self, session: Session, kind: str | None = None, register: str | None = None) -> Iterable[Loaded]:
        """Every record, or those of one kind or register, in the order of their references."""

    def referrers(self, session: Session, ref: Ref) -> Iterable[tuple[Loaded, Place]]:
        """Every record that refers to this one, with the place it does so."""

    def find(self, session: Session, text: str) -> Iterable[Loaded]:
        """The records that a person may mean by an id, a reference or part of a reference."""


@dataclass
class MemorySnapshot:
    """A snapshot held in memory: for a few registers, for drafts, and for tests."""

    federation: FederationSource
    records: dict[Ref, Loaded] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)
    refused: set[tuple[str, str]] = field(default_factory=set)
    """The register and path of every file that is there and is not a record."""

    def get(self, session: Session, ref: Ref) -> Loaded | None:
        found = self.records.get(ref) or self.records.get(self._redirects.get(ref, ref))
        return found if found is not None and session.may_see(found.ref) else None

    def all(self, session: Session, kind: str | None = None, register: str | None = None) -> Iterable[Loaded]:
        return [
            found
            for ref, found in self._sorted
            if (kind is None or ref.kind == kind)
            and (register is None or ref.register == register)
            and session.may_see(ref)
        ]

    def referrers(self, session: Session, ref: Ref) -> Iterable[tuple[Loaded, Place]]:
        return [
            (found, place) for found, place in self._referrers.get(self.home(ref), ()) if session.may_see(found.ref)
        ]

    def find(self, session: Session, text: str) -> Iterable[Loaded]:
        full = Ref.parse(text)
        if full:
            found = self.get(session, full)
            return [found] if found else []
        kind, slash, own = text.rpartition("/")
        named = [r for r in self.all(session) if r.ref.id == own and (not slash or r.ref.kind == kind)]
        # A name nothing has now may be one that a record used to have.
        formerly = {new for old, new in self._redirects.items() if old.id == own and (not slash or old.kind == kind)}
        return named or [self.records[ref] for ref in sorted(formerly) if session.may_see(ref)]

    @cached_property
    def _sorted(self) -> list[tuple[Ref, Loaded]]:
        return sorted(self.records.items())

    @cached_property
    def _redirects(self) -> dict[Ref, Ref]:
        moved = {}
        for ref, found in self.records.items():
            for old in found.data.get("formerly", ()):
                moved[Ref.within(old, ref.register, ref.kind)] = ref
        return moved

    @cached_property
    def _referrers(self) -> dict[Ref, list[tuple[Loaded, Place]]]:
        back: dict[Ref, list[tuple[Loaded, Place]]] = {}
        for _ref, found in self._sorted:
            for place, kinds, text in found.references:
                for target in self.targets(found.ref.register, kinds, text):
                    back.setdefault(self.home(target), []).append((found, place))
        return back

    def home(self, ref: Ref) -> Ref:
        """The home record of the body that a stub is about, where that is loaded; otherwise the reference itself."""
        return self._homes.get(ref, ref)

    @cached_property
    def _homes(self) -> dict[Ref, Ref]:
        """Stub → home record: equal identifiers are the same body."""
        bodies = [found for ref, found in self._sorted if ref.kind == Kind.ORGANISATION]
        home_of: dict[tuple[str, str], Ref] = {}
        for found in bodies:
            if found.is_home:
                for own in found.data.get("identifiers", ()):
                    home_of.setdefault((own["scheme"], own["value"]), found.ref)
        homes: dict[Ref, Ref] = {}
        for found in bodies:
            for own in found.data.get("identifiers", ()):
                home = home_of.get((own["scheme"], own["value"]))
                if home is not None and not found.is_home:
                    homes.setdefault(found.ref, home)
        return homes

    def targets(self, register: str, kinds: tuple[str, ...], text: str) -> list[Ref]:
        """The records that a reference written in a register leads to: one, or none."""
        for kind in kinds:
            ref = Ref.within(text, register, kind)
            ref = self._redirects.get(ref, ref) if ref not in self.records else ref
            if ref in self.records and ref.kind in kinds:
                return [ref]
        return []
