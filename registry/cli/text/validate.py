"""The problems found, each with its place and its fix."""

from __future__ import annotations

import os
from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.cli.text.cited import cited_line
from registry.verbs.problem_line import ProblemLine
from registry.verbs.records.validate import Answer
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """`path:line:column: code message`, the fix below it, and a count at the end."""
    for problem in answer.problems:
        yield from _problem(problem, answer.root, "red")
    for note in answer.notes:
        yield from _problem(note, answer.root, "yellow")
    if answer.problems or answer.notes:
        yield ""
    records = counted(answer.records, _("record"), _("records"))
    if answer.problems:
        problems = counted(len(answer.problems), _("problem"), _("problems"))
        count = _("{problems} in {name}. {records} loaded.").format(
            problems=problems, name=answer.federation, records=records
        )
    else:
        count = _("No problems in {name}. {records} loaded.").format(name=answer.federation, records=records)
    yield style(count, bold=True)
    if answer.notes:
        yield counted(len(answer.notes), _("note"), _("notes")) + "."
    yield from cited_line(answer.copies)


def _problem(problem: ProblemLine, root: str, colour: str) -> Iterator[str]:
    path = shown_path(os.path.join(root, problem.file))
    note = _("note: ") if problem.stage == "note" else ""
    where = f"{path}:{problem.line}:{problem.column}:"
    yield f"{style(where, bold=True)} {style(problem.code, fg=colour)} {note}{problem.message}"
    yield f"    {problem.fix}"
