"""Reading many files, on as many processors as it pays for."""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Callable, Iterator, Sequence

from registry.index.entry import Entry, as_row, get_ready, of_row, read_entry
from registry.tree import Folder

_POOL_FROM = 400
"""Below this many files, starting a second process costs more than it saves."""

_CHUNK = 100

Progress = Callable[[int, int], None]


def read_entries(
    work: Sequence[tuple[Folder, str]], progress: Progress | None = None
) -> Iterator[tuple[Folder, Entry]]:
    """Read files in order. `progress` is told how many are read, of how many."""
    if len(work) < _POOL_FROM or (os.cpu_count() or 1) < 2:
        for at, (folder, path) in enumerate(work, 1):
            yield folder, read_entry(folder, path)
            if progress and at % _CHUNK == 0:
                progress(at, len(work))
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # 20 ms that a command which reads one file need not pay
    from concurrent.futures.process import BrokenProcessPool

    chunks = [work[start : start + _CHUNK] for start in range(0, len(work), _CHUNK)]
    processes = min(os.cpu_count() or 1, 8)
    waiting: dict[int, Future[bytes]] = {}
    asked = done = 0
    get_ready()
    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        try:
            for at, chunk in enumerate(chunks):
                try:
                    # A few chunks ahead: all of a large register at once would be as large again in memory.
                    while asked < min(at + 2 * processes, len(chunks)):
                        waiting[asked] = pool.submit(_read_chunk, chunks[asked])
                        asked += 1
                    read = waiting.pop(at).result()
                except (BrokenProcessPool, OSError):
                    # A helper was stopped, for want of memory perhaps. What it would have read is read here.
                    read, asked = _read_chunk(chunk), max(asked, at + 1)
                rows = marshal.loads(read)  # noqa: S302 - made by our own worker
                for (folder, _path), row in zip(chunk, rows, strict=True):
                    yield folder, of_row(row, folder.register)
                done += len(chunk)
                if progress:
                    progress(done, len(work))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Ready a helper: a person's Ctrl-C is for the command, and where the command has gone nobody wants the answer."""
    import multiprocessing
    import signal
    import threading

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    command = multiprocessing.parent_process()

    def leave_with_it() -> None:
        if command is not None:
            command.join()
            os._exit(1)

    threading.Thread(target=leave_with_it, daemon=True).start()


def _read_chunk(work: Sequence[tuple[Folder, str]]) -> bytes:
    return marshal.dumps([as_row(read_entry(folder, path)) for folder, path in work])
