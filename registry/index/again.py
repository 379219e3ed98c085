"""Giving a kept answer again, where no file has changed since: without loading the program.

Checking a federation that has not changed is what editors, hooks and people do most. Whether anything changed costs one
walk over the files; importing what could check them, or opening the index, costs more than that. So what `muniment
validate` printed is kept in a file beside the index, with how all files stood, and printed again while they stand so.

    index-….sqlite.answers    marshalled: a checksum, the head, and how the files stood, to be compared as bytes
    head                      marshalled: how the index stood, the single files, the folders, the answers by question

It is of use only with the index it was written beside: any change of that, or another, makes it worth nothing. This
module and the three it imports load nothing but `zlib`.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib

from registry.index.scan import is_copy, listing, stamp
from registry.index.seal import in_use
from registry.index.version import version

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

    from registry.values import Any

    Read = tuple[list[str], list[str], dict[bytes, tuple[int, bytes]], bytes]

_LASTING = ("validate",)
"""Commands whose answers depend on the files alone, not on the day."""

_ENVIRONMENT = ("MUNIMENT_FEDERATION", "NO_COLOR", "TERM", "PYTHONIOENCODING", "LC_ALL", "LC_CTYPE", "LANG")
"""What else may change what is printed."""

_BESIDE = ".answers"

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
        found = _index(typed) if asked else None
        if found is None:
            return None
        read = _read(*found)
        if read is None:
            return None
        files, folders, answers, state = read
        answer: tuple[int, bytes] | None = answers.get(asked)
        return answer if answer and _state(files, folders) == state else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(
    connection: sqlite3.Connection, place: str, stood: tuple[int, ...], asked: bytes, code: int, printed: bytes
) -> None:
    """Keep an answer drawn from the index at a place, which stands as is said. Only in one's turn to write there.

    Nothing is kept where some file is too fresh to be trusted, or where it cannot be written: it is another time.
    """
    remembered = _remembered(connection)
    if remembered is None:
        return
    files, folders, state = remembered
    try:
        read = _read(place, stood)
        answers = read[2] if read and read[3] == state else {}
        if len(answers) >= _KEPT:
            return
        head = marshal.dumps((stood, files, folders, {**answers, asked: (code, printed)}))
        with open(f"{place}{_BESIDE}-new", "wb") as file:
            file.write(marshal.dumps((zlib.crc32(head), head, state)))
        os.replace(f"{place}{_BESIDE}-new", f"{place}{_BESIDE}")
    except (OSError, ValueError, EOFError, TypeError):
        return


def _read(place: str, stood: tuple[int, ...]) -> Read | None:
    """The single files, folders and answers that are kept beside an index, and how the files stood then."""
    try:
        with open(f"{place}{_BESIDE}", "rb") as file:
            check, head, state = marshal.loads(file.read())  # noqa: S302 - bytes of our own making
    except FileNotFoundError:
        return None
    if zlib.crc32(head) != check:
        return None
    beside, files, folders, answers = marshal.loads(head)  # noqa: S302 - the very bytes that were written
    return (files, folders, answers, state) if beside == stood else None


def _state(files: list[str], folders: list[str]) -> bytes:
    """How files stand now, and those in folders, as bytes that are the same while they stand so."""
    stamps = [stamp(path)[:-1] for path in files]
    return _together(version(), stamps, [listing(folder).entries for folder in folders])


def _together(made_by: bytes, stamps: list[tuple[int, ...]], listings: list[dict[str, bytes]]) -> bytes:
    # The second version of the format is the last in which equal values are always equal bytes.
    return marshal.dumps((made_by, stamps, [sorted(entries.items()) for entries in listings]), 2)


def _remembered(connection: sqlite3.Connection) -> tuple[list[str], list[str], bytes] | None:
    """The single files and the folders of an index, and how they stood when it was brought up to date.

    None where one of them may have changed since and show the same time.
    """
    meta: dict[str, Any] = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('version', 'stamps')"))
    stamps = marshal.loads(meta["stamps"])  # noqa: S302 - bytes of our own making
    if any(seen[-1] for _path, seen in stamps):
        return None
    read = connection.execute("SELECT number, folder FROM register WHERE folder <> '' ORDER BY number").fetchall()
    # Of copies, which never change, the stamps have told already whether they are the ones to read.
    changing: dict[int, dict[str, bytes]] = {number: {} for number, folder in read if not is_copy(folder)}
    for number, path, entries, racy in connection.execute("SELECT in_register, folder, entries, racy FROM scan"):
        if number in changing:
            if marshal.loads(racy):  # noqa: S302 - bytes of our own making
                return None
            changing[number][path] = entries
    folders = [folder for number, folder in read if number in changing]
    state = _together(meta["version"], [seen[:-1] for _path, seen in stamps], list(changing.values()))
    return [path for path, _seen in stamps], folders, state


def _index(typed: list[str]) -> tuple[str, tuple[int, ...]] | None:
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
    return in_use(os.path.join(around, ".muniment")) if around else None


def _start(typed: list[str]) -> str:
    """Where the question looks; as `cli` reads it, for the forms in which it is asked most."""
    for at, word in enumerate(typed):
        if word.startswith("--federation="):
            return word.partition("=")[2]
        if word == "--federation" and at + 1 < len(typed):
            return typed[at + 1]
    paths = [word for word in typed[1:] if not word.startswith("-")]
    return os.environ.get("MUNIMENT_FEDERATION") or (paths[0] if paths else os.curdir)
