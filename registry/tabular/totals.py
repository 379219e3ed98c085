"""A row of totals at the end of a table, which is no row of data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.tabular.found import Found
from registry.tabular.table import Batch, Trouble
from registry.wording import _

_TOTAL = re.compile(r"(?:grand |sub|overall )?totals?\b.{0,40}|sum", re.IGNORECASE)
_LAST = 3


def note_totals(last: Batch, columns: Sequence[str], found: Found) -> None:
    """Say where one of the last rows looks like totals: it is kept, because only a person can tell."""
    for back in range(min(_LAST, len(last.rows)), 0, -1):
        row = last.rows[-back]
        for place, cell in enumerate(row[:4]):
            if _TOTAL.fullmatch(cell.strip()):
                found.add(Trouble(
                    last.lines[len(last.rows) - back], columns[place], "totals-row",
                    _("This row, near the end, looks like totals and not like data. It was kept."),
                    _("Take it out of the file if it is no row of data."),
                ))  # fmt: skip
                break
