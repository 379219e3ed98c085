"""Reading many files, on as many processors as it pays for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence

from registry.index.entry import Entry, as_row, get_ready, of_row, read_entry
from registry.index.processes import in_order, pays
from registry.tree import Folder

_POOL_FROM = 400
"""Below this many files, starting a second process costs more than it saves."""

_CHUNK = 100

Progress = Callable[[int, int], None]


def read_entries(
    work: Sequence[tuple[Folder, str]], progress: Progress | None = None
) -> Iterator[tuple[Folder, Entry]]:
    """Read files in order. `progress` is told how many are read, of how many."""
    if not pays(len(work), _POOL_FROM):
        for at, (folder, path) in enumerate(work, 1):
            yield folder, read_entry(folder, path)
            if progress and at % _CHUNK == 0:
                progress(at, len(work))
        return
    chunks = [work[start : start + _CHUNK] for start in range(0, len(work), _CHUNK)]
    get_ready()
    done = 0
    for chunk, read in zip(chunks, in_order(chunks, _read_chunk), strict=True):
        rows = marshal.loads(read)  # noqa: S302 - made by our own worker
        for (folder, _path), row in zip(chunk, rows, strict=True):
            yield folder, of_row(row, folder.register)
        done += len(chunk)
        if progress:
            progress(done, len(work))


def _read_chunk(work: Sequence[tuple[Folder, str]]) -> bytes:
    return marshal.dumps([as_row(read_entry(folder, path)) for folder, path in work])
