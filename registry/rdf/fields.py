"""The fields of a record as properties, by what the published schemas say of each: its term, its form, its list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, DefinedNamespace

from registry.rdf.iris import node, sound, step
from registry.rdf.namespaces import DPV, MUN, SSSOM
from registry.rdf.triples import TYPE, Block, Said, block, text, typed
from registry.schema.published import Shape, schema, shape
from registry.values import Any, NamedTuple

_SPACES: dict[str, type[DefinedNamespace]] = {
    "dct": DCTERMS, "dpv": DPV, "mun": MUN, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS,
    "sssom": SSSOM,
}  # fmt: skip
_IN_A_LANGUAGE = {
    f"<{term}>"
    for term in (SKOS.prefLabel, SKOS.altLabel, SKOS.definition, SKOS.scopeNote, DCTERMS.title, DCTERMS.description)
}


@cache
def property_of(curie: str) -> str:
    """A term of one of the closed namespaces. Raises AttributeError for one that is not in its namespace."""
    prefix, _colon, name = curie.partition(":")
    return node(getattr(_SPACES[prefix], name) if name.isidentifier() else _SPACES[prefix][name])


class Field(NamedTuple):
    """One field: its name in a record, its property, how its values become nodes or values, and the fields in it."""

    name: str
    predicate: str
    how: str
    detail: Any
    is_worded: bool
    is_list: bool
    below: tuple[Field, ...]
    key: tuple[str, ...]


@cache
def fields_of(kind: str, *path: str) -> tuple[Field, ...]:
    """The fields at a place of a kind of record: `fields_of("vocabulary", "terms")`."""
    here = shape(kind)
    for name in path:
        here = here.fields[name].item or here.fields[name]
    return _fields(here)


def _fields(here: Shape) -> tuple[Field, ...]:
    return tuple(_field(name, own) for name, own in here.fields.items())


def _field(name: str, own: Shape) -> Field:
    predicate = property_of(own.meta["term"])
    each = own.item or own
    how, detail, below, key = _how(own, each)
    return Field(
        name, predicate, how, detail, predicate in _IN_A_LANGUAGE and how == "text", own.item is not None, below, key
    )


def _how(own: Shape, each: Shape) -> tuple[str, Any, tuple[Field, ...], tuple[str, ...]]:
    if each.fields:
        return "part", property_of(each.stands_for), _fields(each), each.key
    if each.scheme:
        return "concept", f"urn:muniment:concept:{each.scheme}:", (), ()
    if own.names in ("terms", "mappings"):
        return own.names, None, (), ()
    if own.refers:
        return "record", own.refers, (), ()
    if each.form in ("date", "link"):
        return each.form, None, (), ()
    return "text", None, (), ()


class Around(NamedTuple):
    """What the values of a record lead to.

    - `language`: that the record is written in; empty where nothing says.
    - `terms`, `mappings`: the IRI of a term of the vocabulary, or a mapping of the set, by its key.
    - `record`: the IRI of another record, by the kinds it may be of and what is written.
    - `concepts`: told of each controlled value that is used.
    """

    language: str
    terms: Callable[[str], str]
    mappings: Callable[[str], str]
    record: Callable[[tuple[str, ...], str], str]
    concepts: set[str]


def said(
    fields: tuple[Field, ...], data: Mapping[str, Any], base: str, around: Around
) -> tuple[list[Said], list[Block]]:
    """What fields say of their subject, and the parts in them as blocks of their own, each with a lasting IRI."""
    found: list[Said] = []
    further: list[Block] = []
    for field in fields:
        value = data.get(field.name)
        if value is None:
            continue
        for number, each in enumerate(value if isinstance(value, list) else [value], 1):
            if field.how == "part":
                own = f"{base}/_{field.name}"
                if isinstance(value, list):
                    named = ".".join(str(each[key]) for key in field.key if key in each)
                    own += f"/{step(named or str(number))}"
                inner, below = said(field.below, each, own, around)
                further += [block(node(own), [(TYPE, field.detail), *inner]), *below]
                found.append((field.predicate, node(own)))
            else:
                found.append((field.predicate, _value(field, each, around)))
    return found, sorted(further)


def _value(field: Field, value: Any, around: Around) -> str:
    how = field.how
    if isinstance(value, bool | int):
        return typed(str(value).lower(), "boolean" if isinstance(value, bool) else "integer")
    if how == "text":
        return text(value, around.language if field.is_worded else "")
    if how == "concept":
        iri = f"{field.detail}{value}"
        around.concepts.add(iri)
        return node(iri)
    if how == "date":
        return typed(value, "date")
    if how == "link":
        iri = sound(value)
        return node(iri) if iri else typed(value, "anyURI")
    if how == "record":
        return node(around.record(field.detail, value))
    return node(around.terms(value) if how == "terms" else around.mappings(value))


@cache
def _labels() -> dict[str, str]:
    """Controlled value, by its IRI → what it is called."""
    lists = (each for kind in ("vocabulary", "mapping-set") for each in schema(kind)["$defs"].values())
    said = (each["x-muniment"] for each in lists if each.get("x-muniment", {}).get("scheme"))
    return {iri: label for each in said for iri, label in zip(each["iris"], each["labels"], strict=True)}


def labels_of(concepts: set[str]) -> Iterator[Block]:
    """What the controlled values that are used are called, for whoever sees them in an answer."""
    labels = _labels()
    for iri in sorted(concepts & labels.keys()):
        yield block(node(iri), [(property_of("rdfs:label"), text(labels[iri], "en"))])
