"""Which program made an index: another one, or other schemas, may read the same files another way.

Imports next to nothing (see `again`).
"""

from __future__ import annotations

import os

from registry import __version__

FORMAT = 8
"""Changed whenever what is kept in an index means something else."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_NOT_READING = ("__pycache__", "ui", "cli", "server")
"""Folders of the program that show answers and have no part in them."""


def version() -> bytes:
    """The version, the language, and in a checkout (where the program changes without its version) every file."""
    said = [str(FORMAT), __version__, os.environ.get("MUNIMENT_LANGUAGE", "")]
    schemas = os.path.join(os.path.dirname(_PACKAGE), "schemas")
    if not os.path.isdir(os.path.join(_PACKAGE, "schemas")):
        for folder in (_PACKAGE, schemas):
            said += _stamps(folder)
    return "\n".join(said).encode()


def _stamps(folder: str) -> list[str]:
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _stamps(entry.path) if entry.name not in _NOT_READING else []
            elif entry.name.endswith((".py", ".json", ".sql", ".txt")):
                seen = entry.stat()
                found.append(f"{entry.name} {seen.st_size} {seen.st_mtime_ns}")
    return sorted(found)
