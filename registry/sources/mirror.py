"""The history of one register, as a bare repository of our own, and how it is brought up to date.

Whatever lies in its folder may have come with files that somebody sent: before it is used, all that git would obey
there is written anew or taken away, and only what a commit's name vouches for is believed (see `objects`).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from registry.errors import InputOutputError
from registry.sources.address import Address
from registry.sources.bounds import Bounds, size
from registry.sources.complaints import is_of_damage, meaning
from registry.sources.git import Git, GitFailed
from registry.sources.objects import Damaged, TooMuch
from registry.wording import _
from registry.write import not_written

Progress = Callable[[int, int], None]

NEW = "refs/muniment/new"
GOOD = "refs/muniment/good"
_BEFORE = "refs/muniment/before"
_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
_OURS = {"HEAD", "config", "objects", "refs", "packed-refs", "logs"}
_COMMIT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")


class NotFetched(InputOutputError):
    """The newest commit could not be had. The message says why, as the end of a sentence."""


class Mirror:
    """The history of one register."""

    def __init__(self, place: Path, address: Address, ref: str, bounds: Bounds) -> None:
        self._place = place
        self._address = address
        self._ref = ref
        self._bounds = bounds
        self.git = Git(place, bounds.seconds)

    def prepare(self) -> None:
        """Make it a bare repository that holds nothing but history. Raises InputOutputError."""
        place = self._place
        try:
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                place.unlink()
            for folder in (place, place / "objects" / "info", place / "objects" / "pack", place / "refs"):
                if folder.is_symlink():
                    folder.unlink()
                folder.mkdir(parents=True, exist_ok=True)
            for entry in place.iterdir():
                if entry.name not in _OURS:
                    _removed(entry)
            for within, folders, files in os.walk(place):
                for entry in (Path(within) / name for name in (*folders, *files)):
                    # git would follow it, and write where it leads.
                    if entry.is_symlink():
                        entry.unlink()
            for entry in (place / "objects" / "info").iterdir():
                _removed(entry)
            for left in (*(place / "objects" / "pack").glob("tmp_*"), *(place / "refs").rglob("*.lock")):
                _removed(left)
            for name, text in (("HEAD", "ref: refs/heads/none\n"), ("config", _CONFIG)):
                (place / name).unlink(missing_ok=True)
                (place / name).write_text(text, "ascii")
        except OSError as error:
            raise not_written(place, error) from error

    def fetch(self, progress: Progress | None) -> str:
        """The newest commit of the branch or tag. Raises NotFetched, TookTooLong, TooMuch or Damaged."""
        try:
            return self._fetched(progress)
        except GitFailed as failed:
            why = Damaged if is_of_damage(failed) else NotFetched
            raise why(meaning(failed, self._ref)) from failed

    def _fetched(self, progress: Progress | None) -> str:
        def watch(far: tuple[int, int] | None) -> None:
            taken = _weight(self._place / "objects" / "pack")
            if taken > self._bounds.history:
                most = size(self._bounds.history)
                said = _("its history is larger than {most}, which is the most that is fetched")
                raise TooMuch(said.format(most=most))
            if progress is not None and far is not None:
                progress(*far)

        git = Git(self._place, self._bounds.seconds, self._address.transports)
        alone = ("--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance")
        git.ask("fetch", "--progress", *alone, "--", self._address.url, f"+{self._ref}:{NEW}", watch=watch)
        watch(None)
        return self._commit(NEW)

    def _commit(self, name: str) -> str:
        found = self.git.ask("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").strip()
        if not _COMMIT.fullmatch(found):
            raise Damaged(_("git named no commit"))
        return found

    def good(self) -> str:
        """The commit that was last found good here; nothing where none was."""
        try:
            return self._commit(GOOD)
        except (GitFailed, Damaged):
            return ""

    def leads_to(self, before: str, after: str) -> bool:
        """Whether one commit is a descendant of another, or the same. Not so, too, where the other is unknown."""
        return before == after or self.git.is_so("merge-base", "--is-ancestor", before, after)

    def accept(self, commit: str, instead_of: str) -> None:
        """Keep a commit that was found good, and the one it came instead of, where that was not on the way to it."""
        kept = {GOOD: commit} | ({f"{_BEFORE}/{instead_of}": instead_of} if instead_of else {})
        commands = [("update-ref", name, each) for name, each in kept.items()] + [("gc", "--auto", "--quiet")]
        for command in commands:
            # Nothing is read by these names, so that a failure here takes nothing from anybody.
            with suppress(InputOutputError):
                self.git.ask(*command)

    def discard(self) -> None:
        """Remove it. The copies made from it stay."""
        shutil.rmtree(self._place, ignore_errors=True)


def _removed(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()


def _weight(folder: Path) -> int:
    """The bytes of all files in a folder."""
    total = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                total += entry.stat(follow_symlinks=False).st_size
    return total
