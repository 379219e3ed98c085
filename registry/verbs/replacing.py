"""Several files that stand in their places together, or are as they were before."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from registry.errors import InputOutputError
from registry.wording import _


@contextmanager
def replacing(paths: Sequence[Path]) -> Iterator[None]:
    """While files are put in these places. Where that fails, what stood there stands there again.

    The last is the one that the others speak of. It is emptied before any of them is put in place: so if the machine
    stops halfway, no earlier result stands beside what was written for another. Raises InputOutputError.
    """
    kept: dict[Path, Path] = {}
    try:
        for path in paths:
            if path.is_file():
                kept[path] = _aside(path)
        if paths and paths[-1] in kept:
            _empty(paths[-1])
    except OSError as error:
        _drop(kept)
        told = _("What stands at {file} cannot be kept while it is replaced, so nothing was written.")
        raise InputOutputError(
            told.format(file=paths[-1]), _("See that there is room and that you may write there.")
        ) from error
    try:
        yield
    except BaseException:
        for path in paths:
            if path in kept:
                os.replace(kept.pop(path), path)
            elif path.is_file():
                path.unlink()
        raise
    finally:
        _drop(kept)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.{ending}")


def _aside(path: Path) -> Path:
    """The same file under another name; a copy where no file may have two names."""
    aside = _beside(path, "before")
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)
    return aside


def _empty(path: Path) -> None:
    """Put an empty file of the same readers there."""
    mode = stat.S_IMODE(path.stat().st_mode)
    made = _beside(path, "empty")
    os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    made.chmod(mode)
    os.replace(made, path)


def _drop(kept: dict[Path, Path]) -> None:
    for aside in kept.values():
        aside.unlink(missing_ok=True)
