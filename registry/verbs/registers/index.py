"""Bring the index up to date, check it, or make it anew."""

from __future__ import annotations

from dataclasses import dataclass

from registry.session import Session
from registry.verbs.opening import opened, present
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """What to do with the index."""

    verify: bool = asked(
        "Compare every file byte for byte, and check the index itself, rather than trust times and sizes.",
        default=False,
    )
    rebuild: bool = asked("Make it anew, whatever there is.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The index as it is now: where its file is (empty where it is in memory), and what it holds."""

    place: str
    registers: int
    records: int
    problems: int
    notes: tuple[str, ...]


def run(session: Session, question: Question) -> Answer:
    """Open the index, which brings it up to date."""
    present(session)
    snapshot = opened(session, verify=question.verify, rebuild=question.rebuild)
    return Answer(
        place=snapshot.place,
        registers=len(snapshot.federation.registers),
        records=snapshot.count(),
        problems=len(snapshot.problems()),
        notes=snapshot.notes,
    )


VERB = Verb(
    title="Bring the index up to date, check it, or make it anew.",
    examples=(
        ("muniment index", "every other command does this by itself"),
        ("muniment index --verify", "trust no times or sizes: compare every file"),
        ("muniment index --rebuild", "make it anew; nothing is lost, it holds only what the files say"),
    ),
    question=Question,
    run=run,
    faces=("cli",),
    of_now=True,
)
