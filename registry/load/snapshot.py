"""The records of a federation as they stood at one moment, and how they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource
from registry.load.links import Links, Reference
from registry.schema.published import shape
from registry.session import Session
from registry.source import Document, Place, Ref
from registry.tree import Folder
from registry.values import Any, Protocol, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from registry.records.record import Record


@dataclass(frozen=True)
class Loaded:
    """A record that was read: its reference, its document, and, when asked for, its model."""

    ref: Ref
    document: Document

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the file says."""
        return self.document.data

    @cached_property
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
    def links(self) -> Links:
        """What the record says of others and of its own lists."""
        return Links(shape(self.ref.kind).links, self.document.data)

    @property
    def references(self) -> list[Reference]:
        """Every reference the record makes: its place, the kinds it may lead to, and the text of it."""
        return self.links.references


class Snapshot(Protocol):
    """The records of a federation as they stood at one moment.

    The questions that take the session are a person's: it decides what that person sees. The others are
    the program's own: checks and digests look at every record, whoever asks for them.
    """

    @property
    def federation(self) -> FederationSource:
        """Which registers were read."""

    @property
    def folders(self) -> Mapping[str, Folder]:
        """Register → the files it was read from."""

    @property
    def memory(self) -> dict[Any, Any]:
        """What was worked out from the records, kept for as long as they stay as they are."""

    def get(self, session: Session, ref: Ref) -> Loaded | None:
        """The record with this reference, following a redirect left by `formerly`; None when there is none."""

    def all(self, session: Session, kind: str | None = None, register: str | None = None) -> Iterable[Loaded]:
        """Every record, or those of one kind or register, in the order of their references."""

    def referrers(self, session: Session, ref: Ref) -> Iterable[tuple[Loaded, Place]]:
        """Every record that refers to this one, with the place it does so, in the order of their references."""

    def find(self, session: Session, text: str) -> Iterable[Loaded]:
        """The records that a person may mean by an id, a reference or part of a reference."""

    def mentioning(self, ref: Ref, kind: str = "") -> frozenset[Ref]:
        """The names of the records, all or of one kind, that refer to this one, in any of its records; perhaps more."""

    def mentioned(self, ref: Ref, kind: str) -> frozenset[Ref]:
        """The names of the records of one kind that this one refers to; perhaps some more."""

    def record(self, ref: Ref) -> Loaded | None:
        """The record of just this name; redirects are not followed."""

    def refs(self, kind: str | None = None, register: str | None = None) -> Iterable[Ref]:
        """The names of every record, or of those of one kind or register, sorted."""

    def named(self, own: str) -> Sequence[Ref]:
        """The records with this id, in every register and of every kind, sorted."""

    def targets(self, register: str, kinds: tuple[str, ...], text: str) -> list[Ref]:
        """The record that a reference written in a register leads to, redirects followed: one, or none."""

    def home(self, ref: Ref) -> Ref:
        """The home record of the body that a stub is about, where that is loaded; otherwise the reference itself."""

    def bodies(self, scheme: str, value: str) -> Sequence[Ref]:
        """The organisations that have an identifier, sorted: equal identifiers are the same body."""

    def is_refused(self, register: str, path: str) -> bool:
        """Whether there is a file of this name that is not a record."""


