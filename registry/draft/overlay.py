"""`Overlay`: the records of a federation with one draft laid over them, as if its file were there.

Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.concepts.kinds import Kind
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, home_of
from registry.session import Session
from registry.source import Place, Ref
from registry.tree import Folder
from registry.values import Any


class Overlay:
    """A snapshot in which a draft stands in place of the record of its name, or beside the others where there is none.

    See `Snapshot` for what each question means. Whatever does not turn on the draft is asked of `base`.
    """

    def __init__(self, base: IndexSnapshot, draft: Loaded) -> None:
        self.base = base
        self.draft = draft
        self.memory: dict[Any, Any] = {}
        self._former = {Ref.within(old, draft.ref.register, draft.ref.kind) for old in draft.data.get("formerly", ())}
        is_body = draft.ref.kind == Kind.ORGANISATION
        own = draft.data.get("identifiers", ()) if is_body else ()
        self._identifiers = {(each["scheme"], each["value"]) for each in own}

    @property
    def federation(self) -> FederationSource:
        return self.base.federation

    @property
    def folders(self) -> Mapping[str, Folder]:
        return self.base.folders

    # ── a person's questions ─────────────────────────────────────────────────────────────────────────────────────

    def get(self, session: Session, ref: Ref) -> Loaded | None:
        found = self.record(ref) or self._redirected(ref)
        return found if found is not None and session.may_see(found.ref) else None

    def all(self, session: Session, kind: str | None = None, register: str | None = None) -> Iterator[Loaded]:
        own = self.draft.ref
        waiting = kind in (None, own.kind) and register in (None, own.register) and session.may_see(own)
        for found in self.base.all(session, kind, register):
            if waiting and found.ref >= own:
                waiting = False
                yield self.draft
            if found.ref != own:
                yield found
        if waiting:
            yield self.draft

    def referrers(self, session: Session, ref: Ref) -> list[tuple[Loaded, Place]]:
        home = self.home(ref)
        return [
            (source, place)
            for each in sorted(self.mentioning(ref))
            if session.may_see(each) and (source := self.record(each)) is not None
            for place, kinds, text in source.references
            for target in self.targets(source.ref.register, kinds, text)
            if self.home(target) == home
        ]

    def find(self, session: Session, text: str) -> list[Loaded]:
        full = Ref.parse(text)
        if full:
            found = self.get(session, full)
            return [found] if found else []
        kind, slash, own = text.rpartition("/")
        refs = [ref for ref in self.named(own) if not slash or ref.kind == kind]
        if not refs:
            return self.base.find(session, text)
        return [loaded for ref in refs if session.may_see(ref) and (loaded := self.record(ref))]

    # ── the program's own ────────────────────────────────────────────────────────────────────────────────────────

    def record(self, ref: Ref) -> Loaded | None:
        return self.draft if ref == self.draft.ref else self.base.record(ref)

    def refs(self, kind: str | None = None, register: str | None = None) -> Iterable[Ref]:
        own = self.draft.ref
        found = self.base.refs(kind, register)
        fits = kind in (None, own.kind) and register in (None, own.register)
        return sorted({*found, own}) if fits else found

    def named(self, own: str) -> Sequence[Ref]:
        found = self.base.named(own)
        return sorted({*found, self.draft.ref}) if own == self.draft.ref.id else found

    def mentioning(self, ref: Ref, kind: str = "") -> frozenset[Ref]:
        home = self.home(ref)
        names = {home, *self._stubs(home)}
        if self.draft.ref in names:
            names |= self._former
        found = {each for name in names for each in self.base.mentioning(name, kind)} - {self.draft.ref}
        mentions = kind in ("", self.draft.ref.kind) and any(
            self.home(self._led(each)) == home for each in self.draft.links.mentioned(self.draft.ref.register)
        )
        return frozenset(found | {self.draft.ref} if mentions else found)

    def mentioned(self, ref: Ref, kind: str) -> frozenset[Ref]:
        loaded = self.record(ref)
        mentioned = loaded.links.mentioned(ref.register) if loaded is not None else ()
        found = (self._led(each) for each in mentioned if each.kind == kind)
        return frozenset(each for each in found if self.record(each) is not None)

    def targets(self, register: str, kinds: tuple[str, ...], text: str) -> list[Ref]:
        for kind in kinds:
            ref = self._led(Ref.within(text, register, kind))
            if ref.kind in kinds and self.record(ref) is not None:
                return [ref]
        return []

    def home(self, ref: Ref) -> Ref:
        if ref.kind != Kind.ORGANISATION:
            return ref
        # Where bodies live is decided by records of bodies alone.
        return home_of(self, ref) if self.draft.ref.kind == Kind.ORGANISATION else self.base.home(ref)

    def bodies(self, scheme: str, value: str) -> Sequence[Ref]:
        others = {ref for ref in self.base.bodies(scheme, value) if ref != self.draft.ref}
        return sorted(others | ({self.draft.ref} if (scheme, value) in self._identifiers else set()))

    def is_refused(self, register: str, path: str) -> bool:
        is_draft = (register, path) == (self.draft.ref.register, self.draft.document.path)
        return not is_draft and self.base.is_refused(register, path)

    def _led(self, ref: Ref) -> Ref:
        """Where a name leads: to the record that has it, or to one that used to."""
        if self.record(ref) is not None:
            return ref
        moved = self._redirected(ref)
        return moved.ref if moved is not None else ref

    def _redirected(self, ref: Ref) -> Loaded | None:
        found = [each for each in self.base.formerly(ref) if each != self.draft.ref]
        found += [self.draft.ref] if ref in self._former else []
        return self.record(min(found)) if found else None

    def _stubs(self, home: Ref) -> list[Ref]:
        """The other records of the same body that are read as this one."""
        loaded = self.record(home)
        if loaded is None or home.kind != Kind.ORGANISATION or not loaded.is_home:
            return []
        own = [(each["scheme"], each["value"]) for each in loaded.data.get("identifiers", ())]
        others = {other for scheme, value in own for other in self.bodies(scheme, value)}
        return [other for other in others if other != home and self.home(other) == home]
