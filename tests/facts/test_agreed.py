"""What two records of one share say, laid side by side without any mapping."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.facts.agreed import length
from registry.facts.agreed_differently import agreed_differently
from registry.facts.counterpart import counterparts, unread_counterpart
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session


@given(st.integers(0, 50), st.integers(0, 11))
def test_years_are_twelve_months(years, months):
    assert length(f"P{years}Y{months}M") == length(f"P{12 * years + months}M")


@given(st.integers(0, 500))
def test_weeks_are_seven_days_and_never_months(weeks):
    assert length(f"P{weeks}W") == length(f"P{7 * weeks}D")
    assert weeks == 0 or length(f"P{weeks}D") != length(f"P{weeks}M")


@pytest.fixture
def judged(snapshot_of: Any, tmp_path: Any) -> Any:
    """A reader over two registers, and the record of each."""

    def made(mine: dict[str, Any], theirs: dict[str, Any]) -> tuple[Reader, Any, Any]:
        common = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force"}
        snapshot = snapshot_of(
            {
                "north": [common | mine, body("north")],
                "south": [common | theirs, body("south")],
            }
        )
        reader = Reader(snapshot, Session(tmp_path), statute_book(), Session(tmp_path).today)
        here, there = (next(each for each in snapshot.records.values() if str(each.ref) == ref) for ref in HUBS)
        return reader, here, there

    return made


HUBS = ("north/agreement/hub", "south/agreement/hub")


def body(own: str) -> dict[str, Any]:
    return {"kind": "organisation", "id": own, "title": own.capitalize(), "status": "active", "register": own}


def side(party: str, part: str, **fields: Any) -> dict[str, Any]:
    return {"party": party, "part": part} | fields


def share(first: str, second: str, **basis: Any) -> dict[str, Any]:
    """A flow from north to south, in which parties go by these keys."""
    return {
        "parties": [{"id": first, "organisation": "north/organisation/north"},
                    {"id": second, "organisation": "south/organisation/south"}],
        "flows": [{"id": f"{first}-out", "sides": [side(first, "discloser", basis="b"), side(second, "receiver")]}],
        "bases": [{"id": "b"} | basis],
    }  # fmt: skip


def test_keys_and_ids_mean_nothing(judged):
    found = judged(share("council", "police", art6=["e-public-task"]), share("them", "us", art6=["e-public-task"]))
    assert agreed_differently(*found) == ()


def test_how_a_share_is_cut_into_flows_means_nothing(judged):
    whole = share("a", "b", art6=["e-public-task"])
    cut = share("a", "b", art6=["e-public-task"])
    cut["flows"] = [cut["flows"][0], cut["flows"][0] | {"id": "second"}]
    assert agreed_differently(*judged(whole, cut)) == ()


def test_another_basis_is_found_with_both_places(judged):
    (found,) = agreed_differently(
        *judged(share("a", "b", art6=["e-public-task"]), share("x", "y", art6=["c-legal-obligation"]))
    )
    assert found.field == "Article 6 basis"
    assert [at.partition("#")[0] for at in found.at] == list(HUBS)


def test_nobody_knows_is_no_difference(judged):
    assert agreed_differently(*judged({"pilot": "unknown"}, {"pilot": "yes"})) == ()
    assert len(agreed_differently(*judged({"pilot": "no"}, {"pilot": "yes"}))) == 1


def test_items_are_compared_where_they_are_plainly_one(judged):
    mine = {"items": [{"id": "a", "name": "Address", "special_categories": []}]}
    theirs = {"items": [{"id": "z", "name": "address", "special_categories": ["health"]}]}
    assert [each.field for each in agreed_differently(*judged(mine, theirs))] == ["Special categories"]
    theirs["items"][0]["name"] = "Where they live"
    assert agreed_differently(*judged(mine, theirs)) == ()


def test_either_of_the_two_may_say_that_they_are_counterparts(judged):
    reader, here, there = judged({}, {"counterpart_of": HUBS[0]})
    assert counterparts(reader, here) == [there]
    assert counterparts(reader, there) == [here]


def test_a_counterpart_in_a_register_that_was_not_read_is_told(judged):
    reader, here, _there = judged({"counterpart_of": "far/agreement/hub"}, {})
    assert (counterparts(reader, here), unread_counterpart(reader, here)) == ([], "far")
