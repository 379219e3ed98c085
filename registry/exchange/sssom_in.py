"""SSSOM TSV of anybody's → mappings, row by row; what cannot be taken is told with its line and reason.

Of our own files everything comes back as it was, also from a program that dropped what the standard has no column for:
that stands in `other` once more. Of others the terms are found by whoever asks (see `Find`), or named
by what stands after the colon; what a record has no field for is told once a column. Mappings whose side is a mere text
(`rdfs literal`) are told and left out.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain

from registry.exchange.received import Keys, Received, Told, as_key
from registry.load.table import mappings
from registry.load.table.cells import BAD, Reader, is_key, reader
from registry.load.table.headings import said_above
from registry.load.table.lines import Head, Row, blocks, head_of
from registry.rdf.prefixes import PREFIXES
from registry.values import Any
from registry.wording import _, listed

Find = Callable[[str, str, str], tuple[str, str] | None]
"""The key of a term and of a code, for an identifier as it stands, its web identifier, and its label; None for none."""

_PREDICATES = {
    PREFIXES["skos"] + "exactMatch": "exact", PREFIXES["skos"] + "broadMatch": "broad",
    PREFIXES["skos"] + "narrowMatch": "narrow", PREFIXES["skos"] + "closeMatch": "close",
    PREFIXES["skos"] + "relatedMatch": "related", PREFIXES["owl"] + "equivalentClass": "exact",
    PREFIXES["owl"] + "equivalentProperty": "exact", PREFIXES["owl"] + "sameAs": "exact",
    PREFIXES["rdfs"] + "subClassOf": "broad", PREFIXES["rdfs"] + "subPropertyOf": "broad",
}  # fmt: skip
"""What others call a relation → what a record calls it. Being a kind of something, the object is the broader."""

_UNNEEDED = mappings.IGNORED | {"mapping_source", "mapping_provider", "publication_date", "issue_tracker_item"}
_LITERAL = "rdfs literal"
_MOST_NAMED = 8
"""Columns that one message names."""
_DECIMAL = re.compile(r"-?[0-9](\.[0-9]+)?([eE]-?[0-9]{1,2})?")


def is_sssom(raw: bytes) -> bool:
    """Whether a file's headings are those of SSSOM."""
    return {mappings.SUBJECT, mappings.OBJECT} <= {*head_of(io.BytesIO(raw)).columns}


def read(raw: bytes, name: str, subject: Find | None = None, target: Find | None = None) -> Received:
    """The mappings of a file, and what was not taken. `name` is the file's own."""
    told = Told()
    stream = io.BytesIO(raw)
    head = head_of(stream)
    said = said_above(head.about)
    found = Received(mapping_set=_of_set(said))
    if head.about.strip() and not said:
        told.add(1, "", _("What stands above the headings cannot be read as YAML, and is left out."))
    needed = (mappings.SUBJECT, mappings.PREDICATE, mappings.OBJECT)
    missing = [each for each in needed if each not in head.columns]
    twice = [each for each, count in Counter(head.columns).items() if count > 1]
    if missing or twice or head.trouble is not None:
        why = _("These columns are missing: {names}.") if missing else _("These columns are there twice: {names}.")
        names = listed([_shown(each) for each in (missing or twice)[:_MOST_NAMED]])
        told.add(head.line, "", why.format(names=names), _("A file in SSSOM has them, once each."))
        found.problems = told.all()
        return found
    rows = chain.from_iterable(blocks(stream, head.start, head.line + 1, len(head.columns)))
    first = next(rows, None)
    rows = chain([first] if first is not None else [], rows)
    is_ours = "ext_id" in head.columns or "ext_id" in (_said_again(head, first) if first is not None else {})
    taking = _Own(head, said, told) if is_ours else _Others(head, said, told, subject, target)
    for row in rows:
        if row.trouble is not None:
            told.add(row.line, "", _trouble(row), _("The row was left out."))
            found.left_out += 1
            continue
        entry = taking.entry(row)
        if entry is None:
            found.left_out += 1
        else:
            found.mappings.append(entry)
    found.problems = told.all()
    return found


def _trouble(row: Row) -> str:
    from registry.problems import Problem

    assert row.trouble is not None
    message = Problem(row.trouble.code, "", "", row.trouble.values).message
    return f"{message[:1].upper()}{message[1:]}."


