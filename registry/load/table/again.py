"""One row of a table read again, by the byte at which it starts. Imports little: a person waits for the answer.

The table was checked when it was read as a whole, and places are only known of rows that were sound.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.load.snapshot import Loaded
from registry.load.table import mappings, terms
from registry.load.table.headings import compiled_for
from registry.load.table.lines import Row, head_of, row_from
from registry.tree import Folder
from registry.values import Any


def again(folder: Folder, loaded: Loaded, path: str, start: int) -> dict[str, Any]:
    """The entry that begins at a byte; empty where none does."""
    if not folder.has(path):
        return {}
    try:
        with (folder.root / path).open("rb") as stream:
            head = head_of(stream)
            columns = compiled_for(loaded, head, checked=False)
            if columns is None or start < head.start:
                return {}
            stream.seek(start - 1)
            if stream.read(1) != b"\n":
                return {}
            rows = row_from(stream, start, 1, len(head.columns))
            return _mapping_at(columns, rows) if isinstance(columns, mappings.Columns) else _term_at(columns, rows)
    except OSError:
        return {}


def _mapping_at(columns: mappings.Columns, rows: Iterator[Row]) -> dict[str, Any]:
    row = next(rows, None)
    entry, bad = columns.entry(row.cells) if row is not None and row.cells else ({}, [])
    return {} if bad or "id" not in entry else entry


def _term_at(columns: terms.Columns, rows: Iterator[Row]) -> dict[str, Any]:
    """The term, with its codes: to the next row that is not of a code, past those that are wrong."""
    first = next(rows, None)
    term, bad = columns.entry(first.cells) if first is not None and first.cells else ({}, [])
    own = term.get("id")
    if first is None or bad or own is None or columns.code_of < 0:
        return {} if bad or own is None else term
    if first.cells[columns.code_of]:
        return {}
    codes: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.trouble is not None:
            continue
        of = row.cells[columns.code_of]
        if not of:
            break
        code, bad = columns.entry(row.cells) if of == own else ({}, [])
        if "id" in code and not bad:
            codes.setdefault(code["id"], code)
    return term | {"codes": list(codes.values())} if codes else term
