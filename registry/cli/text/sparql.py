"""The answer to a SPARQL question, as a table for reading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.cli.colour import style
from registry.values import Any
from registry.verbs.words.sparql import Answer
from registry.wording import _, counted

_WIDEST = 60
_SHORT = {
    "http://purl.org/dc/terms/": "dct", "http://www.w3.org/2004/02/skos/core#": "skos", "urn:muniment:term:": "mun",
    "https://w3id.org/sssom/": "sssom", "https://w3id.org/semapv/vocab/": "semapv", "https://w3id.org/dpv#": "dpv",
    "http://www.w3.org/2002/07/owl#": "owl", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/ns/prov#": "prov", "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
}  # fmt: skip


def lines(answer: Answer) -> Iterator[str]:
    """A heading and a line a row; or yes or no."""
    if answer.truth is not None:
        yield _("Yes.") if answer.truth else _("No.")
        return
    if not answer.rows:
        yield _("Nothing fits the question.")
        return
    rows = [[_shown(value) for value in row] for row in answer.rows]
    widths = [min(_WIDEST, max([len(name), *(len(row[at]) for row in rows)])) for at, name in enumerate(answer.names)]
    yield style(_line(list(answer.names), widths), bold=True)
    yield from (_line(row, widths) for row in rows)
    yield ""
    shown = counted(len(rows), _("row"), _("rows"))
    if answer.is_more:
        yield _("{shown}; there are more. --rows asks for more of them.").format(shown=shown)
    else:
        yield f"{shown}."


def _line(cells: list[str], widths: list[int]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip()


def _shown(value: Any) -> str:
    """A value in one line; an IRI of a well-known namespace by its short name."""
    if value is None:
        return "-"
    if value.sort == "uri":
        for namespace, prefix in _SHORT.items():
            if value.text.startswith(namespace):
                return f"{prefix}:{value.text[len(namespace) :]}"
    return re.sub(r"\s+", " ", value.text)
