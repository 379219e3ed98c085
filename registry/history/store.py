"""What is worked out of the past is kept in `.muniment/history/`, beside the index: disposable like that, and bounded.

made, mark     that all of this was written on this computer, and not sent along with the files of a register
lines/         the commits of each repository, so that git need not be asked again until there is another
at/            the files of a day, as a federation of their own, with an index of their own
moving/        the same, but taken from day to day
points/        what was found on a day
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from registry.errors import InputOutputError
from registry.index.engine import FOLDER, IndexBlocked
from registry.index.keeping import turn
from registry.index.seal import standing
from registry.sources.files import saved
from registry.wording import _

NAME = "history"
_MADE, _MARK = "made", "mark"
_PATIENCE = 900.0
"""Seconds to wait for another process that works out the past of the same federation."""

_elsewhere: dict[str, tempfile.TemporaryDirectory[str]] = {}
"""Where the federation's own folder cannot be written in: a folder for as long as this process lives."""


class Store:
    """The folder of one federation's past; where none can be kept there, one that goes when this process ends."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER / NAME
        try:
            self._make()
        except (OSError, IndexBlocked):
            made = _elsewhere.get(str(root))
            if made is None:
                made = _elsewhere[str(root)] = tempfile.TemporaryDirectory(
                    prefix="muniment-history-", ignore_cleanup_errors=True
                )
            self.folder = Path(made.name)

    def _make(self) -> None:
        above = self.folder.parent
        above.mkdir(exist_ok=True)
        if not (above / ".gitignore").exists():
            (above / ".gitignore").write_text("*\n", "ascii")
        if self.folder.is_symlink():
            # It would be emptied and written in, wherever it leads.
            self.folder.unlink()
        if self._is_ours():
            if not os.access(self.folder, os.W_OK | os.X_OK):
                raise PermissionError
            return
        with turn(self.folder, _PATIENCE):
            if self._is_ours():
                return
            for entry in self.folder.iterdir():
                if entry.name != "lock":
                    shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
            (self.folder / _MADE).write_bytes(b"")
            (self.folder / _MARK).write_text(self._said(), "ascii")

    def _is_ours(self) -> bool:
        """Whether this folder was begun here: a copy of it has other inodes and times."""
        with suppress(OSError, ValueError):
            return (self.folder / _MARK).read_text("ascii") == self._said() != ""
        return False

    def _said(self) -> str:
        return " ".join(map(str, standing(str(self.folder / _MADE))))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be the only one who writes files of the past here. Raises IndexBlocked where another never ends."""
        with turn(self.folder, _PATIENCE):
            yield

    def read(self, name: str) -> bytes | None:
        """What is kept under a name; None where nothing is."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def save(self, name: str, data: bytes) -> None:
        """Keep something, whole or not at all. What cannot be kept is worked out again another time."""
        place = self.folder / name
        with suppress(OSError):
            place.parent.mkdir(exist_ok=True)
        with suppress(InputOutputError):
            saved(place, data)


def blocked(place: Path, error: OSError) -> IndexBlocked:
    """What to say where files of the past cannot be written."""
    message = _("Past files could not be put in {folder}: {why}.")
    return IndexBlocked(message.format(folder=place, why=(error.strerror or str(error)).lower()))