@dataclass
class MemorySnapshot:
    """A snapshot held in memory: for a few registers, for drafts, and for tests."""

    federation: FederationSource
    records: dict[Ref, Loaded] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)
    refused: set[tuple[str, str]] = field(default_factory=set)
    """The register and path of every file that is there and is not a record."""
    memory: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

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

    def mentioning(self, ref: Ref, kind: str = "") -> frozenset[Ref]:
        found = self._referrers.get(self.home(ref), ())
        return frozenset(each.ref for each, _place in found if kind in (each.ref.kind, ""))

    def mentioned(self, ref: Ref, kind: str) -> frozenset[Ref]:
        references = self.records[ref].references if ref in self.records else ()
        found = {target for _place, kinds, text in references for target in self.targets(ref.register, kinds, text)}
        return frozenset(each for each in found if each.kind == kind)

    def find(self, session: Session, text: str) -> Iterable[Loaded]:
        full = Ref.parse(text)
        if full:
            found = self.get(session, full)
            return [found] if found else []
        kind, slash, own = text.rpartition("/")
        named = [ref for ref in self.named(own) if not slash or ref.kind == kind]
        # A name nothing has now may be one that a record used to have.
        formerly = {new for old, new in self._redirects.items() if old.id == own and (not slash or old.kind == kind)}
        return [self.records[ref] for ref in named or sorted(formerly) if session.may_see(ref)]

    @cached_property
    def _sorted(self) -> list[tuple[Ref, Loaded]]:
        return sorted(self.records.items())

    @cached_property
    def _redirects(self) -> dict[Ref, Ref]:
        moved: dict[Ref, Ref] = {}
        for ref, found in self._sorted:
            for old in found.data.get("formerly", ()):
                moved.setdefault(Ref.within(old, ref.register, ref.kind), ref)
        return moved

    @cached_property
    def _referrers(self) -> dict[Ref, list[tuple[Loaded, Place]]]:
        back: dict[Ref, list[tuple[Loaded, Place]]] = {}
        for _ref, found in self._sorted:
            for place, kinds, text in found.references:
                for target in self.targets(found.ref.register, kinds, text):
                    back.setdefault(self.home(target), []).append((found, place))
        return back

    def record(self, ref: Ref) -> Loaded | None:
        return self.records.get(ref)

    def refs(self, kind: str | None = None, register: str | None = None) -> Iterable[Ref]:
        return [ref for ref, _found in self._sorted if kind in (None, ref.kind) and register in (None, ref.register)]

    def named(self, own: str) -> Sequence[Ref]:
        return self._named.get(own, ())

    @cached_property
    def _named(self) -> dict[str, list[Ref]]:
        named: dict[str, list[Ref]] = {}
        for ref, _found in self._sorted:
            named.setdefault(ref.id, []).append(ref)
        return named

    def targets(self, register: str, kinds: tuple[str, ...], text: str) -> list[Ref]:
        for kind in kinds:
            ref = Ref.within(text, register, kind)
            ref = self._redirects.get(ref, ref) if ref not in self.records else ref
            if ref in self.records and ref.kind in kinds:
                return [ref]
        return []

    def home(self, ref: Ref) -> Ref:
        return self._homes.get(ref, ref)

    @cached_property
    def _homes(self) -> dict[Ref, Ref]:
        return {ref: home for ref in self.refs(Kind.ORGANISATION) if (home := home_of(self, ref)) != ref}

    def bodies(self, scheme: str, value: str) -> Sequence[Ref]:
        return self._bodies.get((scheme, value), ())

    @cached_property
    def _bodies(self) -> dict[tuple[str, str], list[Ref]]:
        bodies: dict[tuple[str, str], list[Ref]] = {}
        for ref, found in self._sorted:
            if ref.kind == Kind.ORGANISATION:
                for own in found.data.get("identifiers", ()):
                    holders = bodies.setdefault((own["scheme"], own["value"]), [])
                    if ref not in holders:
                        holders.append(ref)
        return bodies

    def is_refused(self, register: str, path: str) -> bool:
        return (register, path) in self.refused


def parent_of(snapshot: Snapshot, loaded: Loaded) -> Loaded | None:
    """The parent of an agreement, when it names one that is loaded."""
    text = loaded.data.get("parent", {}).get("ref")
    found = snapshot.targets(loaded.ref.register, (Kind.AGREEMENT,), text) if text else []
    return snapshot.record(found[0]) if found else None


def home_of(snapshot: Snapshot, ref: Ref) -> Ref:
    """The home record of the body that an organisation's record is about: that with an equal identifier, if any."""
    loaded = snapshot.record(ref)
    if loaded is None or ref.kind != Kind.ORGANISATION or loaded.is_home:
        return ref
    for own in loaded.data.get("identifiers", ()):
        for other in snapshot.bodies(own["scheme"], own["value"]):
            holder = snapshot.record(other)
            if holder is not None and holder.is_home:
                return other
    return ref
