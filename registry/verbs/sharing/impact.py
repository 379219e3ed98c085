"""Say what is touched where a supplier is breached, something ends, or a partner leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from registry.clocks.breach import in_britain
from registry.concepts.kinds import Kind
from registry.concepts.sharing import Mishap
from registry.errors import UsageError
from registry.facts.moments import day_of
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.sharing.cited import Law, Person, Place, Weakness
from registry.sharing.impact.found import SORT_LABELS, impact
from registry.sharing.impact.subject import MISHAPS, Befallen
from registry.sharing.impact.to_do import in_words
from registry.sharing.impact.touched import Clause, Clock, Impact, Touched
from registry.verbs.deadlines.rows import moment_now
from registry.verbs.failing.befallen import WORDS, befallen
from registry.verbs.failing.recorded_clocks import recorded
from registry.verbs.opening import opened, registers_named
from registry.verbs.sheets.paging import commits_by_register
from registry.verbs.verb import Verb, asked
from registry.wording import _, day

__all__ = [
    "MISHAPS",
    "SORT_LABELS",
    "VERB",
    "WORDS",
    "Answer",
    "Clause",
    "Clock",
    "Impact",
    "Law",
    "Person",
    "Place",
    "Question",
    "Touched",
    "Weakness",
    "in_words",
    "run",
]
"""What the pages and the command line need of it."""

_CASES = (Kind.BREACH.value, Kind.RIGHTS_REQUEST.value, Kind.COMPLAINT.value)


@dataclass(frozen=True, slots=True)
class Question:
    """What has happened to what, and when somebody became aware of it."""

    subject: str = asked(
        "What it befell: an organisation, contract, system, agreement, gateway or contract#assurances[key].",
        default="", positional=True,
    )  # fmt: skip
    mishap: str = asked("What happened.", default="", choices=tuple(each.value for each in Mishap))
    aware: str = asked("When you became aware, such as 2026-11-21T09:30. Left out: no clock is begun.", default="")
    on: str = asked("The day it ends or leaves. Left out: the day asked about.", default="")
    register: tuple[str, ...] = asked("Only what is in these registers.", default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """What is touched. `register`: only these, if any were named; `aware`, `on`: as asked.

    - `aware` is a moment with its offset from UTC, empty where none was given.
    - `federation`: what these records are called together. `files`: register → which commit its files are of, in words.
    """

    as_of: str
    aware: str
    on: str
    register: tuple[str, ...]
    impact: Impact
    federation: str = ""
    files: tuple[tuple[str, str], ...] = ()


def run(session: Session, question: Question) -> Answer:
    """Look for it. Raises NotFound, UsageError."""
    snapshot = opened(session)
    registers = frozenset(registers_named(session, question.register)) if question.register else frozenset()
    found = befallen(session, question.subject, question.mishap)
    aware, on = _aware(question.aware, session), _on(question.on)
    if aware is not None and found.mishap != Mishap.BREACHED:
        raise UsageError(_("--aware is about a breach."), _("Leave it out, or say --mishap breached."))
    if on is not None and found.mishap == Mishap.BREACHED:
        raise UsageError(_("--on is about what ends or leaves."), _("Leave it out, or say --aware for a breach."))
    whole = impact(
        snapshot,
        session,
        found,
        aware,
        on,
        registers,
        partial(_recorded, session, found),
        moment_now(not session.as_of),
    )
    return Answer(
        session.today.isoformat(), aware.isoformat() if aware else "", on.isoformat() if on else "",
        tuple(sorted(registers)),
        whole, snapshot.federation.title or snapshot.federation.root.name, tuple(commits_by_register(session).items()),
    )  # fmt: skip


def _recorded(session: Session, found: Befallen, records: list[Loaded]) -> Iterator[Clock]:
    if found.mishap == Mishap.BREACHED:
        for each in records:
            if each.ref.kind in _CASES:
                yield from recorded(session, each)


def _aware(text: str, session: Session) -> datetime | None:
    """The moment that was given, by a British clock where it says no offset."""
    if not text:
        return None
    try:
        when = datetime.fromisoformat(text.strip()[:40])
    except ValueError:
        when = None
    if when is None or "T" not in text.upper().replace(" ", "T"):
        raise UsageError(
            _("--aware: {text} is not a day and time.").format(text=repr(text[:40])), _("Write it as 2026-11-21T09:30.")
        )
    if when.utcoffset() is None:
        from zoneinfo import ZoneInfo  # reads a file; only who gives a moment waits for it

        when = datetime.fromisoformat(when.replace(tzinfo=ZoneInfo("Europe/London")).isoformat())
    now = moment_now(not session.as_of)
    if now is not None and when > now:
        raise UsageError(_("--aware: {moment} is still to come.").format(moment=in_britain(when)))
    if day_of(when) > session.today:
        said = _("--aware: {day} is after the day asked about, {today}.")
        raise UsageError(said.format(day=day(day_of(when)), today=day(session.today)))
    return when


def _on(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-21") else _not_a_day(text)
    except ValueError:
        return _not_a_day(text)


def _not_a_day(text: str) -> date:
    raise UsageError(_("--on: {text} is not a day.").format(text=repr(text[:40])), _("Write a day as 2026-11-21."))


VERB = Verb(
    title="Say what a breach, an end or a departure would touch.",
    examples=(
        ("muniment impact lantern-quay-systems --mishap breached", "all that a breach at a supplier touches"),
        (
            "muniment impact lantern-quay-systems --mishap breached --aware 2026-11-21T09:30 --output incident.pdf",
            "the incident pack, with the clocks running",
        ),
        (
            "muniment impact hub-case-system-contract --mishap ends --on 2027-03-31",
            "what the end of a contract touches",
        ),
    ),
    question=Question,
    run=run,
    formats={"docx": "impact_docx", "pdf": "impact_pdf"},
    sheet="impact",
)
