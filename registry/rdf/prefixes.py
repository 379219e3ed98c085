"""The short names of namespaces that our files use, and that a question need not say again."""

from __future__ import annotations

import re
from functools import lru_cache

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "mun": "urn:muniment:term:",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL = re.compile(r"<(.*[#/:])([A-Za-z][A-Za-z0-9_-]*)>")


@lru_cache(maxsize=4096)
def short(node: str) -> str:
    """A node by its short name (`skos:prefLabel`) where it has one, or as it is."""
    found = _LOCAL.fullmatch(node)
    prefix = _BY_NAMESPACE.get(found[1]) if found else None
    return f"{prefix}:{found[2]}" if found and prefix else node


def split(node: str) -> tuple[str, str]:
    """The namespace and the name of a predicate. Raises ValueError where no file in XML could name it."""
    found = _LOCAL.fullmatch(node)
    if not found:
        raise ValueError(node)
    return found[1], found[2]
