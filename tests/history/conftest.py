"""Registers with a past: real git repositories, with commits at moments of a test's choosing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.history.looking import Looked, Looking
from registry.history.months import month_ends
from registry.load.federation import find
from registry.session import Session

ROOT = Path(__file__).parents[2]


def git(folder: Path, *words: str, **environment: str) -> str:
    """What git says, with nobody's settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    fixed = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env=own | fixed | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Kept:
    """A folder that git keeps, and commits to it."""

    def __init__(self, top: Path) -> None:
        self.top = top
        top.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, **environment: str) -> str:
        """What git says here."""
        return git(self.top, *words, **environment)

    def commit(self, at: str, *words: str) -> str:
        """Commit everything as it is at this moment, by the clock of whoever commits; the commit's name."""
        self.git("add", "--all")
        when = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": at}
        self.git("commit", "-q", "--allow-empty", "-m", "a version", *words, **when)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def kept() -> Callable[[Path], Kept]:
    """Lets git keep a folder."""
    return Kept


@pytest.fixture(scope="package", autouse=True)
def one_program() -> Iterator[None]:
    """What is kept holds for one program; here it is the same for as long as these tests last, whoever edits it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("registry.history.looking.version", lambda: b"this program")
        yield


@pytest.fixture(scope="session")
def with_a_past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's registers as git repositories, built once; copy it to change anything."""
    into = tmp_path_factory.mktemp("past") / "agreements"
    command = [sys.executable, "-m", "registry.sample", str(into)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return into


@pytest.fixture(scope="package")
def a_year(with_a_past: Path, one_program: None) -> Looked:
    """The twelve month ends before 21 November 2026, worked out one after another."""
    return Looking(find(with_a_past), Session(with_a_past)).at(month_ends(date(2026, 11, 21), 12))


@pytest.fixture
def northmoor(registers: Any, kept: Callable[[Path], Kept]) -> Kept:
    """One register, kept in git, with one agreement since 5 January 2026 and another since 10 March."""
    registers.federation("northmoor")
    registers.record("northmoor/agreement/first")
    found = kept(registers.root / "northmoor")
    found.commit("2026-01-05T12:00:00Z")
    registers.record("northmoor/agreement/second")
    found.commit("2026-03-10T12:00:00Z")
    return found
