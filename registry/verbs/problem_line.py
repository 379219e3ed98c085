"""A problem as every face shows it: file, line, column, code, message and fix."""

from __future__ import annotations

import os
from collections.abc import Iterable

from registry.load.federation import FederationSource
from registry.problems import Problem
from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem, ready to show. `file` is relative to the federation's folder; `address` is its lasting name."""

    register: str
    file: str
    line: int
    column: int
    code: str
    stage: str
    message: str
    fix: str
    address: str


def problem_lines(problems: Iterable[Problem], federation: FederationSource) -> tuple[ProblemLine, ...]:
    """Problems in the order of files and lines. Their places are found already (see `load.reading.locate`)."""
    folders = {source.id: source.folder for source in federation.registers}
    lines = []
    for problem in sorted(problems, key=lambda found: (found.register, found.sort_key)):
        folder = folders.get(problem.register, federation.root)
        file = os.path.relpath(folder / problem.path, federation.root)
        lines.append(
            ProblemLine(problem.register, file, problem.line, problem.column, problem.code, problem.stage.value,
                        problem.message, problem.fix, problem.address)
        )  # fmt: skip
    return tuple(lines)
