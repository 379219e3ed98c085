"""Turn a file in one organisation's words into another's, and say what was lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.errors import UsageError
from registry.session import Session
from registry.verbs.opening import opened
from registry.verbs.translating import saying
from registry.verbs.translating.shown import Cell, Column, Loss
from registry.verbs.translating.translation import Translation, Wish, places, stopping, written
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Which file, whose words it is in, and whose are wanted."""

    file: Path = asked("The file: CSV of any sort, .xlsx or .parquet.", default=Path(), positional=True)  # noqa: RUF009
    from_: str = asked("Whose words it is in: an organisation, a register or a vocabulary.", default="")
    to: str = asked("Whose words are wanted.", default="")
    agreement: str = asked("Share under this agreement: what it does not cover is withheld.", default="")
    out: Path = asked("Where to put the result. Left out: beside the file.", default=Path())  # noqa: RUF009
    ledger: Path = asked("Where to put the list of losses, as CSV. Left out: beside the result.", default=Path())  # noqa: RUF009
    form: str = asked(
        "The form of the result. Left out: as the file.", default="", choices=("", "csv", "xlsx", "parquet")
    )
    broader: bool = asked(
        "Write a broader word where there is no equal one. Left out: such cells are left empty.", default=False
    )
    keep: bool = asked("Keep the source's values beside those that were merged or made broader.", default=False)
    strict: bool = asked("Write nothing if anything at all would be lost.", default=False)
    data_set: str = asked("The data set it is of. Left out: as its vocabulary says.", default="")
    system: str = asked("The system it comes out of. Left out: as its vocabulary says.", default="")
    sheet: str = asked("The sheet of a spreadsheet. Left out: the first.", default="")
    encoding: str = asked("The character set of a CSV file. Left out: found out.", default="")
    separator: str = asked("What stands between cells of a CSV file. Left out: found out.", default="")
    dry_run: bool = asked("Say what would come of it, and write nothing.", default=False)
    force: bool = asked("Write over a result that is there.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it.

    - `source`, `target`: the vocabularies' references; `source_title`, `target_title`: whose words they are.
    - `columns`: one for each column of the result and for each of the file that leads to none, in the file's order.
    - `counts`: outcome → cells of the whole file. `losses`: grouped; the file `ledger` lists every cell.
    - `rows`, `dropped`: rows translated, and rows that could not be read. `troubles`: what was wrong with the file.
    - `written`: whether `out` stands there. `stopped`: why nothing was written, in a sentence.
    - `preview`: the first rows of the result. `said`: the most important thing, in a sentence.
    - `withheld`: columns that the agreement does not cover, with why.
    - `notes`: what else to know, in sentences: of which data set and system the words were taken to be, what to know of
      the agreement, and what the other side must have that the file does not give.
    """

    as_of: str
    file: str
    source: str
    source_title: str
    target: str
    target_title: str
    agreement: str
    agreement_title: str
    shape: str
    columns: tuple[Column, ...]
    counts: tuple[tuple[str, int], ...]
    losses: tuple[Loss, ...]
    rows: int
    dropped: int
    troubles: tuple[str, ...]
    withheld: tuple[tuple[str, str], ...]
    preview: tuple[tuple[Cell, ...], ...]
    out: str
    ledger: str
    written: bool
    stopped: str
    said: str
    notes: tuple[str, ...] = ()


def run(session: Session, question: Question) -> Answer:
    """Translate. Raises UsageError for unknown sides or a file that fits no vocabulary, InputOutputError, Conflict."""
    return opened(session).as_one(lambda: _run(session, question))


def _run(session: Session, question: Question) -> Answer:
    translation = _begun(session, question)
    target = _short(translation)
    out, ledger, shape = places(
        translation.wish, translation.reading, question.out, question.ledger, question.form, target
    )
    stopped = ""
    is_written = False
    if question.dry_run or not translation.plan.columns:
        translation.run()
        stopped = stopping(translation) if question.dry_run else _("None of the columns has a word on the other side.")
    else:
        stopped = written(translation, out, ledger, shape, force=question.force)
        is_written = not stopped
    return _answer(
        session, question, translation, str(out) if is_written else "", str(ledger) if is_written else "", stopped
    )


def preview(session: Session, question: Question, rows: int = 20) -> Answer:
    """What comes of the first rows: nothing is written, and the rest of the file is not read. Raises as `run` does."""

    def made() -> Answer:
        translation = _begun(session, question)
        translation.run(rows=rows)
        return _answer(session, question, translation, "", "", "")

    return opened(session).as_one(made)


def _begun(session: Session, question: Question) -> Translation:
    if question.file == Path():
        raise UsageError(_("Which file?"), "muniment translate file.csv --from northmoor --to eastvale")
    return Translation(session, Wish(
        question.file, question.from_, question.to, agreement=question.agreement, data_set=question.data_set,
        sheet=question.sheet, encoding=question.encoding, separator=question.separator, broader=question.broader,
        keep=question.keep, strict=question.strict, system=question.system,
    ))  # fmt: skip


def _short(translation: Translation) -> str:
    holder, _title = translation.telling.holder(translation.target)
    return holder.rpartition("/")[2] or translation.target.id


def _answer(
    session: Session, question: Question, translation: Translation, out: str, ledger: str, stopped: str
) -> Answer:
    telling = translation.telling
    titles = [
        _("{holder}: {vocabulary}").format(holder=telling.holder(ref)[1], vocabulary=telling.vocabularies[ref].title)
        for ref in (translation.source.vocabulary, translation.target)
    ]
    cover = translation.cover
    return Answer(
        session.today.isoformat(), str(question.file), str(translation.source.vocabulary), titles[0],
        str(translation.target), titles[1], cover.agreement if cover else "", cover.title if cover else "",
        saying.shape(translation), saying.columns(translation), saying.counts(translation), saying.losses(translation),
        translation.engine.rows, translation.dropped, saying.troubles(translation),
        saying.withheld(translation), tuple(translation.preview), out, ledger, bool(out), stopped,
        saying.first(translation, stopped), saying.notes(translation),
    )  # fmt: skip


def exit_code(answer: Answer) -> int:
    """1 where nothing was written because of what would be lost; 0 otherwise, losses and all."""
    return 1 if answer.stopped else 0


VERB = Verb(
    title="Turn a file in one organisation's words into another's.",
    examples=(
        (
            "muniment translate attendance.csv --from attendance-extract --to harbour-integration-model",
            "the file in the shared words, and what was lost",
        ),
        (
            "muniment translate attendance.csv --from attendance-extract --to harbour-integration-model --dry-run",
            "what would come of it",
        ),
        (
            "muniment translate attendance.csv --from attendance-extract --to harbour-integration-model --strict",
            "nothing, if anything would be lost: exit code 1",
        ),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    of_now=True,
)
