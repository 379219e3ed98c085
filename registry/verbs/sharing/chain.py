"""Show who gets an organisation's data in the end, and where the chain is weakest."""

from __future__ import annotations

from dataclasses import dataclass

from registry.session import Session
from registry.sharing.chains.chain import Chain, Hop, Node, Path
from registry.sharing.cited import Place, Weakness
from registry.verbs.verb import Verb, asked

__all__ = ["VERB", "Answer", "Chain", "Hop", "Node", "Path", "Place", "Question", "Weakness", "run"]
"""What the pages and the command line need of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Where to begin, and how far to go."""

    start: str = asked("An organisation, or an agreement.", default="", positional=True)
    agreement: tuple[str, ...] = asked("Only by these agreements.", default=())
    to: str = asked("Only ways that reach this organisation, country or system.", default="")
    depth: int = asked("How many links to go at most.", default=8)
    strength: tuple[str, ...] = asked("Only ways as strong as these.", default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """The chain. `title` what it begins with; `ref` its record."""

    as_of: str
    ref: str
    title: str
    chain: Chain


def run(session: Session, question: Question) -> Answer:
    """Follow it. Raises NotFound, UsageError."""
    raise NotImplementedError


VERB = Verb(
    title="Show who gets data in the end, and the weakest link.",
    examples=(("muniment chain northmoor", "everybody whom Northmoor's data reaches, the weakest way first"),),
    question=Question,
    run=run,
)