def _of_set(said: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says of all of it, in the fields of a record."""
    names = {
        "mapping_set_title": "title", "mapping_set_description": "description", "mapping_set_version": "set_version",
        "subject_source_version": "subject_version", "object_source_version": "object_version",
        "publication_date": "issued", "license": "licence",
    }  # fmt: skip
    found = {own: str(said[name]) for name, own in names.items() if isinstance(said.get(name), str | int)}
    if "sssom/license" in found.get("licence", "") or not found.get("licence", "http").startswith("http"):
        del found["licence"]
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", found.get("issued", "")):
        found.pop("issued", None)
    for side in ("subject", "object"):
        # In our own files a source is a reference: `northmoor.vocabulary:adult-care-words`.
        register, kind, own = str(said.get(f"{side}_source", "")).partition(".vocabulary:")
        if kind and is_key(own) and is_key(register):
            found[f"{side}_vocabulary"] = f"{register}/vocabulary/{own}"
    origin = said.get("other") or said.get("mapping_set_id")
    return found | ({"came_from": str(origin)} if isinstance(origin, str) else {})


def _said_again(head: Head, row: Row) -> dict[str, str]:
    """What a row of ours says in `other`, by column."""
    if "other" not in head.columns or row.trouble is not None:
        return {}
    try:
        said = json.loads(row.cells[head.columns.index("other")])
    except (ValueError, RecursionError):
        return {}
    return {str(name): text for name, text in said.items() if isinstance(text, str)} if isinstance(said, dict) else {}


class _Own:
    """Rows as we write them."""

    def __init__(self, head: Head, said: Mapping[str, Any], told: Told) -> None:
        anything = mappings.End("", frozenset())
        namespaces = {iri: name for name, iri in _prefixes(said).items()}
        propagated = {name: str(said[name]) for name in mappings.PROPAGATED if isinstance(said.get(name), str)}
        propagated = {name: text for name, text in propagated.items() if name not in head.columns}
        self._columns = mappings.Columns(mappings.KNOWN, anything, anything, lambda: namespaces, {})
        self._all = propagated
        self._head, self._told, self._seen = head, told, set[str]()
        _untaken(head, told, {*mappings.KNOWN, *_UNNEEDED})

    def entry(self, row: Row) -> dict[str, Any] | None:
        """The mapping of a row; None where it was left out."""
        said = dict(zip(self._head.columns, row.cells, strict=True))
        again = {name: text for name, text in _said_again(self._head, row).items() if not said.get(name)}
        cells = [(self._all | said | again).get(name, "") for name in mappings.KNOWN]
        entry, bad = self._columns.entry(cells)
        for at in bad:
            message = _("“{cell}” cannot stand in this column.").format(cell=_shown(cells[at]))
            self._told.add(row.line, mappings.KNOWN[at], message, _("The row was left out."))
        own = entry.get("id")
        if not bad and (own is None or own in self._seen):
            message = _("The key {key} is there already.").format(key=own) if own else _("The row has no key.")
            self._told.add(row.line, "ext_id", message, _("The row was left out."))
            return None
        if bad:
            return None
        self._seen.add(str(own))
        return entry


class _Others:
    """Rows of other people's files."""

    def __init__(
        self, head: Head, said: Mapping[str, Any], told: Told, subject: Find | None, target: Find | None
    ) -> None:
        self._head, self._told, self._keys = head, told, Keys()
        self._prefixes = PREFIXES | _prefixes(said)
        self._find = {"subject": subject or _by_name, "object": target or _by_name}
        at = {name: position for position, name in enumerate(head.columns)}
        self._at = at
        self._all = {name: str(said[name]) for name in mappings.PROPAGATED if isinstance(said.get(name), str)}
        self._readers: dict[str, Reader] = {
            name: reader(mappings.KIND, *path) for name, path in mappings.FIELDS.items() if not name.startswith("ext_")
        }
        authors = {"author_label"} if "creator_label" not in at else set()
        _untaken(head, told, {*self._readers, *_UNNEEDED, *authors, "subject_id", "object_id", "predicate_id",
                              "predicate_modifier", "mapping_tool_version"})  # fmt: skip
        people = [name for name in ("author_label", "creator_label", "reviewer_label") if name in at]
        if people:
            message = _("{names} may hold people's names. A record names roles.").format(names=listed(people))
            told.add(head.line, people[0], message, _("Put roles in their place before the record is agreed."))

    def _cell(self, row: Row, name: str) -> str:
        return row.cells[self._at[name]].strip() if name in self._at else self._all.get(name, "")

    def entry(self, row: Row) -> dict[str, Any] | None:
        """The mapping of a row; None where it was left out."""
        entry: dict[str, Any] = {}
        for side in ("subject", "object"):
            if not self._side(row, side, entry):
                return None
        if not self._predicate(row, entry):
            return None
        for name, read in self._readers.items():
            cell = self._cell(row, name)
            if name == "creator_label" and not cell:
                cell = self._cell(row, "author_label")
            if cell:
                self._field(row, name, read, cell, entry)
        version = self._cell(row, "mapping_tool_version")
        if "tool" in entry and version:
            entry["tool"] = f"{entry['tool']} {version}"
        parts = [*(entry.get("subject") or ["none"]), entry.get("subject_code", "")]
        own = self._keys.free(as_key("-".join(filter(None, parts))))
        return {"id": own} | entry | {"mapping_status": "proposed"}

    def _side(self, row: Row, side: str, entry: dict[str, Any]) -> bool:
        column = f"{side}_id"
        cell, label = self._cell(row, column), self._cell(row, f"{side}_label")
        if self._cell(row, f"{side}_type") == _LITERAL or not cell:
            message = _("This side is a text, “{text}”, and no term.").format(text=_shown(label))
            self._told.add(row.line, column, message, _("The row was left out: map a term."))
            return False
        iri = self._whole(cell)
        if iri == PREFIXES["sssom"] + "NoTermFound":
            entry[side], entry["no_term_found"] = [], "yes"
            return True
        found = self._find[side](cell, iri, label)
        if found is None:
            message = _("There is no term {cell} in the vocabulary.").format(cell=_shown(cell))
            self._told.add(row.line, column, message, _("The row was left out: take in the term first."))
            return False
        entry[side] = [found[0]]
        if found[1]:
            entry[f"{side}_code"] = found[1]
        return True

    def _predicate(self, row: Row, entry: dict[str, Any]) -> bool:
        cell, modifier = self._cell(row, mappings.PREDICATE), self._cell(row, mappings.MODIFIER)
        own = _PREDICATES.get(self._whole(cell))
        if own is None or modifier not in ("", mappings.NOT):
            said = cell if own is None else modifier
            column = mappings.PREDICATE if own is None else mappings.MODIFIER
            message = _("A record has no relation {cell}.").format(cell=_shown(said))
            fix = _("The row was left out. There are exactMatch, broadMatch, narrowMatch, closeMatch and relatedMatch.")
            self._told.add(row.line, column, message, fix)
            return False
        entry["predicate"] = own
        if modifier:
            entry["negated"] = "yes"
        return True

    def _field(self, row: Row, name: str, read: Reader, cell: str, entry: dict[str, Any]) -> None:
        if name in ("confidence", "reviewer_agreement") and _DECIMAL.fullmatch(cell):
            cell = f"{float(cell):.6f}".rstrip("0").rstrip(".") if "." in f"{float(cell):.6f}" else cell
        elif name == "mapping_justification":
            whole = self._whole(cell)
            cell = f"semapv:{whole.removeprefix(PREFIXES['semapv'])}" if whole.startswith(PREFIXES["semapv"]) else cell
            if cell == mappings.UNSAID_JUSTIFICATION:
                return
        value = read[cell]
        if value is BAD:
            message = _("“{cell}” cannot stand in this field.").format(cell=_shown(cell))
            self._told.add(row.line, name, message, _("The mapping was taken without it."))
        else:
            entry[mappings.FIELDS[name][-1]] = value

    def _whole(self, cell: str) -> str:
        """A name in full, where its beginning is declared."""
        prefix, colon, own = cell.partition(":")
        return self._prefixes[prefix] + own if colon and not own.startswith("//") and prefix in self._prefixes else cell


def _prefixes(said: Mapping[str, Any]) -> dict[str, str]:
    declared = said.get("curie_map")
    pairs = declared.items() if isinstance(declared, dict) else ()
    return {name: iri for name, iri in pairs if isinstance(iri, str)}


def _by_name(cell: str, iri: str, _label: str) -> tuple[str, str] | None:
    """A key made of what stands after the colon, or at the end of a web identifier."""
    own = re.split("[/#]", cell.rstrip("/#"))[-1] if "://" in cell else cell.partition(":")[2] or cell
    key = own if is_key(own) else as_key(own)
    return (key, "") if key else None


def _untaken(head: Head, told: Told, known: set[str]) -> None:
    for name in head.columns:
        if name not in known:
            told.add(head.line, name, _("A record has no field for this column."), _("What it says was not taken."))


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
