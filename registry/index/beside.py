"""The table that stands beside a record: whether it is still the one that was read."""

from __future__ import annotations

from hashlib import blake2b, file_digest

from registry.index.change import Change
from registry.index.engine import Engine
from registry.tree import Folder

_ENDING = ".tsv"
_MISSING, _OUTSIDE, _UNREAD = b"missing", b"outside: ", b"unread: "


def mark(folder: Folder, path: str) -> bytes:
    """What tells two versions of the table at a path apart, or why there is none to be read; empty for no path."""
    if not path:
        return b""
    try:
        with (folder.root / path).open("rb") as file:
            found = file_digest(file, lambda: blake2b(digest_size=16)).digest()
    except (FileNotFoundError, IsADirectoryError):
        return _MISSING
    except OSError as error:
        return _UNREAD + (error.strerror or "").encode()
    # A link may come to lead elsewhere, to the very same bytes, which are then not ours to read.
    return found if folder.has(path) else _OUTSIDE + found


def unread_tables(engine: Engine, register: int) -> list[str]:
    """The tables of a register that could not be read, and may be readable another time while they look the same."""
    sql = "SELECT beside, beside_digest FROM file WHERE in_register = ? AND beside > ''"
    return [path for path, seen in engine.rows(sql, (register,)) if seen.startswith(_UNREAD)]


def records_of_tables(engine: Engine, change: Change) -> set[str]:
    """The files of records whose tables may say something else."""
    sql = "SELECT path FROM file WHERE in_register = ? AND beside > '' AND beside = ?"
    tables = [path for path in change.suspects if path.endswith(_ENDING)]
    return {path for table in tables for (path,) in engine.rows(sql, (change.register, table))}
