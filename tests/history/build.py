"""Build a git repository for each register of the sample, with its dated versions: `make history INTO=folder`.

What each version holds is worked out from the sample as it is today (see README.md here). The last version is the
sample, byte for byte. Author, committer, dates and words are fixed, so the same sample gives the same commit ids
everywhere.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from as_it_stood import Record, as_it_stood, drafts_on

from registry.concepts.kinds import BY_FOLDER

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "agreements"
EARLIER = HERE / "earlier"
_EVIDENCE = re.compile(r"^ +file: (evidence/\S+)$", re.MULTILINE)

Files = dict[str, bytes]
"""Paths below a folder, and the bytes of each file."""


@dataclass(frozen=True, slots=True)
class Version:
    """One day on which the registers are kept as they stood: when, what had happened, and what each register says."""

    on: str
    at: str
    title: str
    messages: dict[str, str] = field(default_factory=dict)


def main() -> None:
    """Build the history in the folder named on the command line."""
    parser = argparse.ArgumentParser(description="Build a git repository for each register of the sample.")
    parser.add_argument("into", type=Path, help="a folder that is not there yet, or is empty")
    into: Path = parser.parse_args().into
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        sys.exit(f"{into} is there already and is not an empty folder. Name another, or empty it.")
    if shutil.which("git") is None:
        sys.exit("git is needed to build the history. On Debian: apt-get install git")
    into.mkdir(parents=True, exist_ok=True)
    for line in build(into):
        print(line)


def build(into: Path) -> list[str]:
    """Build everything in a folder, and say what was built."""
    said = yaml.load((HERE / "versions.yaml").read_text("utf-8"), yaml.CBaseLoader)  # dates and `on` stay text
    versions = [Version(each.pop("on"), **each) for each in said["versions"]]
    states = worked_out(versions)
    lines = []
    for register, person in said["registers"].items():
        folder = into / register
        folder.mkdir()
        _git(folder, "init", "--quiet", "--template=", "--initial-branch=main")
        commits = 0
        for version in versions:
            if register in states[version.on]:
                commits += _commit(folder, states[version.on][register], version, register, person)
        lines.append(f"{folder}: {commits} versions, {len(states[versions[-1].on][register])} files")
    shutil.copyfile(SAMPLE / "federation.yaml", into / "federation.yaml")
    return lines


# ── what each version holds ──────────────────────────────────────────────────────────────────────────────────────────


def worked_out(versions: list[Version]) -> dict[str, dict[str, Files]]:
    """For each version, by its day, and each register, the files it holds."""
    overlays = sorted(EARLIER.glob("until-*"), key=lambda folder: folder.name, reverse=True)
    known: dict[tuple[str, bytes], Record] = {}
    states: dict[str, dict[str, Files]] = {}
    with tempfile.TemporaryDirectory() as made:
        today = Path(made)
        for source in sorted(path for path in SAMPLE.iterdir() if (path / "register.yaml").is_file()):
            shutil.copytree(source, today / source.name)
        # From the newest to the oldest: each overlay puts back the words that stood until its day.
        for version in reversed(versions):
            while overlays and overlays[0].name.removeprefix("until-") > version.on:
                _put_back(overlays.pop(0), today)
            files = {path.relative_to(today).as_posix(): path.read_bytes() for path in sorted(today.rglob("*.*"))}
            is_last = version is versions[-1]
            states[version.on] = _by_register(files if is_last else on_day(version.on, files, known))
    return states


def _put_back(overlay: Path, today: Path) -> None:
    """Lay the words that stood until a day over the sample: whole files, and differences from what is there."""
    for path in sorted(path for path in overlay.rglob("*") if path.is_file()):
        if path.suffix == ".diff":
            _git(today, "apply", str(path))
        else:
            shutil.copyfile(path, today / path.relative_to(overlay))


def on_day(day: str, files: Files, known: dict[tuple[str, bytes], Record]) -> Files:
    """The files of all registers as they stood at the end of a day."""
    records: dict[str, Record] = {}
    paths: dict[str, str] = {}
    kept: Files = {}
    for path, content in files.items():
        register, _slash, inside = path.partition("/")
        if inside.partition("/")[0] in BY_FOLDER and path.endswith(".yaml"):
            if (path, content) not in known:
                known[path, content] = Record(register, inside, content.decode())
            record = known[path, content]
            records[record.ref], paths[record.ref] = record, path
        elif inside == "register.yaml":
            kept[path] = content

    def lookup(among: dict[str, Record]) -> Any:
        def find(register: str, kinds: tuple[str, ...], text: str) -> Record | None:
            names = [text] if text.count("/") == 2 else [f"{register}/{kind}/{text}" for kind in kinds]
            return next((among[name] for name in names if name in among), None)

        return find

    drafts = drafts_on(records.values(), day, lookup(records))
    there = {ref: record for ref, record in records.items() if record.born <= day or ref in drafts}
    for ref, record in there.items():
        text = as_it_stood(record, day, lookup(there), drafts)
        kept[paths[ref]] = text.encode()
        for file in _EVIDENCE.findall(text):
            kept[f"{record.register}/{file}"] = files[f"{record.register}/{file}"]
    return kept


def _by_register(files: Files) -> dict[str, Files]:
    """The files of each register that has a record: a register begins with its first."""
    registers: dict[str, Files] = {}
    for path, content in sorted(files.items()):
        register, _slash, inside = path.partition("/")
        registers.setdefault(register, {})[inside] = content
    return {register: inside for register, inside in registers.items() if set(inside) != {"register.yaml"}}


# ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _commit(folder: Path, files: Files, version: Version, register: str, person: dict[str, str]) -> int:
    """Put the files of a version into a repository and commit them; 0 where nothing changed."""
    for path in [path for path in folder.iterdir() if path.name != ".git"]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for inside, content in files.items():
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o644)
    _git(folder, "add", "--all")
    if not _git(folder, "status", "--porcelain"):
        return 0
    who = {f"GIT_{part}_{what}": person[what.lower()] for part in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": version.at, "GIT_COMMITTER_DATE": version.at}
    message = version.messages.get(register, version.title)
    _git(folder, "commit", "--quiet", "--message", message, environment=who | when)
    return 1


def _git(folder: Path, *words: str, environment: dict[str, str] | None = None) -> str:
    """Run git with nobody's settings but these, so that it does the same on every machine."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    fixed = {
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C",
        "TZ": "UTC",
    }
    settings = ("core.autocrlf=false", "core.fileMode=false", "commit.gpgSign=false", "gc.auto=0")
    command = ["git", *(word for setting in settings for word in ("-c", setting)), *words]
    everything = mine | fixed | (environment or {})
    done = subprocess.run(command, cwd=folder, env=everything, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"git {' '.join(words)} in {folder} did not work:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
