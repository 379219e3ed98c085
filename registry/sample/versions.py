"""What each dated version of the sample holds, worked out from the sample as it is today (see README.md here)."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registry.concepts.kinds import BY_FOLDER
from registry.parse import parse
from registry.sample.as_it_stood import Record, as_it_stood, drafts_on
from registry.sample.git import run
from registry.tree import FEDERATION_FILE, REGISTER_FILE

HERE = Path(__file__).resolve().parent
EARLIER = HERE / "earlier"
_EVIDENCE = re.compile(r"^ +file: (evidence/\S+)$", re.MULTILINE)
_NOT_OURS = shutil.ignore_patterns(".*")

Files = dict[str, bytes]
"""Paths below a folder, and the bytes of each file."""


@dataclass(frozen=True, slots=True)
class Version:
    """One day on which the registers are kept as they stood: when, what had happened, and what each register says."""

    on: str
    at: str
    title: str
    messages: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Who keeps a register: a role, for nobody here exists."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Said:
    """What versions.yaml says: who keeps each register, and the versions, oldest first."""

    people: dict[str, Person]
    versions: list[Version]


def sample() -> Path:
    """Where the sample is: inside the package when installed, beside it in a checkout."""
    installed = HERE.parent / "agreements"
    return installed if (installed / FEDERATION_FILE).is_file() else HERE.parents[1] / "agreements"


def said() -> Said:
    """What versions.yaml says."""
    data, problems = parse((HERE / "versions.yaml").read_bytes(), "", "versions.yaml")
    if data is None:
        raise ValueError(problems[0].message)
    people = {register: Person(**each) for register, each in data["registers"].items()}
    return Said(people, [Version(**each) for each in data["versions"]])


def worked_out(versions: list[Version]) -> dict[str, dict[str, Files]]:
    """For each version, by its day, and each register, the files it holds. Raises GitFailed."""
    overlays = sorted(EARLIER.glob("until-*"), key=lambda folder: folder.name, reverse=True)
    known: dict[tuple[str, bytes], Record] = {}
    states: dict[str, dict[str, Files]] = {}
    with tempfile.TemporaryDirectory() as made:
        today = Path(made)
        for source in sorted(path for path in sample().iterdir() if (path / REGISTER_FILE).is_file()):
            shutil.copytree(source, today / source.name, ignore=_NOT_OURS)
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
            run(today, "apply", str(path))
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
        elif inside == REGISTER_FILE:
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
    return {register: inside for register, inside in registers.items() if set(inside) != {REGISTER_FILE}}
