"""What a file of data holds, column by column: how it is read, what its values look like, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.errors import UsageError
from registry.session import Session
from registry.tabular.opening import open_table
from registry.tabular.profile import Profile as Profile
from registry.tabular.profiling import MOST_ROWS, Profiler
from registry.tabular.table import Shape as Shape
from registry.tabular.table import Trouble as Trouble
from registry.verbs.profiling.personal import about_people
from registry.verbs.verb import Verb, asked
from registry.wording import _, counted


@dataclass(frozen=True, slots=True)
class Question:
    """Which file."""

    file: Path = asked("The file: CSV of any sort, .xlsx or .parquet.", default=Path(), positional=True)  # noqa: RUF009
    sheet: str = asked("The sheet of a spreadsheet. Left out: the first.", default="")
    encoding: str = asked("The character set of a CSV file. Left out: found out.", default="")
    separator: str = asked("What stands between cells of a CSV file. Left out: found out.", default="")
    heading: str = asked("The line with the columns' names. Left out: found out.", default="")
    rows: str = asked("How many rows to look at, at most.", default="")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the file holds.

    - `shape`: how it was read. `size`: in bytes. `rows`: that were read; `dropped`: that could not be.
    - `whole`: whether the whole file was read, and not only its first rows.
    - `columns`: one for each. `samples` in them are for whoever brought the file, and are written nowhere.
    - `troubles`: what is wrong, each sort up to a bound; `counts`: how often each sort was met.
    """

    file: str
    shape: Shape
    size: int
    rows: int
    dropped: int
    whole: bool
    columns: tuple[Profile, ...]
    troubles: tuple[Trouble, ...]
    counts: dict[str, int]
    said: str


def run(session: Session, question: Question) -> Answer:
    """Read a file and look at its values. Raises UsageError where it is no table, InputOutputError."""
    if question.file == Path():
        raise UsageError(_("Which file?"), _("muniment profile contacts.csv"))
    most, heading = (_number(each) for each in (question.rows, question.heading))
    reading = open_table(
        question.file, sheet=question.sheet, encoding=question.encoding, separator=question.separator,
        heading=heading,
    )  # fmt: skip
    profiler = Profiler(reading.columns, most or MOST_ROWS, about_people)
    rows = 0
    whole = True
    for batch in reading.batches():
        if profiler.is_full:
            whole = False
            break
        rows += len(batch.rows)
        profiler.take(batch.rows)
        if session.progress is not None:
            session.progress(min(reading.done, reading.size), reading.size, _("Reading"))
    dropped = reading.dropped
    columns = profiler.profiles()
    return Answer(
        str(question.file), reading.shape, reading.size, rows, dropped, whole, columns, tuple(reading.troubles),
        dict(reading.counts), _said(rows, whole, dropped, columns),
    )  # fmt: skip


def _number(text: str) -> int:
    """A number of rows, or of a line; 0 where none was given."""
    if text and not (text.isascii() and text.isdigit() and int(text[:12]) > 0):
        raise UsageError(_("“{text}” is no number of rows or of a line.").format(text=text), _("Give 1 or more."))
    return int(text[:12]) if text else 0


def _said(rows: int, whole: bool, dropped: int, columns: tuple[Profile, ...]) -> str:
    first = counted(rows, _("row"), _("rows"))
    said = _("{rows} with {columns}.") if whole else _("The first {rows} were looked at; {columns}.")
    text = said.format(rows=first, columns=counted(len(columns), _("column"), _("columns")))
    if dropped:
        text += " " + _("{rows} could not be read and would be left out.").format(
            rows=counted(dropped, _("row"), _("rows"))
        )
    return text


VERB = Verb(
    title="Show what a file of data holds, column by column.",
    examples=(
        ("muniment profile contacts.csv", "each column's sort, how full it is, some values, and what is wrong"),
        ("muniment profile contacts.csv --rows 1000", "only its first rows"),
        (
            "muniment profile export.csv --encoding windows-1252 --separator semicolon",
            "where what was found out is not right",
        ),
    ),
    question=Question,
    run=run,
    faces=("cli",),
    of_now=True,
)
