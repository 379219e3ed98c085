"""A contract with a processor: whose terms are its terms, and who is at work on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.session import Session
from registry.source import Document, Ref
from registry.subjects.contract import Contract

DAY = date(2026, 11, 21)


def contract(own: str = "one", **records: dict[str, Any]) -> Contract:
    """One of some contracts, each less its kind and id."""
    snapshot = MemorySnapshot(FederationSource(Path(), "test", ()))
    for name, data in records.items():
        ref = Ref("north", "processor-contract", name)
        snapshot.records[ref] = Loaded(ref, Document("north", f"{name}.yaml", {"kind": ref.kind, "id": name, **data}))
    loaded = snapshot.records[Ref("north", "processor-contract", own)]
    return Contract(Reader(snapshot, Session(), statute_book(), DAY), loaded)


FRAMEWORK = {"processor_name": "Example Software Limited", "clauses": [{"clause": "c-security", "present": "yes"}]}


def test_a_call_off_has_the_terms_of_the_contract_above_it() -> None:
    found = contract(one={"processor_name": "example software limited", "under": "two"}, two=FRAMEWORK)
    assert found.clauses["c-security"].at == "north/processor-contract/two#clauses[c-security]"


def test_its_own_word_on_a_term_counts_first() -> None:
    own = {**FRAMEWORK, "under": "two", "clauses": [{"clause": "c-security", "present": "no"}]}
    assert contract(one=own, two=FRAMEWORK).clauses["c-security"].get("present") == "no"


@pytest.mark.parametrize(
    "data",
    [{"processor_name": "Another Limited", "under": "two"}, {"under": "two"}, {**FRAMEWORK, "under": "one"}],
    ids=["another processor", "nobody", "itself"],
)
def test_what_binds_others_is_not_above_it(data: dict[str, Any]) -> None:
    assert contract(one=data, two=FRAMEWORK).above is None


def test_two_contracts_may_each_stand_under_the_other() -> None:
    found = contract(one={**FRAMEWORK, "under": "two"}, two={**FRAMEWORK, "under": "one"})
    assert set(found.clauses) == {"c-security"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, True),
        ({"starts": "2026-11-21", "ends": "2026-11-21"}, True),
        ({"starts": "2026-11-22"}, False),
        ({"ends": "2026-11-20"}, False),
    ],
)
def test_who_is_engaged_is_at_work_from_first_to_last_day(row: dict[str, str], expected: bool) -> None:
    found = contract(one={"sub_processors": [{"id": "host", **row}]})
    assert bool(found.sub_processors) is expected


def test_one_with_no_name_is_called_by_its_key() -> None:
    found = contract(one={"sub_processors": [{"id": "host"}]})
    assert found.name_of(found.sub_processors[0]) == "host"


@pytest.mark.parametrize(("until", "expected"), [("2026-11-21", 1), ("2026-11-20", 0)])
def test_a_place_counts_to_its_last_day(until: str, expected: int) -> None:
    found = contract(one={"locations": [{"id": "floor", "country": "IN", "until": until}]})
    assert len(found.places_of()) == expected
