"""Opening the index of a federation: as it is where nothing has changed, brought up to date, or made anew.

The index is `.muniment/` beside `federation.yaml` (or beside `register.yaml`, where a register stands alone). It holds
nothing that is not in the files, and may be removed at any moment (see `keeping`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from registry.index.change import Change
from registry.index.engine import FOLDER, Engine, IndexBlocked, IndexBroken
from registry.index.keeping import Keeper, Sealed, in_use, put_in_use, turn
from registry.index.one_register import OneRegister
from registry.index.scan import is_copy, listing
from registry.index.snapshot import IndexSnapshot
from registry.index.stored import (
    Marks,
    described,
    folder_text,
    is_as_saved,
    is_of_this_version,
    kept_federation,
    kept_folders,
    registers,
)
from registry.load.federation import FederationSource, find
from registry.tree import FEDERATION_FILE, REGISTER_FILE, Folder
from registry.values import TypeVar, dataclass, replace

Progress = Callable[[int, int], None]
Opened = TypeVar("Opened", bound=IndexSnapshot)


@dataclass
class _Kept:
    """An index that was found in use, and what is different in the files. No `marks`: the federation is as it says."""

    engine: Engine
    sealed: Sealed
    federation: FederationSource
    marks: Marks | None
    changes: list[Change]

    @property
    def is_fresh(self) -> bool:
        """Whether it can be read as it is."""
        return not self.changes and (self.marks is None or is_as_saved(self.engine, self.federation, self.marks))


def open_index(
    start: Path, *, verify: bool = False, rebuild: bool = False, progress: Progress | None = None
) -> IndexSnapshot:
    """The records of the federation that a folder or file belongs to, as its files stand now.

    - `verify`: trust no times or sizes; compare every file byte for byte, and check the index file itself.
    - `rebuild`: make the index anew, whatever there is.

    Where the index cannot be read or written, everything is read into memory, and the snapshot's `notes` say so. Raises
    NotARegister where there is no federation.
    """
    try:
        kept = None if rebuild else _found(start, verify)
        if kept is None or not kept.is_fresh:
            kept = _in_turn(start, kept, verify, rebuild, progress)
        return _watched(kept, IndexSnapshot(kept.engine, kept.federation), start, progress)
    except (IndexBlocked, IndexBroken) as why:
        # Reading files brings in much that a command with nothing to read can do without.
        from registry.index.making import in_memory

        return in_memory(find(start), why.message, progress)


def open_register(start: Path, register: str) -> OneRegister | None:
    """The records of one register of the federation that a folder or file belongs to, as its files stand now.

    Looks at no file of another, which costs as many times less as there are others. None where that cannot be told, or
    where anything has changed: it takes the whole federation then.
    """
    try:
        kept = _by_itself(start, False, register)
    except (IndexBlocked, IndexBroken):
        return None
    if kept is None:
        return None
    if register in registers(kept.engine) and kept.is_fresh:
        snapshot = OneRegister(kept.engine, kept.federation, register)
        return _watched(kept, snapshot, start, None)
    kept.engine.close()
    return None


# ── what there is ────────────────────────────────────────────────────────────────────────────────────────────────────


def _found(start: Path, verify: bool) -> _Kept | None:
    """The index in use, if this program made it, of the registers that there are now."""
    with suppress(IndexBroken):
        kept = _by_itself(start, verify)
        if kept is not None:
            return kept
    federation, marks = described(start)
    with suppress(IndexBroken):
        return _opened(federation.root, verify, federation, marks)
    return None


def _by_itself(start: Path, verify: bool, only: str = "") -> _Kept | None:
    """An index that says which federation the folder belongs to, so that no YAML is read. Looks where `find` does."""
    if not start.exists():
        return None
    start = start.resolve()
    for folder in (start if start.is_dir() else start.parent, *start.parents):
        if (folder / FEDERATION_FILE).is_file():
            return _opened(folder, verify, only=only)
        if (folder / REGISTER_FILE).is_file():
            around = next((above for above in folder.parents if (above / FEDERATION_FILE).is_file()), None)
            kept = _opened(around or folder, verify, only=only)
            if kept is None or around is None:
                return kept
            focus = next((each.id for each in kept.federation.registers if each.folder == folder), "")
            if focus:
                kept.federation = replace(kept.federation, focus=focus)
                return kept
            kept.engine.close()
            return _opened(folder, verify, only=only)
    return None


def _opened(
    root: Path,
    verify: bool,
    federation: FederationSource | None = None,
    marks: Marks | None = None,
    only: str = "",
) -> _Kept | None:
    sealed = in_use(root / FOLDER)
    if sealed is None:
        return None
    engine = Engine(sealed.place)
    try:
        if is_of_this_version(engine) and (not verify or engine.check()):
            federation = federation or kept_federation(engine, root)
            if federation is not None and _is_of(engine, federation):
                return _Kept(engine, sealed, federation, marks, _changes(engine, federation, verify, only))
    except BaseException:
        engine.close()
        raise
    engine.close()
    return None


def _is_of(engine: Engine, federation: FederationSource) -> bool:
    wanted = {source.id: folder_text(source.folder) for source in federation.registers}
    found = {own: folder for own, (_number, folder) in registers(engine).items()}
    if found == wanted:
        return True
    return {own: _lasting(folder) for own, folder in found.items()} == {
        own: _lasting(folder) for own, folder in wanted.items()
    }


def _lasting(folder: str) -> str:
    """A register's folder; of one read from copies, the folder of them all: another commit of it is only a change."""
    return os.path.dirname(folder) if is_copy(folder) else folder


