"""Say what is touched where a supplier is breached, something ends, or a partner leaves."""

from __future__ import annotations

from dataclasses import dataclass

from registry.concepts.sharing import Mishap
from registry.session import Session
from registry.sharing.cited import Law, Person, Place
from registry.sharing.impact.touched import Clause, Clock, Impact, Touched
from registry.verbs.verb import Verb, asked

__all__ = ["VERB", "Answer", "Clause", "Clock", "Impact", "Law", "Person", "Place", "Question", "Touched", "run"]
"""What the pages and the command line need of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What has happened to what, and when somebody became aware of it."""

    subject: str = asked(
        "What it befell: an organisation, contract, system, agreement, gateway or contract#assurances[key].",
        default="", positional=True,
    )  # fmt: skip
    mishap: str = asked("What happened.", default="", choices=tuple(each.value for each in Mishap))
    aware: str = asked("When you became aware, such as 2026-11-21T09:30. Left out: no clock is begun.", default="")
    on: str = asked("The day it ends or leaves. Left out: the day asked about.", default="")
    register: tuple[str, ...] = asked("Only what is in these registers.", default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """What is touched. `register`: only these, if any were named; `aware`, `on`: as asked."""

    as_of: str
    aware: str
    on: str
    register: tuple[str, ...]
    impact: Impact


def run(session: Session, question: Question) -> Answer:
    """Look for it. Raises NotFound, UsageError."""
    raise NotImplementedError


VERB = Verb(
    title="Say what a breach, an end or a departure would touch.",
    examples=(("muniment impact lantern-quay-systems --mishap breached", "all that a breach at a supplier touches"),),
    question=Question,
    run=run,
)
