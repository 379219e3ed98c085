"""N-Quads and N-Triples: a line for each triple."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.rdf.triples import Block


def lines(blocks: Iterable[Block], graph: str = "") -> Iterator[str]:
    """Each triple as a line, with the named graph it is in (`<iri>`), if one is given."""
    end = f" {graph} .\n" if graph else " .\n"
    for subject, said in blocks:
        yield "".join([f"{subject} {predicate} {value}{end}" for predicate, value in said])
