"""A graph as a file, in any of the forms that it is published in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from registry.rdf import jsonld, nquads, rdfxml, turtle
from registry.rdf.triples import Block

Named = Iterable[tuple[str, Iterable[Block]]]
"""Named graphs (`<iri>`), each with its blocks."""


def _all(graphs: Named) -> Iterator[Block]:
    return chain.from_iterable(blocks for _graph, blocks in graphs)


FORMS: dict[str, Callable[[Named], Iterable[str]]] = {
    "turtle": lambda graphs: chain([turtle.head()], turtle.turtle(_all(graphs))),
    "trig": turtle.trig,
    "nquads": lambda graphs: chain.from_iterable(nquads.lines(blocks, graph) for graph, blocks in graphs),
    "json-ld": jsonld.document,
    "rdf-xml": lambda graphs: rdfxml.document(_all(graphs)),
}
"""Form → what writes it. Turtle and RDF/XML have no named graphs: there, all is one."""


def written(graphs: Named, form: str) -> bytes:
    """A graph in one of `FORMS`."""
    return b"".join(part.encode("utf-8") for part in FORMS[form](graphs))
