"""Records found, as a table: what their list shows of them, and where each is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.concepts.kinds import Kind
from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.facet_labels import value_label
from registry.verbs.opening import opened
from registry.verbs.particulars import Particular, all_columns
from registry.wording import _, day

_NAMES = {Kind.AGREEMENT: "Agreements", Kind.ORGANISATION: "Organisations", Kind.PROCESSING_ACTIVITY: "Processing"}
_WIDE = frozenset({"bases", "lead", "organisation", "controllers", "controller", "lead_controller", "agreement"})


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a record. Records of one kind have a column for each of their facts, and others one for all of them."""
    asked = (question.kind,) if isinstance(question.kind, str) else question.kind
    kind = Kind(asked[0]) if len(asked) == 1 and asked[0] else None
    own = all_columns(kind) if kind else ()
    has_facts = bool(answer.rows) and hasattr(answer.rows[0], "facts")
    facts = [Column(label, 36 if name in _WIDE else 9 if name == "parties" else 18) for name, label in own]
    facts = facts if has_facts else []
    if has_facts and not kind:
        facts = [Column(_("Details"), 60)]
    columns = (
        Column(_("Title"), 44), *(() if kind else (Column(_("Kind"), 22),)), Column(_("Status"), 18),
        Column(_("Needs attention"), 20), *facts, Column(_("Reference"), 44), Column(_("Register"), 26),
        Column(_("File"), 50), Column(_("Line"), 6),
    )  # fmt: skip
    name = _(_NAMES[kind]) if kind in _NAMES else _(kind.label) if kind else _("Records")
    title = _("{name} on {day}: {federation}")
    found = opened(session).federation
    return Sheet(
        name, title.format(name=name, day=day(session.today), federation=found.title or found.root.name), columns,
        (_row(session, row, [each for each, _label in own], kind) for page in pages for row in page.rows),
        getattr(answer, "total", len(answer.rows)), session.today,
    )  # fmt: skip


def _row(session: Session, row: Any, names: list[str], kind: Kind | None) -> tuple[Cell, ...]:
    snapshot = opened(session)
    register, own_kind, _own = row.ref.split("/")
    standing = ", ".join(value_label(snapshot, "standing", each) for each in row.standing)
    facts: list[Cell] = []
    if hasattr(row, "facts"):
        said = {each.name: each for each in row.facts}
        facts = [_cell(said[name]) if name in said else None for name in names]
        if not kind:
            facts = ["; ".join(f"{each.label}: {each.text}" for each in row.facts) or None]
    return (
        row.title, *(() if kind else (_(Kind(own_kind).label),)), row.status_label or _("Not begun"), standing or None,
        *facts, row.ref, value_label(snapshot, "register", register), row.file, 1,
    )  # fmt: skip


def _cell(fact: Particular) -> Cell:
    if fact.value.isdecimal():
        return int(fact.value)
    return day_of(fact.value) or fact.text


def day_of(text: str) -> date | None:
    """The day that a text writes as 2026-11-21; none where it writes none, or one that there is not."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
