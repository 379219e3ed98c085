"""Lay files out in the house style, keeping comments and order. No digest changes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from registry.errors import InputOutputError
from registry.session import Session
from registry.tree import Folder
from registry.verbs.opening import federation, present
from registry.verbs.verb import Verb, asked
from registry.wording import _
from registry.write import CannotFormat, digest_of, formatted, replace_file


@dataclass(frozen=True, slots=True)
class Question:
    """What to lay out."""

    paths: tuple[Path, ...] = asked(
        "Files or folders. Left out: the register or federation you are in.", default=(), positional=True
    )
    check: bool = asked("Only say which files would change, and write nothing.", default=False)


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was left as it was, and why."""

    file: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done. With `checked`, `changed` holds what would be."""

    root: str
    checked: bool
    looked_at: int
    changed: tuple[str, ...]
    left: tuple[Left, ...]


def run(session: Session, question: Question) -> Answer:
    """Lay out every file asked for. A file that cannot be laid out safely is left as it was."""
    present(session)
    source = federation(session)
    wanted = [path.resolve() for path in question.paths]
    changed: list[str] = []
    left: list[Left] = []
    looked_at = 0
    for register in source.here:
        if source.focus and not wanted and register.id != source.focus:
            continue
        folder = Folder(register.id, register.folder)
        for path in folder.files()[0]:
            full = register.folder / path
            if wanted and not any(full.resolve() == one or full.resolve().is_relative_to(one) for one in wanted):
                continue
            looked_at += 1
            shown = os.path.relpath(full, source.root)
            try:
                if _lay_out(full, write=not question.check):
                    changed.append(shown)
            except (CannotFormat, InputOutputError) as why:
                left.append(Left(shown, why.message, why.fix))
    return Answer(str(source.root), question.check, looked_at, tuple(changed), tuple(left))


def _lay_out(path: Path, write: bool) -> bool:
    try:
        before = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(_("this file could not be read: {reason}").format(reason=reason)) from error
    after = formatted(before)
    if after == before:
        return False
    if write:
        replace_file(path.resolve(), after, digest_of(before))
    return True


def exit_code(answer: Answer) -> int:
    """6 where a file was left, 3 where `--check` found one that would change, otherwise 0."""
    if answer.left:
        return 6
    return 3 if answer.checked and answer.changed else 0


VERB = Verb(
    title="Lay files out in the house style, keeping comments.",
    examples=(
        ("muniment fmt", "every record here"),
        ("muniment fmt --check", "say what would change; write nothing"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    faces=("cli",),
    of_now=True,
)
