"""The file of a table → entries and problems. A row that is wrong is told and left out; all the others are read."""

from __future__ import annotations

import gc
import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial

from registry.load.snapshot import Loaded
from registry.load.table import mappings, terms
from registry.load.table.cells import LISTS, names_of
from registry.load.table.lines import MAX_BYTES, MAX_ROWS, Head, Row, head_of, row_from, rows_of
from registry.load.table.telling import Telling
from registry.parse import parse
from registry.problems import Problem
from registry.source import Position
from registry.tree import Folder, read_or_problem
from registry.values import Any
from registry.wording import _, nearest

Columns = mappings.Columns | terms.Columns
Entries = list[tuple[dict[str, Any], int]]


def read(folder: Folder, loaded: Loaded, path: str) -> tuple[Entries, list[Problem]]:
    """The entries of a record's table, and what is wrong with it."""
    raw = _bytes(folder, loaded, path)
    if isinstance(raw, Problem):
        return [], [raw]
    stream = io.BytesIO(raw)
    head = head_of(stream)
    telling = Telling(loaded, path, head, raw)
    telling.problems += _changed(loaded, raw)
    columns = _columns_or_problems(loaded, head, telling)
    if columns is None:
        return [], telling.problems
    with _uncollected():
        rows = rows_of(stream, head)
        if isinstance(columns, mappings.Columns):
            found = _mappings(loaded, columns, rows, telling)
        else:
            found = _terms(loaded, columns, rows, telling)
        entries = [(entry, start) for entry, start, _line in found]
    _keys(loaded, columns, found, raw, telling)
    said = loaded.data["table"].get("rows")
    if said is not None and said != telling.rows:
        values = {"file": loaded.data["table"]["file"], "found": telling.rows, "rows": said}
        telling.of_header("table-rows", values, "rows")
    return entries, telling.told()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for rubbish meanwhile: hundreds of thousands of small lists that all stay are looked through
    again and again otherwise, for nothing, in half of the time that it takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def again(folder: Folder, loaded: Loaded, path: str, start: int) -> dict[str, Any]:
    """The entry that begins at a byte; empty where none does."""
    if not folder.has(path):
        return {}
    try:
        with (folder.root / path).open("rb") as stream:
            head = head_of(stream)
            columns = _compiled_for(loaded, head)
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
    found: dict[str, Any] = {}
    for row in rows:
        entry, bad = columns.entry(row.cells) if row.cells else ({}, [0])
        is_code = not bad and columns.code_of >= 0 and bool(row.cells[columns.code_of])
        if not found:
            if bad or is_code or "id" not in entry:
                return {}
            found = entry
        elif is_code and row.cells[columns.code_of] == found["id"]:
            found.setdefault("codes", []).append(entry)
        elif not bad or not row.cells or not is_code:
            break
    return found


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
    known, needed, ignored = _names(loaded.ref.kind)
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
    return _compiled_for(loaded, head) if sound else None


