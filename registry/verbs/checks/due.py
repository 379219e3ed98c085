"""Say what is due by when: time limits of breaches, requests and complaints, reviews, and what comes to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import merge
from itertools import islice

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.facts.reader import Desk, Reader
from registry.facts.standing import status
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref
from registry.verbs.deadlines.case_clocks import CASES, clocks_of
from registry.verbs.deadlines.dated import DATED, Dated, Window
from registry.verbs.deadlines.rows import SETTLED, STATES, Row, moment_now, of_clock
from registry.verbs.located import Line, lines_of
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed

KINDS = (*CASES, *DATED)
"""What may be due. Ends are of agreements, contracts, transfers, and of the fee that an organisation has paid."""

_OVERDUE = ("overdue", "unsure", "not-worked-out")
_MOST = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for, and how far ahead."""

    record: tuple[str, ...] = asked(
        "Only of these records: an id, `kind/id` or `register/kind/id`.", default=(), positional=True
    )
    register: tuple[str, ...] = asked("Only in these registers.", default=())
    kind: tuple[str, ...] = asked("Only deadlines of these sorts.", default=(), choices=KINDS)
    within: str = asked("Only what is due within so many days, or overdue.", default="")
    overdue: bool = asked("Only what is overdue, or cannot be worked out.", default=False)
    state: tuple[str, ...] = asked("Only deadlines that stand so.", default=(), choices=STATES)
    since: str = asked("Only what falls on this day or later, such as 2026-11-01.", default="")
    until: str = asked("Only what falls on this day or sooner.", default="")
    answered: bool = asked("Show what was done as well, in time or late.", default=False)
    latest_first: bool = asked("The latest first.", default=False)
    counts: bool = asked("Count by day as well.", default=False)
    limit: str = asked("How many to show, at most 500. Left out: 50.", default="50")
    after: str = asked("Leave out so many of the first, to go on from where a page ended.", default="")


@dataclass(frozen=True, slots=True)
class OnDay:
    """How many deadlines of one sort fall on one day."""

    day: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of deadline: how many there are that fit, and how many of them are overdue or cannot be worked out."""

    kind: str
    label: str
    count: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is due, the most pressing first.

    - `total`: how many deadlines fit; `rows` one page of them; `next` goes on from there.
    - `sorts`: every sort that was asked for.
    - `states`: state → how many fit, whichever states were asked for.
    - `days`: how many fall on each day, where counts were asked for.
    - `registers`: the registers that there are, with their names.
    """

    as_of: str
    total: int
    rows: tuple[Row, ...]
    next: str
    sorts: tuple[Sort, ...]
    states: tuple[tuple[str, int], ...]
    days: tuple[OnDay, ...]
    registers: tuple[tuple[str, str], ...]


def run(session: Session, question: Question) -> Answer:
    """What is due. Raises NotFound for a record, and UsageError for a register, number or day that there is not."""
    snapshot = opened(session)
    return snapshot.as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    snapshot, today = opened(session), session.today
    known = {each.id: each.title for each in snapshot.federation.registers}
    _check_registers(question.register, list(known))
    limit, skip = _number(question.limit, 50, 1, _MOST), _number(question.after, 0, 0, 10_000_000)
    window = _window(question, today)
    kinds = [each for each in KINDS if each in (question.kind or KINDS)]
    chosen = [one(session, text).ref for text in question.record]
    fitting = [row for row in _cases(session) if row.kind in kinds and _fits(row, question, chosen, window)]
    cases = [row for row in fitting if not window.states or row.state in window.states]
    if question.latest_first:
        cases.reverse()
    dated = Dated(session, question.register, chosen, window, kinds, question.latest_first)
    total = len(cases) + dated.total
    rows = _page(cases, dated, skip, limit, question.latest_first)
    tally, late = dated.tally, dated.late
    for row in cases:
        tally[row.kind] += 1
        late[row.kind] += row.state in _OVERDUE
    states = Counter(row.state for row in fitting) + dated.states
    return Answer(
        today.isoformat(), total, tuple(_placed(session, rows)), str(skip + limit) if total > skip + limit else "",
        tuple(Sort(each, label(each), tally[each], late[each]) for each in kinds),
        tuple((each, states[each]) for each in STATES if states[each]),
        tuple(_days(cases, dated)) if question.counts else (), tuple(known.items()),
    )  # fmt: skip


def label(kind: str) -> str:
    """What a sort of deadline is called."""
    if kind in CASES:
        return _(Kind(kind).label)
    return {"review": _("Review"), "end": _("Last day"), "waiver": _("Waiver running out")}[kind]


