"""Say whether one body may give another some data for a purpose, on what terms, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from registry.session import Session
from registry.sharing.cited import Law, Person, Place, Weakness
from registry.sharing.covering import Cover, Sought
from registry.sharing.permits.permit import Link, Nearest, Permit, Route, Term, Urgent
from registry.sharing.sharer import Sharer
from registry.verbs.verb import Verb, asked

__all__ = [
    "VERB",
    "Answer",
    "Cover",
    "Law",
    "Link",
    "Nearest",
    "Permit",
    "Person",
    "Place",
    "Question",
    "Route",
    "Sharer",
    "Sought",
    "Term",
    "Urgent",
    "Weakness",
    "run",
]
"""What the pages and the command line need of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Who would give whom what, and for what."""

    from_: str = asked("Who would give it: an organisation, by its name, id or register.", default="")
    to: str = asked("Who would get it.", default="")
    data: tuple[str, ...] = asked("What would be given, in your own words.", default=())
    purpose: str = asked("What for, in your own words.", default="")
    agreement: str = asked("Only under this agreement.", default="")
    urgent: bool = asked("It is urgent: somebody's life or safety may depend on it.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer, and how the question was understood.

    - `as_of`: the day it is answered for. `giver`, `getter`, `data`, `purpose`: how the question was understood.
    - `is_complete`: whether enough was asked to answer; otherwise `lacking` says what to add, in sentences.
    """

    as_of: str
    giver: Sharer
    getter: Sharer
    data: tuple[Sought, ...]
    purpose: Sought
    urgent: bool
    is_complete: bool
    lacking: tuple[str, ...]
    permit: Permit | None


def run(session: Session, question: Question) -> Answer:
    """Answer it. Raises UsageError, NotFound for an agreement that there is not."""
    raise NotImplementedError


VERB = Verb(
    title="Say whether data may be shared, and on what terms.",
    examples=(
        (
            'muniment permits --from northmoor --to harbour-police --data "school attendance" --purpose safeguarding',
            "may it go, under which agreement, and what is missing",
        ),
    ),
    question=Question,
    run=run,
)