def _names(kind: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    if kind == mappings.KIND:
        return mappings.KNOWN, mappings.NEEDED, mappings.IGNORED
    return terms.known(), terms.NEEDED, frozenset()


def _compiled_for(loaded: Loaded, head: Head) -> Columns | None:
    _known, needed, _ignored = _names(loaded.ref.kind)
    if head.trouble is not None or not set(needed) <= set(head.columns) or len({*head.columns}) != len(head.columns):
        return None
    if loaded.ref.kind == mappings.KIND:
        sides = (str(loaded.data.get(f"{name}_vocabulary", "")) for name in ("subject", "object"))
        return _mapping_columns(head.columns, head.about, loaded.ref.register, *sides)
    return _term_columns(head.columns)


@lru_cache(maxsize=16)
def _mapping_columns(columns: tuple[str, ...], about: str, register: str, subject: str, target: str) -> Columns:
    said = said_above(about)
    prefixes = said.get("curie_map")
    pairs = prefixes.items() if isinstance(prefixes, dict) else ()
    namespaces = {iri: name for name, iri in pairs if isinstance(iri, str)}
    of_all = {name: str(said[name]) for name in mappings.PROPAGATED if isinstance(said.get(name), str)}
    subject_end, object_end = (mappings.End.of(each, register) for each in (subject, target))
    return mappings.Columns(columns, subject_end, object_end, namespaces, of_all)


@lru_cache(maxsize=16)
def _term_columns(columns: tuple[str, ...]) -> Columns:
    return terms.Columns(columns)


def said_above(about: str) -> Mapping[str, Any]:
    """What stands above the headings, as far as it can be read."""
    data, _problems = parse(about.encode("utf-8")) if about.strip() else ({}, [])
    return data or {}


# ── the rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────

Found = list[tuple[dict[str, Any], int, int]]
"""Entries, each with the byte and the line where its row starts."""


def _mappings(loaded: Loaded, columns: mappings.Columns, blocks: Iterator[list[Row]], telling: Telling) -> Found:
    found: Found = []
    first = _first(loaded)
    needed = ("ext_id", mappings.SUBJECT, mappings.OBJECT)
    for block in _bounded(blocks, telling):
        rows = [row for row in block if row.trouble is None]
        entries, bad = columns.entries([row.cells for row in rows])
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
    """As many rows as may be; those that cannot be read are told, in their turn."""
    for block in blocks:
        telling.rows += len(block)
        for row in block:
            if row.trouble is not None:
                telling.trouble(row)
        yield block
        if telling.rows > MAX_ROWS:
            telling.too_many(block[-1])
            return


def _terms(loaded: Loaded, columns: terms.Columns, blocks: Iterator[list[Row]], telling: Telling) -> Found:
    found: Found = []
    first = _first(loaded)
    left_out = ""  # the term whose row was wrong: its codes go with it, and are not told one by one
    codes: dict[str, int] = {}
    for row in (row for block in _bounded(blocks, telling) for row in block if row.trouble is None):
        entry, bad = columns.entry(row.cells)
        of = row.cells[columns.code_of] if columns.code_of >= 0 else ""
        own = entry.get("id")
        if of and of == left_out:
            continue
        if own is None:
            telling.missing(row, ["id"])
        elif bad:
            telling.cells(row, bad, partial(columns.field, is_code=bool(of)), own)
        elif of:
            term = found[-1][0] if found and not left_out else {}
            if of != term.get("id"):
                telling.row("table-code-row", row, terms.CODE_OF, term=of)
            elif own in codes:
                telling.twice(row, "id", own, codes[own])
            else:
                codes[own] = row.line
                term.setdefault("codes", []).append(entry)
        elif own in first:
            telling.twice(row, "id", own, first[own])
        else:
            left_out, codes, first[own] = "", {}, row.line
            found.append((entry, row.start, row.line))
            continue
        if not of:
            left_out = own if isinstance(own, str) else "\0"
    return found


def _first(loaded: Loaded) -> dict[str, int]:
    """The keys that the header uses already: they have no line in the table."""
    return {str(entry["id"]): 0 for entry in loaded.data.get(LISTS[loaded.ref.kind], ())}


def _keys(loaded: Loaded, columns: Columns, found: Found, raw: bytes, telling: Telling) -> None:
    """Whether the keys that rows use of one another, and of the header's lists, are there."""
    own_list = LISTS[loaded.ref.kind]
    there = {own_list: {*_first(loaded), *(entry["id"] for entry, _start, _line in found)}}
    # Keys of another record's list are compared where all records are there (see `link.terms`).
    fields = names_of(loaded.ref.kind).items()
    wanted = [(name, field.names) for name, field in fields if field.names and "#" not in field.names]
    for name, of in wanted:
        if of not in there:
            there[of] = {str(each.get("id")) for each in loaded.data.get(of, ()) if isinstance(each, dict)}
        known = there[of]
        for entry, start, line in found:
            value = entry.get(name)
            if value is None:
                continue
            for key in value if isinstance(value, list) else (value,):
                if key not in known:
                    column = mappings_column(name) if isinstance(columns, mappings.Columns) else name
                    row = next(row_from(_at(raw, start), start, line, len(telling.head.columns)))
                    telling.astray(row, column, str(key), of, known, entry["id"])


def _at(raw: bytes, start: int) -> io.BytesIO:
    stream = io.BytesIO(raw)
    stream.seek(start)
    return stream


def mappings_column(name: str) -> str:
    """The column of a mapping's field."""
    return next((column for column, path in mappings.FIELDS.items() if path == (name,)), mappings.MORE)
