"""Changing rows of the table beside a mapping set. Every other row stays as it is, byte for byte.

Columns that the table does not have yet, and that a mapping needs, are added at the end of every row.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

from registry.load.snapshot import Loaded
from registry.load.table.headings import compiled_for
from registry.load.table.lines import Row, head_of, rows_of, written
from registry.load.table.mappings import IGNORED, KNOWN, Columns
from registry.load.table.mappings import rows_of as cells_of
from registry.source import Document
from registry.wording import _
from registry.write import CannotFormat

_ENDS = b"\r\n"

_OF_THE_PREDICATE = frozenset({"predicate_label", "mapping_cardinality", "cardinality_scope"})
"""Columns that are passed over here, and say to others what is no longer so once a mapping changes."""


def with_rows(data: bytes, loaded: Loaded, entries: Sequence[Mapping[str, Any]]) -> tuple[bytes, int]:
    """The table of a mapping set with these mappings, and how many rows it then has.

    A mapping whose `id` has a row takes that row's place; any other is added at the end. Raises CannotFormat where the
    table's headings cannot be read, or where the rows would not be read back as these mappings.
    """
    stream = io.BytesIO(data)
    head = head_of(stream)
    columns = compiled_for(loaded, head)
    if not isinstance(columns, Columns):
        raise _refused()
    rows = [row for block in rows_of(stream, head) for row in block]
    sides = [str(loaded.data.get(f"{side}_vocabulary", "")).rpartition("/")[2] for side in ("subject", "object")]
    cells = {str(each["id"]): row for each, row in zip(entries, cells_of(list(entries), *sides), strict=True)}
    used = {name for row in cells.values() for name in row}
    more = [name for name in KNOWN if name in used and name not in head.columns]
    names = [*head.columns, *more]
    ends = [row.start for row in rows[1:]] + [len(data)]
    parts = [_widened(data[: head.start], more)] if more else [data[: head.start]]
    key = head.columns.index("ext_id")
    total = len(rows)
    for row, end in zip(rows, ends, strict=True):
        raw = data[row.start : end]
        new = cells.pop(row.cells[key], None) if row.trouble is None else None
        if new is not None:
            parts.append(_row(names, new, row))
        else:
            parts.append(_with_cells(raw, len(more)) if more else raw)
    if cells and parts and not parts[-1].endswith(b"\n"):
        parts.append(b"\n")
    parts += [_row(names, new, None) for new in cells.values()]
    made = b"".join(parts)
    _see(made, loaded, entries)
    return made, total + len(cells)


def table_said(data: bytes, rows: int, before: Mapping[str, Any]) -> dict[str, Any]:
    """What a header says of a table of these bytes, as far as it said so before; its digest always."""
    said = dict(before) | {"digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    return said | ({"rows": rows} if "rows" in before else {})


def _row(names: Sequence[str], cells: Mapping[str, str], old: Row | None) -> bytes:
    def cell(at: int, name: str) -> str:
        if old is not None and name not in KNOWN and at < len(old.cells) and name not in _OF_THE_PREDICATE:
            return old.cells[at]
        return cells.get(name, "")

    assert _OF_THE_PREDICATE <= IGNORED
    return written([cell(at, name) for at, name in enumerate(names)]).encode()


def _widened(head: bytes, more: Sequence[str]) -> bytes:
    """What stands before the rows, with further headings."""
    line = head.rstrip(_ENDS)
    return line + "".join(f"\t{name}" for name in more).encode() + (head[len(line) :] or b"\n")


def _with_cells(raw: bytes, count: int) -> bytes:
    line = raw.rstrip(_ENDS)
    return line + b"\t" * count + raw[len(line) :]


def _see(made: bytes, loaded: Loaded, entries: Sequence[Mapping[str, Any]]) -> None:
    """See that the rows would be read back as the mappings."""
    header = {name: value for name, value in loaded.data.items() if name != "mappings"}
    again = Loaded(loaded.ref, Document(loaded.ref.register, loaded.document.path, header))
    stream = io.BytesIO(made)
    head = head_of(stream)
    columns = compiled_for(again, head)
    if not isinstance(columns, Columns):
        raise _refused()
    key, wanted = head.columns.index("ext_id"), {str(each["id"]): dict(each) for each in entries}
    for block in rows_of(stream, head):
        rows = [row.cells for row in block if row.trouble is None and row.cells[key] in wanted]
        found, bad = columns.entries(rows) if rows else ([], {})
        if bad or any(wanted.pop(str(each["id"]), None) != each for each in found):
            raise _refused()
    if wanted:
        raise _refused()


def _refused() -> CannotFormat:
    return CannotFormat(
        _("the table beside this record cannot be changed without losing something"),
        _("Nothing was written. `muniment validate` says what is wrong with the table."),
    )
