"""The file of a table → entries and problems. A row that is wrong is told and left out; all the others are read.

Rows are read and given some at a time, so that a table takes little more memory than its file, however many it has.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from functools import partial

from registry.load.snapshot import Loaded
from registry.load.table import mappings, terms
from registry.load.table.cells import LISTS, names_of
from registry.load.table.circles import LEADS, Leads
from registry.load.table.headings import Columns, compiled_for, names_in
from registry.load.table.lines import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Head, Row, head_of, row_from, rows_of
from registry.load.table.telling import Telling
from registry.problems import Problem
from registry.source import Position
from registry.tree import Folder, read_or_problem
from registry.uncollected import uncollected
from registry.values import Any
from registry.wording import _, nearest

Entries = list[tuple[dict[str, Any], int, int]]
"""Entries, each with the byte and the line where its row starts."""


def read(folder: Folder, loaded: Loaded, path: str, problems: list[Problem]) -> Iterator[tuple[dict[str, Any], int]]:
    """The entries of a record's table, each with the byte where it starts.

    What is wrong with the table is added to the problems when all of them have been taken.
    """
    raw = _bytes(folder, loaded, path)
    if isinstance(raw, Problem):
        problems.append(raw)
        return
    stream = io.BytesIO(raw)
    head = head_of(stream)
    telling = Telling(loaded, path, head, raw)
    telling.problems += _changed(loaded, raw)
    columns = _columns_or_problems(loaded, head, telling)
    if columns is not None:
        first = _first(loaded)
        inside = _Inside(loaded, head, first)
        blocks = _bounded(rows_of(stream, head), telling)
        if isinstance(columns, mappings.Columns):
            batches = _mappings(columns, blocks, first, telling)
        else:
            batches = _terms(columns, blocks, first, telling)
        for found in batches:
            inside.note(found)
            for entry, start, _line in found:
                yield entry, start
        inside.tell(raw, telling)
        said = loaded.data["table"].get("rows")
        if said is not None and said != telling.rows:
            values = {"file": loaded.data["table"]["file"], "found": telling.rows, "rows": said}
            telling.of_header("table-rows", values, "rows")
    problems += telling.told()


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _bytes(folder: Folder, loaded: Loaded, path: str) -> bytes | Problem:
    file = loaded.data["table"]["file"]
    if not folder.has(path):
        full = folder.root / path
        if os.path.islink(full) and os.path.lexists(full):
            target = os.path.realpath(full)
            shown = target if target.isprintable() else ascii(target)
            return Problem("outside-register", folder.register, path, {"target": shown})
        return Problem("table-missing", folder.register, loaded.document.path, {"file": file}, ("table", "file"))
    raw = read_or_problem(folder, path, MAX_BYTES + 1)
    if isinstance(raw, bytes) and len(raw) > MAX_BYTES:
        values = {"limit": f"{MAX_BYTES >> 20} MB"}
        return Problem("table-too-large", folder.register, path, values, position=Position(1, 1))
    return raw


def _changed(loaded: Loaded, raw: bytes) -> Iterator[Problem]:
    wanted = loaded.data["table"].get("digest")
    now = f"sha256:{hashlib.sha256(raw).hexdigest()}" if wanted else None
    if now != wanted:
        values = {"file": loaded.data["table"]["file"], "digest": now}
        yield Problem("table-changed", loaded.ref.register, loaded.document.path, values, ("table", "digest"))


# ── the headings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _columns_or_problems(loaded: Loaded, head: Head, telling: Telling) -> Columns | None:
    """How the rows are read; None where the headings do not tell, which is told."""
    if head.trouble is not None:
        telling.trouble(Row(0, head.line, [], head.trouble))
        return None
    if len(head.columns) > MAX_COLUMNS:
        telling.too_wide()
        return None
    known, needed, ignored = names_in(loaded.ref.kind)
    sound = True
    for at, name in enumerate(head.columns):
        if name in head.columns[:at]:
            telling.heading("table-column-twice", at, name=name)
            sound = False
    for name in needed:
        if name not in head.columns:
            telling.heading("table-column-missing", 0, name=name)
            sound = False
    for at, name in enumerate(head.columns):
        if name not in known and name not in ignored:
            close = nearest(name, [each for each in known if each not in head.columns])
            advice = _("Did you mean `{close}`?").format(close=close) if close else _("What it says is kept, not read.")
            telling.heading("table-column-unknown", at, name=name or " ", advice=advice)
    return compiled_for(loaded, head) if sound else None


# ── the rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mappings(
    columns: mappings.Columns, blocks: Iterator[list[Row]], first: dict[str, int], telling: Telling
) -> Iterator[Entries]:
    for rows in blocks:
        with uncollected():
            cells = [row.cells for row in rows]
            entries, bad = columns.entries(cells)
            keys = [row[columns.at["ext_id"]] for row in cells]
            if not bad and columns.are_plain(cells) and _are_new(keys, first):
                first.update((key, row.line) for key, row in zip(keys, rows, strict=True))
                found = [(entry, row.start, row.line) for entry, row in zip(entries, rows, strict=True)]
            else:
                found = _mappings_one_by_one(columns, rows, entries, bad, first, telling)
        yield found


def _are_new(keys: list[str], first: dict[str, int]) -> bool:
    return len(set(keys)) == len(keys) and first.keys().isdisjoint(keys)


def _mappings_one_by_one(
    columns: mappings.Columns, rows: list[Row], entries: list[dict[str, Any]], bad: dict[int, list[int]],
    first: dict[str, int], telling: Telling,
) -> Entries:  # fmt: skip
    found: Entries = []
    needed = ("ext_id", mappings.SUBJECT, mappings.OBJECT)
    for at, (row, entry) in enumerate(zip(rows, entries, strict=True)):
        own = str(entry.get("id", ""))
        if not own or "subject" not in entry or "object" not in entry:
            missing = [name for name in needed if not row.cells[columns.at[name]]]
            # A side may be taken out again by `ext_more`.
            if missing:
                telling.missing(row, missing)
                continue
        if at in bad:
            telling.cells(row, bad[at], columns.field, own)
        elif own in first:
            telling.twice(row, "ext_id", own, first[own])
        else:
            first[own] = row.line
            found.append((entry, row.start, row.line))
    return found


def _bounded(blocks: Iterator[list[Row]], telling: Telling) -> Iterator[list[Row]]:
    """As many rows as may be; those that cannot be read are told, in their turn, and left out."""
    for block in blocks:
        telling.rows += len(block)
        rows = [row for row in block if row.trouble is None]
        if len(rows) < len(block):
            for row in block:
                if row.trouble is not None:
                    telling.trouble(row)
        if rows:
            yield rows
        if telling.rows > MAX_ROWS:
            telling.too_many(block[-1])
            return


def _terms(
    columns: terms.Columns, blocks: Iterator[list[Row]], first: dict[str, int], telling: Telling
) -> Iterator[Entries]:
    taking = _Terms(columns, first, telling)
    for rows in blocks:
        with uncollected():
            found = taking.taken(rows)
        yield found
    yield taking.rest()


class _Terms:
    """Puts the codes of a term to it: the last of a block waits for those that may stand in the next."""

    def __init__(self, columns: terms.Columns, first: dict[str, int], telling: Telling) -> None:
        self._columns, self._first, self._telling = columns, first, telling
        self._left_out = ""  # the term whose row was wrong: its codes go with it, and are not told one by one
        self._codes: dict[str, int] = {}
        self._last: Entries = []

    def rest(self) -> Entries:
        """The term that still waits."""
        last, self._last = self._last, []
        return last

    def taken(self, rows: list[Row]) -> Entries:
        """The terms that are complete, of those before and those of more rows."""
        cells = [row.cells for row in rows]
        entries, bad = self._columns.entries(cells)
        at = self._columns.code_of
        keys = [entry.get("id", "") for entry in entries]
        if bad or (at >= 0 and any(row[at] for row in cells)) or not all(keys) or not _are_new(keys, self._first):
            for position, (row, entry) in enumerate(zip(rows, entries, strict=True)):
                self._take(row, entry, bad.get(position, []))
        else:
            self._first.update((key, row.line) for key, row in zip(keys, rows, strict=True))
            self._last += [(entry, row.start, row.line) for entry, row in zip(entries, rows, strict=True)]
            self._left_out, self._codes = "", {}
        found, self._last = self._last[:-1], self._last[-1:]
        return found

    def _take(self, row: Row, entry: dict[str, Any], bad: list[int]) -> None:
        columns, telling, first = self._columns, self._telling, self._first
        of = row.cells[columns.code_of] if columns.code_of >= 0 else ""
        own = entry.get("id")
        if of and of == self._left_out:
            return
        if own is None:
            telling.missing(row, ["id"])
        elif bad:
            telling.cells(row, bad, partial(columns.field, is_code=bool(of)), own)
        elif of:
            term = self._last[-1][0] if self._last and not self._left_out else {}
            if of != term.get("id"):
                telling.row("table-code-row", row, terms.CODE_OF, term=of)
            elif own in self._codes:
                telling.twice(row, "id", own, self._codes[own])
            else:
                self._codes[own] = row.line
                term.setdefault("codes", []).append(entry)
        elif own in first:
            telling.twice(row, "id", own, first[own])
        else:
            self._left_out, self._codes, first[own] = "", {}, row.line
            self._last.append((entry, row.start, row.line))
            return
        if not of:
            self._left_out = own if isinstance(own, str) else "\0"


def _first(loaded: Loaded) -> dict[str, int]:
    """The keys that the header uses already: they have no line in the table."""
    return {str(entry["id"]): 0 for entry in loaded.data.get(LISTS[loaded.ref.kind], ())}


class _Inside:
    """Whether what rows say of one another, and of the header's lists, is there, and leads nowhere back to itself.

    Keys of another record's list are compared where all records are there (see `link.terms`).
    """

    def __init__(self, loaded: Loaded, head: Head, first: dict[str, int]) -> None:
        """`first`: the keys of the header's entries, and of the rows as they are read."""
        kind = loaded.ref.kind
        known: dict[str, Any] = {LISTS[kind]: first}
        self._wanted: list[tuple[str, str, str, Any]] = []
        more = mappings.MORE in head.columns
        for name, field in names_of(kind).items():
            of = field.names
            if not of or "#" in of:
                continue
            column = _column(name) if kind == mappings.KIND else name
            if column in head.columns or more:
                if of not in known:
                    known[of] = {str(each.get("id")) for each in loaded.data.get(of, ()) if isinstance(each, dict)}
                self._wanted.append((name, column, of, known[of]))
        self._open: dict[str, list[tuple[str, str, int, int]]] = {name: [] for name, *_rest in self._wanted}
        self._leads = Leads() if kind == terms.KIND and not {*LEADS}.isdisjoint(head.columns) else None
        self._places: dict[str, tuple[int, int]] = {}
        self._of_header = {entry["id"]: at for at, entry in enumerate(loaded.data.get(LISTS[kind], ()))}
        if self._leads is not None:
            for entry in loaded.data.get(LISTS[kind], ()):
                self._leads.note(entry)

    def note(self, found: Entries) -> None:
        """Some of the entries."""
        for name, *_rest, known in self._wanted:
            waiting = self._open[name]
            for entry, start, line in found:
                value = entry.get(name)
                if value is None:
                    continue
                for key in value if isinstance(value, list) else (value,):
                    if key not in known:
                        # It may stand further below.
                        waiting.append((str(key), entry["id"], start, line))
        if self._leads is not None:
            for entry, start, line in found:
                if not entry.keys().isdisjoint(LEADS):
                    self._leads.note(entry)
                    self._places[entry["id"]] = (start, line)

    def tell(self, raw: bytes, telling: Telling) -> None:
        """Tell what is wrong, now that all are known."""

        def row_of(start: int, line: int) -> Row:
            return next(row_from(_at(raw, start), start, line, len(telling.head.columns)))

        for name, column, of, known in self._wanted:
            for key, own, start, line in self._open[name]:
                if key not in known:
                    telling.astray(row_of(start, line), column, key, of, {*known}, own)
        for term, field, values in self._leads.circles() if self._leads is not None else ():
            if term in self._places:
                telling.circle(row_of(*self._places[term]), field, values, term)
            else:
                telling.in_header("term-cycle", values, ("terms", self._of_header[term], field))


def _at(raw: bytes, start: int) -> io.BytesIO:
    stream = io.BytesIO(raw)
    stream.seek(start)
    return stream


def _column(name: str) -> str:
    """The column of a mapping's field."""
    return next((column for column, path in mappings.FIELDS.items() if path == (name,)), mappings.MORE)
