"""Whether an organisation's duties are for a record at hand to show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from registry.facts.kept_here import kept_here
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.session import Session
from registry.source import Document, Ref
from registry.tree import Folder


def reader() -> Reader:
    snapshot = MemorySnapshot(FederationSource(Path(), "test", ()))
    for register in ("north", "south"):
        snapshot.folders[register] = Folder(register, Path())
    return Reader(snapshot, Session(), statute_book(), date(2026, 11, 21))


def organisation(**data: str) -> Loaded:
    document = Document("north", "one.yaml", {"kind": "organisation", "id": "one", "title": "One", **data})
    return Loaded(Ref("north", "organisation", "one"), document)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"register": "north"}, "yes"),
        ({"register": "none"}, "yes"),
        ({"register": "south"}, "no"),
        ({"register": "west"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_duties_are_for_the_record_that_an_organisation_keeps(data: dict[str, str], expected: str) -> None:
    found = kept_here(reader(), organisation(**data))
    assert (found.value, found.sources) == (expected, ("north/organisation/one#register",))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"legal_person": "no", "part_of": "council"}, ("no", ("north/organisation/one#part_of",))),
        ({"legal_person": "no"}, ("unknown", ("north/organisation/one#register",))),
        ({"part_of": "council"}, ("unknown", ("north/organisation/one#register",))),
        (
            {"register": "north", "legal_person": "no", "part_of": "council"},
            ("yes", ("north/organisation/one#register",)),
        ),
    ],
)
def test_the_body_that_a_department_is_part_of_answers_for_it(data: dict[str, str], expected: object) -> None:
    found = kept_here(reader(), organisation(**data))
    assert (found.value, found.sources) == expected
