"""The parts of a committee paper about time: what has come and gone, what is set aside until when, what is due next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from registry.concepts.rules import Severity
from registry.exchange.paper import Block, Paragraph, Part, Table
from registry.session import Session
from registry.source import Ref
from registry.verbs.checks import due, gaps, trend
from registry.verbs.committee.findings import Gaps
from registry.verbs.deadlines.rows import Row
from registry.verbs.opening import opened
from registry.verbs.sheets.gaps import plain
from registry.wording import _, counted, day

SOON = 90
"""Days before its end from which a waiver is put to the committee."""

_MOST = 60
"""Rows of one table of changes, or of what is due."""


@dataclass
class Changes:
    """What has come and gone since the last committee's day; nothing where no history says."""

    session: Session
    since: str
    registers: tuple[str, ...]

    @cached_property
    def answer(self) -> trend.Answer | None:
        """What the registers' history says; None where nothing is compared."""
        if not self.since:
            return None
        return trend.run(self.session, trend.Question(months="1", since=self.since, register=self.registers))

    @property
    def is_known(self) -> bool:
        """Whether that day can be compared with."""
        return self.answer is not None and bool(self.answer.since)

    def before(self, now: dict[str, int]) -> dict[str, int]:
        """Severity → how many there were on that day: those of now, less what has come, and with what has gone."""
        assert self.answer is not None
        come, gone = (Counter(each.severity for each in some) for some in (self.answer.opened, self.answer.closed))
        return {each: count - come[each] + gone[each] for each, count in now.items()}


def changed(changes: Changes) -> Part:
    """What has come and what was closed since the last committee."""
    if changes.answer is None:
        return Part(_("Changes"), (Paragraph(_("No earlier day was named to compare with.")),))
    title = _("Changes since {day}").format(day=day(date.fromisoformat(changes.since)))
    notes = tuple(Paragraph(each, quiet=True) for each in changes.answer.notes)
    if not changes.is_known:
        said = _("No history of the registers reaches back to that day, so it cannot be said what has changed since.")
        return Part(title, (Paragraph(said), *notes))
    reading = _("Both days are judged by the rules of today, each by the files and the law of its own day.")
    blocks = (*_gone(changes.answer.closed), *_come(changes.answer.opened))
    return Part(title, (*blocks, Paragraph(reading, quiet=True), *notes))


def _gone(found: Sequence[trend.Changed]) -> tuple[Block, ...]:
    if not found:
        return (Paragraph(_("Nothing was closed.")),)
    table = Table(
        _("Closed since then: {findings}").format(findings=counted(len(found), _("finding"), _("findings"))),
        (_("Severity"), _("Record"), _("What was looked for"), _("What no record showed")),
        tuple((_(Severity(each.severity).label), each.record, each.title, plain(each.because))
              for each in _worst_first(found)[:_MOST]),
        (12, 26, 26, 40),
    )  # fmt: skip
    return (table, *_left_out(len(found)))


def _come(found: Sequence[trend.Changed]) -> tuple[Block, ...]:
    """What is new, in short: those that are critical or high are told of one by one in a part of their own."""
    if not found:
        return (Paragraph(_("Nothing new was found.")),)
    alike = Counter((each.severity, each.record, each.title) for each in _worst_first(found))
    table = Table(
        _("New since then: {findings}").format(findings=counted(len(found), _("finding"), _("findings"))),
        (_("Severity"), _("Record"), _("What was looked for"), _("Findings")),
        tuple((_(Severity(severity).label), record, title, f"{count:,}")
              for (severity, record, title), count in list(alike.items())[:_MOST]),
        (12, 38, 42, 12),
        (3,),
    )  # fmt: skip
    return (table, *_left_out(len(alike)))


def _worst_first(found: Sequence[trend.Changed]) -> list[trend.Changed]:
    order = [each.value for each in Severity]
    return sorted(found, key=lambda each: (order.index(each.severity), each.record, each.title, each.fingerprint))