def _changes(engine: Engine, federation: FederationSource, verify: bool, only: str) -> list[Change]:
    known = registers(engine)
    changes = []
    for source in federation.registers:
        if only not in ("", source.id):
            continue
        number, folder = known[source.id]
        is_moved = folder != folder_text(source.folder)
        if is_copy(folder) and not is_moved and not verify:
            # A commit never changes: that federation.lock still names it was asked before.
            continue
        kept, found = kept_folders(engine, number), listing(source.folder)
        change = Change(Folder(source.id, source.folder), number, found, kept)
        if verify:
            for table in ("file", "evidence"):
                sql = f"SELECT path FROM {table} WHERE in_register = ?"  # noqa: S608 - our own names
                change.suspects |= {path for (path,) in engine.rows(sql, (number,))}
        if change.is_stale or is_moved:
            changes.append(change)
    return changes


# ── making it what it should be ──────────────────────────────────────────────────────────────────────────────────────


def _in_turn(start: Path, kept: _Kept | None, verify: bool, rebuild: bool, progress: Progress | None) -> _Kept:
    """The index brought up to date or made anew, while nobody else does either. Raises IndexBlocked."""
    folder = (kept.federation if kept else find(start)).root / FOLDER
    with turn(folder):
        if not rebuild and (kept is None or in_use(folder) != kept.sealed):
            # Another process was here first.
            if kept is not None:
                kept.engine.close()
            kept = _found(start, verify)
        if kept is not None:
            try:
                if kept.is_fresh or _is_brought_up_to_date(kept, progress):
                    return kept
            except IndexBroken:
                pass
            except BaseException:
                kept.engine.close()
                raise
            kept.engine.close()
        from registry.index.making import made

        engine, sealed, federation = made(start, progress)
        return _Kept(engine, sealed, federation, None, [])


def _is_brought_up_to_date(kept: _Kept, progress: Progress | None) -> bool:
    from registry.index.making import brought_up_to_date

    if not brought_up_to_date(kept.engine, kept.federation, kept.marks, kept.changes, progress):
        return False
    if not kept.sealed.holds():
        kept.sealed = put_in_use(kept.sealed.place)
    return True


# ── while it is read ─────────────────────────────────────────────────────────────────────────────────────────────────


def _watched(kept: _Kept, snapshot: Opened, start: Path, progress: Progress | None) -> Opened:
    keeper = kept.engine.keeper = Keeper(kept.sealed, snapshot.forget)

    def mended() -> Engine:
        """Another index of the same files; anew, unless somebody has seen to that already."""
        fresh = open_index(start, rebuild=in_use(keeper.folder) == keeper.sealed, progress=progress)
        if fresh.engine.keeper is not None:
            fresh.engine.keeper.told = snapshot.forget
        snapshot.federation = fresh.federation
        snapshot.notes += fresh.notes
        return fresh.engine

    snapshot.mend = mended
    return snapshot
