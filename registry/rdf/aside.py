"""Starts the process in which what strangers wrote is read, tells it what to do, and stops it at a limit of time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any

_CHILD = Path(__file__).with_name("apart.py")
_KEPT = ("SYSTEMROOT", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
"""Of the surroundings, what a process may need to begin. Nothing that leads anywhere else."""
_PIECE = 1 << 18


class Stopped(Exception):
    """The process came to an end without an answer: because time was up, or (`is_late` no) memory or whatever else."""

    def __init__(self, is_late: bool) -> None:
        super().__init__()
        self.is_late = is_late


class Aside:
    """The process, for as long as one thing takes. `first` says what that is."""

    def __init__(self, first: dict[str, Any]) -> None:
        self._first = first

    def __enter__(self) -> Aside:
        surroundings = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._child = subprocess.Popen(
            [sys.executable, "-I", str(_CHILD)], env=surroundings, cwd=_CHILD.parent, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps(self._first).encode() + b"\n")
        self._child.stdin.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.kill()
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdout.close()
        with suppress(BrokenPipeError):
            self._child.stdin.close()
        self._child.wait()

    def send(self, parts: Iterable[str] | bytes) -> None:
        """What the process is to read, all of it. Raises Stopped where it has ended."""
        assert self._child.stdin is not None
        try:
            for piece in [parts] if isinstance(parts, bytes) else _pieces(parts):
                self._child.stdin.write(piece)
            self._child.stdin.close()
        except BrokenPipeError:
            raise Stopped(is_late=False) from None

    def heard(self, seconds: float) -> dict[str, Any]:
        """What the process says next. Raises Stopped where it says nothing more within so many seconds; 0 for any."""
        assert self._child.stdout is not None
        timer = Timer(seconds, self._child.kill) if seconds else None
        if timer:
            timer.start()
        line = self._child.stdout.readline()
        is_late = timer is not None and not timer.is_alive()
        if timer:
            timer.cancel()
        if not line.endswith(b"\n"):
            raise Stopped(is_late)
        said: dict[str, Any] = json.loads(line)
        return said


def _pieces(parts: Iterable[str]) -> Iterator[bytes]:
    """Text in pieces that are worth sending."""
    waiting: list[str] = []
    letters = 0
    for part in parts:
        waiting.append(part)
        letters += len(part)
        if letters > _PIECE:
            yield "".join(waiting).encode()
            waiting, letters = [], 0
    yield "".join(waiting).encode()
