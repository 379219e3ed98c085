"""Put two files in the same words together, by what tells one thing from another and a rule for where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.translating import ConflictRule
from registry.errors import UsageError
from registry.session import Session
from registry.tabular.opening import open_table
from registry.tabular.table import Reading
from registry.verbs.consolidating.said import Came, said_of, stopped_by
from registry.verbs.consolidating.shown import Difference as Difference
from registry.verbs.consolidating.shown import Repeated as Repeated
from registry.verbs.consolidating.shown import Suggested as Suggested
from registry.verbs.consolidating.suggested import suggested
from registry.verbs.consolidating.writing import Files, Places, shape_for
from registry.verbs.verb import Verb, asked
from registry.vocabulary.consolidating.identity import IGNORABLE, Identity
from registry.vocabulary.consolidating.provenance import (
    ALL,
    DECIDED,
    conflict_heading,
    conflict_rows,
    heading,
    of_rows,
    why,
)  # fmt: skip
from registry.vocabulary.consolidating.resolving import Rules, read
from registry.vocabulary.consolidating.shelf import Several, shelf
from registry.vocabulary.consolidating.together import MOST_KEPT, Plan, Row, Tally, together
from registry.wording import _, listed, nearest


@dataclass(frozen=True, slots=True)
class Question:
    """Which two files, what tells one thing from another in them, and what is done where they differ."""

    first: Path = asked("One file: CSV of any sort, .xlsx or .parquet.", default=Path(), positional=True)  # noqa: RUF009
    second: Path = asked("The other, in the same words.", default=Path(), positional=True)  # noqa: RUF009
    identity: str = asked("The columns that together tell one thing from another, with commas between.", default="")
    ignore: str = asked(
        "What to ignore in comparing them: case, spaces, noughts (those in front), with commas between.", default=""
    )
    conflicts: tuple[str, ...] = asked(
        "What to do where the files differ, for all columns or as COLUMN=RULE: first, second, newest:COLUMN, both,"
        " leave-empty, stop. Left out: stop.", default=(),
    )  # fmt: skip
    not_known: tuple[str, ...] = asked("A mark that counts as empty, such as n/k.", default=())
    between: str = asked("What stands between two values that are both kept.", default=" | ")
    out: Path = asked("Where to put the result. Left out: beside the first file.", default=Path())  # noqa: RUF009
    form: str = asked("Its form. Left out: by its name.", default="", choices=("csv", "xlsx", "parquet"))
    provenance: str = asked(
        "Say where every cell came from, or only those in which the files differ.", default=ALL, choices=(ALL, DECIDED)
    )
    leave_unreadable: bool = asked("Go on without rows that cannot be read; they are told.", default=False)
    dry_run: bool = asked("Say what would come of it, and write nothing.", default=False)
    force: bool = asked("Write over what is there.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it.

    - `columns`: of the result; `only_first_columns`, `only_second_columns`: those that one file has and the other not.
    - `identity`, `ignored`: what tells one thing from another. `suggested`: what might, where nobody said.
    - `rules`: column (empty for all) → rule, as asked.
    - `rows`: of the result; of them `both` from both files, `only_first` and `only_second` from one.
    - `repeated`: identities that stand more than once in a file, how many; `repeated_listed`: the first of them.
      `kept_apart`: rows that were not made one because of it. `nameless`: rows without an identity, of each file.
    - `nearly`: rows that would have met one had capitals, spaces and noughts in front been ignored.
    - `filled`: cells that one file filled and the other left empty. `spelt`: identities written in two ways.
    - `conflicts`: column → differences in it; `listed`: the first of them. `undecided`: those that no rule decided.
    - `dropped`: rows of each file that could not be read. `troubles`: what was wrong with the files, in sentences.
    - `written`: whether `out` and `provenance` stand there; `conflict_list`: where all differences are, if anywhere.
    - `stopped`: why nothing was written, in a sentence. `said`: the most important thing.
    """

    first: str
    second: str
    columns: tuple[str, ...]
    only_first_columns: tuple[str, ...]
    only_second_columns: tuple[str, ...]
    identity: tuple[str, ...]
    ignored: tuple[str, ...]
    suggested: tuple[Suggested, ...]
    rules: tuple[tuple[str, str], ...]
    rows: int
    both: int
    only_first: int
    only_second: int
    repeated: int
    repeated_listed: tuple[Repeated, ...]
    kept_apart: int
    nameless: tuple[int, int]
    nearly: int
    filled: int
    spelt: int
    conflicts: tuple[tuple[str, int], ...]
    listed: tuple[Difference, ...]
    undecided: int
    dropped: tuple[int, int]
    troubles: tuple[str, ...]
    out: str
    provenance: str
    conflict_list: str
    written: bool
    stopped: str
    said: str


