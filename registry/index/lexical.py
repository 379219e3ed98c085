"""Putting what a record says of words into the tables: the terms of a vocabulary, the steps of a mapping set.

They stand in the record, or in a table beside it, which may be far larger. Both are written as they are read, some at a
time.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from registry.concepts.kinds import Kind
from registry.index.engine import Engine
from registry.index.names import Names
from registry.index.stated import Stated, number_of
from registry.index.term_names import kept_names
from registry.load.reading import locate
from registry.load.reviews import reviews_of
from registry.load.snapshot import Loaded
from registry.load.table import IN_TABLE, entries_of, table_path, table_stream
from registry.problems import Problem
from registry.source import Ref
from registry.tree import Folder
from registry.values import Any
from registry.vocabulary.step import Step
from registry.vocabulary.steps_of import Ends, Whole, steps_of, tells_all
from registry.vocabulary.term import Term
from registry.vocabulary.terms_of import terms_of

VOCABULARY, MAPPING_SET = Kind.VOCABULARY.value, Kind.MAPPING_SET.value
KINDS = (VOCABULARY, MAPPING_SET)
TABLES = ("vocabulary", "term", "term_name", "mapping_set", "step")
"""The tables that are filled here, each with the number of its record."""

_BATCH = 2_000

Entries = Iterable[tuple[Mapping[str, Any], int]]

_INSERTS = {
    "vocabulary": "INSERT INTO vocabulary (number, is_shared, publisher, version, status, data_set, systems, terms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "term": "INSERT INTO term (number, ordinal, term, code, notation, parent, said, place)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "term_name": "INSERT INTO term_name (number, ordinal, name, is_whole) VALUES (?, ?, ?, ?)",
    "mapping_set": "INSERT INTO mapping_set (number, subject, object, is_told) VALUES (?, ?, ?, ?)",
    "step": "INSERT INTO step (number, mapping, ordinal, subject_name, subject, subject_code, object_name, object,"
    " object_code, stated, since, until, rank, confidence, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}


def put(engine: Engine, names: Names, number: int, loaded: Loaded, folder: Folder | None) -> list[Problem]:
    """Write down the terms or steps of the record of a number.

    What is wrong with its table and its reviews is returned, with line and column.
    """
    entries: Entries = entries_of(None, loaded)
    found = table_stream(folder, loaded) if folder is not None and table_path(loaded) else None
    if found is not None:
        entries = chain(entries, ((entry, IN_TABLE + start) for entry, start in found.entries))
    if loaded.ref.kind == VOCABULARY:
        _put_terms(engine, number, loaded, entries)
    else:
        _put_steps(engine, names, number, loaded, entries)
    if folder is None:
        return []
    problems = list(reviews_of(folder, loaded).problems)
    if found is not None:
        # What is wrong is known when all have been read, also those of which nothing was put in.
        deque(entries, maxlen=0)
        problems += found.problems
    return locate(problems, {folder.register: folder}, folder) if problems else []


def _put_terms(engine: Engine, number: int, loaded: Loaded, entries: Entries) -> None:
    terms: list[tuple[Any, ...]] = []
    called: list[tuple[Any, ...]] = []
    whole = 0
    read = _once((term, place) for entry, place in entries for term in terms_of(loaded, entry))
    for at, (term, place) in enumerate(read):
        key = term.key
        terms.append((number, at, key.term, key.code, term.notation, term.parent, _said(term), place))
        called += [(number, at, name, is_whole) for name, is_whole in kept_names(term).items()]
        whole += not key.code
        if len(terms) >= _BATCH:
            _write(engine, "term", terms)
            _write(engine, "term_name", called)
    _write(engine, "term", terms)
    _write(engine, "term_name", called)
    data = loaded.data
    publisher = data.get("publisher")
    row = (
        number, data.get("model") == "integration", publisher if isinstance(publisher, str) else "",
        data.get("model_version", ""), data.get("status", ""), data.get("data_set", ""),
        json.dumps(data.get("systems", ())), whole,
    )  # fmt: skip
    _write(engine, "vocabulary", [row])


def _once(terms: Iterable[tuple[Term, int]]) -> Iterator[tuple[Term, int]]:
    """Terms and their places, the first of each key."""
    met: set[tuple[str, str]] = set()
    for term, place in terms:
        key = (term.key.term, term.key.code)
        if key not in met:
            met.add(key)
            yield term, place


def _said(term: Term) -> str:
    """What is only shown of a term, as JSON."""
    said = [
        term.label, term.iri, term.definition, term.element, term.status, term.added, term.datatype, term.level,
        term.derivation, term.unit, term.ended, term.others, term.replaced_by,
    ]  # fmt: skip
    while not said[-1]:
        said.pop()
    return _encode(said)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _put_steps(engine: Engine, names: Names, number: int, loaded: Loaded, entries: Entries) -> None:
    subject, target = _end(names, loaded, "subject_vocabulary"), _end(names, loaded, "object_vocabulary")
    if subject is None or target is None:
        _write(engine, "mapping_set", [(number, subject, target, 0)])
        return
    whole = Whole(loaded)
    rows: list[tuple[Any, ...]] = []
    at, is_told = 0, True
    for entry, place in entries:
        is_told = is_told and tells_all(entry)
        for step in steps_of(loaded, entry, place, _AS_WRITTEN, whole):
            rows.append(_row(number, at, step, subject, target))
            at += 1
        if len(rows) >= _BATCH:
            _write(engine, "step", rows)
    _write(engine, "step", rows)
    _write(engine, "mapping_set", [(number, subject, target, int(is_told))])


def _end(names: Names, loaded: Loaded, field: str) -> int | None:
    text = loaded.data.get(field)
    return names.number(Ref.within(text, loaded.ref.register, VOCABULARY)) if isinstance(text, str) else None


def _as_written(_term: str, text: str) -> str:
    return text


_NOBODY = Ref("", "", "")
_AS_WRITTEN = Ends(_NOBODY, _NOBODY, _as_written, _as_written)


def _row(number: int, at: int, step: Step, subject: int, target: int) -> tuple[Any, ...]:
    stated = Stated(
        bool(step.pair), step.negated, step.no_term, step.forward, step.back, step.is_scoped, step.is_conditional,
        step.predicate, step.status, step.subject_set, step.object_set,
    )  # fmt: skip
    found, code = (step.object.term, step.object.code) if step.object is not None else (None, "")
    return (
        number, step.mapping, at, subject, step.subject.term, step.subject.code, target, found, code,
        number_of(stated), step.since, step.until, step.order, step.confidence, step.place,
    )  # fmt: skip


def _write(engine: Engine, table: str, rows: list[tuple[Any, ...]]) -> None:
    engine.write(_INSERTS[table], rows)
    rows.clear()


def take_out(engine: Engine, number: int) -> None:
    """Take out all that was put in for the record of a number."""
    for table in TABLES:
        engine.write(f"DELETE FROM {table} WHERE number = ?", [(number,)])  # noqa: S608 - our own names
