"""Who changed what, as git tells it: of a register alone, up to a day, whatever its repository's settings say."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from registry.sources.commits import changes


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Two registers in one repository, with a change to each, and one to both."""
    git(tmp_path, "init", "-q", "-b", "main")
    for on, author, subject, files in (
        ("2026-01-05", "Ann Author", "The hub begins", ["town/hub.yaml", "shire/hub.yaml"]),
        ("2026-03-01", 'Ben "Bold" & Co', "Town signs", ["town/adoption.yaml"]),
        ("2026-05-09", "Cat", "Shire alone", ["shire/other.yaml"]),
    ):
        for file in files:
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).write_text(on)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", f"{subject}\n\nMore.", author=author, on=f"{on}T12:00:00+00:00")
    return tmp_path


def git(folder: Path, *words: str, author: str = "A", on: str = "2026-01-01T00:00:00Z") -> None:
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", author), ("EMAIL", "a@b.example"), ("DATE", on))}  # fmt: skip
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *words], check=True, env=os.environ | who | plain)


def test_a_register_is_told_of_alone_the_latest_first(kept: Path) -> None:
    found = changes(kept / "town")
    assert [(each.on, each.author, each.subject) for each in found.found] == [
        ("2026-03-01", 'Ben "Bold" & Co', "Town signs"),
        ("2026-01-05", "Ann Author", "The hub begins"),
    ]
    assert found.because == ""
    assert all(len(each.commit) == 40 for each in found.found)


def test_up_to_a_day_and_of_some_files_only(kept: Path) -> None:
    assert [each.subject for each in changes(kept / "town", until=date(2026, 2, 1)).found] == ["The hub begins"]
    assert [each.subject for each in changes(kept / "town", ["adoption.yaml"]).found] == ["Town signs"]
    assert [each.subject for each in changes(kept).found] == ["Shire alone", "Town signs", "The hub begins"]


def test_settings_of_the_repository_have_nothing_run(kept: Path) -> None:
    evil = kept / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch {kept}/ran\n")
    evil.chmod(0o755)
    for name in ("gpg.program", "core.pager", "core.fsmonitor", "diff.external", "core.editor"):
        git(kept, "config", name, str(evil))
    git(kept, "config", "log.showSignature", "true")
    assert len(changes(kept / "town").found) == 2
    assert not (kept / "ran").exists()


def test_where_there_is_no_history_that_is_said(tmp_path: Path, kept: Path) -> None:
    (kept / "new").mkdir()
    assert "no commit" in changes(kept / "new").because
    bare = kept / "inner"
    bare.mkdir()
    git(bare, "init", "-q")
    assert "no commit" in changes(bare).because
