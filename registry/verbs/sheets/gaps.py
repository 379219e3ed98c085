"""What needs attention as a table: what no record shows, whose duty it is, what to do, and where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.concepts.rules import Severity
from registry.exchange.sheet import Cell, Column, Sheet
from registry.law.statute_book import statute_book
from registry.rules.catalogue import rule
from registry.session import Session
from registry.values import Any
from registry.verbs.checks.gaps import Row
from registry.verbs.opening import opened
from registry.verbs.sheets.records import day_of
from registry.wording import _, day

_FIELD = re.compile(r"`([a-z0-9]+(?:_[a-z0-9]+)*)`")


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a finding."""
    columns = (
        Column(_("Severity"), 10), Column(_("Finding"), 20), Column(_("What the rule looks for"), 40),
        Column(_("What no record shows"), 60), Column(_("What to do"), 50), Column(_("Who acts"), 24),
        Column(_("Organisation"), 28), Column(_("Area of law"), 28), Column(_("Law"), 36),
        Column(_("First seen by"), 18), Column(_("First seen"), 30), Column(_("Waived"), 40), Column(_("Record"), 40),
        Column(_("Kind"), 20), Column(_("Reference"), 44), Column(_("Place in the record"), 44),
        Column(_("File"), 50), Column(_("Line"), 6), Column(_("Rule"), 28),
    )  # fmt: skip
    found = opened(session).federation
    title = _("What needs attention on {day}: {federation}")
    return Sheet(
        _("Compliance gaps"), title.format(day=day(session.today), federation=found.title or found.root.name), columns,
        (_row(row) for page in pages for row in page.rows), answer.total, session.today,
        ((_("How to read it"), _("A finding says what no record shows. It does not say that anybody broke the law.")),),
    )  # fmt: skip


def _row(row: Row) -> tuple[Cell, ...]:
    text = rule(row.rule).text
    return (
        _(Severity(row.severity).label), finding(row.outcome), row.title, row.because, plain(str(text["remedy"])),
        row.who_acts_label, row.organisation_title or _("Not known"), row.area_label, "; ".join(law(row.rule)),
        day_of(row.since.by), row.since.said, row.waived or None, row.record, _(Kind(row.kind).label), row.ref,
        row.subject, row.file, row.line, row.rule,
    )  # fmt: skip


def finding(outcome: str) -> str:
    """A finding's outcome in words that accuse nobody."""
    return _("Cannot tell") if outcome == "cannot-tell" else _("No record shows it")


def plain(text: str) -> str:
    """A sentence of ours without the marks round what stands in files; a field's name in words: “late reason”."""
    return _FIELD.sub(lambda found: f"“{found[1].replace('_', ' ')}”", text).replace("`", "")


def law(name: str) -> tuple[str, ...]:
    """The provisions that a rule rests on, in words."""
    book = statute_book()
    return tuple(dict.fromkeys(book.entries[each["law"]].title for each in rule(name).text["cites"]))
