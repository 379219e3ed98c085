"""Giving a kept answer again, where no file has changed since: without loading the program.

Checking a federation that has not changed is what editors, hooks and people do most. Whether anything changed costs one
walk over the files; importing what could check them costs more than that. So what `muniment validate` printed is kept
in the index beside everything else that goes when a file changes, and printed again while none has. This module and the
four it imports load nothing but SQLite.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import sys

from registry.index.scan import Listing, are_current, is_copy, listing
from registry.index.seal import in_use
from registry.index.version import version

_LASTING = ("validate",)
"""Commands whose answers depend on the files alone, not on the day."""

_ENVIRONMENT = ("MUNIMENT_FEDERATION", "NO_COLOR", "TERM", "PYTHONIOENCODING", "LC_ALL", "LC_CTYPE", "LANG")
"""What else may change what is printed."""

_KEPT = 16
"""Answers kept, so that a habit of odd questions does not fill the disk."""


def key(typed: list[str]) -> bytes:
    """What was asked, and all else that an answer depends on besides the files; empty where no answer lasts."""
    if not typed or typed[0] not in _LASTING or sys.stdout is None:
        return b""
    try:
        beside = [os.environ.get(each) for each in _ENVIRONMENT]
        return repr((typed, os.getcwd(), sys.stdout.isatty(), beside)).encode("utf-8", "backslashreplace")
    except (OSError, ValueError):
        return b""


def kept(typed: list[str]) -> tuple[int, bytes] | None:
    """The exit code and what was printed when this was last asked; None where that is not known or a file has changed.

    Never raises: whatever is odd is left to the program.
    """
    asked = key(typed)
    try:
        place = _index(typed) if asked else ""
        if not place:
            return None
        connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
        try:
            found: tuple[int, bytes] | None = connection.execute(
                "SELECT code, printed FROM answer WHERE key = ?", (asked,)
            ).fetchone()
            return found if found and _is_unchanged(connection) else None
        finally:
            connection.close()
    except (OSError, ValueError, EOFError, TypeError, sqlite3.Error):
        return None


def keep(connection: sqlite3.Connection, asked: bytes, code: int, printed: bytes) -> None:
    """Keep an answer. That another process is writing is no trouble: it is kept another time."""
    try:
        (held,) = connection.execute("SELECT count(*) FROM answer").fetchone()
        if held < _KEPT:
            connection.execute(
                "INSERT OR REPLACE INTO answer (key, code, printed) VALUES (?, ?, ?)", (asked, code, printed)
            )
    except sqlite3.Error:
        return


def _index(typed: list[str]) -> str:
    """The index of the federation around where the question looks, or of a register alone, if it is as it was left."""
    folder = os.path.realpath(_start(typed))
    if os.path.isfile(folder):
        folder = os.path.dirname(folder)
    around = ""
    while True:
        if os.path.exists(os.path.join(folder, "federation.yaml")):
            around = folder
            break
        if not around and os.path.exists(os.path.join(folder, "register.yaml")):
            around = folder
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    found = in_use(os.path.join(around, ".muniment")) if around else None
    return found[0] if found else ""


def _start(typed: list[str]) -> str:
    """Where the question looks; as `cli` reads it, for the forms in which it is asked most."""
    for at, word in enumerate(typed):
        if word.startswith("--federation="):
            return word.partition("=")[2]
        if word == "--federation" and at + 1 < len(typed):
            return typed[at + 1]
    paths = [word for word in typed[1:] if not word.startswith("-")]
    return os.environ.get("MUNIMENT_FEDERATION") or (paths[0] if paths else os.curdir)


def _is_unchanged(connection: sqlite3.Connection) -> bool:
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('version', 'stamps')"))
    if meta.get("version") != version() or not are_current(meta["stamps"]):
        return False
    read = connection.execute("SELECT number, folder FROM register WHERE folder <> ''").fetchall()
    # Of copies, which never change, the stamps have told already whether they are the ones to read.
    changing = {number: folder for number, folder in read if not is_copy(folder)}
    folders: dict[int, Listing] = {}
    for number, path, entries, racy in connection.execute("SELECT in_register, folder, entries, racy FROM scan"):
        if number in changing and marshal.loads(racy):  # noqa: S302 - bytes of our own making
            return False
        folders.setdefault(number, Listing()).entries[path] = entries
    return all(listing(folder).entries == folders.get(number, Listing()).entries for number, folder in changing.items())
