"""Keeping a new register in git from the start: a repository where there is none, and one commit by its maker.

It is the person's own commit, with the person's name, settings and hooks; `registry.sources`, which reads what
strangers wrote, lets git heed none of these.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from registry.errors import UsageError
from registry.wording import _


def is_ready(folder: Path) -> bool:
    """Whether git is here and knows who would be committing."""
    return shutil.which("git") is not None and _git(folder, "-c", "user.useConfigOnly=true", *_WHO).returncode == 0


def make_ready(folder: Path) -> None:
    """See that a commit could be made, before anything is written. Raises UsageError."""
    if shutil.which("git") is None:
        raise UsageError(_("git is not installed here."), _("Install it, or leave out --git."))
    if not is_ready(folder):
        raise UsageError(
            _("git does not know who you are."),
            _("Tell it, then try again:")
            + "\ngit config --global user.name 'Your Name'\ngit config --global user.email you@example.gov.uk",
        )


def commit(folder: Path, paths: Sequence[str], message: str) -> str:
    """Commit these files and no others, in a new repository unless the folder is in one already.

    Files that the person has told git to ignore everywhere, as some do an editor's, are left out. Gives what git said
    where it would not commit; nothing where it did.
    """
    if _git(folder, "rev-parse", "--is-inside-work-tree").returncode:
        begun = _git(folder, "init", "--quiet")
        if begun.returncode:
            return _said(begun)
    ignored = _git(folder, "check-ignore", "--", *paths).stdout.splitlines()
    paths = [path for path in paths if path not in ignored]
    for step in (("add", "--", *paths), ("commit", "--quiet", "--message", message, "--", *paths)):
        done = _git(folder, *step)
        if done.returncode:
            return _said(done)
    return ""


_WHO = ("var", "GIT_COMMITTER_IDENT")
_ELSEWHERE = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)  # fmt: skip
"""What would point git at another repository, when we are run by a hook of one."""


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    there = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return subprocess.run(
        ["git", "-C", str(folder), *words],
        env=there,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def _said(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else _("git gave no reason")
