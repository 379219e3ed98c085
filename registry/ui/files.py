"""Which files a federation has and how they stand, as one short text that changes when any file does."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def stand(folders: Iterable[Path], files: Iterable[Path] = ()) -> str:
    """A digest of the names, sizes and times of every file.

    A file added, removed, renamed, changed or put back changes the digest, whether or not it is the newest.
    """
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        digest.update(_line(str(file), _stat(file)))
    for folder in folders:
        for path, found in sorted(_walk(str(folder)), key=lambda pair: pair[0]):
            digest.update(_line(path, found))
    return digest.hexdigest()


def _walk(folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError:
        yield folder, None
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        else:
            yield entry.path, _stat(Path(entry.path))


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _line(path: str, found: os.stat_result | None) -> bytes:
    # The time of change moves even where a tool puts back the time of writing.
    times = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}" if found else "-"
    return f"{path}\0{times}\n".encode("utf-8", "surrogateescape")
