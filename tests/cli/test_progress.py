"""Progress: one line on a terminal, late, seldom, and gone in the end; nothing anywhere else."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from registry.cli.progress import Progress

TRIAL = str(Path(__file__).with_name("trial.py"))

Run = Callable[..., SimpleNamespace]


class Clock:
    """Time that goes by when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def drawn(reports: list[tuple[float, int, int, str]]) -> str:
    """What is drawn of reports, each made so many seconds after the start."""
    screen, clock = io.StringIO(), Clock()
    progress = Progress(screen, clock)
    for seconds, done, total, words in reports:
        clock.now = 100.0 + seconds
        progress(done, total, words)
    progress.wipe()
    return screen.getvalue()


@pytest.mark.parametrize(
    ("reports", "lines"),
    [
        ([], []),
        ([(0, 1, 9, "Reading"), (0.4, 2, 9, "Reading")], []),
        ([(0.5, 1200, 9000, "Reading files:")], ["Reading files: 1,200 of 9,000", ""]),
        ([(3, 1200, 0, "Reading files:")], ["Reading files: 1,200", ""]),
        ([(1, 1, 9, "a"), (1.05, 2, 9, "a"), (1.11, 3, 9, "a"), (1.2, 4, 9, "a")], ["a 1 of 9", "a 3 of 9", ""]),
        ([(1, 1, 9, "a\n\x1b[2Jb\tc")], ["a \\u001b[2Jb c 1 of 9", ""]),
        ([(1, 1, 9, "word " * 40)], [("word " * 40)[:79], ""]),
    ],
)
def test_what_is_drawn(reports: list[tuple[float, int, int, str]], lines: list[str]) -> None:
    assert drawn(reports) == "".join(f"\r{line}\x1b[K" for line in lines)


def test_long_work_shows_how_far_it_has_got_and_then_its_answer(process: Run) -> None:
    said = process(TRIAL, "mash", "--seconds", "1", terminals="stderr")
    assert said.code == 0
    assert json.loads(said.out)["name"] == "mash"
    assert "\rReading\\u001b[2J files: " in said.shown
    assert " of 12,000\x1b[K" in said.shown
    assert said.shown.endswith("\r\x1b[K")
    assert "\n" not in said.shown


def test_short_work_shows_nothing(process: Run) -> None:
    assert process(TRIAL, "mash", "--seconds", "0.1", terminals="stderr").shown == ""


@pytest.mark.parametrize("terminals", ["", "stdout", "stdin stdout"])
def test_nothing_is_drawn_where_there_is_no_terminal(terminals: str, process: Run) -> None:
    answers = ("mash", "--kind", "waiver", "--seal", "--seconds", "0.8")
    said = process(TRIAL, *answers, terminals=terminals)
    assert (said.code, said.err) == (0, "")
    assert "Reading" not in said.shown + said.out


def test_nothing_is_drawn_on_a_terminal_that_cannot_draw(process: Run) -> None:
    assert process(TRIAL, "mash", "--seconds", "0.8", terminals="stderr", TERM="dumb").shown == ""
