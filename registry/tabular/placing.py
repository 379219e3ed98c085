"""A file that stands in its place only once it is whole."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from registry.errors import InputOutputError
from registry.wording import _


class Placing:
    """A file made beside its place. `stream` takes its bytes; `finish` puts it there; `abandon` takes it away."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.unfinished")
        try:
            # Its reader is whoever makes it: what stands in it may be about people.
            descriptor = os.open(self.beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except (OSError, ValueError) as error:
            raise not_written(path, error) from error
        self.stream: BinaryIO = os.fdopen(descriptor, "w+b", buffering=1 << 17)

    def finish(self) -> None:
        """Put it in its place. Raises InputOutputError; then nothing is left."""
        try:
            self.stream.flush()
            mode = stat.S_IMODE(self.path.stat().st_mode) if self.path.exists() else 0o666 & ~_mask()
            os.fchmod(self.stream.fileno(), mode)
            os.fsync(self.stream.fileno())
            self.stream.close()
            os.replace(self.beside, self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            self.abandon()
            raise not_written(self.path, error) from error

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):  # a full disk refuses the last bytes, which nobody wants any more
            self.stream.close()
        self.beside.unlink(missing_ok=True)


def not_written(path: Path, error: Exception) -> InputOutputError:
    """What to raise where a file cannot be written."""
    reason = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
    return InputOutputError(
        _("{file} cannot be written: {reason}").format(file=path, reason=reason),
        _("See that there is room and that you may write there. Nothing was left behind."),
    )


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # not every system lets a folder be opened
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
