"""Cells ↔ values, as the published schema says them: one reader a field, which remembers what it has read.

Every cell is checked as it is read, so that what is made of a row fits the schema, and rows need no second look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from registry.concepts.kinds import Kind
from registry.schema.published import Shape, shape
from registry.values import Any

BAD: Any = object()
"""What a reader gives for a cell that does not hold what belongs there."""

KEY = "[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_KEY = 80
_KEY = re.compile(KEY)
_WHOLE = re.compile("0|[1-9][0-9]{0,9}")
_MOST_KEPT = 20_000


def is_key(text: str) -> bool:
    """Whether a text has the form of a key."""
    return _KEY.fullmatch(text) is not None and len(text) <= LONGEST_KEY


class Reader(dict[str, Any]):
    """What cells of one column say: cell → value, or `BAD`. Cells that are met often are worked out once."""

    def __init__(self, kind: str, path: Sequence[str], *, checked: bool = True) -> None:
        """`path` leads to the field, from the kind's list: `confidence`, or `scope`, `valid_from`."""
        super().__init__()
        self._kind, self._path, self._checked = kind, tuple(path), checked
        found = _at(kind, self._path)
        assert found is not None, path
        self.shape = found
        self._sort = _sort(found)
        self._item = _sort(found.item) if found.item is not None else ""

    def __missing__(self, cell: str) -> Any:
        value = self._read(cell)
        if len(self) < _MOST_KEPT:
            self[cell] = value
        return value

    def column(self, cells: Sequence[str]) -> Sequence[Any]:
        """What each of many cells says; None for one that is empty."""
        first = cells[0]
        if first == cells[-1] and cells.count(first) == len(cells):
            return [self[first] if first else None] * len(cells)
        if all(cells):
            return list(map(self.__getitem__, cells))
        return [self[cell] if cell else None for cell in cells]

    def _read(self, cell: str) -> Any:
        value = self.raw(cell)
        if not self._checked:
            return value
        if value is BAD or (self._sort == "list" and value and not all(value)):
            return BAD
        if self._sort == "list" and self._item == "text":
            return value if all(each.strip() for each in value) else BAD
        if self._sort == "list" and self._item == "key":
            return value if all(map(is_key, value)) else BAD
        from registry.validate import fits  # takes long to import, and one row read again is not checked again

        return value if fits(self._kind, as_record(self._kind, self._path, value)) else BAD

    def raw(self, cell: str) -> Any:
        """The value as it is written, whether it may stand there or not; the cell itself where none can be told."""
        if self._sort == "list":
            return [] if cell == "[]" else apart(cell)
        if self._sort == "json":
            try:
                return json.loads(cell)
            except (ValueError, RecursionError):
                return cell
        return int(cell) if self._sort == "number" and _WHOLE.fullmatch(cell) else cell

    def written(self, value: Any) -> str:
        """The cell that says a value."""
        if self._sort == "list" and isinstance(value, list):
            return together(value)
        if self._sort == "json":
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        # To JSON Schema, and so to a record, 2.0 is a whole number.
        return str(int(value)) if self._sort == "number" and isinstance(value, float) else str(value)


class TextReader(Reader):
    """For fields that hold any words: there is nothing to work out, and nothing to remember."""

    def __getitem__(self, cell: str) -> Any:
        return cell if cell.strip() else BAD

    def column(self, cells: Sequence[str]) -> Sequence[Any]:
        if any(map(str.isspace, cells)):
            return super().column(cells)
        return cells if all(cells) else [cell or None for cell in cells]


class KeyReader(Reader):
    """For keys, of which there are as many as there are rows."""

    def __getitem__(self, cell: str) -> Any:
        return cell if _KEY.fullmatch(cell) is not None and len(cell) <= LONGEST_KEY else BAD

    def column(self, cells: Sequence[str]) -> Sequence[Any]:
        if all(map(_KEY.fullmatch, cells)) and max(map(len, cells)) <= LONGEST_KEY:
            return cells
        return super().column(cells)


def reader(kind: str, *path: str, checked: bool = True) -> Reader:
    """The reader of a field. Where not `checked`, its cells are known to be sound, as those of a row read again are."""
    found = _at(kind, path)
    sort = _sort(found) if found is not None else ""
    return {"text": TextReader, "key": KeyReader}.get(sort, Reader)(kind, path, checked=checked)


def together_again(names: Sequence[str], columns: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """The entries of many rows, from what each column says of them; what is None is left out."""
    # Most columns are filled in every row or in none.
    filled = [(name, column) for name, column in zip(names, columns, strict=True) if _says(column)]
    if not filled:
        return [{} for _row in columns[0]]
    names = [name for name, _column in filled]
    rows = zip(*(column for _name, column in filled), strict=True)
    if any(None in column for _name, column in filled):
        return [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            if None in row
            else dict(zip(names, row, strict=True))
            for row in rows
        ]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _says(column: Sequence[Any]) -> bool:
    return column[0] is not None or column.count(None) < len(column)


LISTS = {Kind.VOCABULARY.value: "terms", Kind.MAPPING_SET.value: "mappings"}
"""Kind → the list whose entries may stand in a table."""


def as_record(kind: str, path: Sequence[str], value: Any) -> dict[str, Any]:
    """The least record of a kind in which a value stands in its place."""
    entry: Any = value
    for depth in range(len(path) - 1, -1, -1):
        above = _at(kind, path[:depth]) if depth else None
        entry = {path[depth]: entry}
        if above is not None and above.item is not None:
            entry = [{"id": "x"} | entry]
    return record_of(kind, {"id": "x"} | entry)


def record_of(kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    """The least record of a kind in which an entry stands."""
    return {"kind": kind, "id": "x", "title": "x", "status": "draft", LISTS[kind]: [entry]}


def _at(kind: str, path: Sequence[str]) -> Shape | None:
    here: Shape | None = shape(kind).fields[LISTS[kind]].item
    for step in path:
        here = (here.item or here).fields.get(step) if here is not None else None
    return here


def _sort(found: Shape) -> str:
    """How a value of a field is written in a cell."""
    if found.item is not None:
        return "json" if found.item.fields else "list"
    if found.fields:
        return "json"
    if found.form == "key":
        return "key"
    return "number" if found.is_number else "text" if found.is_words else "word"


def apart(cell: str) -> list[str]:
    """The values of a list: between them stands `|`, which inside a value is written `\\|`."""
    if "\\" not in cell:
        return cell.split("|")
    found, escaped = [""], False
    for letter in cell:
        if escaped:
            found[-1] += letter if letter in "|\\[" else f"\\{letter}"
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == "|":
            found.append("")
        else:
            found[-1] += letter
    if escaped:
        found[-1] += "\\"
    return found


def together(values: Sequence[str]) -> str:
    """The cell of a list; `[]` for a list that is there and has nothing in it."""
    if not values:
        return "[]"
    cell = "|".join(each.replace("\\", "\\\\").replace("|", "\\|") for each in values)
    return f"\\{cell}" if cell == "[]" else cell


def names_of(kind: str) -> dict[str, Shape]:
    """Every field of an entry, in the order of its model."""
    item = shape(kind).fields[LISTS[kind]].item
    assert item is not None
    return item.fields
