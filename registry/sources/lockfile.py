"""Writing `federation.lock`, and what the last pull here had to say of each copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from registry.errors import InputOutputError
from registry.load.lock import KEPT_FILE, LOCK_FILE, PULLED, Lock, Pulled, read_kept, read_lock
from registry.parse import MAX_BYTES
from registry.sources.files import quoted, saved
from registry.wording import _

_HEAD = (
    "# Which commit of each register is read here. `muniment pull` writes this file, and nothing else should.\n"
    "# Keep it with federation.yaml: it is what every answer goes by.\n"
)


def sound_lock(root: Path) -> Lock:
    """The lock as it is. Raises InputOutputError where it is not right: what a person wrote is not written over."""
    lock = read_lock(root)
    if lock.problems:
        first = lock.problems[0]
        message = _("{path}:{line}:{column}: {code} {message}").format(
            path=root / LOCK_FILE, line=first.line, column=first.column, code=first.code, message=first.message
        )
        raise InputOutputError(message, _("Put it right, or remove it: the next pull then writes it anew."))
    return lock


def lock_text(entries: dict[str, Pulled]) -> str:
    """The text of a lock: sorted, with every value in quotes that could be taken for another sort of value."""
    lines = [_HEAD + ("registers:" if entries else "registers: []")]
    for register, entry in sorted(entries.items()):
        lines += [
            f"  - register: {quoted(register)}",
            f"    url: {quoted(entry.url)}",
            f"    ref: {quoted(entry.ref)}",
            f"    commit: {quoted(entry.commit)}",
            f"    fetched: {quoted(entry.fetched)}",
        ]
    return "\n".join(lines) + "\n"


def save_lock(root: Path, entries: dict[str, Pulled]) -> None:
    """Write the lock, whole or not at all, where it says anything new. Raises InputOutputError."""
    data = lock_text(entries).encode()
    if len(data) > MAX_BYTES:
        raise InputOutputError(_("{file} would be larger than any file that is read.").format(file=LOCK_FILE))
    path = root / LOCK_FILE
    if not path.exists() and not entries:
        return
    try:
        if path.read_bytes() == data:
            return
    except OSError:
        pass
    saved(path, data)


def save_kept(root: Path, register: str, **said: str) -> None:
    """Remember what a pull had to say of one register's copy: `commit`, `seen`, `because`, `instead_of`."""
    kept: dict[str, Any] = read_kept(root)
    now = {name: text for name, text in said.items() if text}
    if kept.get(register) != now:
        data = json.dumps(kept | {register: now}, indent=1, sort_keys=True).encode()
        saved(root / PULLED / KEPT_FILE, data)
