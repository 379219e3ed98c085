"""RDF of strangers: read within bounds, and nothing fetched, opened or expanded."""

from __future__ import annotations

import time

import pytest

from registry.rdf import reading
from registry.rdf.reading import parse

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
BODY = '<rdf:Description rdf:about="http://e/a"><e:b>{}</e:b></rdf:Description></rdf:RDF>'


def test_a_bad_line_is_told_with_its_place_and_the_rest_is_read() -> None:
    found = parse(b'<http://a> <http://b> "1" .\n<http://a> nonsense .\n<http://a> <http://b> "2" .\n', "a.nt")
    assert [each[2].text for each in found.triples] == ["1", "2"]
    assert [line for line, _message, _fix in found.problems] == [2]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rdf:RDF [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>',
        '<!DOCTYPE rdf:RDF SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("name", ["a.rdf", "a.owl", "a"])
def test_a_document_type_is_refused_whole(head: str, name: str) -> None:
    raw = f'<?xml version="1.0"?>\n{head}\n{RDF}{BODY.format("&x;")}'.encode()
    found = parse(raw, name)
    assert found.triples == []
    ((line, message, fix),) = found.problems
    assert (line, "document type or entities" in message, "Turtle" in fix) == (2, True, True)


def test_other_alphabets_do_not_hide_one() -> None:
    raw = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a>{RDF}{BODY.format("x")}'
    assert parse(raw.encode("utf-16"), "a.rdf").triples == []
    assert parse(raw.replace("<!DOCTYPE a>", "").encode(), "a.rdf").triples == []
    assert "UTF-16" in parse(raw.replace("<!DOCTYPE a>", "").encode(), "a.rdf").problems[0][1]


@pytest.mark.parametrize(
    "context", ['"http://127.0.0.1:9/c"', '["http://127.0.0.1:9/c", {}]', '{"@import": "http://127.0.0.1:9/c"}']
)
def test_a_context_elsewhere_is_not_fetched(context: str) -> None:
    raw = f'{{"@context": {context}, "@id": "http://e/a", "http://e/b": {{"@id": "http://e/c"}}}}'
    found = parse(raw.encode(), "a.jsonld")
    assert "nothing is fetched" in found.problems[0][1] or not found.triples


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"<http://a> <http://b> " + b"(" * 300_000, "a.ttl"),
        (b"<http://a> <http://b> " + b"[ <http://c> " * 300_000, "a.ttl"),
        (b"[" * 500_000, "a.jsonld"),
        (b'{"http://a": ' * 200_000, "a.jsonld"),
        (f"{RDF}".encode() + b"<rdf:Description><e:b>" * 100_000, "a.rdf"),
        (b"".join(b"_:b%d <http://p> _:c%d .\n" % (n, n) for n in range(200_000)), "a.nt"),
        (b'<http://a> <http://b> "' + b"x" * 5_000_000, "a.ttl"),
        (b"\x00" * 100_000, "a.ttl"),
    ],
    ids=["brackets", "nodes", "json lists", "json maps", "elements", "blank nodes", "an open text", "nothing"],
)
def test_a_bomb_ends_soon_and_is_told(raw: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_SECONDS", 8)  # what would go on to the limit need not be waited for as long here
    begun = time.monotonic()
    found = parse(raw, name)
    assert found.problems
    assert len(found.triples) <= reading.MOST_TRIPLES
    assert time.monotonic() - begun < reading._SECONDS + 10


def test_reading_stops_at_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_TRIPLES", 10)
    found = parse(b"".join(b'<http://a> <http://b> "%d" .\n' % n for n in range(100)), "a.nt")
    assert len(found.triples) <= 11
    assert "more than 10 statements" in found.problems[0][1]
    monkeypatch.setattr(reading, "_SECONDS", 0.01)
    assert "was stopped" in parse(b"<http://a> <http://b> <http://c> .", "a.nt").problems[0][1]


def test_what_is_not_utf_8_is_told_with_its_line() -> None:
    assert parse(b'<http://a> <http://b> "1" .\n"\xe9"', "a.nt").problems[0][0] == 2


@pytest.mark.parametrize(
    ("begins", "form"),
    [(b"\xef\xbb\xbf<?xml", "rdf"), (b" {", "jsonld"), (b"@prefix", "ttl"), (b"<http://a>", "ttl"), (b"", "ttl")],
)
def test_the_form_is_known_without_a_name(begins: bytes, form: str) -> None:
    assert reading.form_of(begins, "upload") == form
