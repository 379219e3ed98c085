"""Work shared out among processes, in order, on as many processors as there are."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence

from registry.values import TypeVar

Chunk = TypeVar("Chunk")


def pays(count: int, least: int) -> bool:
    """Whether so many pieces of work are worth starting processes for, where `least` would be."""
    return count >= least and (os.cpu_count() or 1) > 1


def in_order(
    chunks: Sequence[Chunk], work: Callable[[Chunk], bytes], begin: Callable[[], None] | None = None
) -> Iterator[bytes]:
    """What `work` makes of each chunk, in other processes; in this one where those cannot do it.

    `begin` is called once in each process.
    """
    from concurrent.futures import Future, ProcessPoolExecutor  # 20 ms that little work need not pay
    from concurrent.futures.process import BrokenProcessPool

    processes = min(os.cpu_count() or 1, 8)
    waiting: dict[int, Future[bytes]] = {}
    asked = 0
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(begin,)) as pool:
        try:
            for at, chunk in enumerate(chunks):
                try:
                    # A few chunks ahead: all of a large register at once would be as large again in memory.
                    while asked < min(at + 2 * processes, len(chunks)):
                        waiting[asked] = pool.submit(work, chunks[asked])
                        asked += 1
                    done = waiting.pop(at).result()
                except (BrokenProcessPool, OSError):
                    # A helper was stopped, for want of memory perhaps. What it would have done is done here.
                    done, asked = work(chunk), max(asked, at + 1)
                yield done
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin(then: Callable[[], None] | None) -> None:
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
    if then is not None:
        then()
