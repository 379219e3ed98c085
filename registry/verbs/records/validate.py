"""Check every file: is it a record, and do the records hold together?"""

from __future__ import annotations

from pathlib import Path

from registry.problems import EXIT_CODES, Stage
from registry.session import Session
from registry.values import dataclass
from registry.verbs.cited import Copies, cited
from registry.verbs.opening import opened
from registry.verbs.problem_line import ProblemLine, problem_lines
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """What to check."""

    paths: tuple[Path, ...] = asked(
        "Files or folders to report on. Left out: the register or federation you are in.", default=(), positional=True
    )
    strict: bool = asked(
        "Count notes, such as a reference to a register that is not loaded, as problems.", default=False
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `problems` stop a file or link from standing; `notes` do not. `copies` says what was read."""

    federation: str
    root: str
    records: int
    problems: tuple[ProblemLine, ...]
    notes: tuple[ProblemLine, ...]
    strict: bool
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """Read everything, check it, and report on what was asked for."""
    snapshot = opened(session)
    source = snapshot.federation
    lines = problem_lines(snapshot.problems(), source)
    if question.paths:
        wanted = [path.resolve() for path in question.paths]
        lines = tuple(line for line in lines if _is_in((source.root / line.file).resolve(), wanted))
    elif source.focus:
        lines = tuple(line for line in lines if line.register == source.focus)
    own = next((register for register in source.registers if register.id == source.focus), None)
    return Answer(
        federation=own.title if own else source.title,
        root=str(source.root),
        records=snapshot.count(source.focus or None),
        problems=tuple(line for line in lines if line.stage != Stage.NOTE),
        notes=tuple(line for line in lines if line.stage == Stage.NOTE),
        strict=question.strict,
        copies=cited(source, [source.focus] if source.focus else None),
    )


def _is_in(path: Path, wanted: list[Path]) -> bool:
    return any(path == one or path.is_relative_to(one) for one in wanted)


def exit_code(answer: Answer) -> int:
    """The highest of the problems' stages; a note counts as a broken link when `--strict`."""
    notes = EXIT_CODES[Stage.LINK] if answer.strict and answer.notes else 0
    return max([EXIT_CODES[Stage(line.stage)] for line in answer.problems] + [notes], default=0)


VERB = Verb(
    title="Check that every file is a record and that records hold together.",
    examples=(
        ("muniment validate", "check the register or federation you are in"),
        ("muniment validate agreements/mash.yaml", "check everything, report on one file"),
        ("muniment validate --format sarif", "for code-scanning tools"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    lasting=True,
    formats={"sarif": "sarif", "junit": "junit", "github": "github"},
    sheet="problems",
)
