"""Map a file: make a vocabulary of its columns, and mappings to the shared words of what a person decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from registry.errors import UsageError
from registry.session import Session
from registry.verbs.map_file.deciding import decisions
from registry.verbs.map_file.desk import About, Desk
from registry.verbs.map_file.planning import Plan, planned, title_of
from registry.verbs.map_file.reading import how_of
from registry.verbs.map_file.shown import Column, Decision, File, seen_of
from registry.verbs.map_file.troubles import said_of, shape_said
from registry.verbs.map_file.writing import write
from registry.verbs.opening import present
from registry.verbs.verb import Verb, asked
from registry.wording import _, counted


@dataclass(frozen=True, slots=True)
class Question:
    """Which file, where its words are to go, and what was decided of its columns."""

    file: Path = asked("The file: CSV of any sort, .xlsx or .parquet.", default=Path(), positional=True)  # noqa: RUF009
    into: str = asked("The register to put it in. Left out: the one you are in.", default="")
    id: str = asked("The vocabulary's id. Left out: made from the title.", default="")
    title: str = asked("What people call the file. Left out: its name.", default="")
    data_set: str = asked("The data set it is of. Left out: the title.", default="")
    publisher: str = asked("The organisation whose words they are. Left out: the register's owner.", default="")
    role: str = asked("Your role: Data analyst.", default="")
    to: str = asked("The integration model. Left out: the only one there is.", default="")
    vocabulary: str = asked(
        "The vocabulary that new columns are added to. `new`: one of its own. Left out: the one that fits.", default=""
    )
    sheet: str = asked("The sheet of a spreadsheet. Left out: the first.", default="")
    encoding: str = asked("The character set of a CSV file. Left out: found out.", default="")
    separator: str = asked("What stands between cells of a CSV file. Left out: found out.", default="")
    heading: str = asked("The line with the columns' names. Left out: found out.", default="")
    decide: tuple[str, ...] = asked(
        "What a column is, as COLUMN=WORD, COLUMN=broader:WORD (or narrower:, close:), COLUMN=no-term,"
        " COLUMN=new-word:WHAT IT MEANS or COLUMN=later. May be repeated.",
        default=(),
    )
    convert: tuple[str, ...] = asked("Change this column's values as was proposed. May be repeated.", default=())
    write: bool = asked("Write the records. Left out: only show what there is.", default=False)
    dry_run: bool = asked("Show the files that would be written, and write nothing.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The file as it is understood, and what was or would be written.

    - `shape`: how it was read, in words. `rows`: how many were looked at. `troubles`: what is wrong with it.
    - `columns`: every one. `known`, `known_title`: the vocabulary that has most of them already; `missing`: what that
      has and the file has not.
    - `decided`, `open`: how many of those asked about are decided; those that are not, by name.
    - `vocabulary`, `set`: references of the records, empty where there is none. `files`: what they say.
    - `commit`, `author`: of the commit that holds them; empty where `note` says why there is none.
    """

    file: str
    shape: str
    rows: int
    troubles: tuple[str, ...]
    columns: tuple[Column, ...]
    known: str
    known_title: str
    missing: tuple[str, ...]
    hub: str
    hub_title: str
    decided: int
    open: tuple[str, ...]
    vocabulary: str
    vocabulary_title: str
    set: str
    files: tuple[File, ...]
    commit: str
    author: str
    note: str
    written: bool


def run(session: Session, question: Question) -> Answer:
    """Show, or write. Raises UsageError for what cannot be understood, InputOutputError, Conflict."""
    present(session)
    if question.file == Path():
        raise UsageError(_("Which file?"), _("muniment mapfile words.csv --into northmoor"))
    about = About(
        question.into, question.id, question.title, question.data_set, question.publisher, question.role, question.to,
        question.vocabulary, how_of(question.sheet, question.encoding, question.separator, question.heading),
    )  # fmt: skip
    desk = Desk(session, question.file, about)
    desk.called(title_of(desk, question.file.name))
    said = decisions(desk.lexicon, desk.hub, desk.read.columns, question.decide, question.convert)
    return answered(desk, question.file.name, said, write_it=question.write and not question.dry_run,
                    with_files=bool(said) or question.write or question.dry_run)  # fmt: skip


def answered(
    desk: Desk, file: str, said: dict[str, Decision], *, write_it: bool, with_files: bool, with_offers: bool = True
) -> Answer:
    """The answer for a file that is open already. Whoever has seen the offers can do `without_offers`."""
    columns = desk.columns(desk.read.columns, said, with_offers=with_offers)
    if with_offers:
        said = {name: _marked(desk, columns, name, each) for name, each in said.items()}
    plan: Plan | None = planned(desk, said) if with_files else None
    commit = person = note = ""
    if write_it and plan is not None:
        title = plan.writings[0].title if plan.writings else ""
        commit, person, note = write(desk.register, plan, _("Map the columns of {title}").format(title=title))
        desk.session.memory.clear()  # What was opened is no longer all there is.
    hub, found = desk.suggesting.hub, desk.known
    waiting = plan.undecided if plan else tuple(each for each in desk.open() if not _is_made(said.get(each)))
    return Answer(
        file, shape_said(desk.read.shape), desk.read.rows, said_of(desk.read), columns,
        str(found.vocabulary.ref) if found else "", found.vocabulary.title if found else "",
        tuple(each.notation or each.label for each in found.missing) if found else (), str(hub.ref), hub.title,
        len(desk.open()) - len(waiting), waiting, str(plan.vocabulary_ref) if plan else "",
        plan.vocabulary.title if plan and plan.vocabulary else found.vocabulary.title if found else desk.about.title,
        str(plan.set_ref or "") if plan else "",
        tuple(
            File(each.path, each.raw.decode(), each.before is None, each.holds) for each in (plan.shown if plan else ())
        ),
        commit, person, note, bool(write_it and plan and plan.writings),
    )  # fmt: skip


def _marked(desk: Desk, columns: tuple[Column, ...], name: str, decision: Decision) -> Decision:
    """A decision, with whether its shared word was one of those offered."""
    offered = columns[desk.read.columns.index(name)].candidates
    address = f"{desk.hub}#terms[{decision.term}]"
    return replace(decision, was_suggested=any(each.offer.term == address for each in offered), seen=seen_of(offered))


def _is_made(decision: Decision | None) -> bool:
    return decision is not None and decision.is_made


def progress_said(answer: Answer) -> str:
    """How far it is, in a sentence."""
    of = counted(answer.decided + len(answer.open), _("column"), _("columns"))
    return _("{done} of {columns} decided.").format(done=answer.decided, columns=of)


VERB = Verb(
    title="Make words, and mappings, of the columns of a file.",
    examples=(
        ("muniment mapfile daybook.csv --into northmoor", "each column, and the shared words it may stand for"),
        (
            'muniment mapfile daybook.csv --into northmoor --decide "PupilRef=pupil-reference"'
            ' --decide "Notes=no-term" --dry-run',
            "the records that would be written",
        ),
        (
            'muniment mapfile daybook.csv --into northmoor --decide "SessDate=session-date" --convert SessDate --write',
            "write them, with dates to be written again",
        ),
    ),
    question=Question,
    run=run,
    faces=("cli",),
    of_now=True,
)