def run(session: Session, question: Question) -> Answer:
    """Put them together. Raises UsageError where they cannot be as asked, InputOutputError; then nothing is written."""
    if Path() in (question.first, question.second):
        raise UsageError(_("Which two files?"), _("muniment consolidate one.csv other.csv --identity case-ref"))
    first, second = open_table(question.first), open_table(question.second)
    shared = [each for each in first.columns if each in set(second.columns)]
    if not shared:
        raise UsageError(
            _("The two files have no column in common: {first}; {second}.").format(
                first=_few(first.columns), second=_few(second.columns)
            ),
            _("Bring both into the same words first: `muniment translate`."),
        )
    if not question.identity.strip():
        return _unasked(session, question, first, second, shared)
    plan = Plan(
        first.columns, second.columns, _identity(question, shared), _rules(question.conflicts, shared, first, second),
        question.between, frozenset(question.not_known),
    )  # fmt: skip
    places = Places.of(question.first, question.second, question.out, question.form)
    shape = shape_for(places.out, first.shape, question.form)
    files = None
    if not question.dry_run:
        places.see_free((question.first, question.second), question.force)
        files = Files(places, plan.columns, shape, heading())
    try:
        came = _put(session, question, plan, (first, second), files)
        stopped = stopped_by(came, plan.rules, question.leave_unreadable)
        written, is_list = False, False
        if files is not None and came.dropped != (0, 0) and not question.leave_unreadable:
            files.abandon()
        elif files is not None:
            written, is_list = files.finish(only_conflicts=bool(stopped))
    except BaseException:
        if files is not None:
            files.abandon()
        raise
    return _answer(question, plan, came, places, stopped, written=written, is_list=is_list)


def _put(
    session: Session, question: Question, plan: Plan, readings: tuple[Reading, Reading], files: Files | None
) -> Came:
    """Go through both files, writing as it goes."""
    tally = Tally()
    listed_: list[Difference] = []
    names = _names(question)

    def tell(done: int, of: int) -> None:
        if session.progress is not None:
            session.progress(done, of, _("Putting the two files together"))

    number = 1
    with shelf() as empty:
        for rows in together(plan, *readings, empty, tally, tell):
            differ = [row for row in rows if row.conflicts]
            listed_ += _differences(plan, differ[: MOST_KEPT - len(listed_)])
            if files is not None and rows:
                files.write([row.cells for row in rows], list(of_rows(plan, rows, number, names, question.provenance)))
                files.differ(conflict_heading(), list(conflict_rows(plan, differ)))
            number += len(rows)
    return Came(tally, tuple(listed_[:MOST_KEPT]), readings)


def _differences(plan: Plan, rows: Sequence[Row]) -> list[Difference]:
    places = [plan.columns.index(each) for each in plan.identity.columns]
    return [
        Difference(
            " · ".join(row.first[place] for place in places), plan.columns[each.place], each.first, row.first_line,
            each.second, row.second_line, each.decided.rule.value, each.decided.taken, each.decided.value,
            why(each.decided.why),
        )
        for row in rows
        for each in row.conflicts
    ]  # fmt: skip


def _answer(
    question: Question, plan: Plan, came: Came, places: Places, stopped: str, *, written: bool, is_list: bool
) -> Answer:
    tally = came.tally
    return Answer(
        str(question.first), str(question.second), plan.columns, *_apart(plan.first, plan.second),
        plan.identity.columns, tuple(each for each in IGNORABLE if getattr(plan.identity, each)), (),
        tuple(_told(plan.rules)), tally.rows, tally.both, tally.only_first, tally.only_second, tally.several,
        tuple(_again(tally, each) for each in tally.listed),
        tally.kept_apart, (tally.nameless[0], tally.nameless[1]), tally.nearly, tally.filled, tally.spelt,
        tuple((name, tally.conflicts[name]) for name in plan.columns if name in tally.conflicts), came.listed,
        tally.undecided, came.dropped, came.troubles(_names(question)), str(places.out),
        str(places.provenance), str(places.conflicts) if is_list else "", written, stopped, said_of(came),
    )  # fmt: skip


