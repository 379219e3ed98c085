"""List records."""

from __future__ import annotations

from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.session import Session
from registry.verbs.cited import Copies, cited
from registry.verbs.file_of import file_of
from registry.verbs.opening import opened
from registry.verbs.stand import stand
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """Which records."""

    kind: str = asked(
        "Only this kind of record.", default="", positional=True, choices=tuple(kind.value for kind in Kind)
    )
    register: str = asked("Only this register.", default="")
    status: str = asked("Only records with this status on the day, such as in-force.", default="")


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list, and its file. `standing` is worked out: expired, review overdue, not yet effective."""

    ref: str
    title: str
    status: str
    status_label: str
    standing: tuple[str, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The records, in the order of their references; `copies` says which of their registers were read from copies."""

    as_of: str
    rows: tuple[Row, ...]
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """Every record asked for, as it stands on the session's day."""
    snapshot = opened(session)
    rows = []
    for loaded in snapshot.all(session, question.kind or None, question.register or None):
        now = stand(loaded, session.today)
        if question.status in ("", now.status):
            rows.append(Row(str(loaded.ref), loaded.title, *now, file_of(snapshot, loaded)))
    # Where a register has no record to list, that too was found out by reading it.
    copies = cited(snapshot.federation, [question.register] if question.register else None)
    return Answer(session.today.isoformat(), tuple(rows), copies)


VERB = Verb(
    title="List records.",
    examples=(
        ("muniment list", "every record"),
        ("muniment list agreement --status in-force", "agreements in force today"),
        ("muniment list agreement --as-of 2026-02-01 --status in-force", "those in force on another day"),
        ("muniment list agreement --output agreements.xlsx", "a spreadsheet of them"),
    ),
    question=Question,
    run=run,
    sheet="records",
)
