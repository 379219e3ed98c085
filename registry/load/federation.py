"""Which registers are read together: the nearest `federation.yaml`, or a register alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from registry.errors import InputOutputError, NotARegister
from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem, Stage
from registry.source import Document
from registry.tree import FEDERATION_FILE, REGISTER_FILE, Folder, read_or_problem
from registry.validate import validate
from registry.wording import _


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """One register of a federation: what it is called there and the folder it is in."""

    id: str
    folder: Path
    title: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class FederationSource:
    """The registers to read together, and the day they are pinned to, if they are."""

    root: Path
    title: str
    registers: tuple[RegisterSource, ...]
    as_of: str = ""
    problems: tuple[Problem, ...] = ()
    focus: str = ""
    """The register that was asked about, where the federation was found from inside one; empty for all of it."""


def find(start: Path) -> FederationSource:
    """The federation that a folder or file belongs to: the nearest `federation.yaml` or `register.yaml`, going up.

    A register alone is a federation of one. Raises NotARegister when there is neither, or when that file is not one.
    """
    if not start.exists():
        raise NotARegister(_("There is nothing at {path}.").format(path=start), _("Check the path."))
    start = start.resolve()
    for folder in (start if start.is_dir() else start.parent, *start.parents):
        if (folder / FEDERATION_FILE).is_file():
            return _federation(folder)
        if (folder / REGISTER_FILE).is_file():
            # A register inside a federation is read with its neighbours, so that references to them can be checked.
            return _federation_around(folder) or _federation_of_one(folder)
    raise NotARegister(
        _("There is no federation.yaml or register.yaml in {path} or above it.").format(path=start),
        _("Go to the folder of a register, or say where it is with --federation."),
    )


def _federation_around(register: Path) -> FederationSource | None:
    for folder in register.parents:
        if (folder / FEDERATION_FILE).is_file():
            around = _federation(folder)
            own = next((source for source in around.registers if source.folder == register), None)
            return replace(around, focus=own.id) if own else None
    return None


def _meta(path: Path, name: str, shown: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The data of a register.yaml or federation.yaml, or the problems that stop it being one, with their places."""
    raw = read_or_problem(Folder("", path.parent), path.name, MAX_BYTES + 1)
    if isinstance(raw, Problem):
        return None, [replace(raw, path=shown)]
    data, problems = parse(raw, "", shown)
    if data is None or problems:
        return None, problems
    unfit = validate(Document("", shown, data), name)
    at = positions(raw, {(problem.place, problem.on_key) for problem in unfit})
    return (None if unfit else data), [problem.at(at[(problem.place, problem.on_key)]) for problem in unfit]


def _own(path: Path, name: str) -> dict[str, Any]:
    """The data of the one file everything hangs on.

    Raises InputOutputError when it cannot be read and NotARegister when it is not one, with the first problem's words.
    """
    data, problems = _meta(path, name, path.name)
    if data is None:
        first = problems[0]
        stop = InputOutputError if first.stage is Stage.READ else NotARegister
        raise stop(f"{path}:{first.line}:{first.column}: {first.code} {first.message}", first.fix)
    return data


def _federation(folder: Path) -> FederationSource:
    """A federation as its file describes it. A register that cannot be read is a problem; the others still load."""
    data = _own(folder / FEDERATION_FILE, "federation")
    sources: list[RegisterSource] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for position, entry in enumerate(data["registers"]):
        register, where = entry["register"], str(entry.get("source", entry["register"]))
        if first.setdefault(register, position) != position:
            values = {"key": register, "name": "`register`", "first_place": ("registers", first[register])}
            problems.append(Problem("duplicate-list-key", "", FEDERATION_FILE, values, ("registers", position)))
            continue
        path = (folder / where).resolve()
        if _is_git_address(where) or not os.path.isfile(path / REGISTER_FILE):
            place = ("registers", position, "source" if "source" in entry else "register")
            problems.append(Problem("register-missing", "", FEDERATION_FILE, {"source": where}, place))
            continue
        meta, broken = _meta(path / REGISTER_FILE, "register", os.path.relpath(path / REGISTER_FILE, folder))
        problems += broken
        if meta is None:
            continue
        if meta["id"] != register:
            values = {"expected": register, "id": meta["id"]}
            problems.append(Problem("register-id-differs", register, REGISTER_FILE, values, ("id",)))
        sources.append(RegisterSource(register, path, str(meta["title"]), str(meta.get("owner", ""))))
    title = str(data.get("title", folder.name))
    return FederationSource(folder, title, tuple(sources), str(data.get("as_of", "")), tuple(problems))


def _federation_of_one(folder: Path) -> FederationSource:
    meta = _own(folder / REGISTER_FILE, "register")
    source = RegisterSource(str(meta["id"]), folder, str(meta["title"]), str(meta.get("owner", "")))
    return FederationSource(folder, source.title, (source,))


def _is_git_address(where: str) -> bool:
    return "://" in where or where.startswith("git@")
