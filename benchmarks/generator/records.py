"""Every record of a register, one after another, in the order of kinds and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.generator.derived import name_of
from benchmarks.generator.kinds import BY_KIND
from benchmarks.generator.kinds.ends import padded
from benchmarks.generator.outline import Outlines
from benchmarks.generator.plan import Plan, Register
from benchmarks.generator.sheet import Sheet
from registry.canonical import digest
from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.parse import parse
from registry.source import Document, Ref
from registry.tree import Folder

FOLDERS = {kind.value: kind.folder for kind in Kind}


class Made(NamedTuple):
    """A record as it is to be written, and the files that stand beside it."""

    register: Register
    kind: str
    id: str
    text: str
    files: tuple[tuple[str, bytes], ...]
    number: int

    @property
    def path(self) -> str:
        """Where its file lies in its register."""
        return f"{FOLDERS[self.kind]}/{self.id}.yaml"


def made(outlines: Outlines, register: Register) -> Iterator[Made]:
    """Every record of one register."""
    for kind, build in BY_KIND.items():
        for number in range(register.counts[kind]):
            sheet = Sheet(outlines, register, kind, number, name_of(outlines, register, kind, number))
            text = build(sheet)
            if not (kind == "organisation" and 0 < number <= len(register.stubs)):
                text = padded(sheet, text)
            yield Made(register, kind, sheet.name.id, text, tuple(sheet.files), number)


def outlines_of(plan: Plan) -> Outlines:
    """The agreements of a plan, with their digests."""
    outlines = Outlines(plan)
    outlines.pinned = cache(lambda register, number: _pinned(outlines, register, number))
    return outlines


def _pinned(outlines: Outlines, register: Register, number: int) -> str:
    """The digest of an agreement, and so of all above it, worked out by the program itself."""
    snapshot = MemorySnapshot(FederationSource(Path(), "", ()))
    here: tuple[Register, int] | None = (register, number)
    first: Loaded | None = None
    while here is not None:
        holder, which = here
        sheet = Sheet(outlines, holder, "agreement", which, name_of(outlines, holder, "agreement", which))
        data, _problems = parse(BY_KIND["agreement"](sheet).encode(), holder.id, "")
        loaded = Loaded(Ref(holder.id, "agreement", sheet.name.id), Document(holder.id, "", data or {}))
        snapshot.folders[holder.id] = Folder(holder.id, Path())
        snapshot.records[loaded.ref] = loaded
        first = first or loaded
        here = outlines.of(holder.number, which).parent
    return (digest(snapshot, first) if first else "") or ""
