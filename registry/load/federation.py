"""Which registers are read together: the nearest `federation.yaml`, or a register alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.errors import InputOutputError, NotARegister
from registry.parse import parse, positions
from registry.problems import Problem
from registry.source import Document
from registry.tree import FEDERATION_FILE, REGISTER_FILE
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


def find(start: Path) -> FederationSource:
    """The federation that a folder or file belongs to: the nearest `federation.yaml` or `register.yaml`, going up.

    A register alone is a federation of one. Raises NotARegister when there is neither, InputOutputError when the file
    cannot be read or used.
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
            return around if any(source.folder == register for source in around.registers) else None
    return None


def _meta(path: Path, name: str) -> dict[str, Any]:
    """The data of a register.yaml or federation.yaml. Raises InputOutputError with the first problem's own words."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputOutputError(f"{path}: {error.strerror}") from error
    data, problems = parse(raw, "", path.name)
    if data is not None and not problems:
        unfit = validate(Document("", path.name, data), name)
        at = positions(raw, {(problem.place, problem.on_key) for problem in unfit})
        problems = [problem.at(at[(problem.place, problem.on_key)]) for problem in unfit]
    if problems or data is None:
        first = problems[0]
        raise NotARegister(f"{path}:{first.line}:{first.column}: {first.code} {first.message}", first.fix)
    return data


def _federation(folder: Path) -> FederationSource:
    data = _meta(folder / FEDERATION_FILE, "federation")
    sources: list[RegisterSource] = []
    problems: list[Problem] = []
    for entry in data["registers"]:
        register, where = entry["register"], str(entry.get("source", entry["register"]))
        if _is_git_address(where):
            problems.append(Problem("register-missing", register, FEDERATION_FILE, {"source": where}))
            continue
        path = (folder / where).resolve()
        if not (path / REGISTER_FILE).is_file():
            problems.append(Problem("register-missing", register, FEDERATION_FILE, {"source": where}))
            continue
        meta = _meta(path / REGISTER_FILE, "register")
        if meta["id"] != register:
            values = {"expected": register, "id": meta["id"]}
            problems.append(Problem("register-id-differs", register, REGISTER_FILE, values, ("id",)))
        sources.append(RegisterSource(register, path, str(meta["title"]), str(meta.get("owner", ""))))
    title = str(data.get("title", folder.name))
    return FederationSource(folder, title, tuple(sources), str(data.get("as_of", "")), tuple(problems))


def _federation_of_one(folder: Path) -> FederationSource:
    meta = _meta(folder / REGISTER_FILE, "register")
    source = RegisterSource(str(meta["id"]), folder, str(meta["title"]), str(meta.get("owner", "")))
    return FederationSource(folder, source.title, (source,))


def _is_git_address(where: str) -> bool:
    return "://" in where or where.startswith("git@")
