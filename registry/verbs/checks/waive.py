"""Waive a finding: record who decided to live with it, why, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from registry.concepts.kinds import Kind
from registry.draft import naming
from registry.errors import Conflict, MunimentError, UsageError
from registry.load.federation import RegisterSource
from registry.rules.catalogue import Rule
from registry.session import Session
from registry.source import Ref
from registry.verbs.attention.deciding import Decided, decided
from registry.verbs.attention.deciding import Fault as Fault
from registry.verbs.beginning import free_id, trouble_with, writable_register, write_record
from registry.verbs.opening import opened, present
from registry.verbs.verb import Verb, asked
from registry.wording import _, day
from registry.write import as_yaml, formatted
from registry.write.commit import author, commit_file, last_author, why_not


@dataclass(frozen=True, slots=True)
class Question:
    """Which finding, and the decision."""

    finding: str = asked(
        "The finding: rule, `@` and address, as `muniment gaps` shows it.", default="", positional=True
    )
    reason: str = asked("Why it is right to live with it for now.", default="")
    role: str = asked("The role of whoever decides.", default="")
    expires: str = asked("The last day it has effect: 2027-03-31.", default="")
    requested_by: str = asked("The role of whoever asked for it.", default="")
    remedy: str = asked("What will be done so that it is no longer needed.", default="")
    register: str = asked("The register to write it in. Left out: the record's own.", default="")
    organisation: str = asked(
        "The organisation that whoever decides acts for. Left out: the one that keeps that register.", default=""
    )
    dry_run: bool = asked("Say what would be written, and write nothing.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written.

    - `ref`, `file`: the waiver's reference and file. `text`: what the file says.
    - `commit`, `author`: the commit that holds it and who git says made it; empty where it was not committed, and
      `note` then says why.
    - `separated`: whether git knows its author as another than whoever last changed what is set aside: `yes`,
      `no` or `unknown`.
    """

    ref: str
    file: str
    text: str
    commit: str
    author: str
    separated: str
    note: str
    written: bool


def faults(session: Session, question: Question) -> tuple[Fault, ...]:
    """Everything that is wrong with a decision, field by field; nothing where it can be recorded."""
    return _looked_at(session, question).faults


def run(session: Session, question: Question) -> Answer:
    """Record the decision. Raises UsageError with all that is wrong, Conflict where the finding is waived already."""
    present(session)
    found = _looked_at(session, question)
    if found.waived:
        raise Conflict(found.waived, _("Nothing was written. Change or end that waiver instead."))
    if found.faults:
        raise UsageError(
            "\n".join(each.message for each in found.faults), _("Nothing was written. Put this right and try again.")
        )
    assert found.rule is not None
    assert found.subject is not None
    return _recorded(session, question, found, found.rule, found.subject)


def _looked_at(session: Session, question: Question) -> Decided:
    return opened(session).as_one(lambda: decided(session, question))


def _recorded(session: Session, question: Question, found: Decided, rule: Rule, subject: Ref) -> Answer:
    snapshot = opened(session)
    register = writable_register(snapshot.federation, found.register)
    loaded = snapshot.record(subject)
    title = _("{rule}: {record}").format(rule=rule.text["title"], record=loaded.title if loaded else subject.id)
    own = free_id(session, snapshot, register, Kind.WAIVER, naming.proposed(f"{rule.id} {subject.id}") or rule.id)
    note = why_not(register.folder, f"{Kind.WAIVER.folder}/{own}.yaml")
    separated = _separated(register, snapshot.folders[subject.register].root / loaded.document.path if loaded else None)
    data = _data(session, question, found, own, title, separated)
    ref = Ref(register.id, Kind.WAIVER, own)
    trouble = trouble_with(snapshot, ref, data)
    if trouble:
        raise UsageError(*trouble)
    text = formatted(as_yaml(data).encode())
    file = register.folder / Kind.WAIVER.folder / f"{own}.yaml"
    commit = ""
    if not question.dry_run:
        commit = _written(register, file, text, "" if note else _message(rule, subject, data["expires"]))
        session.memory.clear()  # What was opened is no longer all there is.
    person = author(register.folder) if commit else None
    return Answer(
        ref=f"{register.id}/{Kind.WAIVER.value}/{own}",
        file=str(file),
        text=text.decode(),
        commit=commit,
        author=str(person) if person is not None else "",
        separated=separated,
        note=note,
        written=not question.dry_run,
    )


def _data(session: Session, question: Question, found: Decided, own: str, title: str, separated: str) -> dict[str, Any]:
    """What the record says, in the order of its model."""
    today = session.today.isoformat()
    said = {
        "kind": Kind.WAIVER.value,
        "id": own,
        "title": title,
        "version": "1.0",
        "status": "active",
        "status_history": [{"on": today, "status": "active", "by": found.plain["role"]}],
        "rule": found.rule.id if found.rule is not None else "",
        "at": found.address,
        "reason": found.plain["reason"],
        "remedy": found.plain["remedy"],
        "requested_by": found.plain["requested_by"],
        "approver_role": found.plain["role"],
        "approver_organisation": found.organisation,
        "approved_on": today,
        "assurance": "self-declared",
        "other_than_author": separated,
        "expires": question.expires.strip(),
    }
    return {name: value for name, value in said.items() if value}


def _separated(register: RegisterSource, file: Path | None) -> str:
    """Whether whoever would commit is another than whoever last changed a file, as git knows them."""
    person = author(register.folder)
    last = last_author(file) if file is not None else None
    return person.is_other_than(last) if person is not None and last is not None else "unknown"


def _message(rule: Rule, subject: Ref, expires: str) -> str:
    until = day(date.fromisoformat(expires))
    return _("Waive {rule} for {record} until {day}").format(rule=rule.id, record=subject.id, day=until)


def _written(register: RegisterSource, file: Path, text: bytes, message: str) -> str:
    """Write the file and, with a message, commit it: both, or neither. The name of the commit."""
    had_folder = file.parent.exists()
    write_record(register, file, text)
    if not message:
        return ""
    try:
        return commit_file(file, message)
    except MunimentError:
        file.unlink(missing_ok=True)
        if not had_folder:
            file.parent.rmdir()
        raise


VERB = Verb(
    title="Waive a finding: who decided it, why, and until when.",
    examples=(
        (
            "muniment waive agreement-review-overdue@northmoor/agreement/childrens-hub --role 'Information governance"
            " lead' --reason 'The review waits for the new schedule' --expires 2027-02-28",
            "a decision to live with an overdue review until the end of February",
        ),
    ),
    question=Question,
    run=run,
    of_now=True,
)
