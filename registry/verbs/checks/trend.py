"""How what needs attention has changed: at the end of each month of the registers' history, and since a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.check.attention import Attention
from registry.errors import UsageError
from registry.findings import Outcome
from registry.history import point as past
from registry.history.looking import Looking
from registry.history.months import MOST, month_ends
from registry.history.point import Words, digest
from registry.index.verdicts import OUTCOMES, SEVERITIES
from registry.load.federation import find
from registry.rules.catalogue import rule
from registry.session import Session
from registry.source import Ref
from registry.verbs.opening import opened, registers_named
from registry.verbs.verb import Verb, asked
from registry.wording import _, day

_DAY = len("2026-09-30")


@dataclass(frozen=True, slots=True)
class Question:
    """How far back, and since which day to compare."""

    months: str = asked("How many month ends to look back, at most 60. Left out: 12.", default="12")
    since: str = asked("A day to compare with, such as the last committee's: 2026-09-30.", default="")
    register: tuple[str, ...] = asked("Only these registers.", default=())
    kept_only: bool = asked("Only what was worked out before; work out nothing new.", default=False)


@dataclass(frozen=True, slots=True)
class Point:
    """What needed attention on a day, by the files and the law of that day, and the rules of now.

    What was waived then, and what only follows from another finding, is not counted.

    - `severities`: severity → how many. `opened`, `closed`: how many had come, or gone, since the point before.
    - `registers`: how many registers had any files by then.
    """

    day: str
    total: int
    severities: tuple[tuple[str, int], ...]
    opened: int
    closed: int
    registers: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that has come or gone since the day compared with."""

    fingerprint: str
    rule: str
    title: str
    severity: str
    ref: str
    record: str
    because: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The points, oldest first and today last, and what changed since the day compared with.

    - `missing`: points that were not worked out, because `kept_only` was asked.
    - `notes`: what a reader should know: registers without history, days before their first version.
    """

    as_of: str
    points: tuple[Point, ...]
    missing: tuple[str, ...]
    since: str
    opened: tuple[Changed, ...]
    closed: tuple[Changed, ...]
    notes: tuple[str, ...]


def run(session: Session, question: Question) -> Answer:
    """The points. Raises UsageError where a number or day is put wrongly."""
    snapshot = opened(session)
    months = _months(question.months)
    since = _since(question.since, session.today)
    registers = registers_named(session, question.register)
    looking = Looking(find(session.federation), session)
    days = month_ends(session.today, months)
    looked = looking.at([*days, since] if since else days, kept_only=question.kept_only)
    notes = list(looked.notes)
    before = looked.points.get(since) if since else None
    if since and before is None and since not in looked.missing:
        notes.append(_("Nothing can be compared with {day}.").format(day=day(since)))
    missing = tuple(each.isoformat() for each in looked.missing)
    if not looked.points:
        # Nothing is compared finding by finding: counting them is enough.
        alone = snapshot.as_one(lambda: _alone(session, registers))
        return Answer(alone.day, (alone,), missing, "", (), (), tuple(notes))
    attention, now = snapshot.as_one(lambda: _today(session))
    opened_since, closed_since = (
        (_come(session, attention, before, registers), _gone(session, looking.words(since), before, now, registers))
        if since and before
        else ((), ())
    )
    return Answer(
        session.today.isoformat(),
        _rows([*(looked.points[each] for each in days if each in looked.points), now], registers),
        missing,
        since.isoformat() if since and before else "",
        opened_since,
        closed_since,
        tuple(notes),
    )


def _alone(session: Session, registers: Sequence[str]) -> Point:
    """Today by itself."""
    snapshot = opened(session)
    open_, _waived = Attention(snapshot, session).groups()
    counts: Counter[str] = Counter()
    for group, count in open_.items():
        if not group.folded and (not registers or group.register in registers):
            counts[rule(group.rule).severity] += count
    of = [each.id for each in snapshot.federation.registers if not registers or each.id in registers]
    severities = tuple((each, counts[each]) for each in SEVERITIES)
    return Point(session.today.isoformat(), counts.total(), severities, 0, 0, len(of))


def _months(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= MOST):
        raise UsageError(
            _("--months: {text} is not a number from 1 to {most}.").format(text=repr(text[:40]), most=MOST)
        )
    return int(text)


def _since(text: str, today: date) -> date | None:
    if not text:
        return None
    try:
        found = date.fromisoformat(text) if len(text) == _DAY else None
    except ValueError:
        found = None
    if found is None:
        said = _("--since: {text} is not a day, written as 2026-09-30.")
        raise UsageError(said.format(text=repr(text[:40])))
    if found >= today:
        said = _("--since: {day} is not before {today}.")
        raise UsageError(said.format(day=day(found), today=day(today)))
    return found


def _rows(points: Sequence[past.Point], registers: Sequence[str]) -> tuple[Point, ...]:
    rows = []
    before: set[int] | None = None
    for point in points:
        there = set(point.counted(registers))
        had = there if before is None else before
        of = [each for each in point.registers if not registers or each in registers]
        rows.append(
            Point(point.day, len(there), point.severities(registers), len(there - had), len(had - there), len(of))
        )
        before = there
    return tuple(rows)


def _today(session: Session) -> tuple[Attention, past.Point]:
    attention = Attention(opened(session), session)
    return attention, attention.once("point", lambda: _now(session, attention))


def _now(session: Session, attention: Attention) -> past.Point:
    """What needs attention now, by the names of the findings alone: their texts are read for those that have come."""
    found = past.Point(session.today.isoformat(), [each.id for each in opened(session).federation.registers])
    for key, group, fingerprint in attention.aged():
        found.take(
            fingerprint, rule(group.rule).severity, cannot_tell=OUTCOMES[group.outcome] is Outcome.CANNOT_TELL,
            waived=key in attention.waived, folded=bool(group.folded),
        )  # fmt: skip
    return found


def _come(session: Session, attention: Attention, before: past.Point, registers: Sequence[str]) -> tuple[Changed, ...]:
    """What needs attention now and did not then."""
    had = before.counted(registers)
    snapshot = opened(session)
    come = [
        key
        for key, group, fingerprint in attention.aged()
        if not group.folded
        and (not registers or group.register in registers)
        and key not in attention.waived
        and digest(fingerprint) not in had
    ]
    rows = []
    for each in attention.read(come):
        ref = Ref.parse(each.subject.partition("#")[0])
        loaded = snapshot.get(session, ref) if ref is not None else None
        if loaded is not None:
            rows.append(_changed(each.rule, each.subject, each.because, each.severity, str(ref), loaded.title))
    return _in_order(rows)


def _gone(
    session: Session, words: Iterable[Words], before: past.Point, now: past.Point, registers: Sequence[str]
) -> tuple[Changed, ...]:
    """What needed attention then and does not now: put right, waived, or gone with its record."""
    had, has = before.counted(registers), now.counted(registers)
    rows = []
    for each in words:
        ref = Ref.parse(each.subject.partition("#")[0])
        number = digest(f"{each.rule}@{each.subject}")
        if number in had and number not in has and ref is not None and session.may_see(ref):
            severity = SEVERITIES[had[number]]
            rows.append(_changed(each.rule, each.subject, each.because, severity, str(ref), each.record))
    return _in_order(rows)


def _changed(own: str, subject: str, because: str, severity: str, ref: str, record: str) -> Changed:
    return Changed(f"{own}@{subject}", own, str(rule(own).text["title"]), severity, ref, record, because)


def _in_order(rows: Iterable[Changed]) -> tuple[Changed, ...]:
    return tuple(sorted(rows, key=lambda each: (SEVERITIES.index(each.severity), each.ref, each.fingerprint)))


VERB = Verb(
    title="Show how what needs attention has changed, month by month.",
    examples=(
        ("muniment trend", "at the end of each of the last twelve months"),
        ("muniment trend --since 2026-09-30", "and what has come and gone since a day"),
    ),
    question=Question,
    run=run,
)
