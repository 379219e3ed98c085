"""Whose turn it is to judge many records: whoever else waits for the same looks on until that is done.

A first page over a hundred thousand records takes minutes of judging. Two people who open it at once, or a person and a
command, would each judge all of it, and neither could keep what the other was writing.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

FROM = 400
"""Records from which it is worth waiting for another; fewer are judged sooner than asked about."""

_LOCK = "judging"
_PAUSE = 0.5

_PATIENCE = 30.0
"""Seconds after which one who gets nowhere is not waited for any longer."""


@contextmanager
def in_turn(place: str, left: Callable[[], int], tell: Callable[[int], None]) -> Iterator[None]:
    """Be the only one who judges for the index at a place, or come after whoever was at it.

    `left` says how many records wait to be judged, which goes down as another judges them, and `tell` is told of it.
    Where there is no place, or nothing can be locked there, there is nobody to wait for.
    """
    lock = _opened(place)
    if lock < 0:
        yield
        return
    try:
        _wait(lock, left, tell)
        yield
    finally:
        with suppress(OSError):
            # Processes that were started meanwhile have the file open as well: closing it here would not let it go.
            fcntl.flock(lock, fcntl.LOCK_UN)
        os.close(lock)


def _opened(place: str) -> int:
    try:
        return os.open(Path(place).parent / _LOCK, os.O_RDONLY | os.O_CREAT, 0o666) if place else -1
    except OSError:
        return -1


def _wait(lock: int, left: Callable[[], int], tell: Callable[[int], None]) -> None:
    seen, since = -1, monotonic()
    while not _taken(lock):
        now = left()
        if now < FROM:
            return
        if now != seen:
            seen, since = now, monotonic()
        elif monotonic() - since > _PATIENCE:
            return
        tell(now)
        sleep(_PAUSE)


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some file systems have no locks: there is nobody to wait for.
        return True
    return True
