"""A problem as every face shows it: file, line, column, code, message and fix."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from registry.load.federation import FederationSource
from registry.load.reading import locate
from registry.load.snapshot import MemorySnapshot
from registry.problems import Problem
from registry.schema.published import shape
from registry.source import address


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


def problem_lines(
    problems: Iterable[Problem], snapshot: MemorySnapshot, federation: FederationSource
) -> tuple[ProblemLine, ...]:
    """Problems with their places found, in the order of files and lines."""
    folders = {source.id: source.folder for source in federation.registers}
    documents = {(loaded.document.register, loaded.document.path): loaded for loaded in snapshot.records.values()}
    lines = []
    for problem in sorted(locate(problems, snapshot), key=lambda found: (found.register, found.sort_key)):
        folder = folders.get(problem.register, federation.root)
        holder = documents.get((problem.register, problem.path))
        where = ""
        if holder is not None and problem.place:
            where = f"{holder.ref}#{address(holder.data, shape(holder.ref.kind).keys_at, problem.place)}"
        file = os.path.relpath(folder / problem.path, federation.root)
        lines.append(
            ProblemLine(problem.register, file, problem.line, problem.column, problem.code, problem.stage.value,
                        problem.message, problem.fix, where)
        )  # fmt: skip
    return tuple(lines)
