"""A vocabulary as SKOS: a concept scheme, its terms as concepts, and each list of codes as a scheme of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from registry.load.snapshot import Loaded
from registry.rdf.fields import Around, Field, fields_of, property_of, said
from registry.rdf.iris import Names, node
from registry.rdf.triples import TYPE, Block, Said, block, text
from registry.values import Any, NamedTuple
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.terms_of import terms_of

_NOT_SAID = frozenset(
    # Said otherwise here, or of the file rather than of the words; and posts with their addresses.
    ("kind", "id", "title", "status_history", "owner", "formerly", "incomplete", "evidence", "local", "reference",
     "terms", "mappings", "label", "labels", "alternative_labels", "definition", "parent", "codes", "published_as",
     "replaced_by", "broader", "code", "subject_version", "object_version")
)  # fmt: skip
CONCEPT, SCHEME = property_of("skos:Concept"), property_of("skos:ConceptScheme")
_LABEL, _OTHER = property_of("skos:prefLabel"), property_of("skos:altLabel")
_MEANS, _NOTATION = property_of("skos:definition"), property_of("skos:notation")
_IN, _TOP, _HAS_TOP = (property_of(f"skos:{name}") for name in ("inScheme", "topConceptOf", "hasTopConcept"))
_BROADER, _NARROWER = property_of("skos:broader"), property_of("skos:narrower")
_KEY, _TITLE, _LANGUAGE = (property_of(f"dct:{name}") for name in ("identifier", "title", "language"))
_REPLACED, _PART_OF = property_of("dct:isReplacedBy"), property_of("dct:isPartOf")
_CODE_LIST, _CODES_OF = property_of("mun:codeList"), property_of("mun:codesOf")


class Terms(NamedTuple):
    """The entries of a vocabulary with what names them.

    - `entries`: key → what the record or its table says, in the order of the keys.
    - `iris`: every term and code → its IRI.
    - `written`: the term's key and a code as it stands in data → the code's key.
    """

    entries: dict[str, Mapping[str, Any]]
    terms: dict[TermKey, Term]
    iris: dict[TermKey, str]
    written: dict[tuple[str, str], str]


def read(loaded: Loaded, entries: Iterator[tuple[Mapping[str, Any], int]], names: Names) -> Terms:
    """The terms of a vocabulary, whatever order they stand in; of two with one key, the first."""
    found: dict[str, Mapping[str, Any]] = {}
    for entry, _place in entries:
        found.setdefault(entry["id"], entry)
    terms: dict[TermKey, Term] = {}
    for key in sorted(found):
        for term in terms_of(loaded, found[key]):
            terms.setdefault(term.key, term)
    iris = {own: names.term(term) for own, term in terms.items()}
    written: dict[tuple[str, str], str] = {}
    for own, term in terms.items():
        if own.code:
            written.setdefault((own.term, term.notation), own.code)
    return Terms({key: found[key] for key in sorted(found)}, terms, iris, written)


@cache
def _fields(kind: str, *path: str) -> tuple[Field, ...]:
    return tuple(each for each in fields_of(kind, *path) if each.name not in _NOT_SAID)


def header(loaded: Loaded, names: Names, around: Around) -> tuple[list[Said], list[Block]]:
    """What a record says of itself as a whole."""
    own, further = said(_fields(loaded.ref.kind), loaded.data, names.record(loaded.ref), around)
    own += [(_TITLE, text(loaded.title, around.language)), (_KEY, text(loaded.ref.id))]
    if around.language:
        own.append((_LANGUAGE, text(around.language)))
    return own, further


def blocks(loaded: Loaded, terms: Terms, names: Names, around: Around) -> Iterator[Block]:
    """The whole of a vocabulary."""
    scheme = node(names.record(loaded.ref))
    own, further = header(loaded, names, around)
    tops = [iri for key, iri in terms.iris.items() if not key.code and not terms.terms[key].parent]
    labelled = [(_LABEL, text(loaded.title, around.language))]
    yield block(scheme, [(TYPE, SCHEME), *own, *labelled, *((_HAS_TOP, node(iri)) for iri in tops)])
    yield from further
    under = _under(terms)
    for key, entry in terms.entries.items():
        yield from _term(scheme, terms.terms[_key(loaded, key)], entry, terms, under, names, around)


def _key(loaded: Loaded, term: str) -> TermKey:
    return TermKey(loaded.ref.register, loaded.ref.id, term)


def _under(terms: Terms) -> dict[TermKey, list[str]]:
    """Term or code → the IRIs of those directly under it."""
    under: dict[TermKey, list[str]] = {}
    for key, term in terms.terms.items():
        if term.parent:
            under.setdefault(_above(term), []).append(terms.iris[key])
    return under


def _above(term: Term) -> TermKey:
    return term.key._replace(code=term.parent) if term.key.code else term.key._replace(term=term.parent)


def _term(
    scheme: str, term: Term, entry: Mapping[str, Any], terms: Terms, under: dict[TermKey, list[str]], names: Names,
    around: Around,
) -> Iterator[Block]:  # fmt: skip
    own, further = said(_fields("vocabulary", "terms"), entry, names.own(term.key), around)
    own += [*_words(entry, around.language), *_places(term, terms, under, names, scheme)]
    own += [(_REPLACED, node(around.terms(each))) for each in term.replaced_by]
    for each in entry.get("labels", ()):
        own += _words(each, each["language"])
    codes = entry.get("codes", ())
    code_list = node(names.code_list(term.key))
    if codes:
        own.append((_CODE_LIST, code_list))
    yield block(node(terms.iris[term.key]), own)
    yield from further
    if codes:
        yield from _codes(scheme, code_list, term, codes, terms, under, names, around)


def _words(entry: Mapping[str, Any], language: str) -> list[Said]:
    """What a term or code is called in one language, and what it means."""
    found = [(_OTHER, text(each, language)) for each in entry.get("alternative_labels", ())]
    if "label" in entry:
        found.append((_LABEL, text(entry["label"], language)))
    if "definition" in entry:
        found.append((_MEANS, text(entry["definition"], language)))
    return found


def _places(term: Term, terms: Terms, under: dict[TermKey, list[str]], names: Names, scheme: str) -> Iterator[Said]:
    """Which scheme a term or code is in, and what stands over and under it."""
    yield from ((TYPE, CONCEPT), (_IN, scheme), (_KEY, text(term.key.code or term.key.term)))
    if term.parent:
        above = _above(term)
        yield _BROADER, node(terms.iris.get(above) or names.own(above))
    else:
        yield _TOP, scheme
    yield from ((_NARROWER, node(iri)) for iri in under.get(term.key, ()))


def _codes(
    scheme: str, code_list: str, of: Term, codes: list[Mapping[str, Any]], terms: Terms,
    under: dict[TermKey, list[str]], names: Names, around: Around,
) -> Iterator[Block]:  # fmt: skip
    """The list of a term's codes, and each of them."""
    keys: dict[TermKey, Mapping[str, Any]] = {}
    for entry in codes:
        keys.setdefault(of.key._replace(code=entry["id"]), entry)
    tops = [(_HAS_TOP, node(terms.iris[key])) for key in keys if not terms.terms[key].parent]
    label = text(of.label, around.language)
    whole = [
        (TYPE, SCHEME),
        (_LABEL, label),
        (_TITLE, label),
        (_PART_OF, scheme),
        (_CODES_OF, node(terms.iris[of.key])),
    ]
    yield block(code_list, [*whole, *tops])
    for key in sorted(keys):
        entry, term = keys[key], terms.terms[key]
        own, further = said(_fields("vocabulary", "terms", "codes"), entry, names.own(key), around)
        own += [*_words(entry, around.language), *_places(term, terms, under, names, code_list)]
        own.append((_NOTATION, text(term.notation)))
        for each in term.replaced_by:
            other = key._replace(code=each)
            own.append((_REPLACED, node(terms.iris.get(other) or names.own(other))))
        yield block(node(terms.iris[key]), own)
        yield from further
