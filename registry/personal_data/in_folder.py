"""The files of a register that people write text in, as they stand, whether they are records or not."""

from __future__ import annotations

import os
from collections.abc import Iterator

from registry.personal_data.in_file import LARGEST, is_read
from registry.values import NamedTuple
from registry.wording import _


class Read(NamedTuple):
    """One file: its path below the folder, and its bytes; or why there are none, and whether that is amiss."""

    path: str
    raw: bytes = b""
    why: str = ""
    amiss: bool = False


def texts(root: str) -> Iterator[Read]:
    """Every text file below a folder, by its path. No link is followed, and nothing but an ordinary file is opened."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(root, below)) as entries:
                listing = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Read(below or ".", why=_reason(error), amiss=True)
            continue
        folders = []
        for entry in listing:
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                if is_read(path) or os.path.isdir(entry.path):
                    yield Read(path, why=_("it is a link, and what it leads to is not read"))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif is_read(path):
                yield _read(path, entry)
        waiting += reversed(folders)


def _read(path: str, entry: os.DirEntry[str]) -> Read:
    if not entry.is_file(follow_symlinks=False):
        return Read(path, why=_("it is not an ordinary file"))
    try:
        # One that was exchanged for a link or a pipe since it was listed is not opened either.
        handle = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        return Read(path, why=_reason(error), amiss=True)
    if len(raw) > LARGEST:
        return Read(path, why=_("it is larger than {most} MiB, and is not read").format(most=LARGEST // 1024 // 1024))
    return Read(path, raw)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
