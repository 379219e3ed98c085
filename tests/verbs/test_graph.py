"""The verbs `graph` and `sparql`: of what, in which form, and what is said of what cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from registry.cli.text import graph as graph_text
from registry.cli.text import sparql as sparql_text
from registry.errors import InputOutputError, UsageError
from registry.session import Session
from registry.verbs import catalogue
from registry.verbs.sheets import paging
from registry.verbs.words import graph, sparql
from tests.rdf.words import CASE_WORDS, HUB, MAPPINGS


@pytest.fixture
def session(registers: Any) -> Session:
    """A federation of two registers with words, one of which says where its identifiers begin."""
    registers.register("harbour", iri="https://data.harbour.example/id/")
    for register, data in (("harbour", HUB), ("northmoor", CASE_WORDS), ("northmoor", MAPPINGS)):
        said = {name: value for name, value in data.items() if name not in ("kind", "id")}
        registers.record(f"{register}/{data['kind']}/{data['id']}", **said)
    registers.federation("harbour", "northmoor", as_of="2026-11-21")
    found: Session = registers.session()
    return found


def test_what_there_is(session: Session) -> None:
    answer = graph.run(session, graph.Question())
    assert [(row.register, row.vocabularies, row.terms, row.mappings) for row in answer.rows] == [
        ("harbour", 1, 3, 0),
        ("northmoor", 1, 4, 8),
    ]
    assert answer.rows[0].graph == "https://data.harbour.example/id/graph"
    said = "\n".join(graph_text.lines(answer))
    assert "1 vocabulary, 4 terms, 8 mappings" in said
    assert "21 November 2026" in said


@pytest.mark.parametrize("form", graph.VERB.formats)
def test_it_can_be_had_in_every_form(form: str, session: Session) -> None:
    whole = catalogue.rendered(graph.VERB, form, graph.run(session, graph.Question()))
    one = catalogue.rendered(graph.VERB, form, graph.run(session, graph.Question("vocabulary/case-words")))
    assert b"service-user" in one  # type: ignore[operator]
    assert b"not-person" not in one  # type: ignore[operator]
    assert len(whole) > len(one)


def test_one_register(session: Session) -> None:
    raw = catalogue.rendered(graph.VERB, "nquads", graph.run(session, graph.Question("harbour")))
    graphs = {quad.graph_name.value for quad in ox.parse(raw, format=ox.RdfFormat.N_QUADS)}
    assert graphs == {"https://data.harbour.example/id/graph"}


def test_shapes(session: Session) -> None:
    answer = graph.run(session, graph.Question(shapes=True))
    assert "sh:NodeShape" in "\n".join(graph_text.lines(answer))
    with pytest.raises(UsageError):
        catalogue.rendered(graph.VERB, "turtle", answer)


def test_a_record_of_another_kind_is_not_in_it(session: Session, registers: Any) -> None:
    registers.record("northmoor/agreement/hub")
    with pytest.raises(UsageError, match="only vocabularies and mapping sets are"):
        graph.run(session, graph.Question("agreement/hub"))


def test_a_federation_without_words(registers: Any) -> None:
    registers.record("northmoor/agreement/hub")
    registers.federation("northmoor")
    said = "\n".join(graph_text.lines(graph.run(registers.session(), graph.Question())))
    assert "no vocabularies or mapping sets" in said
    assert "muniment new" in said


SELECT = "SELECT ?term ?label { ?term skos:prefLabel ?label . FILTER(STR(?label) = 'Service user') }"


def test_a_question_is_answered_as_text(session: Session) -> None:
    said = list(sparql_text.lines(sparql.run(session, sparql.Question(SELECT))))
    assert said[1].split("  ")[-1] == "Service user"
    assert said[-1] == "1 row."
    said = list(sparql_text.lines(sparql.run(session, sparql.Question("ASK { ?a skos:exactMatch ?b }"))))
    assert said == ["Yes."]
    nothing = sparql.run(session, sparql.Question("SELECT ?a { ?a <urn:no> ?b }"))
    assert list(sparql_text.lines(nothing)) == ["Nothing fits the question."]


@pytest.mark.parametrize("query", [SELECT, "ASK { ?a ?b ?c }", "SELECT ?a ?n { ?a sssom:confidence ?n }"])
def test_other_programs_read_the_answer(query: str, session: Session) -> None:
    answer = sparql.run(session, sparql.Question(query))
    raw = catalogue.rendered(sparql.VERB, "sparql-json", answer)
    parsed = ox.parse_query_results(raw, format=ox.QueryResultsFormat.JSON)
    if isinstance(parsed, ox.QueryBoolean):
        assert bool(parsed) is answer.truth
    else:
        rows = [[value.value if value else None for value in row] for row in parsed]
        assert rows == [[value.text if value else None for value in row] for row in answer.rows]


def test_an_answer_is_a_table(session: Session) -> None:
    sheet = paging.sheet_of(sparql.VERB, session, question := sparql.Question(SELECT), sparql.run(session, question))
    assert b"Service user" in paging.file(sheet, "csv")


def test_a_question_from_a_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text(SELECT)
    assert len(sparql.run(session, sparql.Question(file=file)).rows) == 1
    with pytest.raises(UsageError, match="file with another"):
        sparql.run(session, sparql.Question(SELECT, file))
    with pytest.raises(InputOutputError):
        sparql.run(session, sparql.Question(file=tmp_path / "gone"))
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="UTF-8"):
        sparql.run(session, sparql.Question(file=file))
    with pytest.raises(UsageError, match="There is no question"):
        sparql.run(session, sparql.Question())


@pytest.mark.parametrize(
    ("rows", "seconds"), [("0", "1"), ("x", "1"), ("1000000", "1"), ("1", "0"), ("1", "9999"), ("1", "²")]
)
def test_limits_are_limited(rows: str, seconds: str, session: Session) -> None:
    with pytest.raises(UsageError, match="whole number from 1 to"):
        sparql.run(session, sparql.Question(SELECT, rows=rows, seconds=seconds))


@pytest.mark.parametrize("typed", [typed for typed, _said in sparql.VERB.examples if "--file" not in typed])
def test_the_examples_of_the_help_are_answered(typed: str, session: Session) -> None:
    query = typed.partition("'")[2].rpartition("'")[0]
    assert json.dumps(query)
    assert sparql.run(session, sparql.Question(query)).kind == "rows"
