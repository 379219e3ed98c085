"""Taking turns: whoever changes files of a register together holds it meanwhile, and others wait.

What is held is the folder itself, so that nothing is left behind; whatever ends the process lets go of it.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from registry.errors import Conflict
from registry.wording import _
from registry.write import not_written

_SECONDS = 30.0
_WAIT = 0.02


@contextmanager
def alone_in(folders: Iterable[Path]) -> Iterator[None]:
    """Hold folders, each once, and always in the same order, so that no two wait for one another.

    Raises Conflict where somebody else holds one for too long, InputOutputError where one cannot be opened.
    """
    with ExitStack() as held:
        for folder in sorted({each.resolve() for each in folders}):
            try:
                handle = os.open(folder, os.O_RDONLY)
            except OSError as error:
                raise not_written(folder, error) from error
            held.callback(os.close, handle)
            _take(handle, folder)
        yield


def _take(handle: int, folder: Path) -> None:
    until = time.monotonic() + _SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise Conflict(
                    _("Somebody else is recording decisions in {folder}.").format(folder=folder),
                    _("Nothing was written. Try again."),
                ) from None
            time.sleep(_WAIT)
        except OSError as error:
            raise not_written(folder, error) from error
