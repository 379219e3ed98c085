"""Every version of every file that a register's own git repository can still reach, each read once.

The repository is the person's, but may have come from anywhere. Git is asked for its branches, its tags and single
pieces by name, and nothing else: no hook, filter, attribute or pager of it has a part in that, nothing is fetched, and
no piece is believed whose content does not fit its name. What cannot be read is told, and the rest is read.
"""

from __future__ import annotations

import heapq
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import IO, NamedTuple

from registry.errors import InputOutputError
from registry.sources.bounds import MIB, size
from registry.sources.copying import shown
from registry.sources.git import Git, GitFailed, stop
from registry.sources.objects import FOLDER, LINK, MODULE, Damaged, File, Objects, TooMuch, objects
from registry.wording import _, counted

_SECONDS = 6 * 3600.0
_SECONDS_TO_BEGIN = 120.0
_PIECE = MIB
_DEEPEST = 60
_TAGS_OF_TAGS = 10
_GIT_FILE = 4096
_TOLD = 100
_MOST_OPENED = 50

Look = Callable[[bytes, bytes], bool]
"""Told a file's path below the register and its content, once for each content; says whether to remember it."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository on this computer: its own folder, and the working folder that it keeps the history of."""

    git: Path
    top: Path


def repository_of(folder: Path) -> Repository | None:
    """The repository that a folder belongs to: the nearest `.git`, going up. None where there is none."""
    folder = folder.resolve()
    for top in (folder, *folder.parents):
        place = top / ".git"
        with suppress(OSError, ValueError):
            if (place / "HEAD").is_file():
                return Repository(place, top)
            if place.is_file():
                # A working folder beside the first, or a repository inside another: the file says where its own is.
                with place.open("rb") as file:
                    word, _colon, said = os.fsdecode(file.read(_GIT_FILE)).strip().partition(": ")
                own = (top / said).resolve()
                if word == "gitdir" and (own / "HEAD").is_file():
                    return Repository(own, top)
    return None


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


@dataclass(frozen=True, slots=True)
class Kept:
    """A content that is to be remembered: its path where it first came in, and the commit that brought it."""

    path: bytes
    commit: Commit
    bit: int


@dataclass(slots=True)
class Walked:
    """What came of reading all versions below one folder.

    - `kept`: in the order in which they came in.
    - `blobs`: how many contents were read; `left_out`: what was not, in words; `amiss`: what should have been.
    - `is_there`: whether any commit has that folder at all.
    """

    kept: list[Kept] = field(default_factory=list)
    blobs: int = 0
    left_out: list[str] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)
    is_there: bool = False
    reach: dict[str, int] = field(default_factory=dict)

    def refs(self, bits: int) -> list[str]:
        """The branches and tags from which any of these contents can be reached."""
        return [ref for ref, reached in self.reach.items() if reached & bits]


class History:
    """All commits of a repository, those that came first first."""

    def __init__(self, pieces: _Pieces, tips: dict[str, str], amiss: list[str], progress: Progress | None) -> None:
        self._pieces = pieces
        self._tips = tips
        self._progress = progress
        self.amiss = amiss
        self.commits = _in_order(self._commits())

    def _commits(self) -> dict[str, Commit]:
        found: dict[str, Commit] = {}
        missing = 0
        waiting = list(self._tips.values())
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            try:
                found[name] = _commit(name, self._pieces.read(name, "commit", _PIECE))
            except (Damaged, TooMuch):
                missing += 1
                continue
            waiting += found[name].parents
            if self._progress:
                self._progress(len(found), 0, _("Finding the commits"))
        if missing:
            said = _(
                "{commits} not here or not sound: this is not the whole history. Where it was cloned in part, "
                "`git fetch --unshallow` brings the rest."
            )
            self.amiss.append(said.format(commits=counted(missing, _("commit is"), _("commits are"))))
        return found

    def walk(self, below: str, wanted: Callable[[bytes], bool], largest: int, look: Look) -> Walked:
        """Show every content below a folder to `look`, once, with the path where it first came in."""
        walk = _Walk(self._pieces, wanted, largest, look, self._progress)
        reached: dict[str, int] = {}
        for commit in self.commits:
            bits = walk.below(commit, below)
            for parent in commit.parents:
                bits |= reached.get(parent, 0)
            reached[commit.name] = bits
        walk.walked.reach = {ref: reached.get(tip, 0) for ref, tip in self._tips.items()}
        return walk.walked


