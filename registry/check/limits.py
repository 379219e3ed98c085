"""A limit on how long one rule may take over one subject, so that a rule that never ends is a defect like any other."""

from __future__ import annotations

import ctypes
import os
import threading
from time import monotonic
from weakref import WeakSet

SECONDS = 5.0
"""How long a rule may take. Every sound one takes less than a thousandth of this."""

_LOOK_EVERY = 0.5


class Overrun(BaseException):
    """A rule took too long. Not an `Exception`, so that no rule can swallow it."""


class Limit:
    """Raises Overrun in the thread that has been at one rule for too long, between `begin` and `end`.

    Begun for every rule and subject, so it only writes down the time; a thread of its own looks at it now and then.
    """

    def __init__(self) -> None:
        self.running: tuple[int, float] | None = None
        _watch.add(self)

    def begin(self) -> None:
        """A rule begins in this thread."""
        self.running = (threading.get_ident(), monotonic())

    def end(self) -> None:
        """It has come to an end."""
        self.running = None


class _Watch:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._limits: WeakSet[Limit] = WeakSet()
        self._thread: threading.Thread | None = None

    def add(self, limit: Limit) -> None:
        with self._lock:
            self._limits.add(limit)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._look, name="rule-limits", daemon=True)
                self._thread.start()

    def _look(self) -> None:
        pause = threading.Event()
        while True:
            pause.wait(_LOOK_EVERY)
            with self._lock:
                for limit in list(self._limits):
                    running = limit.running
                    if running is not None and monotonic() - running[1] > SECONDS:
                        limit.running = None
                        # What runs in that thread is Python of our own, which this reaches between two steps.
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(
                            ctypes.c_ulong(running[0]), ctypes.py_object(Overrun)
                        )


_watch = _Watch()
# A process begun from this one has none of its threads, and must not wait for what they held.
os.register_at_fork(after_in_child=_watch.__init__)  # type: ignore[misc]
