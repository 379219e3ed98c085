"""What reaches a screen, a pipe, a full disk, or nobody: in a real process, at a real terminal."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

TRIAL = str(Path(__file__).with_name("trial.py"))
LIST = ("-m", "registry", "list", "--as-of", "2026-02-01")

Run = Callable[..., SimpleNamespace]


def test_a_terminal_gets_colour_and_nothing_else_does(process: Run, northmoor: Path) -> None:
    assert "\x1b[33m" in process(*LIST, folder=northmoor, terminals="stdout").shown
    plain = process(*LIST, folder=northmoor).out
    assert "(review overdue)" in plain
    assert "\x1b" not in plain


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nobody_need_have_colour(environment: dict[str, str], process: Run, northmoor: Path) -> None:
    assert "\x1b" not in process(*LIST, folder=northmoor, terminals="stdout", **environment).shown


def test_an_empty_no_color_says_nothing(process: Run, northmoor: Path) -> None:
    assert "\x1b[33m" in process(*LIST, folder=northmoor, terminals="stdout", NO_COLOR="").shown


def shell(typed: str, folder: Path) -> SimpleNamespace:
    """What a real shell makes of a line; `muniment` and `codes` (what each command left) may be used in it."""
    line = typed.replace("muniment", f"{shlex.quote(sys.executable)} -m registry").replace("codes", "${PIPESTATUS[*]}")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return SimpleNamespace(code=done.returncode, out=done.stdout, err=done.stderr)


def test_a_reader_who_goes_away_changes_nothing(northmoor: Path) -> None:
    said = shell("muniment schema agreement | head -1; echo codes", northmoor)
    assert (said.out, said.err) == ("{\n0 0\n", "")


@pytest.mark.parametrize("typed", ["--version", "--help", "list", "list --help", "sing", "list --format json"])
def test_a_reader_who_was_never_there_changes_nothing(typed: str, northmoor: Path) -> None:
    said = shell(f"(sleep 0.5; muniment {typed} 2>&1) | true; echo codes", northmoor)
    assert (said.out, said.err) == ("2 0\n" if typed == "sing" else "0 0\n", "")


def test_with_nowhere_to_print_a_command_still_leaves_its_code(northmoor: Path) -> None:
    assert shell("muniment list >&-", northmoor).code == 0
    assert shell("muniment sing 2>&-", northmoor).code == 2
    assert shell("muniment sing >&- 2>&-", northmoor).code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full here")
def test_a_full_disk_is_6(northmoor: Path) -> None:
    said = shell("muniment list > /dev/full", northmoor)
    assert (said.code, said.err) == (6, "The answer could not be written: no space left on device.\n")


def test_a_folder_that_is_gone_is_6(northmoor: Path) -> None:
    (northmoor / "gone").mkdir()
    said = shell("cd gone && rmdir ../gone && muniment list", northmoor)
    assert (said.code, said.err) == (6, "The folder you are in is no longer there.\n")


_TYPED = ("{}", "show {}", "list {}", "list --{}", "list --as-of {}", "list --federation {}")
_WORDS = (b"\xff\xfe", b"\x1b]0;owned\x07", b"\xc2\x9b2J", b"\xf0\x9f\x98\x80", b"\r\n")
_SPOKEN = ({}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})


def _all_of_them() -> Iterator[Any]:
    """Every word in every place of every command. In a normal run each place, and each word in each language."""
    for at, (word, environment) in enumerate(product(_WORDS, _SPOKEN)):
        for typed in _TYPED:
            once = typed == _TYPED[at % len(_TYPED)]
            yield pytest.param(typed, word, environment, marks=() if once else pytest.mark.prove)


@pytest.mark.parametrize(("typed", "word", "environment"), list(_all_of_them()))
def test_no_word_can_break_a_command_or_write_to_the_terminal(
    typed: str, word: bytes, environment: dict[str, str], northmoor: Path
) -> None:
    command = [os.fsencode(sys.executable), b"-m", b"registry"]
    command += [part.encode().replace(b"{}", word) for part in typed.split()]
    done = subprocess.run(
        command,
        cwd=northmoor,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (2, 5)
    said = done.stdout + done.stderr
    assert b"Traceback" not in said
    assert not {byte for byte in said if byte < 32 and byte != 10}
    assert b"\xc2\x9b" not in said


def test_a_terminal_with_few_letters_still_gets_an_answer(process: Run, northmoor: Path) -> None:
    file = northmoor / "agreements/mash.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Mash", "title: Mash → Śmiały"), "utf-8")
    said = process("-m", "registry", "list", folder=northmoor, PYTHONIOENCODING="ascii")
    assert (said.code, said.err) == (0, "")
    assert "Mash \\u2192 \\u015amia\\u0142y" in said.out


def rest_of(terminal: int) -> bytes:
    """Everything that is still to be read: a terminal gives a few kilobytes at a time."""
    read = b""
    with contextlib.suppress(OSError):  # what a terminal says at its end on Linux
        while more := os.read(terminal, 10_000):
            read += more
    return read


def test_ctrl_c_is_130_and_says_nothing() -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    ours, theirs = os.openpty()
    work = subprocess.Popen(
        [sys.executable, TRIAL, "mash", "--seconds", "60"],
        env=environment | {"TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000)  # It has begun: it draws how far it has got.
    work.send_signal(signal.SIGINT)
    out, _err = work.communicate(timeout=60)
    shown += rest_of(ours)
    os.close(ours)
    assert (work.returncode, out) == (130, b"")
    assert shown.endswith(b"\r\x1b[K\r\n")
    assert b"Traceback" not in shown
