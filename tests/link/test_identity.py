"""Bodies: equal identifiers are one body. Its own register holds its home record; a stub may say less, never other."""

from __future__ import annotations

from typing import Any

import pytest

from registry.link.identity import identity
from registry.problems import Problem
from registry.source import Ref

GSS = {"scheme": "ons-gss", "value": "E06000001"}


def organisation(own: str, **fields: Any) -> dict[str, Any]:
    """An organisation with the fields given."""
    return {"kind": "organisation", "id": own, "title": own, "status": "active", "identifiers": [GSS]} | fields


def told(snapshot: Any) -> list[Problem]:
    """The problems of identity of every record, in the order of the records."""
    return [problem for _ref, loaded in sorted(snapshot.records.items()) for problem in identity(snapshot, loaded)]


HOME = organisation(
    "council",
    register="northmoor",
    legal_name="The County Council of Northmoor",
    capacities=["county-council", "fire-authority"],
    law_enforcement={"competent_authority": "yes", "law": "The Acts it enforces"},
)


@pytest.mark.parametrize(
    ("stub", "fields"),
    [
        ({}, []),
        ({"legal_name": "The County Council of Northmoor"}, []),
        ({"legal_name": "Northmoor Borough Council"}, ["legal_name"]),
        # Of a list it may hold some; of a part, some fields.
        ({"capacities": ["county-council"]}, []),
        ({"capacities": ["county-council", "police-force"]}, ["capacities"]),
        ({"law_enforcement": {"competent_authority": "yes"}}, []),
        ({"law_enforcement": {"competent_authority": "no"}}, ["law_enforcement"]),
        # What the home record does not say, the stub may.
        ({"nation": "england"}, []),
        # What each register keeps for itself may differ.
        ({"register": "northmoor", "local": {"file": "7"}, "address": "Elsewhere", "version": "9"}, []),
    ],
)
def test_a_stub_may_say_less_and_never_other(stub: dict[str, Any], fields: list[str], snapshot_of: Any) -> None:
    there = organisation("northmoor-council", title="council") | stub
    snapshot = snapshot_of({"northmoor": [HOME], "eastvale": [there]})
    assert [problem.place[0] for problem in told(snapshot)] == fields


def test_without_a_home_record_nobody_can_say_which_is_right(snapshot_of: Any) -> None:
    snapshot = snapshot_of({"eastvale": [organisation("a", title="x")], "westhaven": [organisation("b", title="y")]})
    assert told(snapshot) == []


def test_a_home_record_is_in_the_register_the_organisation_keeps(snapshot_of: Any) -> None:
    snapshot = snapshot_of({"northmoor": [HOME], "eastvale": [organisation("council", register="northmoor")]})
    assert snapshot.records[Ref("northmoor", "organisation", "council")].is_home
    assert not snapshot.records[Ref("eastvale", "organisation", "council")].is_home


def test_a_body_with_two_identifiers_is_compared_once(snapshot_of: Any) -> None:
    two = [GSS, {"scheme": "companies-house", "value": "01234567"}]
    home, stub = (
        HOME | {"identifiers": two},
        organisation("council", legal_name="Other", title="council", identifiers=two),
    )
    found = told(snapshot_of({"northmoor": [home], "eastvale": [stub]}))
    assert [problem.code for problem in found] == ["stub-disagrees"]
