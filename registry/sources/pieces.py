"""Pieces of a repository by their names. One that is missing, damaged or too large keeps nobody from the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta, timezone
from typing import IO, NamedTuple

from registry.errors import InputOutputError
from registry.sources.bounds import MIB, size
from registry.sources.git import Git, stop
from registry.sources.objects import Damaged, File, Objects, TooMuch, objects
from registry.wording import _

_MOST_OPENED = 50
_COMMIT_BYTES = MIB


class Commit(NamedTuple):
    """One commit: its folder, those it came after, and when it was made."""

    name: str
    tree: str
    parents: tuple[str, ...]
    when: int
    zone: int

    @property
    def day(self) -> str:
        """The day it was made, where it was made; empty where it says none that could be."""
        try:
            return datetime.fromtimestamp(self.when, timezone(timedelta(minutes=self.zone))).date().isoformat()
        except (OverflowError, OSError, ValueError):
            return ""


class Pieces:
    """Pieces of a repository by their names. One that is missing, damaged or too large keeps nobody from the next."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._stack = ExitStack()
        self._opened = 0

    def __enter__(self) -> Pieces:
        self._open()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._stack.close()

    def _open(self) -> None:
        self._stack.close()
        self._opened += 1
        self._sizes = self._stack.enter_context(_sizes(self._git))
        self._objects = self._stack.enter_context(objects(self._git))

    def read(self, name: str, sort: str, most: int) -> bytes:
        """One piece. Raises Damaged or TooMuch, and then others can still be read."""
        with self._reading() as found:
            self._check(name, sort, most)
            return found.read(name, sort, most)

    def folder(self, name: str, path: bytes) -> list[File]:
        """What lies in one folder. Raises Damaged or TooMuch."""
        with self._reading() as found:
            self._check(name, "tree", 16 * MIB)
            return list(found.folder(name, path))

    def commit(self, name: str) -> Commit:
        """One commit. Raises Damaged or TooMuch, and then others can still be read."""
        return _commit(name, self.read(name, "commit", _COMMIT_BYTES))

    def sort(self, name: str) -> str:
        """What sort of piece has that name; empty where there is none."""
        return self._sizes(name)[0]

    def _check(self, name: str, sort: str, most: int) -> None:
        # Asked first, so that what is too large is never begun.
        found, count = self._sizes(name)
        if found != sort:
            raise _NotThere(_("git could not give a sound copy of {name}").format(name=name[:12]))
        if count > most:
            said = _("it is {size} large, and no more than {most} is read")
            raise _NotBegun(said.format(size=size(count), most=size(most)))

    @contextmanager
    def _reading(self) -> Iterator[Objects]:
        try:
            yield self._objects
        except (_NotThere, _NotBegun):
            raise
        except (Damaged, TooMuch):
            if self._opened > _MOST_OPENED:
                raise InputOutputError(_("Too much of the repository is damaged: run `git fsck`.")) from None
            self._open()
            raise


class _NotThere(Damaged):
    """Found out before anything was read: the next piece can be asked for at once."""


class _NotBegun(TooMuch):
    """Found out before anything was read: the next piece can be asked for at once."""


@contextmanager
def _sizes(git: Git) -> Iterator[Callable[[str], tuple[str, int]]]:
    process = git.start("cat-file", "--batch-check", talk=True)
    asking, reading = pipes(process.stdin, process.stdout)

    def ask(name: str) -> tuple[str, int]:
        try:
            asking.write(f"{name}\n".encode())
            asking.flush()
            said = reading.readline(200).decode("ascii", "replace").split()
        except (OSError, ValueError):
            return "", 0
        return (said[1], int(said[2])) if len(said) == 3 and said[0] == name and said[2].isdecimal() else ("", 0)

    try:
        yield ask
    finally:
        stop(process)
        reading.close()
        with suppress(OSError):
            asking.close()


def pipes(asking: IO[bytes] | None, reading: IO[bytes] | None) -> tuple[IO[bytes], IO[bytes]]:
    """The two ends of a conversation with a process that was begun for one."""
    assert asking is not None
    assert reading is not None
    return asking, reading


def _commit(name: str, raw: bytes) -> Commit:
    tree, parents, when, zone = "", [], 0, 0
    for line in raw.partition(b"\n\n")[0].split(b"\n"):
        word, _space, said = line.partition(b" ")
        text = said.decode("ascii", "replace")
        if word == b"tree" and not tree:
            tree = text
        elif word == b"parent":
            parents.append(text)
        elif word == b"committer":
            when, zone = _moment(text)
    if not is_name(tree, name) or not all(is_name(each, name) for each in parents):
        raise _NotThere(_("git could not give a sound copy of {name}").format(name=name[:12]))
    return Commit(name, tree, tuple(parents), when, zone)


def is_name(text: str, like: str) -> bool:
    """Whether a text is the name of a piece, as long as another."""
    return len(text) == len(like) and not set(text) - set("0123456789abcdef")


def _moment(said: str) -> tuple[int, int]:
    """Seconds since 1970 and minutes east of Greenwich, from the end of a line that may say anything."""
    words = said.split()[-2:]
    if len(words) < 2 or len(words[0]) > 12 or len(words[1]) != 5:
        return 0, 0
    with suppress(ValueError):
        zone = int(words[1][:3]) * 60 + int(words[1][0] + words[1][3:])
        return int(words[0]), zone if abs(zone) < 1440 else 0
    return 0, 0
