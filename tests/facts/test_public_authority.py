"""Whether a body is a public authority for data protection, and acts as one: DPA 2018 section 7."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.public_authority import acts_as_public_authority, public_authority
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Document, Ref

OWN = "northmoor/organisation/body"


def body(**fields: Any) -> Loaded:
    """An organisation with the fields given."""
    data = {"kind": "organisation", "id": "body", "title": "Body", "status": "active"} | fields
    return Loaded(Ref("northmoor", "organisation", "body"), Document("northmoor", "organisations/body.yaml", data))


@pytest.fixture
def reader(snapshot_of: Any) -> Reader:
    return Reader(snapshot_of({}), Session(), statute_book(), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("fields", "value", "sources"),
    [
        ({"public_authority": "yes"}, "yes", ["public_authority"]),
        ({"public_authority": "no"}, "no", ["public_authority"]),
        ({"public_authority": "unknown"}, "unknown", ["public_authority"]),
        ({}, "unknown", ["public_authority"]),
        # Section 7(3): what freedom of information law covers and data protection law does not count.
        ({"public_authority": "yes", "parish_or_community_council": "yes"}, "no", ["parish_or_community_council"]),
        ({"public_authority": "yes", "capacities": ["parish-council"]}, "no", ["capacities"]),
        ({"capacities": ["eligible-community-council"]}, "no", ["capacities"]),
        # Without an answer, the kind of body that it says it is.
        ({"capacities": ["district-council"]}, "yes", ["capacities"]),
        ({"capacities": ["care-provider"]}, "no", ["capacities"]),
        ({"capacities": ["charity"]}, "unknown", ["public_authority"]),
        ({"public_authority": "yes", "capacities": ["company"]}, "yes", ["public_authority"]),
        ({"public_authority": "no", "capacities": ["district-council"]}, "unknown", ["public_authority", "capacities"]),
    ],
)
def test_a_body_is_what_it_answers_but_for_those_that_the_act_takes_out(
    reader: Reader, fields: dict[str, Any], value: str, sources: list[str]
) -> None:
    found = public_authority(reader, body(**fields), "where")
    assert (found.value, found.sources) == (value, tuple(f"{OWN}#{field}" for field in sources))


@pytest.mark.parametrize(
    ("kinds", "value"),
    [
        (["maintained-school", "academy"], "yes"),
        (["parish-council", "community-council"], "no"),
        (["maintained-school", "charity"], "unknown"),
        (["maintained-school", "parish-council"], "unknown"),
        (["no-such-kind"], "unknown"),
        ([], "unknown"),
    ],
)
def test_a_class_is_what_all_of_it_is(reader: Reader, kinds: list[str], value: str) -> None:
    found = public_authority(reader, None, "where", kinds)
    assert (found.value, found.sources) == (value, ("where",))


@pytest.mark.parametrize(
    ("authority", "task", "value"),
    [
        ("yes", "yes", "yes"),
        ("yes", "no", "no"),
        ("yes", "", "unknown"),
        ("yes", "unknown", "unknown"),
        ("no", "yes", "no"),
        ("no", "", "no"),
        ("unknown", "no", "no"),
        ("unknown", "yes", "unknown"),
    ],
)
def test_a_public_authority_is_one_only_at_its_public_tasks(
    reader: Reader, authority: str, task: str, value: str
) -> None:
    found = acts_as_public_authority(reader, body(public_authority=authority), "where", task, "task")
    assert found.value == value
    assert found.because.endswith(".")
