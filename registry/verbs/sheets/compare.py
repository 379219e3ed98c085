"""What changed in a vocabulary as a table: a row a change, and a row a use that it breaks."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.wording import _


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """Changes first, and after them what uses the terms that changed."""
    columns = (
        Column(_("What happened"), 24), Column(_("Term"), 34), Column(_("Code"), 16), Column(_("Field"), 18),
        Column(_("Before"), 50), Column(_("After"), 50), Column(_("Record"), 40), Column(_("Place"), 60),
        Column(_("Key"), 28),
    )  # fmt: skip
    total = len(answer.changes) + len(answer.broken)
    return Sheet(_("Changes"), answer.title, columns, _rows(answer), total, session.today)


def _rows(answer: Any) -> Iterator[tuple[Cell, ...]]:
    for each in answer.changes:
        yield (
            _(SAID[each.sort]), each.label, each.code or None, each.field or None, each.before or None,
            each.after or None, None, None, each.term,
        )  # fmt: skip
    for use in answer.broken:
        yield (
            _(BROKEN[use.sort]), use.label, use.code or None, None, None, ", ".join(_said(use)), use.title,
            use.address, use.term,
        )  # fmt: skip


def _said(use: Any) -> Iterator[str]:
    return iter(use.changes) if use.sort == "codes" else (_(SAID[each]) for each in use.changes)


SAID = {
    "added": "Added",
    "gone": "Gone",
    "renamed": "Perhaps under another key",
    "relabelled": "Called otherwise",
    "moved": "Moved",
    "redefined": "Means something else",
    "other-values": "Holds other values",
    "deprecated": "Out of use",
    "back": "In use again",
    "codes-changed": "Has other codes",
    "other": "Other",
}
"""Sort of change → in words."""

BROKEN = {
    "mapping": "A mapping uses it",
    "flow": "An agreement uses it",
    "codes": "A table of codes is no longer complete",
}
"""Sort of use → in words."""
