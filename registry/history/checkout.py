"""Files of a day as plain files in a folder of our own, as a federation of their own, and taken from day to day.

What a commit holds is written as `sources.copying` writes it: nothing executable, no link, no filter. Only what differs
from one day to the next is written, so that only that is read again.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from registry.errors import InputOutputError
from registry.history.stands import Sort, Stand, Stands
from registry.history.store import blocked
from registry.sources.bounds import BOUNDS, MIB, size
from registry.sources.copying import Unwritable, contents_of, shown
from registry.sources.files import quoted
from registry.sources.objects import FOLDER, Damaged, File, TooMuch
from registry.sources.pieces import Pieces
from registry.tree import FEDERATION_FILE
from registry.wording import _

_DEEPEST = 60
_MOST_FILES = 500_000
_MOST_BYTES = 4096 * MIB
_DISK = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE}
"""What is wrong with the disk or the machine rather than with a name."""


@dataclass(slots=True)
class _Written:
    """What is there of one register: the folder of git's that it is as, each file with the name of its content."""

    tree: str = ""
    files: dict[bytes, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Unread(InputOutputError):
    """The files of a register as it stood cannot be had. The message is the end of a sentence."""


class Checkout:
    """A folder that holds the files of one day after another."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._there: dict[str, _Written] = {}
        self._listed: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the files that are there, in sentences."""
        return tuple(f"{own}: {note}" for own, each in self._there.items() for note in each.notes)

    def take_up(self, left: bytes | None) -> None:
        """Go on from what another left there and said so; where nothing was said, all of it is removed."""
        try:
            said = json.loads(left or b"")
            self._there = {
                own: _Written(tree, {os.fsencode(path): name for path, name in files.items()}, tuple(notes))
                for own, (tree, files, notes) in said.items()
            }
        except (ValueError, TypeError, AttributeError):
            self._there = {}
            with suppress(FileNotFoundError):
                shutil.rmtree(self.place)

    def left(self) -> bytes:
        """What is there, for `take_up`."""
        said = {
            own: (each.tree, {os.fsdecode(path): name for path, name in each.files.items()}, each.notes)
            for own, each in self._there.items()
        }
        return json.dumps(said).encode()

    def move(self, stands: Stands, day: Sequence[Stand], title: str) -> list[Stand]:
        """Let the folder hold what these stands say; those that could not be read come back, and are left out.

        Raises IndexBlocked where nothing can be written here, and InputOutputError where there is no git.
        """
        unread: list[Stand] = []
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            for stand in day:
                if stand.sort is not Sort.COMMIT:
                    self._remove(stand.register)
                    continue
                try:
                    self._write(stands, stand)
                except Unread as error:
                    self._remove(stand.register)
                    said = _("cannot be read as it was at commit {commit}: {why}")
                    said = said.format(commit=stand.commit[:7], why=error.message.rstrip("."))
                    unread.append(Stand(stand.register, Sort.UNKNOWN, stand.source, said))
            left_out = {each.register for each in unread}
            self._list([each for each in day if each.register not in left_out], title)
        except OSError as error:
            raise blocked(self.place, error) from error
        return unread

    # ── one register ─────────────────────────────────────────────────────────────────────────────────────────────

    def _remove(self, register: str) -> None:
        self._there.pop(register, None)
        with suppress(FileNotFoundError):
            shutil.rmtree(self.place / register)

    def _write(self, stands: Stands, stand: Stand) -> None:
        there = self._there.setdefault(stand.register, _Written())
        if there.tree == stand.tree:
            return
        assert stand.repository is not None
        pieces = stands.pieces(stand.repository)
        try:
            found = contents_of(_files(pieces, stand.tree))
            wanted = {file.path: file.name for file in found.files}
            top = os.fsencode(self.place / stand.register)
            os.makedirs(top, exist_ok=True)
            there.tree = ""
            for path, name in list(there.files.items()):
                if wanted.get(path) != name:
                    os.unlink(os.path.join(top, path))
                    del there.files[path]
                    if path not in wanted:
                        _tidied(top, os.path.dirname(path))
            total = 0
            for path, name in wanted.items():
                if path not in there.files:
                    data = pieces.read(name, "blob", BOUNDS.file)
                    total += len(data)
                    if total > _MOST_BYTES:
                        raise TooMuch(_("it holds more than {most} in all").format(most=size(_MOST_BYTES)))
                    _put(os.path.join(top, path), data)
                    there.files[path] = name
        except (Damaged, TooMuch, Unwritable) as error:
            raise Unread(error.message) from error
        there.tree, there.notes = stand.tree, found.notes

    # ── the federation ───────────────────────────────────────────────────────────────────────────────────────────

    def _list(self, day: Sequence[Stand], title: str) -> None:
        lines = [f"title: {quoted(_on_one_line(title))}", "registers:"]
        for stand in day:
            if stand.sort is Sort.COMMIT:
                source = stand.register
            elif stand.sort is Sort.WORKING:
                source = os.path.relpath(stand.source.folder, self.place.resolve())
            else:
                continue
            lines += [f"  - register: {quoted(stand.register)}", f"    source: {quoted(source)}"]
        if len(lines) == 2:
            lines[1] += " []"
        if self._listed != tuple(lines):
            (self.place / FEDERATION_FILE).write_text("\n".join(lines) + "\n", "utf-8")
            self._listed = tuple(lines)


def _on_one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()) or "-"


def _files(pieces: Pieces, tree: str) -> Iterator[File]:
    """Every file of a folder, however deep. Raises Damaged or TooMuch."""
    seen = 0
    waiting = [(b"", tree, 0)]
    while waiting:
        below, name, depth = waiting.pop()
        if depth > _DEEPEST:
            raise TooMuch(_("its folders lie more than {count} deep in one another").format(count=_DEEPEST))
        for entry in pieces.folder(name, below):
            seen += 1
            if seen > _MOST_FILES:
                said = _("it holds more than {count} files, which is the most that is copied")
                raise TooMuch(said.format(count=f"{_MOST_FILES:,}"))
            if entry.mode == FOLDER:
                waiting.append((entry.path + b"/", entry.name, depth + 1))
            else:
                yield entry


def _put(full: bytes, data: bytes) -> None:
    try:
        os.makedirs(os.path.dirname(full), exist_ok=True)
        # Nothing is there yet: whatever is in the way is a name that means the same on this computer.
        handle = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        if error.errno in _DISK:
            raise
        said = _("it holds a file called {path}, which cannot be written here: {reason}")
        reason = (error.strerror or str(error)).lower()
        raise Unwritable(said.format(path=shown(os.path.basename(full))[:200], reason=reason)) from error
    with open(handle, "wb") as file:
        file.write(data)


def _tidied(top: bytes, folder: bytes) -> None:
    """Remove folders that nothing is left in."""
    while folder:
        with suppress(OSError):
            os.rmdir(os.path.join(top, folder))
        folder = os.path.dirname(folder)
