"""Problems and notes as a table: what is there, what to do about it, and where."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.facet_labels import value_label
from registry.verbs.opening import opened
from registry.verbs.problem_line import ProblemLine
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a problem, and after them the notes, which stop nothing."""
    columns = (
        Column(_("Problem or note"), 12), Column(_("What is there"), 60), Column(_("What to do"), 60),
        Column(_("Reference"), 44), Column(_("Register"), 26), Column(_("File"), 50), Column(_("Line"), 6),
        Column(_("Column"), 8), Column(_("Code"), 24),
    )  # fmt: skip
    rows = (_row(session, line, said) for page in pages for said, lines in _both(page) for line in lines)
    title = _("Problems on {day}: {federation}").format(day=day(session.today), federation=answer.federation)
    total = len(answer.problems) + len(answer.notes)
    return Sheet(_("Problems"), title, columns, rows, total, session.today)


def _both(answer: Any) -> tuple[tuple[str, tuple[ProblemLine, ...]], ...]:
    return (_("Problem"), answer.problems), (_("Note"), answer.notes)


def _row(session: Session, line: ProblemLine, said: str) -> tuple[Cell, ...]:
    what = line.message[:1].upper() + line.message[1:]
    register = value_label(opened(session), "register", line.register)
    return said, what, line.fix, line.address or None, register, line.file, line.line, line.column, line.code
