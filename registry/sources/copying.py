"""A commit as plain files in a folder of its own, written by us: no filter, no link, no module, nothing executable.

A copy is made under another name and gets its own in one step, so one that is there is whole. It never changes after.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from registry.errors import InputOutputError
from registry.sources.bounds import Bounds, size
from registry.sources.objects import LINK, MODULE, File, Objects, TooMuch, name_of
from registry.wording import _, counted, listed

Progress = Callable[[int, int], None]

PART = ".part-"
_REFUSED = {b"", b".", b".."}
_MODE = 0o444
_SHOWN = 3
_DISK = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE}
"""What is wrong with the disk or the machine rather than with a name."""


class Unwritable(InputOutputError):
    """The commit holds a file that cannot be written here under its name. The message ends a sentence."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a commit holds.

    - `files`: all that is copied; a link among them becomes a plain file that says where it led.
    - `notes`: what a person should know of it, in sentences.
    """

    files: tuple[File, ...]
    notes: tuple[str, ...]


def contents(objects: Objects, commit: str, bounds: Bounds) -> Contents:
    """What a commit holds. Raises Unwritable, TooMuch or Damaged."""
    return contents_of(objects.files(commit, bounds))


def contents_of(found: Iterable[File]) -> Contents:
    """What is copied of files that were found. Raises Unwritable, and whatever finding them does."""
    files: list[File] = []
    modules: list[str] = []
    for file in found:
        _check_name(file.path)
        if file.mode == MODULE:
            modules.append(shown(file.path))
        else:
            files.append(file)
    links = [shown(file.path) for file in files if file.mode == LINK]
    return Contents(tuple(files), tuple(_notes(modules, links, _clashes(files))))


def _check_name(path: bytes) -> None:
    for name in path.split(b"/"):
        if name in _REFUSED or _plain(name) == ".git" or b"\\" in name:
            message = _("it holds a file called {path}, and no computer should be given a file of that name")
            raise Unwritable(message.format(path=shown(path)))


def _plain(name: bytes) -> str:
    """A name as file systems may take it that care for neither capitals nor hidden letters nor the last dots."""
    text = unicodedata.normalize("NFKC", name.decode("utf-8", "replace"))
    return "".join(c for c in text if unicodedata.category(c) != "Cf").rstrip(". ").casefold()


def _clashes(files: list[File]) -> list[str]:
    """The names that are the same to a computer that does not tell capitals from small letters."""
    seen: dict[str, bytes] = {}
    found = []
    for file in files:
        same = unicodedata.normalize("NFC", file.path.decode("utf-8", "replace")).casefold()
        if seen.setdefault(same, file.path) != file.path:
            found.append(_("{one} and {other}").format(one=shown(seen[same]), other=shown(file.path)))
    return found


def _notes(modules: list[str], links: list[str], clashes: list[str]) -> list[str]:
    found = []
    if modules:
        left = counted(len(modules), _("repository inside it was"), _("repositories inside it were"))
        found.append(_("{left} left out: {names}.").format(left=left, names=_some(modules)))
    if links:
        made = counted(len(links), _("link became a plain file"), _("links became plain files"))
        found.append(_("{made}: {names}.").format(made=made, names=_some(links)))
    if clashes:
        said = _("Some names differ only in capital letters, and Windows or a Mac could not keep both: {names}.")
        found.append(said.format(names=_some(clashes, "; ")))
    return found


def _some(names: list[str], between: str = "") -> str:
    first = names[:_SHOWN]
    more = [_("{count} more").format(count=f"{len(names) - _SHOWN:,}")] if len(names) > _SHOWN else []
    return between.join(first + more) if between else listed(first + more)


def shown(path: bytes) -> str:
    """A path in letters that can be shown."""
    text = path.decode("utf-8", "backslashreplace")
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


class Reads(Protocol):
    """Whatever gives pieces of a repository by name."""

    def read(self, name: str, sort: str, most: int) -> bytes:
        """One piece. Raises Damaged or TooMuch."""


def make(objects: Reads, found: Contents, place: Path, bounds: Bounds, progress: Progress | None = None) -> Path:
    """Write every file into a new folder beside the place it is for, and give that folder.

    Raises Unwritable, TooMuch, Damaged or InputOutputError, and then leaves nothing behind.
    """
    part = place.with_name(f"{PART}{secrets.token_hex(6)}")
    top = os.fsencode(part)
    written = 0
    ready: set[bytes] = set()
    try:
        part.mkdir()
        for done, file in enumerate(found.files):
            data = objects.read(file.name, "blob", bounds.file)
            written += len(data)
            if written > bounds.copy:
                raise TooMuch(
                    _("it holds more than {most} in all, which is the most that is copied").format(
                        most=size(bounds.copy)
                    )
                )
            _write(top, file, data, ready)
            if progress is not None:
                progress(done + 1, len(found.files))
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        message = _("its copy could not be written to {folder}: {reason}")
        raise InputOutputError(message.format(folder=place.parent, reason=_reason(error))) from error
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return part


def _write(top: bytes, file: File, data: bytes, ready: set[bytes]) -> None:
    full = os.path.join(top, file.path)
    folder = os.path.dirname(full)
    try:
        if folder not in ready:
            os.makedirs(folder, exist_ok=True)
            ready.add(folder)
        # Nothing is there yet, and links are never made: whatever is in the way is a name that means the same here.
        handle = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _MODE)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _DISK:
            raise
        message = _("it holds a file called {path}, which cannot be written here: {reason}")
        raise Unwritable(message.format(path=shown(file.path)[:200], reason=_reason(error))) from error
    with open(handle, "wb") as written:
        written.write(data)


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def put(part: Path, place: Path) -> None:
    """Give a finished copy its own name. Raises InputOutputError."""
    try:
        if hasattr(os, "sync"):
            # What a power cut would leave must not look like a copy that is whole.
            os.sync()
        discard(place)
        os.replace(part, place)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        message = _("its copy could not be put in {folder}: {reason}")
        raise InputOutputError(message.format(folder=place, reason=_reason(error))) from error


def is_as(place: Path, found: Contents) -> bool:
    """Whether a copy holds what the commit does, byte for byte, and nothing else that anybody would read."""
    wanted = {file.path: file.name for file in found.files}
    top = os.fsencode(place)
    there = 0
    for folder, folders, names in os.walk(top):
        if any(os.path.islink(os.path.join(folder, each)) for each in folders):
            return False
        for name in names:
            full = os.path.join(folder, name)
            path = os.path.relpath(full, top).replace(os.fsencode(os.sep), b"/")
            if path not in wanted or _name(full, len(wanted[path])) != wanted[path]:
                return False
            there += 1
    return there == len(wanted)


def _name(full: bytes, width: int) -> str:
    """The name that git would give to a file's content; none where it is not an ordinary file that can be read."""
    try:
        if not stat.S_ISREG(os.lstat(full).st_mode):
            return ""
        with open(full, "rb") as file:
            return name_of(file.read(), "blob", width)
    except OSError:
        return ""


def discard(place: Path) -> None:
    """Remove a copy, if it is there. Raises OSError."""
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        # Under another name first, so that nobody finds a part of it.
        gone = place.with_name(f"{PART}{secrets.token_hex(6)}")
        os.rename(place, gone)
        shutil.rmtree(gone, ignore_errors=True)
