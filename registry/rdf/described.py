"""What a parsed file says of each node: predicate → objects, in the order of the file; and on which line it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.rdf.prefixes import PREFIXES
from registry.rdf.reading import Term, Triple

RDF_TYPE = PREFIXES["rdf"] + "type"


class Described:
    """A graph that was read, node by node."""

    def __init__(self, triples: Iterable[Triple], raw: bytes) -> None:
        self._said: dict[Term, dict[str, list[Term]]] = {}
        for start, predicate, end in triples:
            ends = self._said.setdefault(start, {}).setdefault(predicate, [])
            if end not in ends:
                ends.append(end)
        self._raw = raw
        self._lines: dict[bytes, int] | None = None

    def nodes(self) -> Iterator[Term]:
        """Everything of which something is said, in the order of the file."""
        return iter(self._said)

    def said(self, node: Term) -> dict[str, list[Term]]:
        """All that is said of a node."""
        return self._said.get(node, {})

    def all(self, node: Term, *predicates: str) -> list[Term]:
        """What a node has of some properties, each once."""
        said = self.said(node)
        return list(dict.fromkeys(end for predicate in predicates for end in said.get(predicate, ())))

    def is_a(self, node: Term, kind: str) -> bool:
        """Whether a node is said to be of a class."""
        return any(end.text == kind for end in self.said(node).get(RDF_TYPE, ()))

    def line(self, node: Term) -> int:
        """The first line of the file on which a node's own name stands as a whole; 0 where nobody can tell."""
        if node.sort != "uri":
            return 0
        if self._lines is None:
            self._lines = _lines(self._raw)
        whole = node.text.encode()
        own = whole[max(whole.rfind(b"#"), whole.rfind(b"/"), whole.rfind(b":")) + 1 :]
        return self._lines.get(whole) or self._lines.get(own, 0)


def _lines(raw: bytes) -> dict[bytes, int]:
    """Each name in a file → the line it first stands on. A name ends where white space, a quote or a bracket begins."""
    import re

    found: dict[bytes, int] = {}
    for number, line in enumerate(raw.split(b"\n"), 1):
        for name in re.findall(rb'[^\s<>"\'(){};,\[\]]+', line):
            found.setdefault(name, number)
            if b":" in name and b"//" not in name:
                found.setdefault(name.rpartition(b":")[2], number)
    return found
