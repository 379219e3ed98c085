"""Words covered as a table: the vocabularies with their numbers, or the terms that were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.concepts.mapped import Mapped, Usage
from registry.concepts.mappings import Outcome, Relation
from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.how_mapped.rows import TermRow, VocabularyRow
from registry.verbs.opening import opened
from registry.verbs.words.mapped import Answer, CellRow
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Answer, pages: Iterator[Any]) -> Sheet:
    """A row a term where terms were asked for, a pair where the matrix was, otherwise a vocabulary."""
    found = opened(session).federation
    federation, on = found.title or found.root.name, session.today
    if question.to or question.mapped or question.undecided:
        title = _("Terms on {day}: {federation}").format(day=day(on), federation=federation)
        rows = (_term(row) for page in pages for row in page.rows)
        return Sheet(_("Terms"), title, _TERM, rows, answer.total, on)
    if question.matrix:
        title = _("Whose words in whose on {day}: {federation}").format(day=day(on), federation=federation)
        titles = {each.organisation.address: each.organisation.title for each in answer.sides}
        heads = (
            Column(_("Whose terms"), 34), Column(_("In whose words"), 34), Column(_("Terms"), 10),
            Column(_("Usable"), 10), Column(_("The same"), 10), Column(_("Broader"), 10), Column(_("Several"), 10),
            Column(_("No term"), 10), Column(_("Only near"), 10), Column(_("Not mapped"), 12),
        )  # fmt: skip
        cells = (_cell(each, titles) for each in answer.cells)
        return Sheet(_("Whose words in whose"), title, heads, cells, len(answer.cells), on)
    title = _("Words covered on {day}: {federation}").format(day=day(on), federation=federation)
    vocabularies = (_vocabulary(each) for each in answer.vocabularies)
    return Sheet(_("Words covered"), title, _vocabulary_columns(), vocabularies, len(answer.vocabularies), on)


_TERM = (
    Column(_("Term"), 34), Column(_("Where it stands"), 28), Column(_("In other words"), 44),
    Column(_("What it means"), 60), Column(_("Vocabulary"), 40), Column(_("Used"), 10), Column(_("Lost"), 14),
    Column(_("Only somewhere or for some"), 14), Column(_("Decided by"), 28), Column(_("Decided on"), 14),
    Column(_("Address of the term"), 60), Column(_("Address of the mapping"), 60),
)  # fmt: skip


def _term(row: TermRow) -> tuple[Cell, ...]:
    stands = _(Outcome(row.outcome).label) if row.outcome else _(Mapped(row.mapped).label)
    to = [f"{one.title} ({_(Relation(how).label).lower()})" if row.outcome else one.title for how, one in row.to]
    loss = {"open": _("Not agreed"), "agreed": _("Agreed"), "unsaid": _("Not said")}
    return (
        row.term.title, stands, "; ".join(to) or None, row.definition or None, row.vocabulary.title,
        row.used if row.used >= 0 else None, loss.get(row.loss), _("Yes") if row.is_limited else None, row.by or None,
        date.fromisoformat(row.on) if row.on else None, row.term.address, row.mapping or None,
    )  # fmt: skip


def _cell(each: CellRow, titles: dict[str, str]) -> tuple[Cell, ...]:
    return (titles[each.one], titles[each.other], each.total, each.usable, *(number for _name, number in each.groups))


def _vocabulary_columns() -> tuple[Column, ...]:
    return (
        Column(_("Vocabulary"), 44), Column(_("Whose"), 34), Column(_("Data set"), 34), Column(_("Version"), 10),
        Column(_("Terms"), 8), Column(_("Decided"), 8), Column(_("Usable"), 8),
        *(Column(_(each.label), 14) for each in Mapped), Column(_("Codes"), 8), Column(_("Codes decided"), 8),
        Column(_("Weighed by"), 16), Column(_("Weight"), 10), Column(_("Weight decided"), 10),
        Column(_("Weight usable"), 10), Column(_("Losses not agreed"), 10), Column(_("Losses agreed"), 10),
        Column(_("Reference"), 44),
    )  # fmt: skip


def _vocabulary(row: VocabularyRow) -> tuple[Cell, ...]:
    by = dict(row.terms.by)
    has_use = row.weighed.total > 0
    weights = (row.weighed.total, row.weighed.decided, row.weighed.usable) if has_use else (None, None, None)
    return (
        row.vocabulary.title, row.publisher.title or None, row.data_set or None, row.version or None, row.terms.total,
        row.terms.decided, row.terms.usable, *(by.get(each.value, 0) for each in Mapped), row.codes.total,
        row.codes.decided, _(Usage(row.usage).label), *weights, row.lossy, row.lossy_agreed, row.vocabulary.address,
    )  # fmt: skip
