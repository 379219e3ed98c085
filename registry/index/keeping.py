"""The folder an index is kept in: whose turn it is to write, what is put in use, and what is left over.

Whoever makes or changes an index holds `lock` meanwhile, which the system lets go when a process ends, however it ends.
So whatever else lies here is left over from one that was stopped. Whoever reads needs no lock (see `seal`).
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from registry.index import engine, seal
from registry.values import NamedTuple
from registry.wording import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_LOCK = "lock"
_PAUSE = 0.02


class Sealed(NamedTuple):
    """An index file, and how it stood when it was last written to."""

    place: str
    stood: tuple[int, ...]

    def holds(self) -> bool:
        """Whether it stands so still, or is gone: whoever has it open then goes on reading what it held."""
        return seal.standing(self.place) in (self.stood, ())


def in_use(folder: Path) -> Sealed | None:
    """The index in use; None where there is none, or where it is not as it was left."""
    found = seal.in_use(str(folder))
    return Sealed(*found) if found else None


def put_in_use(place: str) -> Sealed:
    """Let an index be read from now on as it stands. Only in one's turn. Raises IndexBlocked."""
    sealed = Sealed(place, seal.standing(place))
    folder, name = Path(place).parent, Path(place).name
    with _blocked(folder):
        if not sealed.stood:
            raise FileNotFoundError(_("it was removed while it was written"))
        said = folder / f"{seal.CURRENT}-{name}"
        try:
            said.write_text(" ".join((name, *map(str, sealed.stood))), "ascii")
            os.replace(said, folder / seal.CURRENT)
        except OSError:
            said.unlink(missing_ok=True)
            raise
    return sealed


def new_place(folder: Path) -> str:
    """An empty file to make an index in. Only in one's turn: what was left over is removed. Raises IndexBlocked."""
    clear(folder)
    with _blocked(folder):
        if not (folder / ".gitignore").exists():
            # The index is nobody's record: git is told so by the folder itself.
            (folder / ".gitignore").write_text("*\n", "ascii")
        place = folder / f"index-{os.urandom(6).hex()}.sqlite"
        place.touch(exist_ok=False)
    return str(place)


def clear(folder: Path) -> None:
    """Remove what is not in use. Only in one's turn. Whoever has an old index open goes on reading it."""
    used = in_use(folder)
    for path in (*folder.glob("index-*"), *folder.glob(f"{seal.CURRENT}-*")):
        if used is None or not str(path).startswith(used.place):
            with suppress(OSError):
                path.unlink()


def remove(folder: Path) -> None:
    """Let no index be in use. Only in one's turn."""
    with suppress(OSError):
        (folder / seal.CURRENT).unlink(missing_ok=True)
    clear(folder)


@contextmanager
def turn(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Be the only one who writes here. Raises IndexBusy where somebody else is and gets nowhere, or IndexBlocked."""
    with _blocked(folder):
        folder.mkdir(exist_ok=True)
        lock = _locked(folder, engine.WAIT if patience is None else patience)
    with lock:
        yield


def _locked(folder: Path, patience: float) -> BinaryIO:
    seen: list[tuple[int, ...]] | None = None
    until = 0.0
    while True:
        # Whoever may write in the folder may take the lock, whoever made it.
        lock = os.fdopen(os.open(folder / _LOCK, os.O_RDONLY | os.O_CREAT, 0o666), "rb")
        try:
            with suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # Whoever removes the folder takes the lock away with it; this one must be what others find.
                if os.path.samestat(os.fstat(lock.fileno()), os.stat(folder / _LOCK)):
                    return lock
        except BaseException:
            lock.close()
            raise
        lock.close()
        # A large federation takes long to read: as long as something is being written, somebody is at work.
        now = [seal.standing(str(path)) for path in sorted(folder.glob("index-*"))]
        if now != seen:
            seen, until = now, time.monotonic() + patience
        if time.monotonic() >= until:
            raise engine.IndexBusy(_("Another command has been writing to the index for a long time."))
        time.sleep(_PAUSE)


@contextmanager
def _blocked(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _("The index could not be kept in {folder}: {why}.")
        raise engine.IndexBlocked(message.format(folder=folder, why=(error.strerror or str(error)).lower())) from error


class Keeper:
    """Sees to it that what a session reads is what it opened, or what another process of ours has made of it since.

    `told` is called where it is the latter.
    """

    def __init__(self, sealed: Sealed, told: Callable[[], None]) -> None:
        self.sealed = sealed
        self.told = told

    @property
    def folder(self) -> Path:
        """The folder the index is kept in."""
        return Path(self.sealed.place).parent

    def look(self) -> None:
        """Asked before every question. Raises IndexBroken where another program has been at the file."""
        if self.sealed.holds():
            return
        # Whoever is writing says how the file stands when they have finished.
        with suppress(engine.IndexBlocked), turn(self.folder):
            pass
        now = in_use(self.folder)
        if now is None or now.place != self.sealed.place:
            raise engine.IndexBroken(_("The index was changed by another program while it was read."))
        self.sealed = now
        self.told()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write something small, if nobody else is. Raises IndexBlocked."""
        with turn(self.folder, patience=0):
            if in_use(self.folder) != self.sealed:
                raise engine.IndexBusy(_("Another command has changed the index."))
            yield
            self.sealed = put_in_use(self.sealed.place)
