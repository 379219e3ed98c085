"""What has changed in a register's folders since they were last seen, by names, times, sizes and inodes.

Listing a folder and asking for the times of its files costs a small part of reading them. A folder's listing is kept as
one string of bytes: where the new one is the same, nothing in the folder has changed. Two more rules make that safe:

- *Racy* files, whose time lies within two seconds of the listing or after it, may change again and still show the same
  time. They are remembered by name and their bytes are compared next time, until their time is well past. (git does the
  same with its index.) A clock that is set back makes files racy, never invisible.
- The time of the last change of *status* (ctime) is compared as well as that of the content, so that putting an old
  time on a new file, or taking away the right to read it, is seen.
"""

from __future__ import annotations

import marshal
import os
import stat
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_RACY_NS = 2_000_000_000
UNREADABLE = b"unreadable"
"""Stands for the entries of a folder that could not be listed."""

_FIELDS = 5
"""Values kept for one entry after its name: mode, inode, size, mtime and ctime."""


class Listing:
    """The folders of one register as they stand: path → the bytes of its entries, and the names too fresh to trust.

    A plain class: what tells that nothing has changed imports next to nothing (see `again`).
    """

    __slots__ = ("entries", "racy")

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}
        self.racy: dict[str, tuple[str, ...]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listing) and self.entries == other.entries and self.racy == other.racy

    __hash__ = None  # type: ignore[assignment]

    def distrust(self, paths: Iterable[str]) -> None:
        """Look at files again next time, however they stand then."""
        for path in paths:
            folder, _slash, name = path.rpartition("/")
            if name not in self.racy.get(folder, ()):
                self.racy[folder] = (*self.racy.get(folder, ()), name)


def listing(root: Path | str) -> Listing:
    """Walk a register. Hidden files are left out, and what is in folders whose name cannot be shown: it is not read.

    A folder that cannot be read has no entries; whoever reads its files will say why.
    """
    found = Listing()
    fresh = time.time_ns() - _RACY_NS
    waiting = [""]
    while waiting:
        waiting += _folder(str(root), waiting.pop(), fresh, found)
    return found


def _folder(root: str, below: str, fresh: int, found: Listing) -> list[str]:
    """List one folder; the folders inside it."""
    entries: list[str | int] = []
    folders: list[str] = []
    racy: list[str] = []
    unknown: list[str] = []
    try:
        here = os.open(f"{root}/{below}", os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        found.entries[below] = UNREADABLE
        return []
    try:
        for name in os.listdir(here):
            if name[0] == ".":
                continue
            try:
                seen = os.stat(name, dir_fd=here, follow_symlinks=False)
            except OSError:
                entries += (name, 0, 0, 0, 0, 0)
                unknown.append(name)
                continue
            mode, mtime, ctime = seen.st_mode, seen.st_mtime_ns, seen.st_ctime_ns
            if stat.S_ISREG(mode):
                entries += (name, mode, seen.st_ino, seen.st_size, mtime, ctime)
            elif stat.S_ISDIR(mode):
                # A folder's own times say nothing that its listing does not.
                entries += (name, mode, seen.st_ino, 0, 0, 0)
                folders.append(name)
                continue
            else:
                size, mtime, ctime, inode = _beyond(name, here)
                entries += (name, mode, seen.st_ino, size, mtime, ctime ^ inode)
            if mtime >= fresh or ctime >= fresh:
                racy.append(name)
        if unknown:
            # Where a folder may be listed and no more, what in it is a folder still shows.
            with os.scandir(here) as again:
                folders += [each.name for each in again if each.name in unknown and each.is_dir(follow_symlinks=False)]
    except OSError:
        found.entries[below] = UNREADABLE
        return []
    finally:
        os.close(here)
    # A folder is listed in no order of ours, but in the same one for as long as nothing in it changes.
    # The second version of the format is the last in which equal values are always equal bytes.
    found.entries[below] = marshal.dumps(entries, 2)
    if racy:
        found.racy[below] = tuple(racy)
    return [under(below, name) for name in folders if name.isprintable()]


def _beyond(name: str, here: int) -> tuple[int, int, int, int]:
    """What a link leads to."""
    try:
        seen = os.stat(name, dir_fd=here)
    except OSError:
        return 0, 0, 0, 0
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def is_copy(folder: str) -> bool:
    """Whether a register's folder is the copy of one commit, which never changes: `…/pulled/REGISTER/COMMIT`."""
    last = folder.split(os.sep)[-4:]
    return len(last) == 4 and last[:2] == [".muniment", "pulled"] and len(last[3]) in (40, 64)


def under(folder: str, name: str) -> str:
    """The path of a name in a folder."""
    return f"{folder}/{name}" if folder else name


def stamp(path: str, since: int = 0) -> tuple[int, ...]:
    """What is compared to see whether a single file has changed; all noughts where there is none.

    Ends with 1 where the file may have been written after a moment, or so soon before that its time does not show it.
    """
    try:
        seen = os.stat(path)
    except OSError:
        return (0, 0, 0, 0, 0)
    racy = max(seen.st_mtime_ns, seen.st_ctime_ns) >= since - _RACY_NS
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, int(racy))


def are_current(kept: bytes) -> bool:
    """Whether files still stand as their stamps say: marshalled pairs of path and stamp."""
    pairs = marshal.loads(kept)  # noqa: S302 - bytes of our own making
    return all(not seen[-1] and stamp(path)[:-1] == seen[:-1] for path, seen in pairs)


def by_name(entries: bytes) -> dict[str, tuple[int, ...]]:
    """The entries of a folder by name, from the bytes that `listing` made."""
    if entries in (b"", UNREADABLE):
        return {}
    flat = marshal.loads(entries)  # noqa: S302 - bytes of our own making; a damaged index is refused before this
    step = _FIELDS + 1
    return {flat[at]: tuple(flat[at + 1 : at + step]) for at in range(0, len(flat), step)}
