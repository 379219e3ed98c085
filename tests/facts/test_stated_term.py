"""What an agreement says under a heading, itself or through its parents, and what was looked at to know it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.facts.stated_term import stated_term
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref

ACCORD, COUNTY, HUB = (Ref("northmoor", "agreement", own) for own in ("accord", "county", "hub"))


def agreement(own: str, **fields: Any) -> dict[str, Any]:
    """An agreement with the fields given."""
    return {"kind": "agreement", "id": own, "title": own.capitalize(), "status": "in-force"} | fields


FAMILY = [
    agreement("accord", security={"encryption": "yes"}),
    agreement("county", parent={"ref": "accord"}, inherits=["security", "legal"], foi={"approach": "each"}),
    agreement(
        "hub", parent={"ref": "county"}, inherits=["security", "foi", "exit", "legal"], training={"every": "P1Y"}
    ),
]
"""A hub under a county protocol under an accord."""


def read(snapshot: Any, heading: str) -> tuple[Any, Reader]:
    looking = Reader(snapshot, Session(), statute_book(), date(2026, 11, 21))
    return stated_term(looking, snapshot.records[HUB], heading), looking


@pytest.mark.parametrize(
    ("heading", "said", "origin", "at", "because"),
    [
        ("training", "here", HUB, f"{HUB}#training", "The agreement says it."),
        ("foi", "parent", COUNTY, f"{COUNTY}#foi", "Its parent says it: County."),
        ("security", "parent", ACCORD, f"{ACCORD}#security", "Its parent says it: Accord."),
        ("exit", "nowhere", None, f"{COUNTY}#exit", "It is left to the parent, which does not say it: County."),
        ("legal", "nowhere", None, f"{ACCORD}#legal", "It is left to the parent, which does not say it: Accord."),
        # The county protocol says it, and the hub does not take it.
        ("review", "nowhere", None, f"{HUB}#review", "The agreement does not say it."),
    ],
)
def test_a_term_is_said_here_by_a_parent_or_nowhere(
    snapshot_of: Any, heading: str, said: str, origin: Ref | None, at: str, because: str
) -> None:
    family = [FAMILY[0], FAMILY[1] | {"review": {"every": "P1Y"}}, FAMILY[2]]
    found, _looking = read(snapshot_of({"northmoor": family}), heading)
    assert (found.value.said, found.value.origin, found.value.at) == (said, origin, at)
    assert (found.because, found.sources) == (because, (at,))


def test_what_is_left_to_a_parent_that_nobody_names_is_said_nowhere(snapshot_of: Any) -> None:
    orphan = {key: value for key, value in FAMILY[2].items() if key != "parent"}
    found, _looking = read(snapshot_of({"northmoor": [*FAMILY[:2], orphan]}), "security")
    assert (found.value.said, found.because) == ("nowhere", "It is left to a parent, and none is named.")


def test_its_fields_have_addresses_where_they_stand(snapshot_of: Any) -> None:
    found, _looking = read(snapshot_of({"northmoor": FAMILY}), "foi")
    assert (found.value.get("approach"), found.value.get("publish")) == ("each", None)
    assert found.value.place("publish") == f"{COUNTY}#foi/publish"


def test_a_parent_that_was_not_read_leaves_it_unknown_and_is_looked_for(snapshot_of: Any) -> None:
    found, looking = read(snapshot_of({"northmoor": [FAMILY[2]]}), "foi")
    assert (found.value.said, found.sources) == ("unknown", (f"{HUB}#parent",))
    assert COUNTY in looking.looked.records


def test_what_an_agreement_says_itself_is_known_without_its_parents(snapshot_of: Any) -> None:
    _found, looking = read(snapshot_of({"northmoor": FAMILY}), "training")
    assert COUNTY not in looking.looked.records


@pytest.mark.parametrize(
    ("county", "said"),
    [({"foi": {"approach": "each"}}, "unknown"), ({}, "nowhere")],
    ids=["the parent says something", "the parent says nothing"],
)
def test_terms_left_to_a_parent_without_naming_them(snapshot_of: Any, county: dict[str, Any], said: str) -> None:
    parent = {"ref": "county", "leaves_to_parent": "Other specified requirements"}
    found, _looking = read(
        snapshot_of({"northmoor": [agreement("county", **county), agreement("hub", parent=parent)]}), "foi"
    )
    assert (found.value.said, found.value.value) == (said, None)


def test_parents_in_a_circle_end(snapshot_of: Any) -> None:
    circle = [
        agreement("hub", parent={"ref": "county"}, inherits=["foi"]),
        agreement("county", parent={"ref": "hub"}, inherits=["foi"]),
    ]
    found, _looking = read(snapshot_of({"northmoor": circle}), "foi")
    assert found.value.said == "unknown"
