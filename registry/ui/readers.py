"""`Readers`: sessions that stay open between drawings, so that one drawing costs no more than what it asks.

Whether any file has changed is asked once in a while, not for every drawing: with a hundred thousand files and fifty
people, asking takes longer than answering. How often depends on how long it takes; it is at most once a second, and at
most a twentieth of the time is spent on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic

from registry.session import Session
from registry.verbs.opening import opened

AT_MOST_EVERY = 1.0
"""Seconds between two looks at the files, at the least."""

SHARE = 20
"""How many times longer than a look takes there is until the next."""

_IDLE = 4
"""Open sessions kept. More people than this are drawn for at once only for moments."""


class Readers:
    """The open sessions of one federation. Each is lent to one drawing at a time."""

    def __init__(self, federation: Path) -> None:
        self._federation = federation
        self._lock = Lock()
        self._idle: list[Session] = []
        self._generation = ""
        self._look_at = 0.0

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on the files as they stood a moment ago. Raises MunimentError where they cannot be opened."""
        session = self._taken()
        try:
            yield session
        finally:
            self._give_back(session)

    def _taken(self) -> Session:
        with self._lock:
            now = monotonic()
            is_due = now >= self._look_at
            if not is_due and self._idle:
                return self._idle.pop()
            if is_due and self._idle:
                # One looks; whoever comes meanwhile is shown what was there a moment ago.
                self._look_at = now + 60.0
        return self._looked(now)

    def _looked(self, since: float) -> Session:
        """A session opened anew, which sees what has changed; or one from before where nothing has."""
        fresh = Session(federation=self._federation)
        try:
            generation = opened(fresh).generation
        except BaseException:
            # Whoever comes next looks again.
            self._look_at = 0.0
            raise
        with self._lock:
            took = monotonic() - since
            self._look_at = monotonic() + max(AT_MOST_EVERY, SHARE * took)
            if generation == self._generation and self._idle:
                session = self._idle.pop()
                _close(fresh)
                return session
            if generation != self._generation:
                self._generation = generation
                while self._idle:
                    _close(self._idle.pop())
        return fresh

    def _give_back(self, session: Session) -> None:
        with self._lock:
            if len(self._idle) < _IDLE and opened(session).generation == self._generation:
                self._idle.append(session)
                return
        _close(session)

    def look_again(self) -> None:
        """Have the files looked at for the next drawing, however short a time ago they were."""
        with self._lock:
            self._look_at = 0.0

    def close(self) -> None:
        """Close every session that nobody is reading with."""
        with self._lock:
            while self._idle:
                _close(self._idle.pop())


def _close(session: Session) -> None:
    opened(session).engine.close()
