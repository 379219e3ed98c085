"""The copy of the sample that is served: its registers have a past, and somebody who may commit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from registry.sample.copy import VISITOR, copied
from registry.sample.versions import said, sample


def git(register: Path, *words: str) -> str:
    """What git says of a repository, to somebody whom it does not know."""
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=register, env=os.environ | nobody, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_each_register_is_a_repository_with_its_past_and_a_decision_can_be_kept_there() -> None:
    with copied() as copy:
        assert copy.without_past == ""
        registers = sorted(path.parent for path in copy.folder.glob("*/register.yaml"))
        assert {each.name for each in registers} == set(said().people)
        for register in registers:
            assert git(register, "status", "--porcelain") == ""
            assert len(git(register, "log", "--format=%H").splitlines()) >= 6
        waiver = registers[0] / "waivers" / "tried.yaml"
        waiver.parent.mkdir(exist_ok=True)
        waiver.write_text("kind: waiver\n")
        git(registers[0], "add", "--all")
        git(registers[0], "commit", "-q", "-m", "a decision")
        last, before = git(registers[0], "log", "-2", "--format=%an <%ae>").splitlines()
        assert last == f"{VISITOR.name} <{VISITOR.email}>"
        assert before != last, "whoever kept the register so far is somebody else"
        # All that is beside the registers comes along, and nothing that was made here.
        beside = {path.name for path in sample().iterdir() if not path.name.startswith(".")}
        assert {path.name for path in copy.folder.iterdir()} == beside
    assert not copy.folder.exists()


def test_without_git_it_is_a_plain_copy_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with copied() as copy:
        assert "There is no git on this computer" in copy.without_past
        assert (copy.folder / "northmoor/register.yaml").is_file()
        assert not list(copy.folder.glob("*/.git"))


def test_half_a_past_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "git"
    broken.write_text("#!/bin/sh\nmkdir -p .git; echo it is not your day >&2; exit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with copied() as copy:
        assert copy.without_past.startswith("The sample's past could not be built:")
        assert "it is not your day" in copy.without_past
        assert (copy.folder / "northmoor/register.yaml").is_file()
        assert not list(copy.folder.glob("*/.git"))
