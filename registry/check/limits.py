"""A limit on how long one rule may take over one subject, so that a rule that never ends is a defect like any other."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

SECONDS = 5.0
"""How long a rule may take. Every sound one takes less than a thousandth of this."""

_LOOK_EVERY = 0.5


class Overrun(BaseException):
    """A rule took too long. Not an `Exception`, so that no rule can swallow it."""


class _Watch:
    """Looks from a thread of its own whether a rule has been at it for too long."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[int, float] = {}
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        with self._lock:
            self._running[threading.get_ident()] = monotonic() + SECONDS
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._look, name="rule-limits", daemon=True)
                self._thread.start()

    def end(self) -> None:
        with self._lock:
            self._running.pop(threading.get_ident(), None)

    def _look(self) -> None:
        while True:
            threading.Event().wait(_LOOK_EVERY)
            now = monotonic()
            with self._lock:
                for thread, until in list(self._running.items()):
                    if until < now:
                        del self._running[thread]
                        # What runs in that thread is Python of our own, which this reaches between two steps.
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Overrun))


_watch = _Watch()


@contextmanager
def limited() -> Iterator[None]:
    """Raise Overrun in whoever is inside for too long."""
    _watch.begin()
    try:
        yield
    finally:
        _watch.end()
