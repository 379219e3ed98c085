"""Word lists: tables of terms and their codes, in any common form → terms of a record; and the columns of our own.

Columns are known by their names, in the order in which they stand. A list has a row a term, and for codes either a row
each with the term's key under “Code of”, or the term said again with a code beside it. What cannot be taken is told
with its row and reason; the rest is taken.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from registry.exchange.received import Keys, Received, Told, as_key
from registry.exchange.sheet import as_text
from registry.load.table import terms
from registry.load.table.cells import BAD, Reader, is_key, names_of, reader, record_of
from registry.load.table.lines import MAX_CELL, MAX_ROWS
from registry.validate import fits
from registry.values import Any
from registry.wording import _, listed

CODE_LABEL, CODE_DEFINITION = "code_label", "code_definition"

_CALLED = {
    "id": ("key", "identifier", "term id", "term key", "concept id"),
    "label": ("term", "name", "word", "preferred label", "pref label", "title", "field", "field name", "column",
              "column name", "header", "concept", "variable", "question", "element", "data item"),
    "definition": ("meaning", "description", "desc", "field description", "explanation"),
    "alternative_labels": ("synonyms", "synonym", "alt label", "alt labels", "also called", "other words", "alias",
                           "aliases", "alternative label", "other labels"),
    "notation": ("short name", "abbreviation"),
    "scope_note": ("note", "notes", "usage", "when to use it"),
    "parent": ("broader", "broader term", "broader concept", "parent term", "belongs under", "group"),
    "datatype": ("type", "data type", "format"),
    "value_domain": ("possible values", "values", "domain"),
    "required": ("mandatory",),
    "code": ("code value", "value", "permitted value"),
    CODE_LABEL: ("value label", "code name", "code title", "code text", "code description", "value description"),
    CODE_DEFINITION: ("code meaning", "value meaning", "value definition"),
    "used_from": ("valid from", "start date"),
    "used_until": ("valid to", "valid until", "end date"),
}  # fmt: skip
"""Column → what others call it. Every field goes by its own name as well."""

_SEPARATORS = ",\t;|"
_OWN_NAMES = {"id": "Key"}
_TO_TERMS = ("parent", "part_of", "related", "derived_from", "replaced_by")
"""Fields that name other terms of the list, by key or by label."""


def title_of(column: str) -> str:
    """What we call a column in a word list."""
    return _OWN_NAMES.get(column) or column.replace("_", " ").capitalize()


def rows_of(entries: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, ...], Iterator[dict[str, str]]]:
    """The columns that terms need, and the rows of them and their codes, as a word list."""
    used = {name for entry in entries for row in terms.rows_of(entry) for name in row}
    columns = tuple(name for name in terms.known() if name in used)
    return columns, (row for entry in entries for row in terms.rows_of(entry))


class _Line(NamedTuple):
    number: int
    cells: dict[str, str]


def read(raw: bytes, name: str) -> Received:
    """The terms of a word list, and what was not taken. `name` is the file's own; its ending may tell the separator."""
    told = Told()
    text = _text(raw, told)
    found = Received()
    if text is not None:
        table = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, name))
        headings = _headings(table, told)
        if headings:
            taking = _Taking(told)
            for line in _lines(table, headings, told):
                taking.take(line)
            taking.finish()
            found.vocabulary, found.left_out = {"terms": taking.terms}, taking.left_out
    found.problems = told.all()
    return found


