"""An organisation as a record of something else names it: by a reference, or only by a name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.session import Session
from registry.source import Ref

_KINDS = (Kind.ORGANISATION.value,)


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation: its home record, and what it is called.

    No `ref`: there is only a name. A `ref` without a title leads nowhere.
    """

    ref: str
    title: str


def body(snapshot: Snapshot, session: Session, holder: Loaded, text: Any, name: Any = None) -> Body | None:
    """The organisation that a record means by a reference or, failing that, a name; None where it gives neither."""
    if not isinstance(text, str):
        return Body("", str(name)) if name else None
    targets = snapshot.targets(holder.ref.register, _KINDS, text)
    ref = snapshot.home(targets[0]) if targets else Ref.within(text, holder.ref.register, Kind.ORGANISATION.value)
    found = snapshot.get(session, ref)
    return Body(str(found.ref if found else ref), found.title if found else str(name or ""))


def is_body(holder: Loaded, text: Any, names: Collection[Ref]) -> bool:
    """Whether a record means, by a reference, the organisation whose records have these names."""
    return isinstance(text, str) and Ref.within(text, holder.ref.register, Kind.ORGANISATION.value) in names
