"""Make an evidence pack: one file for whoever checks, of a register, or of one record and all that it rests on."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from registry.errors import Conflict, InputOutputError, UsageError
from registry.session import Session
from registry.verbs.opening import one, opened
from registry.verbs.pack.packing import Of, Packing
from registry.verbs.registers_of import registers_of
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed


@dataclass(frozen=True, slots=True)
class Question:
    """What the pack is of, and where to put it."""

    register: str = asked("The register, or the organisation that keeps it.", default="")
    record: str = asked("One record and all that it rests on: an id, `kind/id` or `register/kind/id`.", default="")
    output: Path | None = asked(  # noqa: RUF009 - not a function of ours to be called again
        "The file to write. Left out: evidence-REGISTER-DAY.zip, in the folder you are in.", default=None
    )
    without_private: bool = asked("Leave out breaches, requests, complaints and waivers.", default=False)
    replace: bool = asked("Write over the file where there is one already.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written.

    - `file`, `bytes`, `sha256`: the pack; no file where it was written to a stream.
    - `records`: how many, `others` of them of other registers, and `private` of private kinds.
    - `documents`: how many pieces of evidence are named, and `files` how many files the pack has in all.
    - `left_out`: what is not in it, and why.
    """

    file: str
    bytes: int
    sha256: str
    title: str
    as_of: str
    files: int
    records: int
    others: int
    private: int
    documents: int
    findings: int
    decisions: int
    changes: int
    left_out: tuple[tuple[str, str], ...]


def run(session: Session, question: Question) -> Answer:
    """Write the pack. Raises UsageError where the file is there already, NotFound where what it is to be of is not."""
    of = _of(session, question)
    output = question.output or Path(_named(session, of))
    if output.exists() and not question.replace:
        raise Conflict(
            _("There is a file at {path} already.").format(path=output),
            _("Name another with --output, or write over it with --replace."),
        )
    try:
        answer = _put(session, of, output)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        said = _("The pack cannot be written to {path}: {reason}.").format(path=output, reason=reason)
        raise InputOutputError(said, _("Name another file with --output.")) from error
    with output.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return replace(answer, file=str(output), bytes=os.fstat(stream.fileno()).st_size, sha256=digest)


def write(session: Session, question: Question, stream: IO[bytes]) -> Answer:
    """Write the pack to a stream that can be sought in. Raises as `run`, but for what is about files."""
    return _written(session, _of(session, question), stream)


def file_name(session: Session, question: Question) -> str:
    """What a pack is called where nobody says: of what, and of which day."""
    return _named(session, _of(session, question))


def _put(session: Session, of: Of, output: Path) -> Answer:
    # Beside where it is to be, so that it is there whole or not at all.
    with tempfile.NamedTemporaryFile("w+b", dir=output.parent, prefix=".muniment-", delete=False) as stream:
        try:
            answer = _written(session, of, stream)
        except BaseException:
            stream.close()
            with suppress(OSError):
                os.unlink(stream.name)
            raise
    os.replace(stream.name, output)
    return answer


def _named(session: Session, of: Of) -> str:
    own = f"{of.register.id}-{of.record.ref.id}" if of.record else of.register.id
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in own)[:100]
    return f"evidence-{safe}-{session.today.isoformat()}.zip"


def _of(session: Session, question: Question) -> Of:
    federation = opened(session).federation
    record = one(session, question.record) if question.record else None
    named = registers_of(session, (), (question.register,)) if question.register else []
    if record is not None:
        if named and named != [record.ref.register]:
            raise UsageError(
                _("{ref} is not in the register {register}.").format(ref=record.ref, register=named[0]),
                _("Leave --register out."),
            )
        named = [record.ref.register]
    if not named and len(federation.registers) == 1:
        named = [federation.registers[0].id]
    if not named and federation.focus:
        named = [federation.focus]
    if not named:
        known = [f"`--register {each.id}`" for each in federation.registers]
        raise UsageError(_("Of which register is the pack to be?"), _("Add {known}.").format(known=listed(known, "or")))
    register = next(each for each in federation.registers if each.id == named[0])
    return Of(register, record, not question.without_private)


def _written(session: Session, of: Of, stream: IO[bytes]) -> Answer:
    packing = opened(session).as_one(lambda: _packed(session, of, stream))
    parts = packing.parts
    return Answer(
        "", 0, "", parts.about.title, parts.about.as_of, packing.files, len(parts.records),
        sum(bool(each.because) for each in parts.records), sum(each.private for each in parts.records),
        len(parts.documents), len(parts.findings), len(parts.decisions), len(parts.commits), tuple(parts.left_out),
    )  # fmt: skip


def _packed(session: Session, of: Of, stream: IO[bytes]) -> Packing:
    # It may be asked for again, where the index changed meanwhile.
    stream.seek(0)
    stream.truncate()
    packing = Packing(session, of, stream)
    packing.packed()
    return packing


VERB = Verb(
    title="Make an evidence pack: records, documents, findings, decisions.",
    examples=(
        ("muniment evidence --register northmoor", "all of a council's register, as it stands today"),
        ("muniment evidence --record childrens-hub --output hub.zip", "one agreement and all that it rests on"),
        ("muniment evidence --register northmoor --without-private", "without breaches, requests, complaints, waivers"),
        ("muniment evidence --register northmoor --as-of 2026-09-30", "as judged on another day"),
    ),
    question=Question,
    run=run,
    faces=("cli",),
)
