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
from pathlib import Path

from registry.errors import InputOutputError
from registry.sources.bounds import MIB
from registry.sources.copying import shown
from registry.sources.git import Git, GitFailed, stop
from registry.sources.objects import FOLDER, LINK, MODULE, Damaged, File, TooMuch
from registry.sources.pieces import Commit, Pieces, is_name, pipes
from registry.wording import _, counted

_SECONDS = 6 * 3600.0
_SECONDS_TO_BEGIN = 120.0
_PIECE = MIB
_DEEPEST = 60
_TAGS_OF_TAGS = 10
_GIT_FILE = 4096
_TOLD = 100

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

    def __init__(self, pieces: Pieces, tips: dict[str, str], amiss: list[str], progress: Progress | None) -> None:
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
                found[name] = self._pieces.commit(name)
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
        pieces = stack.enter_context(Pieces(git))
        tips, amiss = _tips(git, pieces)
        yield History(pieces, tips, amiss, progress)


class _Walk:
    """One reading of all that lies below a folder. Each folder and each file is read once, however often it comes."""

    def __init__(
        self, pieces: Pieces, wanted: Callable[[bytes], bool], largest: int, look: Look, progress: Progress | None
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


def _tips(git: Git, pieces: Pieces) -> tuple[dict[str, str], list[str]]:
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
    asking, reading = pipes(process.stdin, process.stdout)
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


def _peeled(pieces: Pieces, name: str) -> str:
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
        if word != "object" or not is_name(leads_to, name):
            return ""
        name = leads_to
    return ""


def _called(ref: str) -> str:
    """A branch or tag as people call it."""
    for start, words in (("refs/heads/", "{name}"), ("refs/remotes/", "{name}"), ("refs/tags/", _("tag {name}"))):
        if ref.startswith(start):
            return words.format(name=shown(ref.removeprefix(start).encode("utf-8", "replace")))
    return shown(ref.encode("utf-8", "replace"))


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
