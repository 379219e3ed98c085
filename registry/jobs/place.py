"""Where the files of jobs are kept: a folder of this person's own, outside of every register and of its history."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path

from registry.errors import InputOutputError, UsageError
from registry.wording import _

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
"""What `secrets.token_urlsafe(32)` makes."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}(\.[a-z0-9]{1,8})?", re.ASCII)


def root() -> Path:
    """The folder that the folders of jobs are in. Raises UsageError where the environment gives no whole path."""
    said = os.environ.get("MUNIMENT_STATE")
    if said:
        if not os.path.isabs(said):
            message = _("MUNIMENT_STATE is {path}, and files are not kept wherever you happen to be.")
            raise UsageError(message.format(path=said), _("Give the whole path, from the root."))
        return Path(said) / "jobs"
    try:
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / "muniment" / "jobs"
        given = os.environ.get("XDG_STATE_HOME", "")
        return (Path(given) if os.path.isabs(given) else Path.home() / ".local" / "state") / "muniment" / "jobs"
    except RuntimeError as error:
        raise UsageError(
            _("There is no home folder to keep files in."), _("Set MUNIMENT_STATE to a folder.")
        ) from error


def of_token(token: str) -> Path | None:
    """The folder that a job of this name is in; None where the name is none that we give."""
    return root() / token if _TOKEN.fullmatch(token) else None


def inside(folder: Path, name: str) -> Path:
    """A file in the folder of a job, by a plain name such as `result.csv`. Raises UsageError for any other name."""
    if not _NAME.fullmatch(name):
        raise UsageError(_("{name} is no name for a file of a job.").format(name=repr(name[:60])))
    return folder / name


def not_kept(error: OSError) -> InputOutputError:
    """What to say where a file of a job cannot be written or read."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return InputOutputError(
            _("There is no room left where your file is kept while it is worked on."),
            _("Make room on that disk, or set MUNIMENT_STATE to a folder on another, and try again."),
        )
    reason = (error.strerror or type(error).__name__).lower()
    return InputOutputError(_("The file could not be kept while it is worked on: {reason}.").format(reason=reason))