def _text(raw: bytes, told: Told) -> str | None:
    """The letters of a file: UTF-8 where they are, or as Windows writes them."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        told.add(1, "", _("This is not text."), _("Save the list as CSV, and take that in."))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = _("The file is not UTF-8: it was read as Windows writes letters (Windows-1252).")
        told.add(line, "", message, _("Look at letters with accents, and at quotation marks."))
        return raw.decode("cp1252", "replace")


def _separator(text: str, name: str) -> str:
    """What stands between cells: of what may, that which parts the first line most often, outside quotation marks."""
    first = re.sub('"[^"]*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    counts = {each: first.count(each) for each in _SEPARATORS}
    if name.lower().endswith(".tsv") and counts["\t"]:
        return "\t"
    return max(_SEPARATORS, key=lambda each: counts[each])


def _headings(table: Any, told: Told) -> dict[int, str]:
    """Column → what it holds, of those that are read. Empty where the list has no terms."""
    names = _by_name()
    try:
        row: list[str] = next((row for row in table if any(cell.strip() for cell in row)), [])
    except csv.Error as error:
        told.add(1, "", _("The file cannot be read as a table: {why}.").format(why=error))
        return {}
    found: dict[int, str] = {}
    for at, cell in enumerate(row):
        own = names.get(_plain(_unguarded(cell)))
        if own in found.values():
            message = _("There is another column of the same meaning before it.")
            told.add(table.line_num, cell, message, _("What it says was not taken."))
        elif own:
            found[at] = own
        elif cell.strip():
            told.add(table.line_num, cell, _("No term has such a column."), _("What it says was not taken."))
    if not {"id", "label", "notation"} & {*found.values()}:
        there = listed([f"“{cell}”" for cell in row[:8]]) if row else _("none")
        message = _("No column says what the terms are called. The headings are: {there}.").format(there=there)
        told.add(table.line_num, "", message, _("Call a column “Term” or “Label”, and take the file in again."))
        return {}
    return found


def _by_name() -> dict[str, str]:
    own = {_plain(each): each for each in (*terms.known(), CODE_LABEL, CODE_DEFINITION)}
    others = {_plain(other): name for name, names in _CALLED.items() for other in names}
    return others | own


def _plain(name: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", name.casefold()))


def _unguarded(text: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if text.startswith("'") and as_text(text[1:]) == text else text


def _lines(table: Any, headings: Mapping[int, str], told: Told) -> Iterator[_Line]:
    widest = max(headings) + 1
    while True:
        number = table.line_num + 1
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            told.add(number, "", _("The row cannot be read: {why}.").format(why=error), _("The row was left out."))
            continue
        if number > MAX_ROWS:
            told.add(number, "", _("No more rows than {most} are taken.").format(most=f"{MAX_ROWS:,}"))
            return
        if not any(cell.strip() for cell in row):
            continue
        if any(len(cell) > MAX_CELL for cell in row):
            told.add(number, "", _("A cell is too long."), _("The row was left out."))
            continue
        row += [""] * (widest - len(row))
        cells = {own: _unguarded(row[at]) for at, own in headings.items() if row[at].strip()}
        if cells:
            yield _Line(number, cells)


class _Taking:
    """Makes terms of rows."""

    def __init__(self, told: Told) -> None:
        self.terms: list[dict[str, Any]] = []
        self.left_out = 0
        self._told, self._keys = told, Keys()
        self._own: dict[str, dict[str, Any]] = {}
        self._by_label: dict[str, dict[str, Any]] = {}
        self._lines: dict[str, int] = {}
        fields = names_of(terms.KIND)
        item = fields["codes"].item
        assert item is not None
        self._term = {name: reader(terms.KIND, name) for name in fields if name not in ("id", *_TO_TERMS)}
        self._code = {name: reader(terms.KIND, "codes", name) for name in item.fields if name != "id"}
        self._wanted: list[tuple[int, dict[str, Any], str, str]] = []

    def take(self, line: _Line) -> None:
        """One row: a term, a code of a term, or a term with one of its codes."""
        cells = line.cells
        if terms.CODE_OF in cells:
            term = self._own.get(cells[terms.CODE_OF]) or self._by_label.get(_plain(cells[terms.CODE_OF]))
            if term is None:
                message = _("No row above is of the term {term}.").format(term=cells[terms.CODE_OF])
                self._leave_out(line, terms.CODE_OF, message)
                return
            self._take_code(line, term, cells)
            return
        if "broader" in cells and "parent" not in cells:
            cells["parent"] = cells.pop("broader")
        beside = {CODE_LABEL: "label", CODE_DEFINITION: "definition", "code": "code"}
        of_code = {own: cells[name] for name, own in beside.items() if name in cells}
        term = self._said_before(cells) if of_code else None
        if term is None:
            term = self._take_term(line)
        if term is not None and of_code:
            when = {name: cells[name] for name in ("used_from", "used_until") if name in cells}
            self._take_code(line, term, of_code | when)

    def _said_before(self, cells: Mapping[str, str]) -> dict[str, Any] | None:
        """The term that a row says again, beside another of its codes."""
        if "id" in cells:
            return self._own.get(cells["id"])
        return self._by_label.get(_plain(cells.get("label", "") or cells.get("notation", "")))

    def _take_term(self, line: _Line) -> dict[str, Any] | None:
        cells = line.cells
        called = cells.get("id") or cells.get("label") or cells.get("notation") or ""
        if not called:
            self._leave_out(line, "", _("The row does not say what the term is called."))
            return None
        key = called if is_key(called) else as_key(called)
        if not key:
            self._leave_out(line, "id", _("No key can be made of “{text}”.").format(text=called[:60]))
            return None
        if "id" in cells and key in self._own:
            where = self._lines[key]
            message = _("The key {key} is used already, in row {row}.").format(key=key, row=where)
            self._leave_out(line, "id", message)
            return None
        key = self._keys.free(key)
        if "id" in cells and key != cells["id"]:
            message = _("“{text}” is no key: it was made {key}.").format(text=cells["id"][:60], key=key)
            self._told.add(line.number, "id", message, _("A key has small letters, digits and hyphens."))
        term: dict[str, Any] = {"id": key}
        if "id" in cells and key != cells["id"] and "notation" not in cells:
            term["notation"] = cells["id"]
        self._fields(line, self._term, cells, term)
        for name in _TO_TERMS:
            if name in cells:
                self._wanted.append((line.number, term, name, cells[name]))
        if not fits(terms.KIND, record_of(terms.KIND, term)):
            self._leave_out(line, "", _("The row makes no term that fits."))
            return None
        self.terms.append(term)
        self._own[key] = term
        self._lines[key] = line.number
        self._by_label.setdefault(_plain(cells.get("label", "") or cells.get("notation", "") or key), term)
        return term

    def _take_code(self, line: _Line, term: dict[str, Any], cells: Mapping[str, str]) -> None:
        codes: list[dict[str, Any]] = term.setdefault("codes", [])
        called = cells.get("id") or cells.get("code") or cells.get("label") or ""
        key = called if is_key(called) else as_key(cells.get("label", "")) or as_key(called)
        taken = {each["id"] for each in codes}
        if not key or ("id" in cells and key in taken):
            message = _("The code has no key of its own: “{text}”.").format(text=called[:60])
            self._leave_out(line, "code", message)
            return
        keys = Keys()
        for each in taken:
            keys.free(each)
        code: dict[str, Any] = {"id": keys.free(key)}
        self._fields(line, self._code, cells, code)
        if not fits(terms.KIND, record_of(terms.KIND, {"id": "x", "codes": [code]})):
            self._leave_out(line, "code", _("The row makes no code that fits."))
            return
        codes.append(code)

    def _fields(
        self, line: _Line, readers: Mapping[str, Reader], cells: Mapping[str, str], entry: dict[str, Any]
    ) -> None:
        for name, read in readers.items():
            if name not in cells:
                continue
            value = read[cells[name]]
            if value is BAD:
                value = read[_by_label(read, cells[name])]
            if value is BAD:
                message = _("“{cell}” cannot stand in this field.").format(cell=cells[name][:60])
                choices = read.shape.values
                fix = _("Write {values}.").format(values=listed(choices[:8], "or")) if choices else ""
                self._told.add(line.number, title_of(name), message, fix or _("The term was taken without it."))
            else:
                entry[name] = value

    def _leave_out(self, line: _Line, column: str, message: str) -> None:
        self.left_out += 1
        self._told.add(line.number, title_of(column) if column else "", message, _("The row was left out."))

    def finish(self) -> None:
        """Terms that are named by others, by key or by label."""
        for number, term, name, cell in self._wanted:
            read = reader(terms.KIND, name)
            several = read.shape.item is not None
            found = []
            for said in read.raw(cell) if several else [cell]:
                other = self._own.get(said) or self._by_label.get(_plain(said))
                if other is None:
                    message = _("No term of the list is called “{text}”.").format(text=said[:60])
                    self._told.add(number, title_of(name), message, _("The term was taken without it."))
                else:
                    found.append(other["id"])
            if several and (found or cell == "[]"):
                term[name] = found
            elif found:
                term[name] = found[0]


def _by_label(read: Reader, cell: str) -> str:
    """The value of a closed list that is called so: `Whole number` is `whole-number`."""
    wanted = _plain(cell)
    return next((each for each in read.shape.values if wanted in (_plain(each), _plain(read.shape.label_of(each)))), "")
