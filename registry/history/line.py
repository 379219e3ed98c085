"""The commits that were each, in their turn, how the files of a repository stood: from the last back, by first parent.

Which of them stood at the end of a day is told by the committer's date, in the time of London. Where dates do not run
in order, the order of the commits is what counts: the last of those dated up to that day.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from registry.errors import InputOutputError
from registry.history.store import Store
from registry.sources.git import Git, GitFailed
from registry.sources.history import Repository
from registry.sources.objects import Damaged, TooMuch
from registry.sources.pieces import Pieces
from registry.wording import _

SECONDS = 600.0
LONDON = ZoneInfo("Europe/London")
_HEAD_BYTES = 4096
_REFS_BYTES = 8 * 1024 * 1024
_MOST_COMMITS = 200_000


class Dated(NamedTuple):
    """A commit: its name, its folder, and when it was made, in seconds since 1970; 0 where it does not say."""

    name: str
    tree: str
    when: int

    @property
    def day(self) -> date:
        """The day in London on which it was made."""
        try:
            return datetime.fromtimestamp(self.when, UTC).astimezone(LONDON).date()
        except (OverflowError, OSError, ValueError):
            return date.max


@dataclass(frozen=True, slots=True)
class Line:
    """The commits, the last first.

    - `cut_short`: why the first of them is not the first there was, in words that end a sentence; empty where it is.
    """

    commits: tuple[Dated, ...]
    cut_short: str = ""

    def on(self, day: date) -> Dated | None:
        """The last commit up to the end of a day in London; None where there was none."""
        end = end_of(day)
        return next((each for each in self.commits if 0 < each.when < end), None)

    @property
    def runs_backwards(self) -> bool:
        """Whether some commit says that it was made before one that it came after, or says no time at all."""
        times = [each.when for each in self.commits]
        return 0 in times or any(later < earlier for later, earlier in pairwise(times))


def end_of(day: date) -> float:
    """The moment a day ends in London, in seconds since 1970."""
    try:
        return datetime.combine(day + timedelta(days=1), time(), LONDON).timestamp()
    except OverflowError:
        return float("inf")


def head_of(repository: Repository) -> str:
    """The name of the last commit, as files say it, so that no program need be started; empty where they do not."""
    with suppress(OSError, ValueError):
        said = _read(repository.git / "HEAD", _HEAD_BYTES).strip()
        if not said.startswith("ref: "):
            return said if _is_name(said) else ""
        ref = said.removeprefix("ref: ")
        if not ref.startswith("refs/") or ".." in ref:
            return ""
        shared = repository.git
        if (shared / "commondir").is_file():
            shared = shared / _read(shared / "commondir", _HEAD_BYTES).strip()
        with suppress(FileNotFoundError, NotADirectoryError):
            said = _read(shared / ref, _HEAD_BYTES).strip()
            return said if _is_name(said) else ""
        for packed in _read(shared / "packed-refs", _REFS_BYTES).splitlines():
            name, _space, own = packed.partition(" ")
            if own == ref and _is_name(name):
                return name
    return ""


def _read(path: Path, most: int) -> str:
    with path.open("rb") as file:
        return os.fsdecode(file.read(most))


def _is_name(text: str) -> bool:
    return len(text) in (40, 64) and not set(text) - set("0123456789abcdef")


def asked_head(repository: Repository) -> str:
    """The name of the last commit; empty where there is none. Raises InputOutputError where git cannot be asked."""
    try:
        found = Git(repository.git, SECONDS).ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").strip()
    except GitFailed as failed:
        if failed.code == 1:
            return ""
        raise InputOutputError(_("git cannot read it")) from failed
    return found if _is_name(found) else ""


def line(repository: Repository, store: Store, head: str, reading: Callable[[Repository], Pieces]) -> Line:
    """The commits that lead to one. Raises InputOutputError where git cannot be asked, or the last cannot be read."""
    own = blake2b(f"{repository.git}\n{head}".encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
    kept = store.read(f"lines/{own}")
    if kept is not None:
        with suppress(ValueError, TypeError):
            return Line(tuple(Dated(*each) for each in json.loads(kept)))
    found = _found(repository, head, reading(repository))
    if not found.cut_short:
        # What is not whole may be whole another time.
        store.save(f"lines/{own}", json.dumps(found.commits).encode())
        _prune(store.folder / "lines")
    return found


def _found(repository: Repository, head: str, pieces: Pieces) -> Line:
    commits: list[Dated] = []
    cut_short = ""
    name = head
    while name and not cut_short:
        try:
            commit = pieces.commit(name)
        except (Damaged, TooMuch) as error:
            if not commits:
                raise InputOutputError(error.message) from error
            is_shallow = _says(repository.git / "shallow", commits[-1].name)
            cut_short = (
                _("it was cloned in part, and `git fetch --unshallow` brings the rest")
                if is_shallow
                else _("what came before is damaged, and `git fsck` says how")
            )
            break
        commits.append(Dated(commit.name, commit.tree, commit.when))
        if len(commits) >= _MOST_COMMITS and commit.parents:
            cut_short = _("it has more commits than are ever read")
        name = commit.parents[0] if commit.parents else ""
    return Line(tuple(commits), cut_short)


def _says(file: Path, name: str) -> bool:
    with suppress(OSError):
        return name in _read(file, _REFS_BYTES)
    return False


def _prune(folder: Path, most: int = 500) -> None:
    """Remove what was kept longest ago."""
    with suppress(OSError):
        files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in files[:-most]:
            path.unlink()
