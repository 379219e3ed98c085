"""Keeping files in git: a commit of those files alone, by whoever git says is working here.

It is the person's own commit in the person's own repository. No hook is run, nothing is signed, no filter is applied,
and what the person has staged stays as it is. The commit is put together beside the person's index, and becomes the
branch's last only if nobody else committed meanwhile; otherwise it is put together again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.errors import InputOutputError
from registry.wording import _, listed

_ELSEWHERE = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE",
})  # fmt: skip
"""What would point git at another repository, when we are run by a hook of one."""

_SETTINGS = (
    f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "commit.gpgSign=false", "log.showSignature=false",
    "gc.auto=0", "maintenance.auto=false", "user.useConfigOnly=true", "core.quotePath=false",
)  # fmt: skip
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
"""What stands in a repository while something is half done there, into which no other commit belongs."""

_SECONDS = 30.0
_TRIES = 5
_TURNS = 25
_WAIT = 0.2


class _Failed(Exception):
    """Git would not. `said` is the first thing it said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True, slots=True)
class Person:
    """Who git says somebody is."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    def is_other_than(self, other: Person) -> str:
        """Whether this is another person, as far as git's names tell: `yes`, `no` or `unknown`."""
        if self.email.casefold() == other.email.casefold():
            return "no"
        # One person may have two addresses.
        return "unknown" if " ".join(self.name.casefold().split()) == " ".join(other.name.casefold().split()) else "yes"


def is_kept(folder: Path) -> bool:
    """Whether a folder lies in a git repository, as far as the folders above it tell."""
    folder = folder.resolve()
    return any(os.path.lexists(place / ".git") for place in (folder, *folder.parents))


