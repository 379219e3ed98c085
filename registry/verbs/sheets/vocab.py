"""Words as a table: who means what by which, what it is mapped to, and who decided so; or the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.meaning.shown import MappingShown, TermRow, VocabularyRow
from registry.verbs.opening import opened
from registry.verbs.sheets.records import day_of
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a term; or a vocabulary, where no terms were asked for."""
    found = opened(session).federation
    title = _("{name} on {day}: {federation}")
    of_terms = not answer.vocabularies
    name = _("Words") if of_terms else _("Vocabularies")
    rows = (
        (_term(row) for page in pages for row in page.rows)
        if of_terms
        else (_vocabulary(row) for page in pages for row in page.vocabularies)
    )
    return Sheet(
        name, title.format(name=name, day=day(session.today), federation=found.title or found.root.name),
        _of_terms() if of_terms else _of_vocabularies(), rows, answer.total, session.today,
    )  # fmt: skip


def _of_terms() -> tuple[Column, ...]:
    return (
        Column(_("Shared meaning"), 28), Column(_("Term"), 30), Column(_("Organisation"), 28),
        Column(_("Definition"), 60), Column(_("Where it means this"), 36), Column(_("Other names"), 30),
        Column(_("In data"), 18), Column(_("What it names"), 22), Column(_("A code of"), 24), Column(_("Codes"), 40),
        Column(_("What is decided"), 24), Column(_("How it stands to others"), 60), Column(_("Decided by"), 24),
        Column(_("Decided on"), 16), Column(_("Vocabulary"), 32), Column(_("Web identifier"), 40),
        Column(_("Address"), 60), Column(_("File"), 50), Column(_("Line"), 6),
    )  # fmt: skip


def _term(row: TermRow) -> tuple[Cell, ...]:
    first = next((each for each in row.mappings if each.holds), None)
    meaning = row.label if row.is_shared else next((m.other_label for m in row.mappings if m.other == row.meaning), "")
    return (
        meaning or None, row.label, row.organisation_title, row.definition or None, row.context or None,
        "; ".join(row.others) or None, row.notation or None, row.kind_label or None, row.of or None,
        "; ".join(each.label for each in row.codes) or None, row.state_said,
        "\n".join(map(_mapping, row.mappings)) or None, (first.by if first else "") or None,
        day_of(first.on) if first else None, row.vocabulary_title, row.iri or None, row.ref,
        row.file or None, row.line or None,
    )  # fmt: skip


def _mapping(mapping: MappingShown) -> str:
    whose = _("shared word") if mapping.is_shared else mapping.organisation_title
    other = f"{mapping.other_label} ({whose})" if mapping.other else mapping.vocabulary_title
    together = f", {mapping.together}" if mapping.together else ""
    return f"{mapping.said} {other}{together}. {mapping.status_label}"


def _of_vocabularies() -> tuple[Column, ...]:
    return (
        Column(_("Vocabulary"), 44), Column(_("Organisation"), 30), Column(_("Part it plays"), 22),
        Column(_("Version"), 12), Column(_("Status"), 14), Column(_("Terms"), 8), Column(_("In use"), 8),
        Column(_("Decided"), 8), Column(_("Data set"), 36), Column(_("What it is"), 60), Column(_("Reference"), 50),
    )  # fmt: skip


def _vocabulary(row: VocabularyRow) -> tuple[Cell, ...]:
    return (
        row.title, row.organisation_title, row.part, row.version or None, row.status_label or None, row.terms,
        row.in_use, row.decided, row.data_set or None, row.description or None, row.ref,
    )  # fmt: skip
