"""Jobs are deleted: at once when somebody asks, and by themselves a day after they were last touched."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from registry.errors import InputOutputError
from registry.jobs.job import Job
from registry.jobs.looking import is_at_work
from registry.jobs.place import of_token, root
from registry.jobs.running import end
from registry.wording import _

LASTS = 24 * 60 * 60
"""Seconds that a job is kept after it was last touched."""

_GOING = ".going"


def kept_until(job: Job) -> datetime | None:
    """When it is deleted unless it is touched; None where it is gone."""
    try:
        return datetime.fromtimestamp(job.folder.stat().st_mtime + LASTS, UTC)
    except OSError:
        return None


def forget(job: Job) -> None:
    """Stop it, and delete all there is of it. Raises InputOutputError where something is still there afterwards."""
    end(job.folder)
    _delete(job.folder)
    if job.folder.exists():
        raise InputOutputError(_("Not all of the file could be deleted. Try again."))


def tidy() -> int:
    """Delete every job that nobody touched for a day and no process is at work on; how many there were."""
    gone = 0
    try:
        folders = list(os.scandir(root()))
    except OSError:
        return 0
    before = time.time() - LASTS
    for each in folders:
        with suppress(OSError):
            if of_token(each.name.removesuffix(_GOING)) is None or not each.is_dir(follow_symlinks=False):
                continue
            folder = Path(each.path)
            if each.stat(follow_symlinks=False).st_mtime < before and not is_at_work(folder):
                _delete(folder)
                gone += 1
    return gone


def _delete(folder: Path) -> None:
    # Under another name first: from then on nobody finds half of it.
    going = folder if folder.name.endswith(_GOING) else folder.with_name(folder.name + _GOING)
    with suppress(OSError):
        if going != folder:
            os.rename(folder, going)
    shutil.rmtree(going, ignore_errors=True)
