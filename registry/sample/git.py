"""git, with nobody's settings but ours, so that it does the same on every machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from registry.errors import InputOutputError
from registry.wording import _

_SETTINGS = ("core.autocrlf=false", "core.fileMode=false", "commit.gpgSign=false", "gc.auto=0")


class GitFailed(InputOutputError):
    """Git could not do what it was asked to."""


def is_here() -> bool:
    """Whether there is git on this computer."""
    return shutil.which("git") is not None


def run(folder: Path, *words: str, given: bytes = b"") -> None:
    """Run git in a folder, to its end. Raises GitFailed."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    fixed = {
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C",
        "TZ": "UTC",
    }
    command = ["git", *(word for setting in _SETTINGS for word in ("-c", setting)), *words]
    done = subprocess.run(command, cwd=folder, env=mine | fixed, input=given, capture_output=True, check=False)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip()
        message = _("git {words} in {folder} did not work: {reason}")
        raise GitFailed(message.format(words=" ".join(words), folder=folder, reason=reason))
