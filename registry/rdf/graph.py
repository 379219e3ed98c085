"""The graph of a federation, register by register, as far as whoever asks may see it.

It is made anew from the records each time, in an order that depends on nothing but them. See the decision on the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from registry.concepts.kinds import Kind
from registry.load.meta import read_meta
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import entries_of
from registry.rdf import mapping_graph, vocabulary_graph
from registry.rdf.fields import Around, labels_of, property_of
from registry.rdf.iris import Names, node
from registry.rdf.mapping_graph import Statement, Whereto
from registry.rdf.triples import TYPE, Block, block, text, typed
from registry.rdf.vocabulary_graph import Terms
from registry.session import Session
from registry.source import Ref
from registry.tree import REGISTER_FILE
from registry.values import Any
from registry.vocabulary.memory import ends_of
from registry.vocabulary.steps_of import Ends
from registry.vocabulary.term import TermKey

KINDS = (Kind.VOCABULARY.value, Kind.MAPPING_SET.value)
_TITLE, _LABEL = property_of("dct:title"), property_of("rdfs:label")
_ROLE, _ENTITY, _REGISTER = property_of("mun:Role"), property_of("prov:Entity"), property_of("mun:Register")
_AGENT, _FOR = property_of("prov:Agent"), property_of("prov:actedOnBehalfOf")
_DERIVED, _HOLDER = property_of("prov:wasDerivedFrom"), property_of("dct:rightsHolder")


class Graph:
    """What the vocabularies and mapping sets of a federation say, as triples.

    `register` or `ref` narrow it to one register or one record; the terms that mappings lead to are known all the same.
    """

    def __init__(self, snapshot: Snapshot, session: Session, register: str = "", ref: Ref | None = None) -> None:
        self._snapshot, self._session = snapshot, session
        self._only, self._register = ref, ref.register if ref else register
        self._terms: dict[Ref, Terms] = {}

    @cached_property
    def registers(self) -> tuple[str, ...]:
        """The registers that have something to say, sorted."""
        found = {ref.register for kind in KINDS for ref in self._refs(kind)}
        return tuple(sorted(found))

    def counts(self, register: str) -> tuple[int, int, int]:
        """How many vocabularies, terms (codes not counted) and mappings a register has."""
        refs = [[ref for ref in self._refs(kind) if ref.register == register] for kind in KINDS]
        terms = sum(len(self._terms_of(ref).entries) for ref in refs[0])
        return len(refs[0]), terms, sum(1 for ref in refs[1] for _entry in self._entries(self._loaded(ref)))

    def _refs(self, kind: str) -> list[Ref]:
        refs = self._snapshot.refs(kind, self._register or None)
        return [ref for ref in refs if self._only in (None, ref) and self._session.may_see(ref)]

    @cached_property
    def names(self) -> Names:
        """The IRIs of everything."""
        return Names({register: str(said.get("iri", "")) for register, said in self._said.items()})

    @cached_property
    def _said(self) -> dict[str, Mapping[str, Any]]:
        """Register → what its `register.yaml` says; nothing where that cannot be read."""
        return {
            register: read_meta(folder.root / REGISTER_FILE, "register", REGISTER_FILE)[0] or {}
            for register, folder in self._snapshot.folders.items()
        }

    def named(self) -> Iterator[tuple[str, Iterable[Block]]]:
        """The named graph of each register, and what it holds, made as it is asked for."""
        for register in self.registers:
            yield node(self.names.graph(register)), self.of(register)

    def of(self, register: str) -> Iterator[Block]:
        """What one register says: of itself, its vocabularies, its mappings, and what follows from those."""
        concepts: set[str] = set()
        named: dict[str, str] = {}
        roles: dict[str, str] = {}
        others: dict[str, str] = {}
        statements: set[Statement] = set()

        def role(said: str) -> str:
            own = named.get(said)
            if own is None:
                own = named[said] = node(self.names.role(register, said))
                roles[own] = min(said, roles.get(own, said))
            return own

        if self._only is None:
            yield from self._itself(register)
        for ref in self._refs(KINDS[0]):
            if ref.register == register:
                loaded, terms = self._loaded(ref), self._terms_of(ref)
                around = self._around(loaded, concepts, others)
                yield from vocabulary_graph.blocks(loaded, terms, self.names, around)
        for ref in self._refs(KINDS[1]):
            if ref.register == register:
                loaded = self._loaded(ref)
                around = self._around(loaded, concepts, others)
                to = Whereto(
                    self._ends(loaded), self._iri, self._is_no_code, self._session.today.isoformat(), role, statements
                )
                yield from mapping_graph.blocks(loaded, self._entries(loaded), self.names, around, to)
        yield from _stated(statements)
        yield from (
            block(
                own,
                [
                    (TYPE, _ROLE),
                    (TYPE, _AGENT),
                    (_LABEL, text(roles[own])),
                    (_FOR, node(self.names.register(register))),
                ],
            )
            for own in sorted(roles)
        )
        yield from (block(node(iri), [(_TITLE, text(others[iri]))]) for iri in sorted(others))
        yield from labels_of(concepts)

    def _itself(self, register: str) -> Iterator[Block]:
        """The register, and its named graph: what that was derived from, and by which day."""
        said, own = self._said.get(register, {}), node(self.names.register(register))
        owner = self._record(register, (Kind.ORGANISATION.value,), said["owner"], {}) if "owner" in said else ""
        whole = [(TYPE, _REGISTER), (TYPE, _AGENT), (_TITLE, text(str(said.get("title", register))))]
        yield block(own, [*whole, *([(_HOLDER, node(owner))] if owner else [])])
        graph = [(TYPE, _ENTITY), (_DERIVED, own), (property_of("mun:asOf"), typed(self._session.today, "date"))]
        pulled = self._snapshot.federation.pulled.get(register)
        if pulled:
            graph.append((property_of("mun:commit"), text(pulled.commit)))
        yield block(node(self.names.graph(register)), graph)

    def _loaded(self, ref: Ref) -> Loaded:
        loaded = self._snapshot.record(ref)
        assert loaded is not None
        return loaded

    def _entries(self, loaded: Loaded) -> Iterator[tuple[Mapping[str, Any], int]]:
        return entries_of(self._snapshot.folders.get(loaded.ref.register), loaded)

    def _terms_of(self, ref: Ref) -> Terms:
        if ref not in self._terms:
            loaded = self._loaded(ref)
            self._terms[ref] = vocabulary_graph.read(loaded, self._entries(loaded), self.names)
        return self._terms[ref]

    def _ends(self, loaded: Loaded) -> Ends | None:
        """The two vocabularies of a set; None where one is not loaded or may not be seen."""
        subject, object_ = ends_of(self._snapshot, loaded)
        if subject is None or object_ is None:
            return None
        if not (self._session.may_see(subject) and self._session.may_see(object_)):
            return None
        return Ends(subject, object_, self._codes(subject), self._codes(object_))

    def _codes(self, vocabulary: Ref) -> Callable[[str, str], str]:
        written = self._terms_of(vocabulary).written
        return lambda term, code: written.get((term, code), code)

    def _iri(self, key: TermKey) -> str:
        return self._terms_of(key.ref).iris.get(key) or self.names.own(key)

    def _is_no_code(self, key: TermKey) -> bool:
        terms = self._terms_of(key.ref)
        return key not in terms.iris and key.code in terms.entries.get(key.term, {}).get("not_known_codes", ())

    def _around(self, loaded: Loaded, concepts: set[str], others: dict[str, str]) -> Around:
        register, own = loaded.ref.register, loaded.ref
        languages = self._said.get(register, {}).get("languages", ())
        language = loaded.data.get("language") or (languages[0] if languages else "")
        if own.kind == KINDS[0]:
            vocabulary: Ref | None = own
        else:
            ends = self._ends(loaded)
            vocabulary = ends.subject if ends else None

        def term(key: str) -> str:
            return (
                self._iri(TermKey(vocabulary.register, vocabulary.id, key))
                if vocabulary
                else self.names.mapping(own, key)
            )

        return Around(
            language, term, lambda key: self.names.mapping(own, key),
            lambda kinds, written: self._record(register, kinds, written, others), concepts,
        )  # fmt: skip

    def _record(self, register: str, kinds: tuple[str, ...], written: str, others: dict[str, str]) -> str:
        """The IRI of another record; its title is kept where it may be seen."""
        found = self._snapshot.targets(register, kinds, written)
        ref = self._snapshot.home(found[0]) if found else Ref.within(written, register, kinds[0])
        iri = self.names.record(ref)
        other = self._snapshot.get(self._session, ref) if ref.kind not in KINDS else None
        if other is not None:
            others[iri] = other.title
        return iri


def _stated(statements: set[Statement]) -> Iterator[Block]:
    """The statements between terms that count, a block a subject."""
    said: dict[str, list[tuple[str, str]]] = {}
    for start, match, end in sorted(statements):
        said.setdefault(start, []).append((match, end))
    yield from (block(start, own) for start, own in said.items())
