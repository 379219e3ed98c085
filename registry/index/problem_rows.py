"""Problems as rows of the index."""

from __future__ import annotations

import json

from registry.problems import Problem
from registry.source import Position


def problem_row(problem: Problem, path: str = "") -> tuple[str, int, int, str]:
    """A problem as the index keeps it: its code, line, column and everything else.

    `path`: the file it is kept with, where that may be another than it is in: a table's are kept with its record's.
    """
    other = (problem.path,) if path not in ("", problem.path) else ()
    details = (problem.values, problem.place, problem.on_key, problem.address, *other)
    return problem.code, problem.line, problem.column, json.dumps(details, ensure_ascii=False, default=list)


def problem_of(register: str, path: str, row: tuple[str, int, int, str]) -> Problem:
    """The problem again."""
    code, line, column, details = row
    values, place, on_key, address, *other = json.loads(details)
    return Problem(
        code, register, other[0] if other else path, values, tuple(place), Position(line, column), on_key, address
    )