@contextmanager
def opened(repository: Repository, progress: Progress | None = None) -> Iterator[History]:
    """Read the commits of a repository. Raises InputOutputError where there is no git, or git cannot read it."""
    git = Git(repository.git, _SECONDS)
    with ExitStack() as stack:
        pieces = stack.enter_context(_Pieces(git))
        tips, amiss = _tips(git, pieces)
        yield History(pieces, tips, amiss, progress)


class _Walk:
    """One reading of all that lies below a folder. Each folder and each file is read once, however often it comes."""

    def __init__(
        self, pieces: _Pieces, wanted: Callable[[bytes], bool], largest: int, look: Look, progress: Progress | None
    ) -> None:
        self._pieces = pieces
        self._progress = progress
        self._wanted = wanted
        self._largest = largest
        self._look = look
        self._folders: dict[bytes, int] = {}
        self._files: dict[bytes, int] = {}
        self._ways: dict[bytes, str] = {}
        self.walked = Walked()

    def below(self, commit: Commit, below: str) -> int:
        """Which of the contents kept so far lie in a commit, one bit each."""
        top = bytes.fromhex(commit.tree)
        if top not in self._ways:
            self._ways[top] = self._way(commit.tree, below)
        name = self._ways[top]
        if not name:
            return 0
        self.walked.is_there = True
        return self._folder(name, b"", commit, 0)

    def _way(self, name: str, below: str) -> str:
        """The name of a folder that lies somewhere below another; nothing where it is not there."""
        for step in filter(None, os.fsencode(below).split(b"/")):
            entries = self._entries(name, b"")
            name = next((each.name for each in entries if each.path == step and each.mode == FOLDER), "")
            if not name:
                break
        return name

    def _entries(self, name: str, path: bytes) -> list[File]:
        try:
            return self._pieces.folder(name, path)
        except (Damaged, TooMuch) as error:
            _tell(self.walked.amiss, path, error.message)
            return []

    def _folder(self, name: str, path: bytes, commit: Commit, depth: int) -> int:
        own = bytes.fromhex(name)
        if own in self._folders:
            return self._folders[own]
        # Until it has been read: no folder is inside itself, but names of damaged ones could say so.
        self._folders[own] = bits = 0
        if depth > _DEEPEST:
            _tell(self.walked.amiss, path, _("its folders lie more than {count} deep").format(count=_DEEPEST))
            return 0
        for entry in self._entries(name, path):
            if entry.mode == FOLDER:
                bits |= self._folder(entry.name, entry.path + b"/", commit, depth + 1)
            elif entry.mode not in (LINK, MODULE) and self._wanted(entry.path):
                bits |= self._file(entry, commit)
        self._folders[own] = bits
        return bits

    def _file(self, entry: File, commit: Commit) -> int:
        own = bytes.fromhex(entry.name)
        if own in self._files:
            return self._files[own]
        self._files[own] = 0
        try:
            raw = self._pieces.read(entry.name, "blob", self._largest)
        except TooMuch as error:
            _tell(self.walked.left_out, entry.path, error.message)
            return 0
        except Damaged as error:
            _tell(self.walked.amiss, entry.path, error.message)
            return 0
        self.walked.blobs += 1
        if self._progress:
            self._progress(self.walked.blobs, 0, _("Reading versions of files"))
        if self._look(entry.path, raw):
            self._files[own] = bit = 1 << len(self.walked.kept)
            self.walked.kept.append(Kept(entry.path, commit, bit))
        return self._files[own]


