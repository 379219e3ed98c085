"""Which records belong in an evidence pack: those asked about, and those of others that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from registry.concepts.kinds import Kind
from registry.index.snapshot import IndexSnapshot
from registry.load.links import addressed
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Ref
from registry.wording import _

PRIVATE = frozenset({Kind.BREACH, Kind.RIGHTS_REQUEST, Kind.COMPLAINT, Kind.WAIVER})
"""Kinds that are shown to nobody outside unless somebody decides to."""


_FOLLOWED = frozenset({Kind.AGREEMENT, Kind.ADOPTION, Kind.PROCESSING_ACTIVITY, Kind.PROCESSOR_CONTRACT, Kind.TRANSFER})
"""Kinds that rest, in their turn, on what they refer to."""


class Chosen(NamedTuple):
    """One record. `because`: why one of another register is here; empty for the pack's own register."""

    ref: Ref
    because: str


def is_private(ref: Ref) -> bool:
    """Whether a record is of a private kind."""
    return ref.kind in PRIVATE


def of_register(snapshot: IndexSnapshot, session: Session, register: str) -> list[Chosen]:
    """Every record of a register, and those of others that they refer to, with parents, or that sign one of them.

    Private records of other registers are theirs to show, and left out.
    """
    scope = _Scope(snapshot, session, register)
    for loaded in snapshot.all(session, None, register):
        scope.take(loaded.ref, "")
        for target in scope.named(loaded):
            if target.register != register:
                scope.take_with_parents(target)
        if loaded.ref.kind == Kind.AGREEMENT:
            scope.take_signatures(loaded)
    return scope.chosen()


def of_record(snapshot: IndexSnapshot, session: Session, record: Loaded) -> list[Chosen]:
    """A record and all that it rests on: what it refers to, and that in turn, with parents, signatures and waivers.

    Of other agreements only parents are taken: it does not rest on one that it replaces, or that shares a system with
    it. What a notice, an assessment or an organisation refers to besides is a matter of its own.
    """
    scope = _Scope(snapshot, session, record.ref.register)
    waiting = [record]
    scope.take(record.ref, "")
    while waiting:
        loaded = waiting.pop()
        found = scope.rested_on(loaded)
        if loaded.ref.kind == Kind.AGREEMENT:
            found += scope.signatures(loaded)
        for ref in found:
            if scope.take(ref, _("Named by what this is about")):
                another = snapshot.get(session, ref)
                if another is not None:
                    waiting.append(another)
    scope.take_waivers()
    return scope.chosen()


class _Scope:
    def __init__(self, snapshot: IndexSnapshot, session: Session, register: str) -> None:
        self._snapshot = snapshot
        self._session = session
        self._register = register
        self._found: dict[Ref, str] = {}

    def chosen(self) -> list[Chosen]:
        return [Chosen(ref, because) for ref, because in sorted(self._found.items())]

    def take(self, ref: Ref, because: str) -> bool:
        """Whether it is new. A record that the person may not see, or that others keep private, is never taken."""
        is_own = ref.register == self._register
        if ref in self._found or not self._session.may_see(ref) or (is_private(ref) and not is_own):
            return False
        self._found[ref] = "" if is_own else because
        return True

    def take_with_parents(self, ref: Ref) -> None:
        because = _("Named by a record of this register")
        while self.take(ref, because):
            loaded = self._snapshot.get(self._session, ref)
            parents = list(self._parents(loaded)) if loaded is not None else []
            if not parents:
                return
            ref, because = parents[0], _("Parent of an agreement that is here")

    def take_signatures(self, agreement: Loaded) -> None:
        for ref in self.signatures(agreement):
            self.take(ref, _("Signs an agreement that is here"))

    def take_waivers(self) -> None:
        """The waivers of the same register that set something of these records aside."""
        for waiver in self._snapshot.all(self._session, Kind.WAIVER.value, self._register):
            ref, _inside = addressed(str(waiver.data.get("at", "")))
            if ref in self._found:
                self.take(waiver.ref, "")

    def signatures(self, agreement: Loaded) -> list[Ref]:
        found = self._snapshot.referrers(self._session, agreement.ref)
        return [each.ref for each, place in found if each.ref.kind == Kind.ADOPTION and place == ("agreement",)]

    def named(self, loaded: Loaded) -> Iterator[Ref]:
        """What a record refers to and that is here."""
        for _place, kinds, text in loaded.references:
            yield from self._snapshot.targets(loaded.ref.register, kinds, text)

    def rested_on(self, loaded: Loaded) -> list[Ref]:
        if loaded.ref.kind not in _FOLLOWED:
            return []
        parents = list(self._parents(loaded))
        return [ref for ref in self.named(loaded) if ref.kind != Kind.AGREEMENT or ref in parents]

    def _parents(self, loaded: Loaded) -> Iterable[Ref]:
        if loaded.ref.kind != Kind.AGREEMENT:
            return ()
        text = loaded.data.get("parent", {}).get("ref")
        return self._snapshot.targets(loaded.ref.register, (Kind.AGREEMENT.value,), text) if text else ()
