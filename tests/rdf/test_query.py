"""SPARQL: what is answered, what is refused before it is asked, and what is stopped."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from registry.errors import UsageError
from registry.rdf import aside
from registry.rdf.graph import Graph
from registry.rdf.query import LETTERS, Found, ask
from registry.session import Session
from tests.rdf.words import snapshot

NORTHMOOR = "urn:muniment:register:northmoor:graph"


def asked(query: str, rows: int = 100, seconds: float = 30.0) -> Found:
    graph = Graph(snapshot(), Session(as_of=date(2026, 11, 21)))
    return ask(query, graph.named(), [graph.names.graph(each) for each in graph.registers], rows, seconds)


def texts(found: Found) -> list[tuple[str, ...]]:
    return [tuple(value.text if value else "" for value in row) for row in found.rows]


def test_all_registers_are_asked_together() -> None:
    found = asked("SELECT ?a ?b { ?x skos:exactMatch ?y . ?x skos:prefLabel ?a . ?y skos:prefLabel ?b }")
    assert (found.names, texts(found)) == (("a", "b"), [("Service user", "Client")])


def test_which_register_says_so_can_be_asked() -> None:
    found = asked("SELECT DISTINCT ?g { GRAPH ?g { ?m sssom:predicate_modifier ?not } }")
    assert texts(found) == [(NORTHMOOR,)]
    assert asked("ASK { GRAPH <urn:muniment:register:harbour:graph> { ?m a sssom:Mapping } }").truth is False


def test_one_register_can_be_asked_alone() -> None:
    count = "SELECT (COUNT(DISTINCT ?t) AS ?n) FROM <{graph}> {{ ?t a skos:Concept }}"
    assert texts(asked(count.format(graph=NORTHMOOR))) == [("6",)]
    assert texts(asked("SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a skos:Concept }")) == [("9",)]


def test_a_graph_may_be_the_answer() -> None:
    found = asked("CONSTRUCT { ?y skos:exactMatch ?x } { ?x skos:exactMatch ?y }")
    assert (found.is_graph, found.names, len(found.rows)) == (True, ("subject", "predicate", "object"), 1)


def test_rows_are_bounded_and_come_in_one_order() -> None:
    found = asked("SELECT * { ?s ?p ?o }", rows=5)
    assert (len(found.rows), found.is_more) == (5, True)
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    assert asked(query, rows=5000) == asked(query, rows=5000)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE asks another computer"),
        ("SELECT * { ?a ?b ?c OPTIONAL { FILTER EXISTS { SERVICE SILENT ?a { ?a ?b ?c } } } }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", ""),
        ("SELECT * FROM <http://127.0.0.1:9/x> { ?a ?b ?c }", "no graph http://127.0.0.1:9/x here"),
        ("PREFIX x: <file:///etc/> SELECT * FROM NAMED x:passwd { ?a ?b ?c }", "no graph file:///etc/passwd here"),
        ("LOAD <file:///etc/passwd>", "This only reads"),
        ("LOAD <http://127.0.0.1:9/> INTO GRAPH <urn:x>", "This only reads"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "This only reads"),
        ("DELETE WHERE { ?a ?b ?c }", "This only reads"),
        ("CLEAR ALL", "This only reads"),
        ("DROP GRAPH <urn:x>", "This only reads"),
        ("SELECT nonsense", "not SPARQL as it stands: see line 1, column 8"),
        ("SELECT * { ?a nobody:knows ?b }", "not SPARQL"),
        ("", "not SPARQL"),
        ("SELECT * { ?a " + "(" * 5000 + "<urn:p>" + ")" * 5000 + " ?b }", "too deeply"),
        ("#" * (LETTERS + 1), "longer than"),
    ],
)
def test_what_is_refused_is_refused_before_it_is_asked(query: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        asked(query)
    assert said in refused.value.message


def test_a_word_in_a_text_is_no_command() -> None:
    assert texts(asked("SELECT ?x { BIND('SERVICE <http://a> LOAD' AS ?x) } # SERVICE <http://a> {}")) == [
        ("SERVICE <http://a> LOAD",)
    ]


@pytest.fixture
def listening() -> Iterator[tuple[int, list[str]]]:
    """A port on this machine, and who has come to it."""
    came: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    over = threading.Event()

    def wait() -> None:
        while not over.is_set():
            try:
                connection, _who = server.accept()
            except TimeoutError:
                continue
            came.append("somebody")
            connection.close()

    thread = threading.Thread(target=wait)
    thread.start()
    yield server.getsockname()[1], came
    over.set()
    thread.join()
    server.close()


def test_nobody_is_called(listening: tuple[int, list[str]]) -> None:
    port, came = listening
    for query in (
        f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
        f"SELECT * FROM <http://127.0.0.1:{port}/> {{ ?a ?b ?c }}",
        f"LOAD <http://127.0.0.1:{port}/>",
    ):
        with pytest.raises(UsageError):
            asked(query)
    assert came == []


def test_even_what_gets_past_the_reading_can_open_nothing(listening: tuple[int, list[str]]) -> None:
    """The limit that stands behind the reading: the process may not have one more file or connection open."""
    import subprocess
    import sys

    port, came = listening
    code = """
import runpy, socket
apart = runpy.run_path(APART)
apart["_limit"](1 << 30, 5)
for work in (lambda: open("/etc/hostname"), lambda: socket.create_connection(("127.0.0.1", PORT))):
    try:
        work()
    except OSError as refused:
        print(refused.errno)
"""
    code = code.replace("PORT", str(port)).replace("APART", repr(str(Path(aside.__file__).with_name("apart.py"))))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.stdout, done.stderr, came) == ("24\n24\n", "", []), "24: too many open files"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:x>)* ?c . ?c (!<urn:x>)* ?d }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?a), STR(?d), STR(?g)), '(a*)*\\u0000$')) }",
    ],
)
def test_what_would_run_for_ever_is_stopped(query: str) -> None:
    with pytest.raises(UsageError, match="no answer after 1 second"):
        asked(query, seconds=1.0)


def test_what_would_take_all_memory_is_stopped() -> None:
    with pytest.raises(UsageError, match=r"more memory|no answer"):
        asked("SELECT DISTINCT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?i", seconds=20.0)
