"""How far a long piece of work has got: one line on a terminal, gone when the work ends."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from registry.cli.screen import clean, columns
from registry.wording import _

_PATIENCE = 0.5
"""Seconds before anything is drawn: most work is done by then."""

_PAUSE = 0.1
"""Seconds between one drawing and the next."""


class Progress:
    """Draws each report it is called with, unless it comes too soon. Only for a screen that is a terminal."""

    def __init__(self, screen: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._screen = screen
        self._clock = clock
        self._due = clock() + _PATIENCE
        self._drawn = False

    def __call__(self, done: int, total: int, words: str) -> None:
        """So many done, of so many (0 where nobody knows), and what is being done."""
        now = self._clock()
        if now < self._due:
            return
        self._due = now + _PAUSE
        far = _("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}") if total else f"{done:,}"
        # One less than fits: a full line would make the terminal begin another.
        self._draw(clean(" ".join([*words.split(), far]))[: columns(self._screen.fileno) - 1])

    def wipe(self) -> None:
        """Leave the screen as it was."""
        if self._drawn:
            self._draw("")
            self._drawn = False

    def _draw(self, line: str) -> None:
        self._drawn = True  # Before it is: a stop at the keyboard may come between the two.
        # The start of the line, the words, and nothing after them.
        self._screen.write(f"\r{line}\x1b[K")
        self._screen.flush()
