"""The changes that git keeps of some files: who it says made each, on which day, and what they wrote of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from registry.errors import InputOutputError
from registry.sources.git import Git, GitFailed
from registry.sources.history import repository_of
from registry.wording import _

MOST = 2_000
"""Changes that are told of, the latest first."""

_SECONDS = 120.0
_LETTERS = 200
_MOST_PATHS = 200
_FIELDS = ("%H", "%cs", "%an", "%s")


class Change(NamedTuple):
    """One commit: its name, the day it was committed, who git says is its author, and the first line of its message."""

    commit: str
    on: str
    author: str
    subject: str


class Changes(NamedTuple):
    """The changes, the latest first. `because`: why there are none, or why these are not all; empty otherwise."""

    found: tuple[Change, ...]
    because: str = ""


def changes(folder: Path, files: Sequence[str] = (), until: date | None = None) -> Changes:
    """The commits that touched a folder, or some files in it, up to a day; of those of its own line of history.

    Nothing of the repository is run, and nothing that its settings say changes what is listed.
    """
    repository = repository_of(folder)
    if repository is None:
        return Changes((), _("There is no git repository here, so nothing is known of who changed what."))
    if len(files) > _MOST_PATHS:
        files = ()
    below = os.path.relpath(folder.resolve(), repository.top)
    inside = [os.path.normpath(os.path.join(below, each)) for each in files] or [below]
    paths = [":(top,literal)" + ("" if each == "." else each) for each in inside]
    # `rev-list`, unlike `log`, heeds no setting of a repository that could have git run anything.
    asked = ["rev-list", "--no-commit-header", f"--format={'%x1f'.join(_FIELDS)}", f"--max-count={MOST + 1}"]
    asked += [f"--until={until.isoformat()} 23:59:59"] if until else []
    try:
        said = Git(repository.git, _SECONDS).ask(*asked, "HEAD", "--", *paths)
    except GitFailed:
        return Changes((), _("Git has no commit of it yet, so nothing is known of who changed what."))
    except InputOutputError as error:
        return Changes((), _("Who changed what cannot be read: {why}").format(why=error.message))
    found = []
    for line in said.split("\n"):
        with suppress(ValueError):
            commit, on, author, subject = line.split("\x1f", 3)
            found.append(Change(commit, on, _short(author), _short(subject)))
    if len(found) > MOST:
        return Changes(tuple(found[:MOST]), _("These are the latest {most}; there are more.").format(most=f"{MOST:,}"))
    if not found:
        return Changes((), _("Git has no commit of it yet, so nothing is known of who changed what."))
    return Changes(tuple(found))


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
