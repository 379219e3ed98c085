"""The answer to a SPARQL question as SPARQL 1.1 Query Results JSON, which other programs read."""

from __future__ import annotations

import json

from registry.rdf.query import Value
from registry.values import Any, Protocol

_PLAIN = "http://www.w3.org/2001/XMLSchema#string"


class Rows(Protocol):
    """What is needed of an answer."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns."""

    @property
    def rows(self) -> tuple[tuple[Value | None, ...], ...]:
        """Their values."""

    @property
    def truth(self) -> bool | None:
        """Yes or no, where that was asked."""


def render(answer: Rows) -> str:
    """The whole answer. A graph has its triples as rows of subject, predicate and object."""
    if answer.truth is not None:
        return json.dumps({"head": {}, "boolean": answer.truth}, indent=2)
    bindings = [
        {name: _binding(value) for name, value in zip(answer.names, row, strict=True) if value is not None}
        for row in answer.rows
    ]
    whole = {"head": {"vars": list(answer.names)}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _binding(value: Value) -> dict[str, Any]:
    said = {"type": value.sort, "value": value.text}
    if value.language:
        said["xml:lang"] = value.language
    elif value.datatype and value.datatype != _PLAIN:
        said["datatype"] = value.datatype
    return said
