"""The graph: what is stated, what is only on record, and that the same records are the same bytes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from registry.load.snapshot import MemorySnapshot
from registry.rdf.graph import Graph
from registry.rdf.iris import sound, step
from registry.rdf.triples import parts, text
from registry.rdf.writing import FORMS, written
from registry.session import Principal, Session
from registry.source import Ref
from tests.rdf.words import CASE_WORDS, FEDERATION, HUB, MAPPINGS, mapping, mapping_set, snapshot, vocabulary

pytestmark = pytest.mark.filterwarnings(
    "ignore:(Dataset|Conjunctive):DeprecationWarning"
)  # rdflib's own, of its own older names
SnapshotOf = Callable[..., MemorySnapshot]
DAY = date(2026, 11, 21)
WORDS = "urn:muniment:register:northmoor:vocabulary/case-words/"
HUB_WORDS = "urn:muniment:register:harbour:vocabulary/hub/"
SET = "urn:muniment:register:northmoor:mapping-set/case-to-hub/"
OX = {"turtle": "TURTLE", "trig": "TRIG", "nquads": "N_QUADS", "json-ld": "JSON_LD", "rdf-xml": "RDF_XML"}
RDFLIB = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "json-ld": "json-ld", "rdf-xml": "xml"}


def graph_of(snapshot: MemorySnapshot, on: date = DAY, **narrower: Any) -> Graph:
    return Graph(snapshot, Session(as_of=on), **narrower)


def made(snapshot: MemorySnapshot, form: str = "nquads", on: date = DAY, **narrower: Any) -> bytes:
    return written(graph_of(snapshot, on, **narrower).named(), form)


def read(raw: bytes) -> rdflib.Graph:
    """All graphs as one."""
    whole = rdflib.Dataset(default_union=True)
    whole.parse(data=raw, format="nquads")
    return whole


def matches(raw: bytes) -> set[tuple[str, str, str]]:
    """The statements of mapping, short."""
    graph = read(raw)
    names = ("exactMatch", "broadMatch", "narrowMatch", "closeMatch", "relatedMatch")
    found = ((start, name, end) for name in names for start, end in graph.subject_objects(SKOS[name]))
    return {(str(start).rpartition("/")[2], name, str(end).rpartition("/")[2]) for start, name, end in found}


def test_only_what_was_approved_and_holds_by_itself_is_stated(snapshot_of: SnapshotOf) -> None:
    assert matches(made(snapshot_of(FEDERATION))) == {("service-user", "exactMatch", "client")}


def test_what_is_stated_turns_on_the_day(snapshot_of: SnapshotOf) -> None:
    found = snapshot_of(FEDERATION)
    assert matches(made(found, on=date(2026, 1, 31))) == set()
    assert ("age", "relatedMatch", "person") in matches(made(found, on=date(2026, 2, 15)))
    assert ("age", "relatedMatch", "person") not in matches(made(found, on=date(2026, 3, 1)))


def said_of(raw: bytes, own: str) -> dict[str, set[str]]:
    """What is said of one mapping: the end of each property → the ends of its values."""
    found: dict[str, set[str]] = {}
    for predicate, value in read(raw).predicate_objects(rdflib.URIRef(SET + own)):
        name = str(predicate).replace("#", "/").rpartition("/")[2]
        found.setdefault(name, set()).add(str(value).replace("#", "/").rpartition("/")[2])
    return found


def test_a_refusal_is_on_record_and_is_no_axiom(snapshot_of: SnapshotOf) -> None:
    raw = made(snapshot_of(FEDERATION))
    for own in ("not-person", "refused"):
        said = said_of(raw, own)
        assert (said["predicate_modifier"], said["type"], said["annotatedTarget"]) == ({"Not"}, {"Mapping"}, {"person"})


def test_no_term_is_said_as_sssom_says_it(snapshot_of: SnapshotOf) -> None:
    said = said_of(made(snapshot_of(FEDERATION)), "none")
    assert (said["annotatedSource"], said["annotatedTarget"], said["type"]) == ({"age"}, {"NoTermFound"}, {"Mapping"})


def test_what_was_decided_of_several_is_a_mapping_for_each(snapshot_of: SnapshotOf) -> None:
    raw = made(snapshot_of(FEDERATION))
    assert said_of(raw, "together")["type"] == {"urn:muniment:term:Decision"}
    for own in ("together/state/case", "together/matter/case"):
        said = said_of(raw, own)
        assert said["isPartOf"] == {"together"}
        assert said["mapping_justification"] == {"ManualMappingCuration"}, own


def test_whoever_acted_is_a_role(snapshot_of: SnapshotOf) -> None:
    graph = read(made(snapshot_of(FEDERATION)))
    role = rdflib.URIRef("urn:muniment:register:northmoor:role/data-analyst")
    assert (role, rdflib.RDFS.label, rdflib.Literal("Data analyst")) in graph


def test_a_vocabulary_is_a_scheme_and_its_codes_another(snapshot_of: SnapshotOf) -> None:
    graph = read(made(snapshot_of(FEDERATION), ref=Ref("northmoor", "vocabulary", "case-words")))
    scheme, code = rdflib.URIRef(WORDS[:-1]), rdflib.URIRef(WORDS + "state/open")
    codes = rdflib.URIRef(WORDS + "state/_codes")
    assert set(graph.objects(code, SKOS.inScheme)) == {codes}
    assert (codes, rdflib.DCTERMS.isPartOf, scheme) in graph
    assert (code, SKOS.notation, rdflib.Literal("O")) in graph
    assert (rdflib.URIRef(WORDS + "state/waiting"), SKOS.broader, code) in graph
    assert (rdflib.URIRef(WORDS + "service-user"), SKOS.prefLabel, rdflib.Literal("Service user", lang="en")) in graph


def test_iris_are_published_ones_first(snapshot_of: SnapshotOf) -> None:
    terms = [
        {"id": "a", "published_as": "https://example.org/a"},
        {"id": "b", "codes": [{"id": "c"}]},
        {"id": "d", "parent": "a"},
    ]
    words = vocabulary("words", terms, namespace="https://example.org/ns#")
    subjects = {str(each) for each in read(made(snapshot_of({"northmoor": [words]}))).subjects(SKOS.inScheme)}
    assert subjects == {
        "https://example.org/a",
        "https://example.org/ns#b",
        "https://example.org/ns#b/c",
        "https://example.org/ns#d",
    }


@pytest.mark.parametrize("form", FORMS)
def test_two_libraries_read_the_same_from_every_form(form: str, snapshot_of: SnapshotOf) -> None:
    found = snapshot_of(FEDERATION)
    raw, plain = made(found, form), made(found)
    ours = {(quad.subject, quad.predicate, quad.object) for quad in ox.parse(plain, format=ox.RdfFormat.N_QUADS)}
    theirs = {
        (each.subject, each.predicate, each.object) for each in ox.parse(raw, format=getattr(ox.RdfFormat, OX[form]))
    }
    assert theirs == ours
    graph = rdflib.Dataset(default_union=True) if form in ("trig", "nquads", "json-ld") else rdflib.Graph()
    graph.parse(data=raw, format=RDFLIB[form])
    one, other = rdflib.Graph(), rdflib.Graph()
    for each in graph.triples((None, None, None)):
        one.add(each)
    for each in read(plain).triples((None, None, None)):
        other.add(each)
    assert isomorphic(one, other)
    assert not any(isinstance(term, rdflib.BNode) for each in one for term in each)


@pytest.mark.parametrize("form", ["trig", "nquads", "json-ld"])
def test_each_register_has_its_named_graph(form: str, snapshot_of: SnapshotOf) -> None:
    parsed = ox.parse(made(snapshot_of(FEDERATION), form), format=getattr(ox.RdfFormat, OX[form]))
    own = ("urn:muniment:register:harbour:graph", "urn:muniment:register:northmoor:graph")
    assert {quad.graph_name.value for quad in parsed} == set(own)


@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(0, 1000))
def test_the_order_of_nothing_changes_a_byte(form: str, seed: int, snapshot_of: SnapshotOf) -> None:
    rng = random.Random(seed)

    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: shuffled(value[name]) for name in rng.sample(sorted(value), len(value))}
        if isinstance(value, list):
            return rng.sample([shuffled(each) for each in value], len(value))
        return value

    other = {name: shuffled(FEDERATION[name]) for name in rng.sample(sorted(FEDERATION), len(FEDERATION))}
    assert made(snapshot_of(other), form) == made(snapshot_of(FEDERATION), form)


_ONCE = """
import sys
from pathlib import Path
from tests.rdf.test_graph import made
from tests.rdf.words import snapshot
sys.stdout.buffer.write(made(snapshot(), "trig"))
"""


def test_nor_does_the_process_it_is_made_in() -> None:
    """Sets of text come in another order in every process, unless something is done about it."""
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", _ONCE], capture_output=True, cwd=root, check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        )
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0].stdout == runs[1].stdout == made(snapshot(), "trig")


class _Guest(Session):
    def may_see(self, ref: Ref) -> bool:
        return ref.register != "harbour"


def test_what_may_not_be_seen_is_not_in_it(snapshot_of: SnapshotOf) -> None:
    graph = Graph(snapshot_of(FEDERATION), _Guest(as_of=DAY, principal=Principal("guest")))
    raw = written(graph.named(), "nquads")
    assert graph.registers == ("northmoor",)
    assert b"Client" not in raw
    assert b"hub/client" not in raw, "a mapping to what may not be seen tells of it"


def test_a_hostile_record_makes_a_sound_graph(snapshot_of: SnapshotOf) -> None:
    odd = 'a"b\\c\n<script> \x0b \ufffe é 🙂 ]]>&'
    terms = [
        {
            "id": "x",
            "label": odd,
            "published_as": 'https://a b/<>"{}|^`\\%zz[é]#a#b',
            "notation": odd,
            "codes": [{"id": "y", "code": odd}],
        }
    ]
    found = snapshot_of({"northmoor": [vocabulary("case-words", terms), MAPPINGS], "harbour": [HUB]})
    counts = {
        len(set(ox.parse(made(found, form), format=getattr(ox.RdfFormat, OX[form]))))
        for form in ("trig", "nquads", "json-ld")
    }
    assert len(counts) == 1
    assert json.loads(made(found, "json-ld"))
    list(ox.parse(made(found, "rdf-xml"), format=ox.RdfFormat.RDF_XML))


@given(st.text(max_size=40))
def test_any_text_is_a_value_and_a_step(said: str) -> None:
    line = f"<http://a/{step(said)}> <http://b> {text(said, 'en')} .\n"
    (only,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert parts(text(said, "en"))[0] == only.object.value


@given(st.sampled_from(["http://", "https://", "urn:", ""]), st.text(max_size=40))
def test_an_identifier_is_sound_or_none(scheme: str, rest: str) -> None:
    found = sound(scheme + rest)
    if found:
        ox.NamedNode(found)
        list(ox.parse(f"<{found}> <http://b> <{found}> .".encode(), format=ox.RdfFormat.N_TRIPLES))


def test_of_two_with_one_key_the_first_counts(snapshot_of: SnapshotOf) -> None:
    twice = mapping_set("case-to-hub", [mapping("m", "matter", "case"), mapping("m", "matter", "person")])
    found = matches(made(snapshot_of({"harbour": [HUB], "northmoor": [CASE_WORDS, twice]})))
    assert found == {("matter", "exactMatch", "case")}


@pytest.mark.prove
def test_a_third_library_reads_the_same(snapshot_of: SnapshotOf, tmp_path: Path) -> None:
    """Raptor, which is written in C and shares nothing with the other two."""
    import shutil

    if shutil.which("rapper") is None:
        pytest.skip("rapper is not on this machine (Debian: raptor2-utils)")
    file = tmp_path / "words.ttl"
    file.write_bytes(made(snapshot_of(FEDERATION), "turtle"))
    done = subprocess.run(
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(file)], capture_output=True, check=True
    )
    theirs = {str(each) for each in ox.parse(done.stdout, format=ox.RdfFormat.N_TRIPLES)}
    ours = {str(each) for each in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)}
    assert theirs == ours
