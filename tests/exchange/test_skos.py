"""SKOS: our own comes back as it was, and anybody's is taken as far as it goes, with the rest told by place."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.exchange.received import Received
from registry.exchange.skos_in import read
from registry.load.snapshot import MemorySnapshot
from registry.rdf.graph import Graph
from registry.rdf.writing import written
from registry.session import Session
from registry.source import Ref
from registry.validate import fits
from tests.rdf.words import CASE_WORDS, FEDERATION, HUB, vocabulary

SnapshotOf = Callable[..., MemorySnapshot]
SYNTAXES = {"turtle": "ttl", "rdf-xml": "rdf", "json-ld": "jsonld", "nquads": "nq"}

_words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
_keys = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)


@st.composite
def terms(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The terms of a vocabulary: labels in two languages, a tree, codes in a tree of their own."""
    keys = draw(st.lists(_keys, min_size=1, max_size=6, unique=True))
    return [_term(draw, key, keys[:at]) for at, key in enumerate(keys)]


def _term(draw: st.DrawFn, key: str, before: list[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": key, "label": draw(_words)}
    others = sorted(draw(st.sets(_words, max_size=2)) - {entry["label"]})
    if others:
        entry["alternative_labels"] = others
    for name in ("definition", "scope_note", "notation", "value_domain", "not_to_be_confused_with"):
        if draw(st.booleans()):
            entry[name] = draw(_words)
    if draw(st.booleans()):
        entry["labels"] = [{"language": "cy", "label": draw(_words), "definition": draw(_words)}]
    if before and draw(st.booleans()):
        entry["parent"] = draw(st.sampled_from(before))
    if before and draw(st.booleans()):
        entry["related"] = [draw(st.sampled_from(before))]
    entry |= draw(
        st.sampled_from(
            [{}, {"element": "field", "datatype": "code"}, {"term_status": "deprecated", "deprecated": "2026-01-02"}]
        )
    )
    codes = draw(st.lists(_keys, max_size=3, unique=True))
    if codes:
        entry["codes"] = [
            {"id": code, "label": draw(_words)} | ({"broader": codes[0]} if at else {"code": draw(_words)})
            for at, code in enumerate(codes)
        ]
    return entry


def comparable(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Terms as they can be compared: in one order, and without the identifier that each is given when it leaves."""
    found = []
    for entry in sorted(entries, key=lambda each: each["id"]):
        own = {name: value for name, value in entry.items() if name != "published_as"}
        if "codes" in own:
            own["codes"] = [
                {name: value for name, value in code.items() if (name, value) != ("code", code["id"])}
                for code in sorted(own["codes"], key=lambda each: each["id"])
            ]
        found.append(own)
    return found


def there_and_back(snapshot: MemorySnapshot, form: str, own: str = "words") -> Received:
    graph = Graph(snapshot, Session(as_of=date(2026, 11, 21)), ref=Ref("northmoor", "vocabulary", own))
    return read(written(graph.named(), form), f"words.{SYNTAXES[form]}")


@pytest.mark.parametrize("form", SYNTAXES)
@settings(max_examples=6)
@given(entries=terms())
def test_a_vocabulary_comes_back_as_it_was(form: str, entries: list[dict[str, Any]], snapshot_of: SnapshotOf) -> None:
    found = there_and_back(
        snapshot_of({"northmoor": [vocabulary("words", entries, language="en", model="application")]}), form
    )
    assert found.problems == []
    assert comparable(found.vocabulary.pop("terms")) == comparable(entries)
    assert found.vocabulary == {"title": "Words", "language": "en", "model": "application"}


def test_what_was_written_in_no_known_language_comes_back_too(snapshot_of: SnapshotOf) -> None:
    words = vocabulary("words", CASE_WORDS["terms"])
    found = there_and_back(snapshot_of({"northmoor": [words]}), "turtle")
    assert comparable(found.vocabulary["terms"]) == comparable(CASE_WORDS["terms"])


def test_mappings_come_as_proposals(snapshot_of: SnapshotOf) -> None:
    whole = Graph(snapshot_of(FEDERATION), Session(as_of=date(2026, 11, 21)), "northmoor")
    found = read(written(whole.named(), "turtle"), "a.ttl")
    (mapping,) = found.mappings
    assert (mapping["subject"], mapping["object"], mapping["predicate"]) == (["service-user"], ["client"], "exact")
    assert mapping["mapping_status"] == "proposed", "whoever takes it in has not agreed to it yet"


HEAD = (
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n"
    "@prefix : <http://example.org/> .\n"
)


def taken(turtle: str) -> Received:
    found = read((HEAD + turtle).encode(), "theirs.ttl")
    for entry in found.vocabulary.get("terms", ()):
        assert fits("vocabulary", {"kind": "vocabulary", "id": "x", "title": "x", "status": "draft", "terms": [entry]})
    return found


def test_several_broader_terms() -> None:
    found = taken(":a a skos:Concept ; skos:broader :b , :c .\n:b a skos:Concept . :c a skos:Concept .")
    assert found.vocabulary["terms"][0] == {"id": "a", "parent": "b", "published_as": "http://example.org/a"}
    (told,) = found.problems
    assert (told.line, told.column, "more than one broader term. c was left out" in told.message) == (
        3,
        "skos:broader",
        True,
    )


def test_what_is_narrower_says_what_is_broader() -> None:
    found = taken(":a a skos:Concept ; skos:narrower :b . :b a skos:Concept .")
    assert found.vocabulary["terms"][1]["parent"] == "a"


def test_a_broader_term_that_is_elsewhere() -> None:
    found = taken(":a a skos:Concept ; skos:broader <http://elsewhere.example/x> .")
    assert "parent" not in found.vocabulary["terms"][0]
    assert "http://elsewhere.example/x is not in this list" in found.problems[0].message


def test_labels_of_their_own_and_in_many_languages() -> None:
    found = taken(
        ":a a skos:Concept ; xl:prefLabel [ xl:literalForm 'Case'@en-gb ] ; skos:altLabel 'Achos'@cy , 'X'@zh-hant-hk ;"
        " skos:hiddenLabel 'Kase'@en-gb ."
    )
    entry = found.vocabulary["terms"][0]
    assert (entry["label"], entry["alternative_labels"]) == ("Case", ["Kase"])
    assert entry["labels"] == [{"language": "cy", "alternative_labels": ["Achos"]}]
    assert found.vocabulary["language"] == "en-GB"
    assert "language zh-HANT-HK" in found.problems[0].message


def test_two_labels_in_one_language() -> None:
    found = taken(":a a skos:Concept ; skos:prefLabel 'B'@en , 'A'@en .")
    assert found.vocabulary["terms"][0]["label"] == "A"
    assert found.vocabulary["terms"][0]["alternative_labels"] == ["B"]
    assert "two labels in one language" in found.problems[0].message


def test_notations_of_any_sort_and_definitions_that_are_nodes() -> None:
    found = taken(
        ":a a skos:Concept ; skos:notation '7'^^:code ; skos:definition"
        " [ <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> 'What it means' ] ."
    )
    entry = found.vocabulary["terms"][0]
    assert (entry["notation"], entry["definition"]) == ("7", "What it means")
    found = taken(":a a skos:Concept ; skos:notation '1' , '2' .")
    assert (found.vocabulary["terms"][0]["notation"], "was left out: 2" in found.problems[0].message) == ("1", True)


def test_collections_and_notes_for_editors_are_told() -> None:
    found = taken(
        ":c a skos:Collection ; skos:prefLabel 'Group' ; skos:member :a . :a a skos:Concept ; skos:changeNote 'x' ."
    )
    assert {each.column for each in found.problems} == {"skos:Collection", "skos:note"}
    assert len(found.vocabulary["terms"]) == 1


def test_keys_are_made_of_what_there_is_and_never_twice() -> None:
    found = taken(
        "<http://a/x/Service%20User> a skos:Concept . <http://b/y#Service%20User> a skos:Concept ."
        "[] a skos:Concept ; skos:prefLabel 'No name' . <http://a/日本> a skos:Concept ."
    )
    assert [each["id"] for each in found.vocabulary["terms"]] == [
        "service-20user",
        "service-20user-2",
        "no-name",
        "term",
    ]


def test_a_file_of_anything_else() -> None:
    assert "holds no terms" in taken(":a :b :c .").problems[0].message
    assert read(b"", "empty.ttl").vocabulary == {}
    assert read(b"PK\x03\x04", "words.xlsx").vocabulary == {}


@pytest.mark.parametrize(
    "raw", [b'{"@context": "http://127.0.0.1:9/"}', b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/'><a/>"]
)
def test_nothing_is_fetched(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_given: object, **_named: object) -> None:
        raise AssertionError("somebody was called")

    monkeypatch.setattr(socket, "create_connection", nobody)
    monkeypatch.setattr(socket.socket, "connect", nobody)
    for name in ("a.jsonld", "a.rdf", "a"):
        assert read(raw, name).problems


@settings(max_examples=10)
@given(st.binary(max_size=300), st.sampled_from(["a.ttl", "a.rdf", "a.jsonld", "a.nt", "a"]))
def test_any_bytes_end_in_an_answer(raw: bytes, name: str) -> None:
    found = read(raw, name)
    assert found.problems or found.vocabulary


def test_the_hub_of_the_tests_is_a_fair_example(snapshot_of: SnapshotOf) -> None:
    assert there_and_back(snapshot_of({"northmoor": [HUB]}), "turtle", "hub").vocabulary["terms"]
