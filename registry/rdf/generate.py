"""The closed namespaces of our RDF, written from what is published, so that a misspelt term stops the program.

Ours come from the schemas; those of SSSOM from its JSON-LD context; of the Data Privacy Vocabulary, the terms that our
schemas use, each of which must be in it. SKOS, Dublin Core, PROV and the rest are closed in rdflib already.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from registry.schema.published import schema
from registry.values import Any

MODULE = Path(__file__).with_name("namespaces.py")
KINDS = ("vocabulary", "mapping-set")
"""What the graph is derived from."""

OURS = {
    "asOf": "The day by which it was decided which mappings count.",
    "codeList": "The list of codes that a field or question may hold.",
    "codesOf": "The field or question whose codes a list holds.",
    "commit": "The commit of a register that its graph was derived from.",
    "Decision": "What was decided of several terms at once; each two of them are a mapping that is part of it.",
    "Register": "One organisation's register.",
    "role": "The role in which somebody acted. Never who.",
    "Role": "A post or role in an organisation, never a person.",
}
"""Terms that no field of a record stands for: name → what it means."""

_SSSOM_NOT_FIELDS = {"xsd", "dcterms", "linkml", "oboInOwl", "owl", "pav", "prov", "rdf", "rdfs", "semapv", "skos"}


def text(sssom: Iterable[str], dpv: Iterable[str]) -> str:
    """The module, from the names of SSSOM and of the Data Privacy Vocabulary."""
    ours = sorted({*OURS, *_used("mun")})
    whole = [
        '"""The closed namespaces of our RDF: a name that is not here raises. Written by `python -m registry.rdf`."""',
        "",
        "# ruff: noqa: N815",
        "",
        "from __future__ import annotations",
        "",
        "from rdflib.namespace import DefinedNamespace, Namespace",
        "from rdflib.term import URIRef",
        *_class("MUN", "Muniment's own terms, one for each field of a record that has no published one.", MUN, ours),
        *_class("SSSOM", "The Simple Standard for Sharing Ontological Mappings.", "https://w3id.org/sssom/", sssom),
        *_class("DPV", "Of the Data Privacy Vocabulary, the terms that records use.", "https://w3id.org/dpv#", dpv),
    ]
    return "\n".join(whole) + "\n"


MUN = "urn:muniment:term:"
"""What `mun:` stands for."""


def _class(name: str, said: str, namespace: str, terms: Iterable[str]) -> Iterator[str]:
    yield from ("", "", f"class {name}(DefinedNamespace):", f'    """{said}"""', "")
    yield from ("    _fail = True", f'    _NS = Namespace("{namespace}")', "")
    yield from (f"    {term}: URIRef" for term in sorted(terms))


def _used(prefix: str) -> set[str]:
    """The names with a prefix that the schemas use for fields and parts."""
    found: set[str] = set()
    for kind in KINDS:
        found |= {term.partition(":")[2] for term in _terms(schema(kind)) if term.startswith(f"{prefix}:")}
    return found


def _terms(here: Any) -> Iterator[str]:
    if isinstance(here, dict):
        own = here.get("x-muniment")
        if isinstance(own, dict) and isinstance(own.get("term"), str):
            yield own["term"]
        for value in here.values():
            yield from _terms(value)
    elif isinstance(here, list):
        for value in here:
            yield from _terms(value)


def sssom_names(standards: Path) -> set[str]:
    """The names that the JSON-LD context of SSSOM puts into its own namespace."""
    context = json.loads((standards / "sssom" / "sssom_schema.context.jsonld").read_text("utf-8"))["@context"]
    found = {said["@id"] for said in context.values() if isinstance(said, dict) and "@id" in said}
    found |= {"Mapping"}  # a class of its own, which the context writes as owl:Axiom; see the decision on the graph
    return {name for name in found if ":" not in name and name not in _SSSOM_NOT_FIELDS}


def dpv_names(standards: Path) -> set[str]:
    """The terms of the Data Privacy Vocabulary that records use. Raises ValueError for one that is not in it."""
    published = (standards / "dpv-2.3" / "dpv.ttl").read_text("utf-8")
    used = _used("dpv")
    missing = {name for name in used if not re.search(rf"^dpv:{name} a ", published, re.MULTILINE)}
    if missing:
        raise ValueError(f"not in the Data Privacy Vocabulary: {', '.join(sorted(missing))}")
    return used


def named_now(name: str) -> set[str]:
    """The terms of one of the classes as the module has it now."""
    written = MODULE.read_text("utf-8").partition(f"class {name}(")[2].partition("\nclass ")[0]
    return set(re.findall(r"^    ([A-Za-z][A-Za-z0-9_]*): URIRef$", written, re.MULTILINE))
