"""The files that say which registers there are: `federation.yaml`, `register.yaml` and `federation.lock`."""

from __future__ import annotations

from pathlib import Path

from registry.errors import InputOutputError, NotARegister
from registry.load.house_rules import FIELD as HOUSE_RULES
from registry.problems import Problem, Stage
from registry.source import Document
from registry.tree import Folder, read_or_problem
from registry.values import Any, replace


def read_meta(path: Path, schema: str, shown: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The data of one of these files, or the problems that stop it being one, with their places.

    `schema` is the name of its schema; `shown`, the path that its problems name. House rules that do not fit stop no
    register: then there are both data and problems.
    """
    # Reading YAML brings in much that a command which finds all this in the index can do without.
    from registry.parse import MAX_BYTES, parse, positions
    from registry.validate import validate

    raw = read_or_problem(Folder("", path.parent), path.name, MAX_BYTES + 1)
    if isinstance(raw, Problem):
        return None, [replace(raw, path=shown)]
    data, problems = parse(raw, "", shown)
    if data is None or problems:
        return None, problems
    unfit = validate(Document("", shown, data), schema)
    at = positions(raw, {(problem.place, problem.on_key) for problem in unfit})
    stopped = any(problem.place[:1] != (HOUSE_RULES,) for problem in unfit)
    return (None if stopped else data), [problem.at(at[(problem.place, problem.on_key)]) for problem in unfit]


def own_meta(path: Path, schema: str) -> tuple[dict[str, Any], list[Problem]]:
    """The data of the one file everything hangs on, and the problems that do not stop it being one.

    Raises InputOutputError when it cannot be read and NotARegister when it is not one, with the first problem's words.
    """
    data, problems = read_meta(path, schema, path.name)
    if data is None:
        first = problems[0]
        stop = InputOutputError if first.stage is Stage.READ else NotARegister
        raise stop(f"{path}:{first.line}:{first.column}: {first.code} {first.message}", first.fix)
    return data, problems