def _left_out(count: int) -> tuple[Block, ...]:
    more = _("Another {count} are left out here.")
    return (Paragraph(more.format(count=f"{count - _MOST:,}"), quiet=True),) if count > _MOST else ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A waiver in effect: what it sets aside, who approved it, why, until when, and how many findings that is."""

    title: str
    rules: tuple[str, ...]
    record: str
    role: str
    reason: str
    until: date
    findings: int


def waivers(session: Session, found: Gaps) -> tuple[Waiver, ...]:
    """The waivers that set findings aside on the day, those that end soonest first."""
    by_waiver: dict[str, list[gaps.Row]] = {}
    for row in found.waived:
        by_waiver.setdefault(row.waiver, []).append(row)
    snapshot = opened(session)
    made = []
    for ref, rows in by_waiver.items():
        parsed = Ref.parse(ref)
        loaded = snapshot.get(session, parsed) if parsed else None
        if loaded is not None:
            data = loaded.data
            made.append(Waiver(
                loaded.title, tuple(dict.fromkeys(row.title for row in rows)), rows[0].record,
                str(data["approver_role"]), str(data["reason"]), date.fromisoformat(data["expires"]), len(rows),
            ))  # fmt: skip
    return tuple(sorted(made, key=lambda each: (each.until, each.title)))


def ending(some: Sequence[Waiver], today: date) -> tuple[Waiver, ...]:
    """Those that end soon."""
    return tuple(each for each in some if each.until <= today + timedelta(days=SOON))


def waived(some: Sequence[Waiver], today: date) -> Part:
    """What is set aside, and until when."""
    title = _("Waivers in effect")
    if not some:
        return Part(title, (Paragraph(_("No waiver sets a finding aside on this day.")),))
    soon = ending(some, today)
    intro = _("A waived finding is not counted above. It counts again when its waiver ends.")
    table = Table(
        _("Those that end soonest first"),
        (_("What is set aside"), _("Approved by"), _("Reason"), _("Until")),
        tuple((f"{'; '.join(each.rules)}\n{each.record}", each.role, each.reason, _until(each, soon)) for each in some),
        (30, 18, 38, 20),
        leads=(0,),
    )
    return Part(title, (Paragraph(intro), table))


def _until(waiver: Waiver, soon: Sequence[Waiver]) -> str:
    ends = _("Ends within {days} days").format(days=SOON)
    return f"{day(waiver.until)}\n{ends}" if waiver in soon else day(waiver.until)


def next_quarter(today: date) -> date:
    """The first day of the quarter after the day's own."""
    first = today.month - (today.month - 1) % 3 + 3
    return date(today.year + (first > 12), (first - 1) % 12 + 1, 1)


def coming(session: Session, registers: tuple[str, ...]) -> tuple[Part, int]:
    """Reviews, clocks and ends that are overdue or due before the next quarter; and how many of them are overdue."""
    last = next_quarter(session.today) - timedelta(days=1)
    answer = due.run(session, due.Question(register=registers, until=last.isoformat(), limit=str(_MOST)))
    late = sum(each.overdue for each in answer.sorts)
    title = _("Due by {day}").format(day=day(last))
    if not answer.total:
        return Part(title, (Paragraph(_("No review or time limit on record falls before then.")),)), 0
    said = _("{all} fall before the next quarter, of which {late} are overdue or cannot be worked out.").format(
        all=counted(answer.total, _("deadline"), _("deadlines")), late=f"{late:,}"
    )
    table = Table(
        _("Reviews, time limits and last days"), (_("What is due"), _("Record"), _("By"), _("Where it stands")),
        tuple((_what(row), row.title, row.shown, row.said) for row in answer.rows),
        (30, 34, 18, 22),
    )  # fmt: skip
    left = answer.total - len(answer.rows)
    more = _("Another {count} are left out here.").format(count=f"{left:,}")
    return Part(title, (Paragraph(said), table, *((Paragraph(more, quiet=True),) if left else ()))), late


def _what(row: Row) -> str:
    label = due.label(row.kind)
    return label if label == row.what else f"{label}\n{row.what}"
