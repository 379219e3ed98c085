"""Match a list of shares to the agreements that cover them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.session import Session
from registry.sharing.covering import Cover
from registry.sharing.shares.match import Fit, Matched, Share
from registry.verbs.verb import Verb, asked

__all__ = ["VERB", "Answer", "ColumnFound", "Cover", "Fit", "Matched", "Question", "Share", "run"]
"""What the pages and the command line need of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which list, and what its columns are."""

    file: Path = asked("The list: CSV of any sort, .xlsx or .parquet.", default=Path(), positional=True)  # noqa: RUF009
    from_: str = asked("Who gives, where the list has no column for it: an organisation.", default="")
    sheet: str = asked("The sheet of a spreadsheet. Left out: the first that holds a list.", default="")
    heading: int = asked("The row that the headings are in. Left out: found out.", default=0)
    column: tuple[str, ...] = asked('Which column is what, as "data=Information shared".', default=())
    fit: tuple[str, ...] = asked("Only shares that fit so.", default=())


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """Which column of the list was taken for what (`giver`, `getter`, `data`, `purpose`, `title`, `reference`,
    `agreement`, or nothing), and why."""

    heading: str
    taken_for: str
    said: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How many shares of the list an agreement covers, and each of them.

    - `sheet`, `heading`: where the list was found. `columns`: what its columns were taken for.
    - `counts`: fit → shares. `matched`: one for each row, in the order of the list, as far as they were asked for.
    - `troubles`: rows that could not be read, and what else was wrong, in sentences. `said`: the sum of it.
    """

    as_of: str
    file: str
    sheet: str
    heading: int
    columns: tuple[ColumnFound, ...]
    total: int
    counts: tuple[tuple[str, int], ...]
    matched: tuple[Matched, ...]
    troubles: tuple[str, ...]
    said: str


def run(session: Session, question: Question) -> Answer:
    """Match them. Raises UsageError for a file that holds no list, InputOutputError."""
    raise NotImplementedError


VERB = Verb(
    title="Match a list of shares to the agreements that cover them.",
    examples=(("muniment shares shares.xlsx --from northmoor", "which agreement covers each, and which have none"),),
    question=Question,
    run=run,
)
