"""The history of the sample: built by one command, true to the sample, the same everywhere, and whole on every day."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from registry.canonical import digest
from registry.link import link
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import MemorySnapshot
from registry.source import Ref

ROOT = Path(__file__).parents[2]
HERE = ROOT / "registry" / "sample"
SAMPLE = ROOT / "agreements"
SAID = yaml.load((HERE / "versions.yaml").read_text("utf-8"), yaml.CBaseLoader)
DAYS = [version["on"] for version in SAID["versions"]]
SOME = ["2025-05-02", "2026-04-20"]
"""Days tried in a normal run; the others with `make prove`."""


def build(into: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command that builds the history."""
    command = [sys.executable, "-m", "registry.sample", str(into)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def git(register: Path, *words: str) -> str:
    """What git says of a repository."""
    return subprocess.run(["git", *words], cwd=register, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registers as git repositories."""
    into = tmp_path_factory.mktemp("history")
    done = build(into)
    assert done.returncode == 0, done.stderr
    return into


def registers(history: Path) -> list[Path]:
    """The repositories."""
    return sorted(path for path in history.iterdir() if path.is_dir())


def ids(history: Path) -> dict[str, str]:
    """The commits of each repository, newest first."""
    return {register.name: git(register, "log", "--format=%H") for register in registers(history)}


def on_day(history: Path, day: str, made: Path) -> MemorySnapshot:
    """All registers as they stood at the end of a day, loaded and found whole."""
    federation = [f"title: Harbour region\nas_of: {day}\nregisters:"]
    for register in registers(history):
        commit = git(register, "rev-list", "-1", f"--before={day}T23:59:59+00:00", "main").strip()
        if commit:
            (made / register.name).mkdir(parents=True)
            archive = made / f"{register.name}.tar"
            git(register, "archive", f"--output={archive}", commit)
            subprocess.run(["tar", "-xf", archive, "-C", made / register.name], check=True)
            federation.append(f"  - register: {register.name}\n    source: {register.name}")
    (made / "federation.yaml").write_text("\n".join(federation) + "\n")
    snapshot, problems = load(find(made))
    assert [str(problem) for problem in (*problems, *link(snapshot))] == []
    return snapshot


def test_the_last_version_of_each_register_is_the_sample_byte_for_byte(history):
    assert {register.name for register in registers(history)} == {
        path.parent.name for path in SAMPLE.glob("*/register.yaml")
    }
    for register in registers(history):
        kept = {path: path.relative_to(register) for path in register.rglob("*") if ".git" not in path.parts}
        ours = {path.relative_to(SAMPLE / register.name) for path in (SAMPLE / register.name).rglob("*")}
        assert set(kept.values()) == {path for path in ours if ".muniment" not in path.parts}
        for path, inside in kept.items():
            if path.is_file():
                assert path.read_bytes() == (SAMPLE / register.name / inside).read_bytes()
        assert git(register, "status", "--porcelain") == ""


def test_versions_are_dated_and_written_by_roles(history):
    assert len(DAYS) >= 6
    assert DAYS[0].startswith("2025-05")
    assert DAYS[-1] == "2026-11-21"
    for register in registers(history):
        person = SAID["registers"][register.name]
        lines = git(
            register, "log", "--reverse", "--format=%an|%ae|%cn|%ce|%ad|%cd|%s", "--date=iso-strict"
        ).splitlines()
        assert len(lines) >= 6
        for line, version in zip(lines[::-1], SAID["versions"][::-1], strict=False):
            who, day, said = line.split("|")[:4], line.split("|")[4:6], line.split("|")[6]
            assert who == [person["name"], person["email"]] * 2
            assert day == [version["at"], version["at"]]
            assert version["at"].startswith(version["on"])
            assert said == version.get("messages", {}).get(register.name, version["title"])
        assert re.fullmatch(r"[a-z.]+@[a-z-]+\.example", person["email"])


@pytest.mark.parametrize("day", [d if d in SOME else pytest.param(d, marks=pytest.mark.prove) for d in DAYS])
def test_each_version_is_whole_and_its_digests_are_those_that_were_signed(history, day, tmp_path):
    snapshot = on_day(history, day, tmp_path)
    signed = 0
    for ref in snapshot.refs("adoption"):
        adoption = snapshot.record(ref).data
        (agreement,) = snapshot.targets(ref.register, ("agreement",), adoption["agreement"])
        if "digest" in adoption:
            assert adoption["digest"] == digest(snapshot, snapshot.record(agreement)), ref
            signed += 1
    assert signed
    # Nothing is there before its first day, but for drafts of what was about to be signed.
    for ref in snapshot.refs():
        entries = snapshot.record(ref).data.get("status_history", [])
        assert all(entry["on"] <= day for entry in entries), ref
        assert entries or snapshot.record(ref).data["status"] == "draft", ref


def test_the_story_is_told_in_order(history):
    def at(day: str, register: str, path: str) -> dict[str, object]:
        commit = git(history / register, "rev-list", "-1", f"--before={day}T23:59:59+00:00", "main").strip()
        listed = git(history / register, "ls-tree", "--name-only", commit, path) if commit else ""
        return yaml.load(git(history / register, "show", f"{commit}:{path}"), yaml.CBaseLoader) if listed else {}

    protocol = "agreements/harbour-information-sharing-protocol.yaml"
    assert at("2025-05-02", "northmoor", protocol)["status"] == "in-force"

    joined = "adoptions/protocol-harbour-partnership.yaml"
    assert not at("2025-05-02", "harbour-partnership", joined)
    assert at("2025-10-02", "harbour-partnership", joined)["decision"] == "signed"

    hub = "agreements/childrens-safeguarding-hub.yaml"
    stages = [at(day, "northmoor", hub).get("status") for day in DAYS]
    assert stages == [None, None, "draft", "legal-ig-review", *["in-force"] * 4]
    assert len(at("2026-01-12", "northmoor", hub)["flows"]) < len(at("2026-07-06", "northmoor", hub)["flows"])

    varied = "agreements/road-safety-statistics.yaml"
    assert [at(day, "northmoor", varied)["version"] for day in ("2026-01-12", "2026-04-20")] == ["1.0", "1.1"]
    assert at("2026-04-20", "northmoor", "adoptions/road-safety-northmoor.yaml")["status"] == "retired"
    assert not at("2026-01-12", "northmoor", "adoptions/road-safety-northmoor-2026.yaml")

    # A review missed: due on 1 October, and not held by the 8th.
    overdue = at("2026-10-08", "northmoor", varied)
    assert overdue["dates"]["review_due"] == "2026-10-01"
    assert "last_review" not in overdue["dates"]

    breach = "breaches/outcome-to-wrong-school.yaml"
    assert not at("2026-09-07", "northmoor", breach)
    assert [at(day, "northmoor", breach)["status"] for day in DAYS[-2:]] == ["open", "closed"]
    assert "lessons" not in at("2026-10-08", "northmoor", breach)


@pytest.mark.prove
def test_the_same_sample_gives_the_same_commits_whoever_builds_it(history, tmp_path):
    settings = tmp_path / "home" / ".gitconfig"
    settings.parent.mkdir()
    settings.write_text("[user]\n\tname = Somebody\n[core]\n\tautocrlf = true\n[init]\n\tdefaultBranch = trunk\n")
    done = build(
        tmp_path / "again",
        HOME=str(settings.parent),
        TZ="Pacific/Auckland",
        GIT_AUTHOR_NAME="Somebody",
        GIT_COMMITTER_DATE="2001-01-01T00:00:00Z",
    )
    assert done.returncode == 0, done.stderr
    assert ids(tmp_path / "again") == ids(history)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = build(tmp_path)
    assert done.returncode == 1
    assert "is not an empty folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_every_earlier_word_is_of_a_file_that_is_there():
    overlays = sorted(path for path in (HERE / "earlier").rglob("*") if path.is_file())
    days = {path.relative_to(HERE / "earlier").parts[0].removeprefix("until-") for path in overlays}
    assert all(DAYS[0] < day <= DAYS[-1] for day in days)
    named = set()
    for path in overlays:
        if path.suffix == ".diff":
            named |= set(re.findall(r"^--- a/(\S+)", path.read_text("utf-8"), re.MULTILINE))
        else:
            named.add(str(Path(*path.relative_to(HERE / "earlier").parts[1:])))
    assert len(named) >= 10
    for file in named:
        assert (SAMPLE / file).is_file(), file
    assert Ref("northmoor", "agreement", "childrens-safeguarding-hub").id in str(sorted(named))