class _Pieces:
    """Pieces of a repository by their names. One that is missing, damaged or too large keeps nobody from the next."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._stack = ExitStack()
        self._opened = 0

    def __enter__(self) -> _Pieces:
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
    asking, reading = _pipes(process.stdin, process.stdout)

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


def _pipes(asking: IO[bytes] | None, reading: IO[bytes] | None) -> tuple[IO[bytes], IO[bytes]]:
    assert asking is not None
    assert reading is not None
    return asking, reading


def _tips(git: Git, pieces: _Pieces) -> tuple[dict[str, str], list[str]]:
    """Every branch, tag and other name that keeps commits → the commit; and the names that lead to none."""
    tips: dict[str, str] = {}
    amiss: list[str] = []
    for ref, name in _refs(git):
        commit = _peeled(pieces, name)
        if commit:
            tips[_called(ref)] = commit
        else:
            amiss.append(_("{ref} leads to no commit that can be read.").format(ref=_called(ref)))
    with suppress(GitFailed):
        head = git.ask("rev-parse", "--verify", "--quiet", "HEAD").strip()
        if head not in tips.values() and pieces.sort(head) == "commit":
            tips["HEAD"] = head
    return tips, amiss


def _refs(git: Git) -> Iterator[tuple[str, str]]:
    # Asked for nothing that git would have to open a piece for: one that is damaged would end the list.
    process = git.start("for-each-ref", "--format=%(objectname) %(refname)", talk=True)
    asking, reading = _pipes(process.stdin, process.stdout)
    # Settings that lead to a pipe would have git wait for ever.
    timer = threading.Timer(_SECONDS_TO_BEGIN, stop, [process])
    timer.daemon = True
    timer.start()
    try:
        asking.close()
        for line in reading:
            name, _space, ref = line.decode("utf-8", "backslashreplace").rstrip("\n").partition(" ")
            yield ref, name
        if process.wait():
            raise InputOutputError(
                _("git could not read the branches of {folder}.").format(folder=git.mirror),
                _("Run `git fsck` there, which says what is wrong."),
            )
    finally:
        timer.cancel()
        stop(process)
        reading.close()


def _peeled(pieces: _Pieces, name: str) -> str:
    """The commit that a tag leads to, by way of other tags; nothing where it leads to something else."""
    for _time in range(_TAGS_OF_TAGS):
        sort = pieces.sort(name)
        if sort != "tag":
            return name if sort == "commit" else ""
        try:
            lines = pieces.read(name, "tag", _PIECE).split(b"\n", 2)
        except (Damaged, TooMuch):
            return ""
        word, _space, leads_to = lines[0].decode("ascii", "replace").partition(" ")
        if word != "object" or not _is_name(leads_to, name):
            return ""
        name = leads_to
    return ""


def _called(ref: str) -> str:
    """A branch or tag as people call it."""
    for start, words in (("refs/heads/", "{name}"), ("refs/remotes/", "{name}"), ("refs/tags/", _("tag {name}"))):
        if ref.startswith(start):
            return words.format(name=shown(ref.removeprefix(start).encode("utf-8", "replace")))
    return shown(ref.encode("utf-8", "replace"))


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
    if not _is_name(tree, name) or not all(_is_name(each, name) for each in parents):
        raise _NotThere(_("git could not give a sound copy of {name}").format(name=name[:12]))
    return Commit(name, tree, tuple(parents), when, zone)


def _is_name(text: str, like: str) -> bool:
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


def _in_order(commits: dict[str, Commit]) -> list[Commit]:
    """Each after all that it came after; among those that could be next, the oldest."""
    after: dict[str, list[str]] = {}
    waits: dict[str, int] = {}
    for commit in commits.values():
        here = [parent for parent in dict.fromkeys(commit.parents) if parent in commits]
        waits[commit.name] = len(here)
        for parent in here:
            after.setdefault(parent, []).append(commit.name)
    ready = [(commits[name].when, name) for name, left in waits.items() if not left]
    heapq.heapify(ready)
    order = []
    while ready:
        _when, name = heapq.heappop(ready)
        order.append(commits[name])
        for later in after.get(name, ()):
            waits[later] -= 1
            if not waits[later]:
                heapq.heappush(ready, (commits[later].when, later))
    return order


def _tell(told: list[str], path: bytes, why: str) -> None:
    if len(told) < _TOLD:
        told.append(f"{shown(path)[:200]}: {why}")
