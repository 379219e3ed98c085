"""The files of the law data: read, and checked against their schemas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.parse.places import positions
from registry.parse.quick import parse
from registry.source import Document, Place
from registry.validate import validate

DATA = Path(__file__).parent / "data"

SCHEMAS = {
    "instruments": "law-instrument",
    "bodies": "law-bodies",
    "gateways": "law-gateway",
    "conditions": "law-conditions",
    "exemptions": "law-exemptions",
    "approvals": "law-approvals",
    "changes": "law-changes",
}
"""Folder → the schema of its files."""


@dataclass(frozen=True)
class LawFile:
    """One file that fits its schema. `sort` is its folder."""

    path: str
    sort: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """What is wrong with the law data, and where."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def read(folder: Path = DATA) -> tuple[list[LawFile], list[Fault]]:
    """Every file, in the order of their names, and why some of them could not be read."""
    found: list[LawFile] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        data, problems = parse(path.read_bytes(), "", name)
        sort = name.partition("/")[0]
        if data is not None and not problems and sort not in SCHEMAS:
            faults.append(Fault(name, 1, f"there is no sort of law called `{sort}`"))
        elif data is not None and not problems:
            problems = validate(Document("", name, data), SCHEMAS[sort])
            if not problems:
                found.append(LawFile(name, sort, data))
        faults += [
            Fault(
                name,
                each.position.line if each.position else line_of(folder, name, each.place),
                f"{each.message}. {each.fix}",
            )
            for each in problems
        ]
    return found, faults


def line_of(folder: Path, name: str, place: Place) -> int:
    """The line of a place in a file."""
    wanted = (place, False)
    return positions((folder / name).read_bytes(), {wanted})[wanted].line
