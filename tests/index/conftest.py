"""What the tests of the index share: a small town, a clock that can be set, and a plain reading to compare with."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def plain() -> Any:
    """The module `plain`, which lies beside this file so that the processes of tests can import it too."""
    spec = importlib.util.spec_from_file_location("plain", HERE / "plain.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def town(plain: Any, tmp_path: Path) -> Path:
    """A small federation, not yet indexed."""
    made: Path = plain.town(tmp_path / "town")
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the clock that the program reads forward, or back, by some seconds."""
    real = time.time_ns
    return lambda seconds: monkeypatch.setattr(time, "time_ns", lambda: real() + int(seconds * 1e9))


@pytest.fixture
def steady(plain: Any, town: Path, clock: Callable[[float], None]) -> Path:
    """The town with an index that trusts every file: its clock is so far ahead that no file, old or new, is racy."""
    clock(60)
    plain.agree(town)
    return town


Script = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Runs a few lines of Python in a process of its own, with `plain` at hand and the folder given as `root`."""

    def run(lines: str, *given: object, **how: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command(lines, *given), capture_output=True, text=True, check=False, **how)

    return run


def command(lines: str, *given: object) -> list[str]:
    """The command line of such a process."""
    head = f"import os, signal, sys, time\nfrom pathlib import Path\nsys.path.insert(0, {str(HERE)!r})\nimport plain\n"
    return [sys.executable, "-c", f"{head}root = Path(sys.argv[1])\n{textwrap.dedent(lines)}", *map(str, given)]


@pytest.fixture
def started() -> Any:
    """Starts such a process and does not wait for it; what still runs at the end is stopped."""
    running: list[subprocess.Popen[str]] = []

    def start(lines: str, *given: object, **how: Any) -> subprocess.Popen[str]:
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        running.append(subprocess.Popen(command(lines, *given), text=True, **pipes, **how))
        return running[-1]

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()
