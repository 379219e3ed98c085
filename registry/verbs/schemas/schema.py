"""Print a schema, or bring the published schemas up to date with the models."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.schema.published import folder, schema
from registry.session import Session
from registry.verbs.verb import Verb, asked

_NAMES = (*(kind.value for kind in Kind), "register", "federation")


@dataclass(frozen=True, slots=True)
class Question:
    """Which schema, or what to do with all of them."""

    name: str = asked("The kind of record, or `register` or `federation`.", default="", positional=True, choices=_NAMES)
    check: bool = asked("Say which published files differ from the models (for developers).", default=False)
    write: bool = asked("Write the published files again from the models (for developers).", default=False)
    to: tuple[Path, ...] = asked("Copy every schema to this folder, for an editor to use.", default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """One schema's text; or the names of schemas; or the files that differ or were written."""

    text: str
    names: tuple[str, ...]
    drifted: tuple[str, ...]
    written: tuple[str, ...]


def run(session: Session, question: Question) -> Answer:
    """Answer about the schemas. Nothing of any register is read."""
    if question.check or question.write:
        from registry.schema import generate

        if question.write:
            return Answer("", (), (), tuple(generate.write(folder())))
        return Answer("", (), tuple(generate.drift(folder())), ())
    if question.to:
        return Answer("", (), (), tuple(_copy(place) for place in question.to))
    if question.name:
        return Answer(json.dumps(schema(question.name), indent=1, ensure_ascii=False), (), (), ())
    return Answer("", _NAMES, (), ())


def _copy(place: Path) -> str:
    import shutil

    place.mkdir(parents=True, exist_ok=True)
    for file in sorted(folder().iterdir()):
        shutil.copy(file, place / file.name)
    return str(place)


VERB = Verb(
    title="Print the JSON Schema of a kind of record.",
    examples=(
        ("muniment schema agreement", "the schema of an agreement"),
        ("muniment schema --to .schemas", "copy them all for your editor"),
    ),
    question=Question,
    run=run,
    exit_code=lambda answer: 3 if answer.drifted else 0,
    faces=("cli", "api"),
)
