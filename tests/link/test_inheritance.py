"""Parents of agreements: who stands above, and what may go wrong between them."""

from __future__ import annotations

from typing import Any

import pytest

from registry.canonical import digest
from registry.link import alone, linked
from registry.link.inheritance import ancestry, parent_of
from registry.problems import Problem
from registry.source import Ref


def agreement(own: str, parent: str = "", **fields: Any) -> dict[str, Any]:
    """An agreement, under another where one is named."""
    above = {"parent": {"ref": parent}} if parent else {}
    return {"kind": "agreement", "id": own, "title": own, "status": "in-force"} | above | fields


def found_in(snapshot: Any) -> list[Problem]:
    """What is wrong with every agreement, except with references to parents that are not loaded."""
    every = [each for loaded in snapshot.records.values() for each in (*alone(loaded), *linked(snapshot, loaded))]
    return [problem for problem in every if not problem.code.startswith("reference-")]


def told(snapshot: Any) -> list[tuple[str, str]]:
    """Each problem as the id of its agreement and its code."""
    return [(problem.path.rpartition("/")[2].removesuffix(".yaml"), problem.code) for problem in found_in(snapshot)]


def test_ancestors_are_found_one_above_another(snapshot_of: Any) -> None:
    family = [agreement("hub", "county"), agreement("county", "eastvale/agreement/accord")]
    snapshot = snapshot_of({"northmoor": family, "eastvale": [agreement("accord", "national")]})
    chain, circular = ancestry(snapshot, snapshot.records[Ref("northmoor", "agreement", "hub")])
    assert [str(each.ref) for each in chain] == ["northmoor/agreement/county", "eastvale/agreement/accord"]
    assert not circular
    assert parent_of(snapshot, chain[-1]) is None, "a parent that is not loaded is no parent we can read"


@pytest.mark.parametrize("ring", [["hub"], ["hub", "accord"], ["hub", "county", "accord"]])
def test_a_circle_is_told_at_each_agreement_in_it_and_at_no_other(ring: list[str], snapshot_of: Any) -> None:
    circle = [agreement(own, ring[(place + 1) % len(ring)]) for place, own in enumerate(ring)]
    snapshot = snapshot_of({"northmoor": [*circle, agreement("outside", ring[0])]})
    assert sorted(told(snapshot)) == sorted((own, "parent-cycle") for own in ring)
    assert ancestry(snapshot, snapshot.records[Ref("northmoor", "agreement", "outside")])[1]


def test_a_pin_that_no_longer_holds_is_a_note_with_the_digest_of_today(snapshot_of: Any) -> None:
    accord = agreement("accord")
    alone = snapshot_of({"northmoor": [accord]})
    pin = digest(alone, alone.records[Ref("northmoor", "agreement", "accord")])
    child = agreement("hub") | {"parent": {"ref": "accord", "digest": pin}}
    assert told(snapshot_of({"northmoor": [child, accord]})) == []
    assert told(snapshot_of({"northmoor": [child, accord | {"version": "2.0"}]})) == [], (
        "bookkeeping is not what was relied on"
    )

    snapshot = snapshot_of({"northmoor": [child, accord | {"use_restrictions": ["Not for council tax"]}]})
    (problem,) = found_in(snapshot)
    assert problem.code == "parent-changed"
    assert str(digest(snapshot, snapshot.records[Ref("northmoor", "agreement", "accord")])) in problem.fix


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"inherits": ["foi"]}, []),
        ({"inherits": ["foi", "security"], "foi": {}}, ["inherited-and-written"]),
        ({"inherits": [], "foi": {}}, []),
        ({"inherits": ["foi"], "parent": {}}, ["inherits-without-parent"]),
    ],
)
def test_a_heading_is_inherited_or_written(fields: dict[str, Any], codes: list[str], snapshot_of: Any) -> None:
    snapshot = snapshot_of({"northmoor": [agreement("accord"), agreement("hub", "accord") | fields]})
    assert [code for _own, code in told(snapshot)] == codes
