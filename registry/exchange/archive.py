"""`Archive`: a zip file that anybody can check, the same bytes for the same contents.

Beside the files stand `SHA256SUMS`, which `sha256sum -c` reads, and `manifest.json`, which says what each file is.
Files go in one after another, and none is held in memory whole. A name that came from anybody cannot lead out of the
folder that the archive is opened in, on any computer.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import IO, Any

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|%\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
"""What Windows allows in no name, what turns the direction of text, and the mark that we put instead."""

_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_LONGEST_PART, _LONGEST = 120, 400
_FIRST_DAY, _LAST_DAY = date(1980, 1, 1), date(2107, 12, 31)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that is in: its name, how long it is, its SHA-256 digest in hexadecimal, and what it is."""

    path: str
    size: int
    sha256: str
    about: Mapping[str, Any] = field(default_factory=dict)


class Archive:
    """A zip file that is being written to a stream that can be sought in.

    - `entries`: the files that are in so far.
    """

    def __init__(self, stream: IO[bytes], dated: date) -> None:
        """`dated` is the time that every file in it bears: the day it is about, not the moment it was made."""
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        on = min(max(dated, _FIRST_DAY), _LAST_DAY)
        self._dated = (on.year, on.month, on.day, 0, 0, 0)
        self._taken: set[str] = {SUMS.casefold(), MANIFEST.casefold()}
        self.entries: list[Entry] = []

    def name(self, path: str) -> str:
        """A name for a file, made of one that anybody may have chosen, that no other file in the archive has."""
        safe = _safe(path)
        stem, number = PurePosixPath(safe), 1
        while _alike(safe) in self._taken:
            number += 1
            safe = str(stem.with_name(f"{stem.stem}-{number}{stem.suffix}"))
        self._taken.add(_alike(safe))
        return safe

    def add(self, name: str, chunks: Iterable[bytes | str], about: Mapping[str, Any] | None = None) -> Entry:
        """Put a file in, under a name that `name` gave. What `chunks` raises is raised, and the archive is lost."""
        hashed, size = hashlib.sha256(), 0
        with self._zip.open(self._info(name), "w", force_zip64=True) as file:
            for chunk in chunks:
                raw = chunk.encode("utf-8", "replace") if isinstance(chunk, str) else chunk
                hashed.update(raw)
                size += len(raw)
                file.write(raw)
        entry = Entry(name, size, hashed.hexdigest(), about or {})
        self.entries.append(entry)
        return entry

    def close(self, about: Mapping[str, Any]) -> None:
        """Put in what every file is and what its digest is, and end the archive."""
        files = [
            {"path": each.path, "bytes": each.size, "sha256": each.sha256, **each.about}
            for each in sorted(self.entries, key=lambda each: each.path)
        ]
        manifest = json.dumps({**about, "files": files}, ensure_ascii=False, indent=1, sort_keys=True)
        self.add(MANIFEST, [manifest + "\n"])
        ordered = sorted(self.entries, key=lambda each: each.path)
        # Two blanks: the digest is of the bytes as they are.
        self._zip.writestr(self._info(SUMS), "".join(f"{each.sha256}  {each.path}\n" for each in ordered))
        self._zip.close()

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._dated)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        return info


def _alike(name: str) -> str:
    """What two names share that some computer takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _safe(path: str) -> str:
    parts = [_safe_part(part) for part in path.split("/") if part not in ("", ".", "..")]
    name = "/".join(parts) or "_"
    if len(name) <= _LONGEST:
        return name
    mark = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{parts[0][:_LONGEST_PART]}/{mark}{PurePosixPath(name).suffix[:20]}"


def _safe_part(part: str) -> str:
    safe = _FORBIDDEN.sub(lambda found: f"%{ord(found[0]):02X}", part)
    if safe[-1] in ". ":
        safe = f"{safe[:-1]}%{ord(safe[-1]):02X}"
    if _DEVICES.fullmatch(safe):
        safe = f"_{safe}"
    if len(safe) <= _LONGEST_PART:
        return safe
    mark = hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{safe[: _LONGEST_PART - 40]}-{mark}{PurePosixPath(safe).suffix[:20]}"
