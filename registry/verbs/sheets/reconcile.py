"""Counterparts as a table: a row a field of one pair, or a row a pair."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.sharing import Agreeing
from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.wording import _


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """One pair field by field, or every pair with its counts."""
    if answer.comparison is not None:
        return _fields(session, answer)
    columns = (
        Column(_("First record"), 40), Column(_("Of register"), 30), Column(_("Second record"), 40),
        Column(_("Of register"), 30), Column(_("How paired"), 20), Column(_("Confirmed"), 12), Column(_("Alike"), 8),
        Column(_("Fields that agree"), 12), Column(_("Differ in what matters"), 12), Column(_("Said by one only"), 12),
        Column(_("For a person to read"), 12), Column(_("What speaks for it, and against"), 80),
    )  # fmt: skip
    rows = (
        (
            pair.here, pair.here_owner, pair.there, pair.there_owner, _(BY[pair.by]),
            _("Yes") if pair.is_confirmed else _("No"), pair.likeness, count.agree, count.differ, count.one_side,
            count.open, " ".join(pair.evidence),
        )
        for pair, count in zip(answer.pairs, answer.counted, strict=True)
    )  # fmt: skip
    return Sheet(_("Counterparts"), "", columns, rows, len(answer.pairs), session.today)


def _fields(session: Session, answer: Any) -> Sheet:
    comparison = answer.comparison
    pair = comparison.pair
    columns = (
        Column(_("Heading"), 30), Column(_("Field"), 34), Column(_("How they stand"), 22),
        Column(_("Matters in law"), 12), Column(pair.here_owner, 40), Column(pair.there_owner, 40),
        Column(_("How compared"), 50), Column(_("First place"), 60), Column(_("Second place"), 60),
    )  # fmt: skip
    return Sheet(_("Counterparts"), pair.here_title, columns, _rows(comparison), len(comparison.fields), session.today)


def _rows(comparison: Any) -> Iterator[tuple[Cell, ...]]:
    for each in comparison.fields:
        yield (
            each.heading, each.field, _(Agreeing(each.state).label), _("Yes") if each.is_substance else _("No"),
            each.here or None, each.there or None, each.said or None, each.at_here.address, each.at_there.address,
        )  # fmt: skip


BY = {"said": "A record says so", "identifier": "Same identifier", "evidence": "Only look alike"}
"""How two records were paired → in words."""
