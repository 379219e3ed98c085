"""The graph as RDF/XML."""

from __future__ import annotations

from registry.rdf.writing import Named, written
from registry.values import Protocol


class Drawn(Protocol):
    """What is needed of an answer."""

    def named(self) -> Named:
        """Its named graphs."""


def render(answer: Drawn) -> bytes:
    """The whole of it."""
    return written(answer.named(), "rdf-xml")
