"""A mapping set as SSSOM TSV, with its metadata above the rows. Nothing of a mapping is lost on the way.

What SSSOM has no slot for stands in declared extension slots, and once more as JSON in the standard's own `other`: its
reference library (sssom 0.4) leaves extension slots out, so that a file would come back from there without them. The
same set gives the same bytes. A mapping that was only proposed says so in `ext_status`; programs that do not read that
slot take it for one like the others.
Source: SSSOM 1.1, canonical SSSOM/TSV.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from registry.load.table import mappings
from registry.load.table.lines import written
from registry.values import Any, dataclass
from registry.write import as_yaml

VERSION = "1.1"
NO_LICENCE = "https://w3id.org/sssom/license/unspecified"
"""SSSOM asks for a licence: says that the record names none."""

STANDARD = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "reviewer_label", "creator_label", "mapping_tool", "mapping_date", "review_date",
    "confidence", "reviewer_agreement", "other", "comment",
)  # fmt: skip
"""The standard's own columns that are written, in its order."""

OTHER = "other"

_TAKEN_FOR_NOTHING = frozenset({
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
    "NaN", "None", "n/a", "nan", "null",
})  # fmt: skip
"""Words in which pandas, and with it the reference library, sees an empty cell."""

_EXT = "urn:muniment:sssom:"
_TYPES = {"ext_order": "xsd:integer"}
_DAYS = frozenset({
    "ext_loss_approved_on", "ext_approved", "ext_retired", "ext_round_trip_tested", "ext_valid_from", "ext_valid_to",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a set.

    - `prefix`: what stands before the keys of its terms. `namespace`: how their web identifiers begin.
    - `register`, `records`: its register, and how the web identifiers of that register's vocabularies begin.
    """

    prefix: str
    namespace: str
    register: str
    records: str
    id: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class SetHead:
    """What is said of a set as a whole. `iri` is its web identifier; other fields are as its record says them."""

    iri: str
    title: str
    subject: Side
    object: Side
    description: str = ""
    version: str = ""
    licence: str = ""
    issued: str = ""
    came_from: str = ""


class Answer(Protocol):
    """What a mapping set's verb answers."""

    @property
    def head(self) -> SetHead: ...
    @property
    def entries(self) -> Sequence[Mapping[str, Any]]: ...


def render(answer: Answer) -> str:
    """The set as SSSOM TSV."""
    return sssom(answer.head, answer.entries)


def sssom(head: SetHead, entries: Sequence[Mapping[str, Any]]) -> str:
    """Mappings, each as the schema's `Mapping` would be written in YAML, as SSSOM TSV, in their order."""
    rows = mappings.rows_of(entries, head.subject.prefix, head.object.prefix)
    for row in rows:
        row[OTHER] = _again(row)
    columns = columns_of(rows)
    about = as_yaml(_metadata(head, columns), width=10_000_000)
    lines = [f"#{line}\n" for line in about.splitlines()]
    lines.append(written(list(columns)))
    lines += (written([row.get(name, "") for name in columns]) for row in rows)
    return "".join(lines)


def table(entries: Sequence[Mapping[str, Any]], subject: str, target: str) -> str:
    """The same rows without metadata: the table beside a record. `subject`, `target` are the vocabularies' ids."""
    rows = mappings.rows_of(entries, subject, target)
    columns = columns_of(rows)
    lines = [written(list(columns)), *(written([row.get(name, "") for name in columns]) for row in rows)]
    return "".join(lines)


def _again(row: Mapping[str, str]) -> str:
    """What programs would leave out that know only the standard's columns, or take some words for nothing."""
    said = {name: text for name, text in row.items() if name not in STANDARD or text in _TAKEN_FOR_NOTHING}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def columns_of(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns that are needed: the standard's in its order, then ours by name."""
    used = {name for row in rows for name in row} | {*mappings.NEEDED, "mapping_justification"}
    return (*(name for name in STANDARD if name in used), *sorted(used - {*STANDARD}))


def _metadata(head: SetHead, columns: Sequence[str]) -> dict[str, Any]:
    sides = (head.subject, head.object)
    sources = {f"{each.register}.vocabulary": each.records for each in sides}
    prefixes = {each.prefix: each.namespace for each in sides} | sources | {"ext": _EXT}
    said = {
        "sssom_version": VERSION,
        "curie_map": dict(sorted(prefixes.items())),
        "mapping_set_id": head.iri,
        "mapping_set_version": head.version,
        "mapping_set_title": head.title,
        "mapping_set_description": head.description,
        "license": head.licence or NO_LICENCE,
        "subject_source": f"{head.subject.register}.vocabulary:{head.subject.id}",
        "subject_source_version": head.subject.version,
        "object_source": f"{head.object.register}.vocabulary:{head.object.id}",
        "object_source_version": head.object.version,
        "publication_date": head.issued,
        "other": head.came_from,
        "extension_definitions": [_definition(name) for name in columns if name not in STANDARD],
    }
    return {name: value for name, value in said.items() if value}


def _definition(name: str) -> dict[str, str]:
    own = {"slot_name": name, "property": f"ext:{name.removeprefix('ext_')}"}
    hint = _TYPES.get(name) or ("xsd:date" if name in _DAYS else "xsd:string")
    return own | {"type_hint": hint}
