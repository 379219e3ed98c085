"""Starting the work of a job, in a process that outlives the page and the server, and stopping it."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from registry.errors import Conflict, InputOutputError
from registry.jobs import records
from registry.jobs.job import Job
from registry.jobs.looking import is_at_work
from registry.jobs.place import not_kept, root
from registry.jobs.telling import VARIABLE
from registry.wording import _

MOST = 2
"""Jobs at work at once on this computer."""

_GRACE = 3.0
"""Seconds that a process is given to end gently."""

_ANOTHER = (records.ENDED, records.ANSWER, records.STOPPED, records.FAR, records.COMPLAINTS, records.PRINTED)


def begin(job: Job, words: Sequence[str]) -> None:
    """Run `muniment WORDS` for the job; whatever an earlier run answered is gone. The words should ask for JSON.

    Raises Conflict where it is at work already, InputOutputError where too many are or a process cannot be started.
    """
    try:
        with _one_at_a_time():
            if is_at_work(job.folder):
                raise Conflict(_("This file is being worked on already."))
            if _at_work() >= MOST:
                raise InputOutputError(
                    _("This computer is working on other files, as many as it can at once."),
                    _("Try again in a minute."),
                )
            _start(job, words)
    except OSError as error:
        raise not_kept(error) from error
    records.touch(job.folder)


def stop(job: Job) -> None:
    """End the work on it, if any goes on. What was begun and not finished is no result."""
    with suppress(OSError):
        if is_at_work(job.folder):
            records.write(job.folder / records.STOPPED, {})
    end(job.folder)


def end(folder: Path) -> None:
    """End the process at work in a folder, gently and then for certain."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        if not is_at_work(folder):
            return
        begun = records.read(folder / records.BEGUN)
        if isinstance(begun, dict) and isinstance(begun.get("process"), int):
            # It holds the lock, so it lives, and the number is its own and nobody else's.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(begun["process"], how)
        until = time.monotonic() + _GRACE
        while is_at_work(folder) and time.monotonic() < until:
            time.sleep(0.02)


def _start(job: Job, words: Sequence[str]) -> None:
    for name in _ANOTHER:
        (job.folder / name).unlink(missing_ok=True)
    private = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    lock = os.open(job.folder / records.LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    with (
        os.fdopen(lock, "rb"),
        os.fdopen(os.open(job.folder / records.PRINTED, private, 0o600), "wb") as printed,
        os.fdopen(os.open(job.folder / records.COMPLAINTS, private, 0o600), "wb") as complaints,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        records.write(job.folder / records.BEGUN, {})
        process = subprocess.Popen(
            # -P: what lies in the job's folder is never taken for a part of the program.
            [sys.executable, "-P", "-m", "registry.jobs.run", str(job.folder), *words],
            cwd=job.folder,
            env=_surroundings(job.folder),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=complaints,
            # The lock goes with the process, and is let go when it ends, whoever is there to see it.
            pass_fds=(lock,),
            start_new_session=True,
        )
        records.write(job.folder / records.BEGUN, {"process": process.pid})
    # Nobody waits for it but this, so that the system can clear it away.
    threading.Thread(target=process.wait, daemon=True, name="job-ends").start()


def _surroundings(folder: Path) -> dict[str, str]:
    source = str(Path(__file__).parents[2])
    paths = [source, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    mine = {VARIABLE: str(folder / records.FAR), "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}
    return os.environ | mine


def _at_work() -> int:
    return sum(is_at_work(Path(each.path)) for each in os.scandir(root()) if each.is_dir(follow_symlinks=False))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with os.fdopen(os.open(root() / "lock", os.O_RDWR | os.O_CREAT, 0o600), "rb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
