"""The folders of jobs: made, filled and written to."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from registry.errors import InputOutputError
from registry.jobs import records
from registry.jobs.forgetting import tidy
from registry.jobs.job import Job
from registry.jobs.place import inside, not_kept, of_token
from registry.values import Any
from registry.wording import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

LARGEST = 4_000_000_000
"""Bytes of one file put into a job."""

LARGEST_UPLOAD = 100_000_000
"""Bytes of a file that a page takes: the server holds it in memory on its way. A command takes a file of any size."""

_SPARE = 50_000_000
"""Bytes that are left free on the disk."""

_CHUNK = 1 << 20
_LONGEST_NOTE = 1_000_000
_LONGEST_TITLE = 200


def new(kind: str, title: str) -> Job:
    """A job with nothing in it yet. What nobody touched for a day is deleted first. Raises InputOutputError."""
    tidy()
    token = secrets.token_urlsafe(32)
    folder = of_token(token)
    assert folder is not None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
        records.write(folder / records.ABOUT, {"kind": kind, "title": title[:_LONGEST_TITLE]})
    except OSError as error:
        raise not_kept(error) from error
    return Job(token, kind, folder, title[:_LONGEST_TITLE], "open")


def put(job: Job, name: str, data: bytes | BinaryIO, most: int = LARGEST) -> Path:
    """Put a file into the job's folder, whole or not at all; where it is. `name` is ours, never the uploader's.

    Raises InputOutputError where it is larger than `most` bytes or there is no room, UsageError for an impossible name.
    """
    path = inside(job.folder, name)
    temporary = path.with_name(f"_{name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                _copy(data, file, most, job.folder)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        records.touch(job.folder)
    except OSError as error:
        raise not_kept(error) from error
    return path


def _copy(data: bytes | BinaryIO, file: BinaryIO, most: int, folder: Path) -> None:
    size = 0
    whole = memoryview(data) if isinstance(data, bytes) else None
    while chunk := (whole[size : size + _CHUNK] if whole is not None else data.read(_CHUNK)):  # type: ignore[union-attr]
        size += len(chunk)
        if size > most:
            said = _("The file is larger than {most} MB, the most that is taken here.")
            fix = _("Use the command on your own computer, or part of the file.")
            raise InputOutputError(said.format(most=f"{most // 1_000_000:,}"), fix)
        if shutil.disk_usage(folder).free < _SPARE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        file.write(chunk)


def note(job: Job, name: str, record: Any) -> None:
    """Remember one thing more under a name. It stands there when this returns. Raises InputOutputError, UsageError."""
    line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
    if len(line) > _LONGEST_NOTE:
        raise InputOutputError(_("That is too long to be remembered."))
    path = _notes(job, name)
    try:
        with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "rb+", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            end = file.seek(0, os.SEEK_END)
            # Whoever wrote last may have been stopped in the middle of a line: it must not spoil this one.
            torn = end > 0 and os.pread(file.fileno(), 1, end - 1) != b"\n"
            written = (b"\n" if torn else b"") + line
            if os.write(file.fileno(), written) < len(written):
                os.ftruncate(file.fileno(), end)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        records.touch(job.folder)
    except OSError as error:
        raise not_kept(error) from error


def notes(job: Job, name: str) -> list[Any]:
    """All that is remembered under a name, in order; a line that is not whole was never remembered."""
    try:
        raw = _notes(job, name).read_bytes()
    except OSError:
        return []
    found = []
    for line in raw.split(b"\n")[:-1]:
        with suppress(ValueError, RecursionError):
            found.append(json.loads(line))
    return found


def _notes(job: Job, name: str) -> Path:
    return job.folder / f"_notes-{inside(job.folder, name).name}.jsonl"
