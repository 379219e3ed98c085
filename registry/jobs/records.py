"""The small files in the folder of a job: each is there whole, or not there at all."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path

from registry.values import Any

ABOUT = "_about.json"
"""What it is: kind and title."""
BEGUN = "_begun.json"
"""That a process was started on it: its number."""
FAR = "_far.json"
"""How far the process is."""
ENDED = "_ended.json"
"""That the process came to its end by itself: its exit code, and whether it answered."""
STOPPED = "_stopped.json"
"""That somebody stopped it."""
ANSWER = "_answer.json"
PRINTED = "_printed.part"
"""What the process prints: an answer once it is whole."""
COMPLAINTS = "_complaints.txt"
LOCK = "_lock"
"""Held by the process that is at work: the system lets it go, however the process ends."""

_MOST = 256_000_000
"""Bytes of an answer that are read."""


def write(path: Path, record: Any) -> None:
    """Put it there in place of any other, whole or not at all. Raises OSError."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def read(path: Path) -> Any:
    """What is there; None where there is nothing, or nothing that can be read."""
    try:
        if path.stat().st_size > _MOST:
            return None
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def touch(folder: Path) -> None:
    """Let the job be kept for a day from now."""
    with suppress(OSError):
        os.utime(folder)
