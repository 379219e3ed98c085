"""T6: many registers, nothing changed: how long until a running server knows that its index is still right."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.files import SETTLED, federation, validate
from benchmarks.row import Row, seconds

REGISTERS = 400
COMMIT = "3b" * 20


def unchanged(where: Path, records: int, count: int) -> Iterator[Row]:
    """Open the index of 400 registers in which nothing has changed: as copies of commits, and as folders.

    The target is for copies, of which only the commits need be compared. Folders are walked, so that theirs grows with
    the records and has no target of its own.
    """
    files = max(records, REGISTERS)
    place = federation(where, files, REGISTERS)
    copies = where / f"{files}-in-{REGISTERS}-copies"
    if not copies.exists():
        _as_copies(place, copies)
    found = _opening(copies, count)
    what = f"index opened in process, {REGISTERS} copies of commits, {files:,} files, nothing changed"
    yield Row("T6", what, "(target 20 ms)", found * 1000, 20.0, "ms", seconds(found), "")
    found = _opening(place, count)
    what = f"index opened in process, {REGISTERS} folders, {files:,} files, nothing changed"
    yield Row("", what, "(no target)", found * 1000, None, "ms", seconds(found), "")


def _opening(place: Path, count: int) -> float:
    """The median of the seconds that opening an index takes."""
    from registry.index.opening import open_index

    validate(place)
    time.sleep(SETTLED)
    validate(place)
    open_index(place).engine.close()
    times = []
    for _time in range(max(count, 5)):
        started = perf_counter()
        open_index(place).engine.close()
        times.append(perf_counter() - started)
    return statistics.median(times)


def _as_copies(place: Path, copies: Path) -> None:
    """The same registers as `muniment pull` would have left them."""
    from registry.load.federation import find

    listed, locked = [], []
    for source in find(place).registers:
        url = f"https://git.example/{source.id}.git"
        listed.append(f"  - register: {source.id}\n    source: {url}\n")
        said = f"    url: {url}\n    ref: HEAD\n    commit: '{COMMIT}'\n    fetched: 2026-11-03T09:30Z\n"
        locked.append(f"  - register: {source.id}\n{said}")
        shutil.copytree(source.folder, copies / ".muniment" / "pulled" / source.id / COMMIT)
    (copies / "federation.yaml").write_text("registers:\n" + "".join(listed))
    (copies / "federation.lock").write_text("registers:\n" + "".join(locked))
