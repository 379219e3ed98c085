"""How a job stands, as its folder tells: whoever looks need not be the server that began it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from registry.jobs import records
from registry.jobs.job import Job
from registry.jobs.place import of_token
from registry.values import Any
from registry.wording import _

_LAST_WORDS = 2_000


def find(token: str) -> Job | None:
    """The job of that name and how far it is; None where there is none, or the name is none that we give."""
    folder = of_token(token)
    about = records.read(folder / records.ABOUT) if folder is not None and not folder.is_symlink() else None
    if folder is None or not isinstance(about, dict):
        return None
    state, message = _state(folder)
    done, of, doing = _far(folder) if state == "running" else (0, 0, "")
    return Job(token, str(about.get("kind", "")), folder, str(about.get("title", "")), state, done, of, doing, message)


def answer(job: Job) -> Any:
    """What the command answered, as its JSON says; None where it has not answered."""
    return records.read(job.folder / records.ANSWER)


def is_at_work(folder: Path) -> bool:
    """Whether a process holds the job's lock."""
    try:
        lock = os.open(folder / records.LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        # Shared: two who look at once must not take each other for the one at work.
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False


def _state(folder: Path) -> tuple[str, str]:
    if is_at_work(folder):
        return "running", ""
    if not (folder / records.BEGUN).exists():
        return "open", ""
    ended = records.read(folder / records.ENDED)
    if isinstance(ended, dict) and ended.get("answered"):
        return "done", ""
    if (folder / records.STOPPED).exists():
        return "stopped", ""
    return "failed", _why(folder, came_to_its_end=isinstance(ended, dict))


def _why(folder: Path, *, came_to_its_end: bool) -> str:
    if not came_to_its_end:
        return _(
            "The work ended before it was done: the computer was shut down, or it had too little memory. "
            "Nothing of what it had made is kept as a result."
        )
    try:
        said = (folder / records.COMPLAINTS).read_bytes()[-_LAST_WORDS:].decode("utf-8", "replace").strip()
    except OSError:
        said = ""
    plain = "" if "Traceback" in said else " ".join(said.split()).removeprefix("muniment: ")
    # The folder is ours and nobody's business; its name would let whoever reads it find the file.
    plain = plain.replace(f"{folder}{os.sep}", "").replace(str(folder), "")
    return plain or _("The work stopped at something unexpected. That is a defect of Muniment, not of your file.")


def _far(folder: Path) -> tuple[int, int, str]:
    said = records.read(folder / records.FAR)
    if not isinstance(said, dict):
        return 0, 0, ""
    done, of = said.get("done"), said.get("of")
    return (done if isinstance(done, int) else 0), (of if isinstance(of, int) else 0), str(said.get("doing", ""))