def _again(tally: Tally, each: Several) -> Repeated:
    return Repeated(tally.named[each.key], each.first, each.first_lines, each.second, each.second_lines)


def _told(rules: Rules) -> list[tuple[str, str]]:
    every = [("", rules.default), *rules.own.items()]
    return [(name, f"{rule.how.value}:{rule.by}" if rule.by else rule.how.value) for name, rule in every]


def _apart(first: Sequence[str], second: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(each for each in first if each not in second), tuple(each for each in second if each not in first)


def _names(question: Question) -> tuple[str, str]:
    """What to call each file in lists: its name, or its path where both have one name."""
    first, second = question.first, question.second
    return (first.name, second.name) if first.name != second.name else (str(first), str(second))


# ── what was asked ───────────────────────────────────────────────────────────────────────────────────────────────────


def _unasked(session: Session, question: Question, first: Reading, second: Reading, shared: Sequence[str]) -> Answer:
    """What might tell one thing from another. Nobody said, so nothing is done."""
    found = suggested(session, shared)
    stopped = _("Nobody said which columns tell one thing from another. Say so with --identity.")
    return Answer(
        str(question.first), str(question.second), Plan(first.columns, second.columns, Identity(()), read(())).columns,
        *_apart(first.columns, second.columns), (), (), found, (), 0, 0, 0, 0, 0, (), 0, (0, 0), 0, 0, 0, (), (), 0,
        (0, 0), (), "", "", "", False, stopped, stopped,
    )  # fmt: skip


def _identity(question: Question, shared: Sequence[str]) -> Identity:
    columns = _columns(question.identity, shared, "--identity")
    ignored = {each.strip() for each in question.ignore.split(",") if each.strip()}
    for each in ignored:
        if each not in IGNORABLE:
            raise UsageError(
                _("--ignore: {text} cannot be ignored.").format(text=each),
                _("Write {choices}.").format(choices=listed(IGNORABLE, "or")),
            )
    return Identity(columns, *(each in ignored for each in IGNORABLE))


def _columns(text: str, known: Sequence[str], option: str) -> tuple[str, ...]:
    """Columns written with commas between, where no column is called by the whole. Raises UsageError."""
    names = [text.strip()] if text.strip() in known else [each.strip() for each in text.split(",") if each.strip()]
    for name in names:
        _see_known(name, known, option)
    if not names:
        raise UsageError(_("{option} names no column.").format(option=option))
    return tuple(dict.fromkeys(names))


def _see_known(name: str, known: Sequence[str], option: str) -> None:
    if name not in known:
        close = nearest(name, known)
        raise UsageError(
            _("{option}: {name} is not a column of both files.").format(option=option, name=name),
            _("Did you mean {close}?").format(close=close) if close else _few(known),
        )


def _rules(texts: Sequence[str], shared: Sequence[str], first: Reading, second: Reading) -> Rules:
    """The rules asked for. Raises UsageError for what is none, or is about a column that is not there."""
    try:
        try:
            rules = read([part for text in texts for part in text.split(",")])
        except ValueError:  # a column's own name may have a comma in it
            rules = read(texts)
    except ValueError as error:
        raise UsageError(
            _("--conflicts: {text} is no rule.").format(text=error),
            _("Write {rules}, for one column as COLUMN=RULE. newest needs the column of days: newest:updated.").format(
                rules=listed((each.value for each in ConflictRule), "or")
            ),
        ) from error
    for name in (*rules.own, *(rule.by for rule in rules.every if rule.by)):
        _see_known(name, shared, "--conflicts")
    return rules


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")


VERB = Verb(
    title="Put two files in the same words together.",
    examples=(
        ("muniment consolidate ours.csv theirs.csv", "which columns may tell one thing from another"),
        ("muniment consolidate ours.csv theirs.csv --identity ref", "stops at the first differences, and lists them"),
        (
            "muniment consolidate ours.csv theirs.csv --identity ref --conflicts newest:updated --conflicts risk=both",
            "the newer row counts, but both risks are kept",
        ),
    ),
    question=Question,
    run=run,
    exit_code=lambda answer: 1 if answer.stopped else 0,
    faces=("cli",),
    of_now=True,
)
