"""What stands beside a record, its table and its reviews: whether they are still those that were read."""

from __future__ import annotations

from hashlib import blake2b, file_digest

from registry.index.change import Change
from registry.index.engine import Engine
from registry.load.reviews import reviews_path
from registry.load.snapshot import Loaded
from registry.load.table import table_path
from registry.tree import Folder

_ENDINGS = (".tsv", ".jsonl")
_BETWEEN = "\n"
"""Between the paths, where there are several: no name of a file that is read holds a line end."""

_MISSING, _OUTSIDE, _UNREAD = b"missing", b"outside: ", b"unread: "


def beside(loaded: Loaded) -> str:
    """The paths of what stands beside a record, as `mark` takes them; empty where nothing does."""
    return _BETWEEN.join(path for path in (table_path(loaded), reviews_path(loaded)) if path)


def mark(folder: Folder, paths: str) -> bytes:
    """What tells two versions of the files at some paths apart, or why one cannot be read; empty for no path."""
    return b"".join(_mark(folder, path) for path in paths.split(_BETWEEN)) if paths else b""


def _mark(folder: Folder, path: str) -> bytes:
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
    """What of a register could not be read beside records, and may be readable while it looks the same."""
    sql = "SELECT beside, beside_digest FROM file WHERE in_register = ? AND beside > ''"
    found = [paths for paths, seen in engine.rows(sql, (register,)) if _UNREAD in seen]
    return [path for paths in found for path in paths.split(_BETWEEN)]


def records_of_tables(engine: Engine, change: Change) -> set[str]:
    """The files of records beside which something may say something else."""
    files = {path for path in change.suspects if path.endswith(_ENDINGS)}
    if not files:
        return set()
    sql = "SELECT path, beside FROM file WHERE in_register = ? AND beside > ''"
    rows = engine.rows(sql, (change.register,))
    return {path for path, paths in rows if not files.isdisjoint(paths.split(_BETWEEN))}
