"""What is wrong with a table, told at its line and column in the words used of any record; bounded in number."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from registry.load.snapshot import Loaded
from registry.load.table import mappings, terms
from registry.load.table.cells import LISTS, Reader, as_record
from registry.load.table.lines import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Head, Row, Trouble, place_of
from registry.parse import MAX_TOLD
from registry.problems import Problem
from registry.source import Document, Place, Position
from registry.validate import explain
from registry.values import Any
from registry.wording import _, counted, listed, nearest_of_many

Field = Callable[[int], tuple[Reader, tuple[str, ...]] | None]

_SHOWN = 60
_FAR = 4 * MAX_CELL
"""Bytes of a row in which its cells are looked for."""


class Telling:
    """Collects what is wrong with one table. After `MAX_TOLD` rows the others are counted."""

    def __init__(self, loaded: Loaded, path: str, head: Head, raw: bytes) -> None:
        """`raw` is the whole table."""
        self.head = head
        self.problems: list[Problem] = []
        self.rows = 0
        """How many rows there were."""
        self._loaded, self._path, self._raw = loaded, path, raw
        self._wrong = 0
        self._more: Row | None = None

    def told(self) -> list[Problem]:
        """All of it; where there is more than is told, how much."""
        self.problems.sort(key=lambda problem: (problem.path != self._path, problem.line, problem.column))
        if self._more is not None:
            count = counted(self._wrong - MAX_TOLD, _("more row of this table is"), _("more rows of this table are"))
            position = Position(self._more.line, 1)
            self.problems.append(
                Problem("table-more", self._loaded.ref.register, self._path, {"count": count}, position=position)
            )
            self._more = None
        return self.problems

    def of_header(self, code: str, values: dict[str, Any], field: str) -> None:
        """Something about the header's own `table`."""
        path, place = self._loaded.document.path, ("table", field)
        self.problems.append(Problem(code, self._loaded.ref.register, path, values, place))

    def in_header(self, code: str, values: dict[str, Any], place: Place) -> None:
        """Something about an entry that stands in the header itself."""
        ref = self._loaded.ref
        self.problems.append(Problem(code, ref.register, self._loaded.document.path, values, place))

    def heading(self, code: str, at: int, **values: Any) -> None:
        """Something about one heading."""
        column = len("\t".join(self.head.columns[:at])) + (2 if at else 1)
        self._add(code, values, Position(self.head.line, column))

    def trouble(self, row: Row) -> None:
        """A row, or the headings, that cannot be read."""
        assert row.trouble is not None
        if self._counts(row):
            trouble: Trouble = row.trouble
            self._add(trouble.code, trouble.values, Position(row.line + trouble.line, trouble.column))

    def too_many(self, row: Row) -> None:
        """There are more rows than are read."""
        limit = counted(MAX_ROWS, _("row"), _("rows"))
        self._add("table-too-large", {"limit": limit}, Position(row.line, 1))

    def too_wide(self) -> None:
        """There are more columns than are read."""
        limit = counted(MAX_COLUMNS, _("column"), _("columns"))
        self._add("table-too-large", {"limit": limit}, Position(self.head.line, 1))

    def missing(self, row: Row, columns: Iterable[str]) -> None:
        """A row in which cells are empty that no row can do without."""
        if self._counts(row):
            for name in columns:
                example = "attendance" if name in ("id", "ext_id") else self._example(name)
                self._add("missing-key", {"key": name, "example": example}, self._position(row, name))

    def twice(self, row: Row, column: str, key: str, first: int) -> None:
        """A key that another row has, or the header (`first` is 0)."""
        if self._counts(row):
            values = {"key": key, "first": first, "name": f"`{column}`"}
            code = "duplicate-list-key" if first else "table-key-taken"
            self._add(code, values, self._position(row, column), key)

    def row(self, code: str, row: Row, column: str, **values: Any) -> None:
        """Something else about a row, at one of its cells."""
        if self._counts(row):
            self._add(code, values, self._position(row, column))

    def astray(self, row: Row, column: str, key: str, of: str, known: set[str], own: str) -> None:
        """A key that is in no list: the entry is read all the same."""
        if self._counts(row):
            close = nearest_of_many(key, known)
            advice = _("Did you mean `{close}`?") if close else _("Add a row with that key, or correct it.")
            values = {"key": key, "list": f"`{of}`", "advice": advice.format(close=close)}
            at = column if column in self.head.columns else self.head.columns[0]
            self._add("key-to-nothing", values, self._position(row, at), own)

    def circle(self, row: Row, column: str, values: dict[str, Any], own: str) -> None:
        """A term that leads back to itself: it is read all the same."""
        if self._counts(row):
            self._add("term-cycle", values, self._position(row, column), own)

    def cells(self, row: Row, bad: list[int], field: Field, own: Any) -> None:
        """Cells that do not hold what belongs in them."""
        if not self._counts(row):
            return
        key = own if isinstance(own, str) else ""
        for at in sorted(bad):
            code, values = self._why(self.head.columns[at], row.cells[at], field(at))
            self._add(code, values, self._position(row, self.head.columns[at]), key)

    def _why(self, name: str, cell: str, field: tuple[Reader, tuple[str, ...]] | None) -> tuple[str, dict[str, Any]]:
        if field is None:
            return self._why_special(name, cell)
        read, path = field
        value = read.raw(cell)
        if value == cell and (read.shape.fields or (read.shape.item is not None and read.shape.item.fields)):
            expected, form = _("fields in JSON"), _('it like this: {"total":"yes"}')
            return "bad-form", {"value": _shown(cell), "expected": expected, "form": form}
        kind = self._loaded.ref.kind
        document = Document(self._loaded.ref.register, self._path, as_record(kind, path, value))
        found = explain(document, kind)[0]
        return found.code, found.values

    def _why_special(self, name: str, cell: str) -> tuple[str, dict[str, Any]]:
        if name in (mappings.SUBJECT, mappings.OBJECT):
            side = "subject" if name == mappings.SUBJECT else "object"
            vocabulary = self._loaded.data.get(f"{side}_vocabulary", "")
            of = _("`{vocabulary}`").format(vocabulary=vocabulary) if vocabulary else _("a vocabulary")
            return "table-term", {"value": _shown(cell), "vocabulary": of, "example": self._example(name)}
        choices = {
            mappings.PREDICATE: tuple(mappings.PREDICATES),
            mappings.MODIFIER: (mappings.NOT,),
            mappings.OWN_PREDICATE: tuple(filter(None, mappings.PREDICATES.values())),
            mappings.NEGATED: ("yes", "no", "unknown"),
        }.get(name)
        if choices:
            advice = _("Write {values}.").format(values=listed([f"`{each}`" for each in choices], "or"))
            return "not-in-list", {"value": _shown(cell), "advice": advice}
        if name == mappings.MORE:
            expected, form = _("fields of a mapping, in JSON"), _('it like this: {"subject":null}')
            return "bad-form", {"value": _shown(cell), "expected": expected, "form": form}
        if name in mappings.OTHERS.values():
            expected = _("the keys of further terms, where the first stands in its own column")
            form = _("them with | between them: forename|surname")
            return "bad-form", {"value": _shown(cell), "expected": expected, "form": form}
        is_code = name not in terms.known() or name in ("code", "broader", "used_from", "used_until")
        advice = _("Only the row of a code has it.") if is_code else _("Only the row of a term has it.")
        return "unknown-key", {"key": name, "advice": advice}

    def _example(self, name: str) -> str:
        side = "subject" if name == mappings.SUBJECT else "object"
        vocabulary = str(self._loaded.data.get(f"{side}_vocabulary", "")).rpartition("/")[2]
        return f"{vocabulary or 'school-words'}:attendance"

    def _position(self, row: Row, column: str) -> Position:
        text = self._raw[row.start : row.start + _FAR].decode("utf-8", "replace")
        line, at = place_of(text, self.head.columns.index(column))
        return Position(row.line + line, at)

    def _counts(self, row: Row) -> bool:
        """Counts a row that is wrong: whether it is still to be told."""
        self._wrong += 1
        if self._wrong > MAX_TOLD and self._more is None:
            self._more = row
        return self._wrong <= MAX_TOLD

    def _add(self, code: str, values: dict[str, Any], position: Position, key: str = "") -> None:
        ref = self._loaded.ref
        address = f"{ref}#{LISTS[ref.kind]}[{key}]" if key else ""
        self.problems.append(Problem(code, ref.register, self._path, values, position=position, address=address))


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
