"""Compare two registers' records of the same share, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from registry.session import Session
from registry.sharing.cited import Place
from registry.sharing.counterparts.comparison import Compared, Comparison, Pair
from registry.verbs.verb import Verb, asked

__all__ = ["VERB", "Answer", "Compared", "Comparison", "Pair", "Place", "Question", "run"]
"""What the pages and the command line need of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which records."""

    record: tuple[str, ...] = asked(
        "One record to find the counterparts of, or two to compare. Left out: every pair.", default=(), positional=True
    )
    register: tuple[str, ...] = asked("Only pairs in which one of these registers has a part.", default=())
    confirm: bool = asked("Write down in the first record that the second is of the same share.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    - `pairs`: pairs that a record or an identifier shows, then those that only look alike, the likest first.
    - `comparison`: of the one pair that was asked for, if it was one. `written`: the file that was changed, if any.
    """

    as_of: str
    pairs: tuple[Pair, ...]
    comparison: Comparison | None
    written: str


def run(session: Session, question: Question) -> Answer:
    """Compare. Raises NotFound, UsageError, Conflict."""
    raise NotImplementedError


VERB = Verb(
    title="Compare two registers' records of the same share.",
    examples=(("muniment reconcile", "every pair of records of one share, and how many fields differ"),),
    question=Question,
    run=run,
)
