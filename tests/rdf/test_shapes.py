"""The published shapes: sound words conform, and each shape finds the trouble it is for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib

from registry.load.snapshot import MemorySnapshot
from registry.rdf.graph import Graph
from registry.rdf.shapes import shapes
from registry.rdf.writing import written
from registry.session import Session
from registry.verbs.opening import opened
from tests.rdf.words import CASE_WORDS, FEDERATION, HUB, mapping, mapping_set, vocabulary

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")

SHAPES = rdflib.Graph().parse(data=shapes(), format="turtle")
HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix sssom: <https://w3id.org/sssom/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix : <http://example.org/> .
"""


def troubles(turtle: str) -> set[str]:
    """The names of the shapes that a graph does not keep."""
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    _conforms, report, _text = pyshacl.validate(data, shacl_graph=SHAPES, inference="none")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = set()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        own = report.value(result, sh.sourceShape)
        named = own if isinstance(own, rdflib.URIRef) else next(SHAPES.subjects(sh.property, own), None)
        message = str(report.value(result, sh.resultMessage))
        by_message = next(
            (each for each in SHAPES.subjects(sh.message, None) if str(SHAPES.value(each, sh.message)) == message), None
        )
        named = named if isinstance(named, rdflib.URIRef) else next(SHAPES.subjects(sh.property, by_message), named)
        found.add(str(named).rpartition(":")[2])
    return found


def of(snapshot: MemorySnapshot) -> str:
    return written(Graph(snapshot, Session(as_of=date(2026, 11, 21))).named(), "turtle").decode()


def test_sound_words_conform(snapshot_of: Any) -> None:
    assert troubles(of(snapshot_of(FEDERATION))) == set()


TERM = ":t a skos:Concept ; skos:inScheme :v ; skos:prefLabel 'T'@en ; dct:identifier 't' . :v a skos:ConceptScheme . "
OTHER = ":o a skos:Concept ; skos:inScheme :v ; skos:prefLabel 'O'@en ; dct:identifier 'o' . "
MAPPED = (
    ":m a sssom:Mapping ; owl:annotatedSource :t ; owl:annotatedProperty skos:exactMatch ; owl:annotatedTarget :o ; "
    "sssom:mapping_justification :by . "
)


@pytest.mark.parametrize(
    ("turtle", "shape"),
    [
        (":t a skos:ConceptScheme .", "s9-scheme-is-no-concept"),
        (":t skos:altLabel 'T'@en .", "s13-labels-differ"),
        (":t skos:hiddenLabel 'T'@en .", "s13-labels-differ"),
        (":t skos:altLabel 'X' ; skos:hiddenLabel 'X' .", "s13-labels-differ"),
        (":t skos:prefLabel 'Other'@en .", "s14-one-label-a-language"),
        (":t skos:related :o ; skos:broader :p . :p a skos:Concept ; skos:broader :o .", "s27-related-is-not-broader"),
        (":o skos:relatedMatch :t . :t skos:broadMatch :o .", "s27-related-is-not-broader"),
        (":t skos:exactMatch :o ; skos:broadMatch :o .", "s46-exact-is-nothing-else"),
        (":t skos:exactMatch :p . :p skos:exactMatch :o . :o skos:relatedMatch :t .", "s46-exact-is-nothing-else"),
        (":x a sssom:Mapping .", "mapping"),
        (":m owl:annotatedProperty skos:closeMatch .", "mapping"),
        (":m sssom:confidence 1.5 .", "mapping"),
        (":m sssom:reviewer_agreement -2.0 .", "mapping"),
        (":m sssom:predicate_modifier 'Never' .", "mapping"),
        (":s a sssom:MappingSet .", "mapping-set"),
        (":x skos:inScheme :v .", "term"),
        (":t skos:broader :nothing .", "term"),
        (":t skos:broader :o . :o skos:broader :t .", "no-circle"),
        (":m owl:annotatedTarget :gone .", "mapped-terms-are-there"),
        (":m a owl:Axiom ; sssom:predicate_modifier 'Not' . :t skos:exactMatch :o .", "refused-is-not-stated"),
        (":m a owl:Axiom .", "axiom-is-stated"),
        (":m prov:wasAttributedTo :somebody .", "role"),
    ],
)
def test_each_shape_finds_its_trouble(turtle: str, shape: str) -> None:
    assert troubles(HEAD + TERM + OTHER + MAPPED) == set()
    assert shape in troubles(HEAD + TERM + OTHER + MAPPED + turtle)


@pytest.mark.parametrize(
    ("records", "shape"),
    [
        ([vocabulary("case-words", [{"id": "a", "label": "A", "alternative_labels": ["A"]}])], "s13-labels-differ"),
        ([vocabulary("case-words", [{"id": "a", "label": "A", "parent": "gone"}])], "term"),
        ([CASE_WORDS, mapping_set("s", [mapping("m", "matter", "gone")])], "mapped-terms-are-there"),
        ([CASE_WORDS, mapping_set("s", [{"id": "m", "subject": ["matter"]}])], "mapping"),
        (
            [CASE_WORDS, mapping_set("s", [mapping("m", "matter", "case"), mapping("n", "matter", "case", "broad")])],
            "s46-exact-is-nothing-else",
        ),
    ],
)
def test_trouble_in_records_shows_in_the_graph(records: list[dict[str, Any]], shape: str, snapshot_of: Any) -> None:
    assert shape in troubles(of(snapshot_of({"harbour": [HUB], "northmoor": records})))


@pytest.mark.prove
def test_the_sample_is_sound_but_for_what_was_planted() -> None:
    """Its troubles are there to be found: senses that do not agree, and mappings that nobody says the origin of."""
    session = Session(federation=Path(__file__).parents[2] / "agreements")
    turtle = written(Graph(opened(session), session).named(), "turtle").decode()
    assert troubles(turtle) == {"s27-related-is-not-broader", "s46-exact-is-nothing-else", "mapping"}
