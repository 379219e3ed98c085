"""Making an index and putting it in use, in place of the one there was; or bringing one up to date."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from registry.index.building import build, differences, update
from registry.index.change import Change
from registry.index.engine import FOLDER, MEMORY, Engine, IndexBlocked
from registry.index.keeping import Sealed, clear, new_place, put_in_use, remove, turn
from registry.index.snapshot import IndexSnapshot
from registry.index.stored import Marks, described, save_federation
from registry.load.federation import FederationSource
from registry.wording import _

Progress = Callable[[int, int], None]

_REBUILD_FROM = 500
_REBUILD_SHARE = 0.2
"""Where more files than this, and more than this share of them, have changed, making the index anew is quicker."""


def brought_up_to_date(
    engine: Engine, federation: FederationSource, marks: Marks | None, changes: list[Change], progress: Progress | None
) -> bool:
    """Write what is different into an index, in one's turn; whether that was worth while."""
    snapshot = IndexSnapshot(engine, federation)
    work = differences(engine, changes)
    files = sum(len(each.read) + len(each.gone) for each in work)
    if files > _REBUILD_FROM and files > _REBUILD_SHARE * snapshot.count():
        return False
    with engine.changing():
        update(snapshot, work, progress)
        if marks is not None:
            save_federation(engine, federation, marks)
    return True


def made(start: Path, progress: Progress | None) -> tuple[Engine, Sealed, FederationSource]:
    """A new index, in one's turn, put in use. Raises IndexBlocked where it cannot be kept."""
    federation, marks = described(start)
    place = new_place(federation.root / FOLDER)
    engine = Engine(place)
    try:
        build(engine, federation, progress)
        with engine.changing():
            save_federation(engine, federation, marks)
        sealed = put_in_use(place)
    except BaseException:
        engine.close()
        Path(place).unlink(missing_ok=True)
        raise
    clear(federation.root / FOLDER)
    return engine, sealed, federation


def throw_away(root: Path) -> None:
    """Remove the index of a federation. Nothing is lost: it is made again from the files."""
    folder = root / FOLDER
    if folder.is_dir():
        with suppress(IndexBlocked), turn(folder):
            remove(folder)


def in_memory(federation: FederationSource, why: str, progress: Progress | None) -> IndexSnapshot:
    """An index that is gone when the program ends, and what to tell a person of it."""
    engine = Engine(MEMORY)
    build(engine, federation, progress)
    note = _("{why} Everything was read into memory instead, which takes longer each time.")
    return IndexSnapshot(engine, federation, (note.format(why=why),))
