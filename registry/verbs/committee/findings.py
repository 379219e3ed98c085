"""The parts of a committee paper that say what needs attention now: in sum, by area and severity, and one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from registry.concepts.rules import Area, Severity
from registry.exchange.paper import Paragraph, Part, Table
from registry.law.statute_book import statute_book
from registry.rules.catalogue import rule
from registry.session import Session
from registry.source import Ref
from registry.verbs.checks import gaps
from registry.verbs.opening import opened
from registry.verbs.part_names import PartNames
from registry.verbs.sheets.gaps import law, plain
from registry.wording import _, counted

MOST_SHOWN = 200
"""Findings of one severity that a paper tells of one by one."""

TOLD = (Severity.CRITICAL.value, Severity.HIGH.value)
"""The severities whose findings a paper tells of one by one."""

_A_PAGE = 500


@dataclass
class Gaps:
    """What needs attention in some registers, asked for as it is needed, by the same verb as everybody asks."""

    session: Session
    registers: tuple[str, ...]

    @cached_property
    def all(self) -> gaps.Answer:
        """How much there is, and of what."""
        return gaps.run(self.session, gaps.Question(register=self.registers, counts=True, limit="1"))

    @cached_property
    def severities(self) -> dict[str, int]:
        """Severity → how many."""
        found = dict(self.all.severities)
        return {each.value: found.get(each.value, 0) for each in Severity}

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """The organisations that keep the registers that were asked for; none where all were."""
        registers = opened(self.session).federation.registers
        return tuple(
            str(Ref.within(each.owner, each.id, "organisation"))
            for each in registers
            if each.id in self.registers and each.owner
        )

    @cached_property
    def own(self) -> int:
        """How many of them all are for those organisations to put right."""
        return gaps.run(self.session, gaps.Question(register=self.registers, organisation=self.owners, limit="1")).total

    @cached_property
    def elsewhere(self) -> int:
        """How many more of theirs there are in other registers."""
        return gaps.run(self.session, gaps.Question(organisation=self.owners, limit="1")).total - self.own

    @cached_property
    def by_area(self) -> dict[str, dict[str, int]]:
        """Severity → area → how many."""
        return {each: self._areas(each) if count else {} for each, count in self.severities.items()}

    def _areas(self, severity: str) -> dict[str, int]:
        question = gaps.Question(
            severity=(severity,), register=self.registers, counts=True, all_of=("area",), limit="1"
        )
        answer = gaps.run(self.session, question)
        heading = next(each for each in answer.headings if each.field == "area")
        return {each.value: each.count for each in heading.values}

    @cached_property
    def told(self) -> dict[str, tuple[gaps.Row, ...]]:
        """Severity → its findings, as many of them as a paper shows, the worst severities only."""
        return {each: self._rows(severity=(each,), limit=str(MOST_SHOWN)) for each in TOLD}

    @cached_property
    def waived(self) -> tuple[gaps.Row, ...]:
        """The findings that are waived."""
        return self._rows(waived="only", limit=str(_A_PAGE))

    def _rows(self, **asked: object) -> tuple[gaps.Row, ...]:
        return gaps.run(self.session, gaps.Question(register=self.registers, **asked)).rows  # type: ignore[arg-type]


def severities(counts: dict[str, int]) -> str:
    """Counts by severity in words: 3 critical, 12 high, 4 medium and 0 low."""
    words = [f"{count:,} {_(Severity(each).label).lower()}" for each, count in counts.items()]
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def areas(found: Gaps) -> Part:
    """Findings by area of law and by severity; areas without any are left out, and said to be."""
    columns = [each.value for each in Severity]
    rows, clear = [], []
    for area in Area:
        counts = [found.by_area[each].get(area.value, 0) for each in columns]
        if sum(counts):
            rows.append((_(area.label), *(f"{count:,}" for count in counts), f"{sum(counts):,}"))
        else:
            clear.append(_(area.label).lower())
    total = (_("All areas"), *(f"{found.severities[each]:,}" for each in columns), f"{found.all.total:,}")
    heads = (_("Area of law"), *(_(Severity(each).label) for each in columns), _("Total"))
    table = Table(
        _("Each finding, counted once"),
        heads,
        (*rows, total),
        (44, 12, 12, 12, 12, 12),
        (1, 2, 3, 4, 5),
        is_summed=True,
    )
    said = _("No finding is about: {areas}. That does not show that everything there is right; see the annex.")
    without = (Paragraph(said.format(areas="; ".join(clear))),) if clear else ()
    return Part(_("Findings by area and severity"), (table, *without) if rows else without)


def one_by_one(found: Gaps) -> Iterator[Part]:
    """The critical and high findings, each with what no record shows, what to do, who acts, since when, and the law."""
    undated = Paragraph(
        _("When they were first seen is not shown: the history of the registers was not looked through.")
    )
    is_dated = any(row.since.by for rows in found.told.values() for row in rows)
    said = (Paragraph(_reading()), *(() if is_dated or not any(found.told.values()) else (undated,)))
    yield Part(_("Critical and high findings"), said, apart=True)
    for severity in TOLD:
        yield _of(found, severity)


def _of(found: Gaps, severity: str) -> Part:
    name, count = _(Severity(severity).label), found.severities[severity]
    rows = found.told[severity]
    title = _("{severity}: {findings}").format(
        severity=name, findings=counted(count, _("finding"), _("findings")) if count else _("none")
    )
    if not rows:
        return Part(title, (Paragraph(_("No finding is of this severity.")),), level=2)
    is_dated = any(row.since.by for row in rows)
    heads = (
        _("Organisation and record"),
        _("What no record shows"),
        _("What to do, and who acts"),
        _("First seen, and law") if is_dated else _("Law"),
    )
    parts = _parts(found.session, rows)
    cells = tuple(_row(row, part, is_dated) for row, part in zip(rows, parts, strict=True))
    table = Table(_("{severity} findings").format(severity=name), heads, cells, (22, 36, 30, 26), leads=(0, 1))
    left = count - len(rows)
    more = _("Another {count} are left out here. `muniment gaps --severity {severity}` shows them all.")
    said = (Paragraph(plain(more).format(count=f"{left:,}", severity=severity), quiet=True),) if left > 0 else ()
    return Part(title, (table, *said), level=2)


def _parts(session: Session, rows: Sequence[gaps.Row]) -> list[str]:
    """Which part of its record each finding is about, where another says the same of the same record; else nothing."""
    alike = Counter((row.rule, row.ref, row.because) for row in rows)
    snapshot, found = opened(session), []
    for row in rows:
        ref = Ref.parse(row.ref)
        record = snapshot.get(session, ref) if ref and alike[row.rule, row.ref, row.because] > 1 else None
        found.append(PartNames(snapshot, record).part(row.subject) if record else "")
    return found


def _row(row: gaps.Row, part: str, is_dated: bool) -> tuple[str, ...]:
    whose = row.organisation_title or _("Organisation not known")
    doubt = [_("It cannot be told whether this is met.")] if row.outcome == "cannot-tell" else []
    remedy = plain(str(rule(row.rule).text["remedy"]))
    acts = _("Who acts: {role}").format(role=row.who_acts_label)
    return (
        "\n".join([whose, row.record, *([part] if part else [])]),
        "\n".join([row.title, *doubt, plain(row.because)]), f"{remedy}\n{acts}",
        "\n".join([*([row.since.said] if is_dated else []), "; ".join(law(row.rule))]),
    )  # fmt: skip


def _reading() -> str:
    return _(
        "Each finding says what no record shows. It does not say that anybody broke the law: what is not on record may"
        " have been done, and then the remedy is to record it."
    )


def unverified(rows: Iterator[gaps.Row]) -> tuple[str, ...]:
    """The provisions that some findings rest on and whose text was not read in full, in words."""
    book = statute_book()
    cited = {each["law"] for name in {row.rule for row in rows} for each in rule(name).text["cites"]}
    return tuple(sorted(book.entries[own].title for own in cited if not book.entries[own].is_verified))
