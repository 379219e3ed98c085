"""How far a command has got, told to a file that whoever waits for it can look at."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import monotonic

from registry.jobs import records

VARIABLE = "MUNIMENT_PROGRESS_FILE"
"""Names the file in a command's environment. For jobs; nobody needs to set it by hand."""

_PAUSE = 0.2
"""Seconds between one report and the next."""


class Telling:
    """Called as `session.progress` is: so many done, of so many (0 where nobody knows), and what is being done."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._due = 0.0

    def __call__(self, done: int, total: int, words: str) -> None:
        now = monotonic()
        if now < self._due and done != total:
            return
        self._due = now + _PAUSE
        # Work goes on where it cannot be told how far it is.
        with suppress(OSError):
            records.write(self._place, {"done": done, "of": total, "doing": words})


def telling() -> Telling | None:
    """What tells the file that the environment names; None where it names none."""
    said = os.environ.get(VARIABLE)
    return Telling(Path(said)) if said else None
