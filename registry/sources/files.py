"""Small files that `muniment pull` keeps: written whole or not at all, and one pull at a time."""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from registry.errors import InputOutputError
from registry.wording import _
from registry.write import not_written

_LOOK_AGAIN = 0.2
_PATIENCE = 900.0
"""Seconds to wait for another pull to end: longer than any one register may take."""


def saved(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put a file there, in place of any other, whole or not at all. Raises InputOutputError."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    try:
        try:
            with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise not_written(path, error) from error


def quoted(text: str) -> str:
    """Text as YAML writes it between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def moment(now: datetime) -> str:
    """A moment to the minute, as records write it: 2026-03-04T09:30Z."""
    return f"{now.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


@contextmanager
def turn(place: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a place that only one process holds at a time. The system lets go of it, however the process ends.

    `waiting` is called again and again while another holds it. Raises InputOutputError where that takes too long.
    """
    try:
        file = open(os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644), "rb+")  # noqa: SIM115
    except OSError as error:
        raise not_written(place, error) from error
    with file:
        end = time.monotonic() + _PATIENCE
        while not _taken(file):
            if time.monotonic() > end:
                raise InputOutputError(
                    _("Another pull of this federation has been going on for a long time."), _("Try again later.")
                )
            waiting()
            time.sleep(_LOOK_AGAIN)
        yield


def _taken(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Where a file system has no such thing, git's own care and whole files must do.
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True
