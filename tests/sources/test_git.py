"""How git is run: no shell, no questions, nothing of the repository's own, and never for longer than was said."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from registry.errors import InputOutputError
from registry.sources import git as running
from registry.sources.git import Git, GitFailed, TookTooLong
from registry.sources.mirror import Mirror
from registry.sources.objects import objects


@pytest.fixture
def bare(upstream: Any) -> Git:
    """Git for a repository with one commit."""
    return Git(upstream("northmoor").place, 60)


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of another kind in git's place."""
    program = folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    running._git.cache_clear()


def running_in(group: int) -> list[str]:
    """The processes of a group that have not ended. One that has, and of which nobody has taken note yet, has ended."""
    if shutil.which("ps") is None:
        pytest.skip("there is no ps here to look with")
    said = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    found = [line.split(maxsplit=2) for line in said.splitlines()]
    return [args for own, state, args in found if int(own) == group and not state.startswith("Z")]


@pytest.fixture(autouse=True)
def _real_git_again() -> Any:
    yield
    running._git.cache_clear()


def test_an_answer_is_what_git_said(bare: Git) -> None:
    assert bare.ask("symbolic-ref", "HEAD").strip() == "refs/heads/main"


def test_a_failure_carries_the_words_of_git(bare: Git) -> None:
    with pytest.raises(GitFailed) as stop:
        bare.ask("rev-parse", "--verify", "refs/heads/nothing")
    assert "Needed a single revision" in stop.value.said
    assert not bare.is_so("rev-parse", "--verify", "refs/heads/nothing")


def test_the_environment_cannot_point_git_elsewhere(bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_INDEX_FILE",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    ):
        monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bare")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "neither")
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    assert len(bare.ask("rev-parse", "refs/heads/main").strip()) == 40
    assert not (tmp_path / "trace").exists()


def test_what_a_person_set_for_git_as_a_whole_is_kept(
    bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, "env", monkeypatch)
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    monkeypatch.setenv("GIT_EDITOR", "vi")
    said = dict(line.partition("=")[::2] for line in bare.ask("anything").splitlines())
    assert said["GIT_SSH_COMMAND"] == "ssh -i key"
    assert "GIT_EDITOR" not in said
    expected = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }
    assert {name: said[name] for name in expected} == expected


def test_arguments_are_one_list_and_no_shell_reads_them(
    bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, 'for each in "$@"; do echo "<$each>"; done', monkeypatch)
    said = bare.ask("fetch", "--", "$(touch owned); `touch owned` \n x").split("<fetch>")[1]
    assert said == "\n<-->\n<$(touch owned); `touch owned` \n x>\n"
    assert not list(tmp_path.rglob("owned"))


@pytest.mark.parametrize(
    "script", ["sleep 600", "sleep 600 & sleep 600 & wait", "trap '' TERM; while :; do sleep 1; done"]
)
def test_what_takes_too_long_is_stopped_and_all_it_started(
    script: str, bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, f"echo $$ > {tmp_path}/pid; {script}", monkeypatch)
    begun = time.monotonic()
    with pytest.raises(TookTooLong):
        Git(bare.mirror, 0.5).ask("fetch")
    assert time.monotonic() - begun < 60
    assert running_in(int((tmp_path / "pid").read_text())) == []


def test_a_stop_at_the_keyboard_stops_git_too(bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, f"echo $$ > {tmp_path}/pid; sleep 600", monkeypatch)

    def pressed(_far: object) -> None:
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bare.ask("fetch", watch=pressed)
    assert running_in(int((tmp_path / "pid").read_text())) == []


def test_progress_is_read_from_what_git_says(bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, r"printf 'Receiving objects:  45%% (9/20), 1 MiB\r' >&2; sleep 0.5", monkeypatch)
    told: list[Any] = []
    bare.ask("fetch", watch=told.append)
    assert (9, 20) in told


def test_endless_words_fill_no_memory(bare: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, "head -c 50000000 /dev/zero; head -c 50000000 /dev/zero >&2; exit 1", monkeypatch)
    with pytest.raises(GitFailed) as stop:
        bare.ask("fetch")
    assert len(stop.value.said) <= 64 * 1024


def test_without_git_we_say_so(bare: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    running._git.cache_clear()
    with pytest.raises(InputOutputError, match="no git on this computer"):
        bare.ask("version")


# ── a repository of our own that came from somebody else ─────────────────────────────────────────────────────────────


def test_whatever_was_sent_with_a_repository_nothing_of_it_is_run(upstream: Any, tmp_path: Path) -> None:
    """A folder can be sent with `.muniment` in it. git would obey much of what may lie there."""
    from registry.sources.address import Address
    from registry.sources.bounds import BOUNDS

    source = upstream("northmoor")
    place, owned = tmp_path / "mirror.git", tmp_path / "owned"
    mirror = Mirror(place, Address.read(source.url), "main", BOUNDS)
    mirror.prepare()
    mirror.fetch(None)
    run = f"touch {owned}"
    (place / "config").write_text(
        f"[core]\n\tsshCommand = {run}\n\tfsmonitor = {run}\n\tgitProxy = {run}\n\talternateRefsCommand = {run}\n"
        f"\thooksPath = {place}/hooks\n\tpager = {run}\n\tworktree = {tmp_path}\n\tlogAllRefUpdates = true\n"
        f"[include]\n\tpath = {place}/more\n[uploadpack]\n\tpackObjectsHook = {run}\n[credential]\n\thelper = !{run}\n"
        f'[url "ext::{run}"]\n\tinsteadOf = file\n[gc]\n\trecentObjectsHook = {run}\n'
        "[extensions]\n\tworktreeConfig = true\n"
    )
    (place / "hooks").mkdir()
    for hook in ("reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman"):
        (place / "hooks" / hook).write_text(f"#!/bin/sh\n{run}\n")
        (place / "hooks" / hook).chmod(0o755)
    (place / "config.worktree").write_text(f"[core]\n\tsshCommand = {run}\n")
    (place / "commondir").write_text(f"{tmp_path}\n")
    (place / "objects/info/alternates").write_text(f"{tmp_path}\n")
    (place / "info").mkdir()
    (place / "info/grafts").write_text("x\n")
    outside = tmp_path / "outside"
    outside.mkdir()
    (place / "refs/muniment/good").unlink(missing_ok=True)
    (place / "refs/muniment/before").symlink_to(outside)
    (place / "HEAD").unlink()
    (place / "HEAD").symlink_to(outside / "HEAD")

    source.files["agreements/more.yaml"] = "kind: agreement\n"
    newest = source.commit()
    mirror.prepare()
    assert mirror.fetch(None) == newest
    mirror.accept(newest, newest)

    assert not owned.exists()
    assert list(outside.iterdir()) == []
    assert {each.name for each in place.iterdir()} <= {"HEAD", "config", "objects", "refs", "packed-refs"}
    with objects(mirror.git) as reading:
        assert reading.read(newest, "commit", 10_000)


def test_a_link_in_place_of_the_repository_is_not_followed(upstream: Any, tmp_path: Path) -> None:
    from registry.sources.address import Address
    from registry.sources.bounds import BOUNDS

    outside = tmp_path / "outside"
    (outside / "hooks").mkdir(parents=True)
    (tmp_path / "mirror.git").symlink_to(outside)
    mirror = Mirror(tmp_path / "mirror.git", Address.read(upstream("northmoor").url), "main", BOUNDS)
    mirror.prepare()
    mirror.fetch(None)
    assert [each.name for each in outside.iterdir()] == ["hooks"]
    assert not (tmp_path / "mirror.git").is_symlink()
