"""A row of a vocabulary's table ↔ a term, or one code of the term above it.

Columns are named as the fields of a term. Values of a list stand in one cell with `|` between them; groups of fields,
such as `constraints`, are JSON in one cell. A code has a row of its own below its term, with the term's key in
`code_of`; its columns are named as the fields of a code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from registry.concepts.kinds import Kind
from registry.load.table.cells import BAD, Reader, names_of, reader, together_again
from registry.values import Any

KIND = Kind.VOCABULARY.value
CODE_OF = "code_of"
NEEDED = ("id",)


@cache
def _fields() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a term, and those of a code."""
    fields = names_of(KIND)
    item = fields["codes"].item
    assert item is not None
    return tuple(fields), tuple(item.fields)


@cache
def known() -> tuple[str, ...]:
    """Every column there may be, in the order in which they are written."""
    terms, codes = _fields()
    return ("id", CODE_OF, *(name for name in codes if name not in terms), *terms[1:])


class Columns:
    """How rows under given headings are read."""

    def __init__(self, columns: Sequence[str], *, checked: bool = True) -> None:
        """`checked` as for `reader`."""
        at = {name: position for position, name in enumerate(columns)}
        terms, codes = _fields()
        self.code_of = at.get(CODE_OF, -1)
        self._term = [(at[name], name, reader(KIND, name, checked=checked)) for name in terms if name in at]
        self._code = [(at[name], name, reader(KIND, "codes", name, checked=checked)) for name in codes if name in at]
        self._not_of_term = [at[name] for name in codes if name in at and name not in terms]
        self._not_of_code = [at[name] for name in terms if name in at and name not in codes]

    def entries(self, rows: list[list[str]]) -> tuple[list[dict[str, Any]], dict[int, list[int]]]:
        """The terms and codes that rows say, and for each that is not sound the cells that do not hold what belongs."""
        columns = list(zip(*rows, strict=True))
        if self.code_of < 0 or not any(columns[self.code_of]):
            return self._at_once(columns)
        bad: dict[int, list[int]] = {}
        found = []
        for at, cells in enumerate(rows):
            entry, wrong = self.entry(cells)
            found.append(entry)
            if wrong:
                bad[at] = wrong
        return found, bad

    def _at_once(self, columns: Sequence[Sequence[str]]) -> tuple[list[dict[str, Any]], dict[int, list[int]]]:
        """The same of rows that are all of terms: column by column."""
        bad: dict[int, list[int]] = {}
        values = [read.column(columns[position]) for position, _name, read in self._term]
        wrong = [(position, columns[position], None) for position in self._not_of_term if any(columns[position])]
        wrong += [(held[0], found, BAD) for held, found in zip(self._term, values, strict=True) if BAD in found]
        for position, found, sign in wrong:
            for at, value in enumerate(found):
                if value is BAD if sign is BAD else value:
                    bad.setdefault(at, []).append(position)
        return together_again([name for _position, name, _read in self._term], values), bad

    def entry(self, cells: list[str]) -> tuple[dict[str, Any], list[int]]:
        """The term or code that a row says, and the cells that do not hold what belongs in them."""
        is_code = self.code_of >= 0 and bool(cells[self.code_of])
        entry: dict[str, Any] = {}
        bad = [at for at in (self._not_of_code if is_code else self._not_of_term) if cells[at]]
        for position, name, read in self._code if is_code else self._term:
            cell = cells[position]
            if cell:
                entry[name] = value = read[cell]
                if value is BAD:
                    bad.append(position)
        return entry, bad

    def field(self, position: int, is_code: bool) -> tuple[Reader, tuple[str, ...]] | None:
        """What a column holds: its reader and the field; None where such a row has no such field."""
        for held, name, read in self._code if is_code else self._term:
            if held == position:
                return read, (("codes", name) if is_code else (name,))
        return None


def rows_of(term: Mapping[str, Any]) -> list[dict[str, str]]:
    """The cells that say a term and its codes, by column: a row of the term, then one of each code."""
    terms, codes = _fields()
    own = {name: value for name, value in term.items() if name != "codes" or not value}
    rows = [{name: _reader((name,)).written(own[name]) for name in terms if name in own}]
    for code in term.get("codes") or ():
        row = {name: _reader(("codes", name)).written(code[name]) for name in codes if name in code}
        rows.append(row | {CODE_OF: term["id"]})
    return rows


@cache
def _reader(path: tuple[str, ...]) -> Reader:
    return reader(KIND, *path)
