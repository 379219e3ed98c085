"""Print a schema, or bring the published schemas up to date with the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.schema.published import Shape, folder, schema, shape
from registry.session import Session
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed

_LAW = (
    "law-approvals", "law-bodies", "law-changes", "law-conditions", "law-exemptions", "law-gateway", "law-instrument",
    "rule",
)  # fmt: skip
"""The schemas of the law and rules that come with Muniment."""

_NAMES = (*(kind.value for kind in Kind), "register", "federation", "federation-lock", "review-event", *_LAW)


@dataclass(frozen=True, slots=True)
class Question:
    """Which schema, or what to do with all of them."""

    name: str = asked(
        "The kind of record, or `register`, `federation` or `federation-lock`.",
        default="",
        positional=True,
        choices=_NAMES,
    )
    outline: bool = asked("Print every field on one page, indented, without the rest.", default=False)
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
    if question.name and question.outline:
        return Answer("\n".join(_outline(shape(question.name), "")), (), (), ())
    if question.name:
        return Answer(json.dumps(schema(question.name), indent=1, ensure_ascii=False), (), (), ())
    return Answer("", _NAMES, (), ())


def _outline(here: Shape, indent: str) -> Iterator[str]:
    """Each field with what goes there; the fields of a part below it, indented."""
    for name, field in here.fields.items():
        inner = field.item or field
        what = "/".join(inner.values[:4]) + ("/…" if len(inner.values) > 4 else "") if inner.values else inner.form
        if field.refers:
            what = _("reference to {kinds}").format(kinds=listed(field.refers, "or"))
        if field.names:
            what = _("key in {list}").format(list=field.names)
        dash = "- " if field.item else ""
        required = "*" if name in here.required else ""
        yield f"{indent}{name}{required}: {dash}{what or ('' if inner.fields else 'text')}".rstrip()
        if inner.fields:
            yield from _outline(inner, indent + "    ")


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
        ("muniment schema agreement --outline", "its fields on one page"),
        ("muniment schema --to .schemas", "copy them all for your editor"),
    ),
    question=Question,
    run=run,
    exit_code=lambda answer: 3 if answer.drifted else 0,
    faces=("cli", "api"),
)