# ── cases ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cases(session: Session) -> list[Row]:
    """Every time limit of every case, the most pressing first; worked out once a day for as long as no file changes."""
    snapshot, today = opened(session), session.today
    now = moment_now(session.as_of is None and session.as_at is None)
    key = ("time limits", today, now.strftime("%H") if now else "", str(session.principal))
    if key not in snapshot.memory:
        book = statute_book()
        desk = Desk(snapshot, session, book, today)
        found = []
        for kind in CASES:
            for case in snapshot.all(session, kind):
                if not status(case.data, today).value:
                    continue
                reader = Reader(snapshot, session, book, today, desk)
                found += [of_clock(clock, case, today, now) for clock in clocks_of(reader, case)]
        snapshot.memory[key] = sorted(found, key=lambda row: (row.sorts, row.key))
    rows: list[Row] = snapshot.memory[key]
    return rows


def _fits(row: Row, question: Question, chosen: list[Ref], window: Window) -> bool:
    ref = Ref.parse(row.ref)
    if question.register and (ref is None or ref.register not in question.register):
        return False
    if chosen and ref not in chosen:
        return False
    if not question.answered and not SETTLED & window.states and row.done and row.state != "not-worked-out":
        return False
    return window.holds(row)


# ── a page of both ───────────────────────────────────────────────────────────────────────────────────────────────────


def _page(cases: list[Row], dated: Dated, skip: int, limit: int, latest_first: bool) -> list[Row]:
    """One page of all, in the order of their days."""
    if not dated.total:
        return cases[skip : skip + limit]
    if not cases:
        return list(dated.rows(skip, limit))
    # Where both there are, of the reviews and ends no more is read than the cases before them leave room for.
    before = max(0, skip - len(cases))
    both = merge(cases, dated.rows(before, skip - before + limit), key=lambda row: row.sorts, reverse=latest_first)
    return list(islice(both, skip - before, skip - before + limit))


def _placed(session: Session, rows: list[Row]) -> Iterator[Row]:
    """The rows with file and line: each file is read once."""
    wanted: dict[str, list[str]] = {}
    for row in rows:
        wanted.setdefault(row.ref, []).append(row.at)
    places: dict[str, Line] = {}
    for text, addresses in wanted.items():
        ref = Ref.parse(text)
        places |= lines_of(session, ref, addresses) if ref is not None else {}
    for row in rows:
        place = places.get(row.at)
        yield replace(row, file=place.file, line=place.line) if place else row


def _days(cases: list[Row], dated: Dated) -> Iterator[OnDay]:
    found = Counter(dated.days)
    found.update((row.by[:10], row.kind) for row in cases if row.by)
    for (day, kind), count in sorted(found.items(), key=lambda each: (each[0][0], KINDS.index(each[0][1]))):
        yield OnDay(day, kind, count)


# ── what was asked ───────────────────────────────────────────────────────────────────────────────────────────────────


def _check_registers(asked_for: tuple[str, ...], known: list[str]) -> None:
    for register in asked_for:
        if register not in known:
            raise UsageError(
                _("There is no register called {register}.").format(register=register),
                _("Write {known}.").format(known=listed([f"`{each}`" for each in sorted(known)], "or")),
            )


def _window(question: Question, today: date) -> Window:
    since, until = (_written_day(text) for text in (question.since, question.until))
    if question.within:
        last = (today + timedelta(days=_number(question.within, 0, 0, 36_500))).isoformat()
        until = min(until, last) if until else last
    return Window(since, until, frozenset((*question.state, *(_OVERDUE if question.overdue else ()))))


def _written_day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(_("{text} is not a day.").format(text=text), _("Write a day as 2026-11-21.")) from error


def _number(text: str, otherwise: int, least: int, most: int) -> int:
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise UsageError(
            _("{text} is not a whole number from {least} to {most}.").format(text=text, least=least, most=f"{most:,}"),
            _("Write 30, for example."),
        )
    return int(text)


VERB = Verb(
    title="Say what is due by when: cases, reviews, and ends.",
    examples=(
        ("muniment due", "the most pressing first, whatever it is"),
        ("muniment due --kind breach --kind rights-request --kind complaint", "only the clocks that the law sets"),
        ("muniment due --within 30 --register northmoor", "what one council has to do within 30 days"),
        ("muniment due --overdue", "what is overdue, or cannot be worked out from what is recorded"),
        ("muniment due --kind review --output reviews.ics", "the reviews as a calendar, for other programs"),
    ),
    question=Question,
    run=run,
    sheet="due",
    formats={"ics": "due_ics"},
)
