"""What is in a git repository, read through `git cat-file` and checked: each piece is what its name says it is.

A commit's name is a digest of all it leads to, so whoever has that name from the register's own server need trust
neither the repository on this disk nor git's reading of it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

from registry.errors import InputOutputError
from registry.sources.bounds import MIB, Bounds, size
from registry.sources.git import Git, TookTooLong, stop
from registry.wording import _

_TREE_BYTES = 16 * MIB
_COMMIT_BYTES = MIB
_DEEPEST = 60
_LONGEST_HEADER = 200

FOLDER, LINK, MODULE = 0o040000, 0o120000, 0o160000
"""The modes of what is not an ordinary file."""


class Damaged(InputOutputError):
    """The repository does not hold what it should, or holds something else under that name."""


class TooMuch(InputOutputError):
    """There is more of it than is ever taken."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a commit: its path as git has it, what sort it is, and the name of its content."""

    path: bytes
    mode: int
    name: str


class Objects:
    """Reads pieces of a repository, one after another."""

    def __init__(self, reading: IO[bytes], asking: IO[bytes]) -> None:
        self._reading = reading
        self._asking = asking
        self.timed_out = False

    def read(self, name: str, sort: str, most: int) -> bytes:
        """One piece, of the sort it should be. Raises Damaged or TooMuch, after which nothing more can be read."""
        try:
            self._asking.write(f"{name}\n".encode())
            self._asking.flush()
            header = self._reading.readline(_LONGEST_HEADER).decode("ascii", "replace").split()
            if len(header) != 3 or header[:2] != [name, sort] or not header[2].isdecimal():
                raise self._damaged(name)
            count = int(header[2])
            if count > most:
                said = _("it holds a file of {size}, and {most} is the most that is copied")
                raise TooMuch(said.format(size=size(count), most=size(most)))
            data = self._reading.read(count)
            self._reading.read(1)
        except (OSError, ValueError) as error:
            raise self._damaged(name) from error
        if len(data) != count or name_of(data, sort, len(name)) != name:
            raise self._damaged(name)
        return data

    def files(self, commit: str, bounds: Bounds) -> Iterator[File]:
        """Every file of a commit, folder by folder. Raises Damaged or TooMuch."""
        first = self.read(commit, "commit", _COMMIT_BYTES).partition(b"\n")[0]
        word, _space, top = first.partition(b" ")
        if word != b"tree":
            raise self._damaged(commit)
        seen = 0
        waiting = [(b"", top.decode("ascii", "replace"), 0)]
        while waiting:
            below, name, depth = waiting.pop()
            if depth > _DEEPEST:
                raise TooMuch(_("its folders lie more than {count} deep in one another").format(count=_DEEPEST))
            for entry in self.folder(name, below):
                seen += 1
                if seen > bounds.files:
                    raise TooMuch(
                        _("it holds more than {count} files, which is the most that is copied").format(
                            count=f"{bounds.files:,}"
                        )
                    )
                if entry.mode == FOLDER:
                    waiting.append((entry.path + b"/", entry.name, depth + 1))
                else:
                    yield entry

    def folder(self, name: str, below: bytes) -> Iterator[File]:
        """What lies in one folder. Raises Damaged or TooMuch."""
        raw, at, width = self.read(name, "tree", _TREE_BYTES), 0, len(name) // 2
        while at < len(raw):
            space, end = raw.find(b" ", at), raw.find(b"\0", at)
            if not at < space < end or end + 1 + width > len(raw):
                raise self._damaged(name)
            try:
                mode = int(raw[at:space], 8)
            except ValueError as error:
                raise self._damaged(name) from error
            yield File(below + raw[space + 1 : end], mode, raw[end + 1 : end + 1 + width].hex())
            at = end + 1 + width

    def _damaged(self, name: str) -> InputOutputError:
        if self.timed_out:
            return TookTooLong(_("it took too long to read"))
        return Damaged(_("git could not give a sound copy of {name}").format(name=name[:12]))


def name_of(data: bytes, sort: str, width: int = 40) -> str:
    """The name that git gives to some content."""
    kind = hashlib.sha256 if width == 64 else hashlib.sha1
    return kind(f"{sort} {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()


@contextmanager
def objects(git: Git) -> Iterator[Objects]:
    """Read from a repository for as long as one command may take."""
    process = git.start("cat-file", "--batch", talk=True)
    assert process.stdin is not None
    assert process.stdout is not None
    found = Objects(process.stdout, process.stdin)

    def too_late() -> None:
        found.timed_out = True
        stop(process)

    timer = threading.Timer(git.seconds, too_late)
    timer.daemon = True
    timer.start()
    try:
        yield found
    finally:
        timer.cancel()
        stop(process)
        process.stdout.close()
        with suppress(OSError):
            process.stdin.close()