def author(folder: Path) -> Person | None:
    """Who would be committing there; None where git does not know, or is not there."""
    try:
        said = [_git(folder, "var", name) for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")]
    except _Failed:
        return None
    name, _open, rest = said[0].partition(" <")
    email = rest.partition(">")[0].strip()
    return Person(name.strip(), email) if name.strip() and email else None


def last_author(file: Path) -> Person | None:
    """Who last changed a file; None where nobody can tell: it is not in git, or holds what was not committed."""
    try:
        if _git(file.parent, "rev-parse", f"HEAD:./{file.name}") != _hash(file, write=False):
            return None
        # Neither names nor addresses have line ends in git.
        said = _git(file.parent, "log", "-1", "--no-show-signature", "--format=%aN%n%aE", "--", f"./{file.name}")
    except _Failed:
        return None
    name, _line, email = said.partition("\n")
    return Person(name.strip(), email.strip()) if name.strip() and email.strip() else None


def why_not(folder: Path, path: str) -> str:
    """Why a file of a folder would be written and not committed, in a sentence; nothing where it would be."""
    if not is_kept(folder):
        return _("The register lies in no git repository, so the file is written and not committed.")
    if shutil.which("git") is None:
        return _("Git is not installed here, so the file is written and not committed.")
    try:
        own = Path(_git(folder, "rev-parse", "--absolute-git-dir"))
        _git(folder, "rev-parse", "--show-toplevel")
    except _Failed as error:
        said = _("The file is written and not committed, because git cannot be asked here: {why}")
        return said.format(why=error.said)
    if author(folder) is None:
        return _(
            "Author unknown: git has no name and email of whoever is working here, so the file is written and not "
            "committed. Set user.name and user.email in git, then commit it."
        )
    if _is_ignored(folder, path):
        return _("Git is told to ignore this file, so it is written and not committed.")
    if any((own / name).exists() for name in _UNDER_WAY):
        return _(
            "A merge or a rebase is under way in this repository, so the file is written and not committed. Finish "
            "that first, then commit the file."
        )
    return ""


def _is_ignored(folder: Path, path: str) -> bool:
    try:
        _git(folder, "check-ignore", "--quiet", "--", path)
    except _Failed:
        return False
    return True


def uncommitted(files: Iterable[Path]) -> list[str]:
    """The names of those files that git would commit with something else in them, before anything is written to them.

    They were changed or staged since the last commit, or are there and were never added. A file that is not there yet,
    and that git does not know, holds nothing else. Where git cannot be asked, all of them.
    """
    return [file.name for file in files if _holds_other(file)]


def _holds_other(file: Path) -> bool:
    try:
        at_head, staged = _at_head(file), _staged(file)
        there = os.path.lexists(file)
        if not there:
            return bool(at_head or staged)
        return not (at_head and staged.split(",")[1:2] == [at_head] and _hash(file, write=False) == at_head)
    except _Failed:
        return True


def _at_head(file: Path) -> str:
    """The name of what a file says in the last commit; nothing where it is not there."""
    if not _head(file.parent):
        return ""
    try:
        return _git(file.parent, "rev-parse", "--verify", "--quiet", f"HEAD:./{file.name}")
    except _Failed:
        return ""


def _staged(file: Path) -> str:
    """How a file stands in the index, as git takes it in again; nothing where it does not."""
    said = _git(file.parent, "ls-files", "--stage", "--full-name", "--", f"./{file.name}")
    if not said:
        return ""
    if "\n" in said:
        return "unmerged"
    about, _tab, path = said.partition("\t")
    mode, blob, _stage = about.split(" ")
    return f"{mode},{blob},{path}"


def commit_file(file: Path, message: str) -> str:
    """Commit one file as it stands, and nothing else; the name of the commit.

    Raises InputOutputError where git will not; the file then is as it was, and so is all that git knows.
    """
    return commit_files([file], message)


def commit_files(files: Sequence[Path], message: str) -> str:
    """Commit files of one repository together, as they stand, new or changed, and nothing else; the name of the commit.

    Whatever is in them is committed: ask `uncommitted` before changing files that may hold something else. Raises
    InputOutputError where git will not, or where somebody committed one of them meanwhile; the files then are as they
    were, and so is all that git knows.
    """
    folder = Path(os.path.commonpath([file.parent for file in files]))
    named = {file.relative_to(folder).as_posix(): file for file in files}
    names = list(named)
    try:
        before = _git(folder, "rev-parse", "--show-prefix")
        stood = {name: _staged(file) for name, file in named.items()}
        based = {f"{before}{name}": _at_head(file) for name, file in named.items()}
        new = [
            f"{stood[name].partition(',')[0] or '100644'},{_hash(file, write=True)},{before}{name}"
            for name, file in named.items()
        ]
        # Several are staged by one command, and so by one writing of the person's index: all of them, or none.
        _while_locked(folder, "update-index", "--add", *_each("--cacheinfo", new))
        # From here on the worst that a kill leaves is files that are written and staged, and not committed.
        try:
            return _committed(folder, new, based, message)
        except BaseException:
            was = [each for each in stood.values() if each]
            if was:
                _while_locked(folder, "update-index", "--add", *_each("--cacheinfo", was))
            if unknown := [name for name in names if not stood[name]]:
                _while_locked(folder, "update-index", "--force-remove", "--", *unknown)
            raise
    except _Failed as error:
        raise InputOutputError(
            _("Git would not commit {path}: {why}").format(path=listed(names), why=error.said),
            _("Nothing was written. See that git works in that folder, and try again."),
        ) from error


def _each(option: str, values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from (option, value)


def _committed(folder: Path, new: Sequence[str], based: Mapping[str, str], message: str) -> str:
    """`based`: path → the name of what the last commit had there when the file was taken; nothing where it had none."""
    failed = _Failed("")
    for _time in range(_TRIES):
        before = _head(folder)
        if any(_said_at(folder, before, path) != was for path, was in based.items()):
            raise _Failed(_("somebody else committed a change to it at the same moment"))
        with tempfile.TemporaryDirectory(prefix="muniment-") as own:
            index = {"GIT_INDEX_FILE": str(Path(own) / "index")}
            _git(folder, "read-tree", *([before] if before else ["--empty"]), more=index)
            _git(folder, "update-index", "--add", *_each("--cacheinfo", new), more=index)
            tree = _git(folder, "write-tree", more=index)
        parents = ("-p", before) if before else ()
        made = _git(folder, "commit-tree", "--no-gpg-sign", *parents, "-m", message, tree)
        try:
            _git(folder, "update-ref", "-m", f"commit: {message}", "HEAD", made, before or "0" * len(made))
        except _Failed as error:
            failed = error
            time.sleep(_WAIT)
        else:
            return made
    raise failed


def _said_at(folder: Path, commit: str, path: str) -> str:
    """The name of what a commit has at a path from the top; nothing where it has none."""
    try:
        return _git(folder, "rev-parse", "--verify", "--quiet", f"{commit}:{path}") if commit else ""
    except _Failed:
        return ""


def _head(folder: Path) -> str:
    """The last commit; nothing where there is none yet."""
    try:
        return _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except _Failed:
        return ""


def _hash(file: Path, write: bool) -> str:
    return _git(file.parent, "hash-object", "--no-filters", *(["-w"] if write else []), "--", file.name)


def _while_locked(folder: Path, *words: str) -> None:
    """Run a command that another git at work in the same repository may keep from its turn for a moment."""
    for turn in range(_TURNS):
        try:
            _git(folder, *words)
            return
        except _Failed as error:
            if "index.lock" not in error.said or turn == _TURNS - 1:
                raise
            time.sleep(_WAIT)


def _git(folder: Path, *words: str, more: Mapping[str, str] | None = None) -> str:
    """What git answers, without the end of its last line. Raises _Failed."""
    there = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *settings, *words],
            env=there | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"} | dict(more or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _Failed(_("git could not be run, or took too long")) from error
    if done.returncode:
        lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise _Failed(lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else _("it gave no reason"))
    return done.stdout.rstrip("\n")
