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


def by_item(first: str, second: str, **ends: str) -> dict[str, Any]:
    """Two flows from a to b with an item each; the bases, and how long each item is kept, by item."""
    flows = [
        {"id": name, "items": [name], "sides": [side("a", "discloser", basis=basis), side("b", "receiver")]}
        for name, basis in (("names", first), ("marks", second))
    ]
    return share("a", "b") | {
        "flows": flows,
        "items": [{"id": "names", "name": "Names"}, {"id": "marks", "name": "Marks"}],
        "bases": [{"id": "task", "art6": ["e-public-task"]}, {"id": "duty", "art6": ["c-legal-obligation"]}],
        "retention": [
            {"id": name, "items": [name], "parties": ["b"], "period": length} for name, length in ends.items()
        ],
    }


def test_two_bases_that_changed_places_are_seen_item_by_item(judged):
    found = agreed_differently(*judged(by_item("task", "duty"), by_item("duty", "task")))
    assert [(each.field, each.here, each.there) for each in found] == [
        ("Article 6 basis, for Names", "Public task", "Legal obligation"),
        ("Article 6 basis, for Marks", "Legal obligation", "Public task"),
    ]
    assert agreed_differently(*judged(by_item("task", "duty"), by_item("task", "duty"))) == ()


def test_two_lengths_of_keeping_that_changed_places_are_seen(judged):
    mine, theirs = by_item("task", "task", names="P1Y", marks="P6Y"), by_item("task", "task", names="P72M", marks="P1Y")
    found = agreed_differently(*judged(mine, theirs))
    assert [each.field for each in found] == ["South, for Names", "South, for Marks"]


def test_a_basis_of_everything_is_said_once_and_not_of_each_item(judged):
    found = agreed_differently(*judged(by_item("task", "task"), by_item("duty", "duty")))
    assert [each.field for each in found] == ["Article 6 basis"]


def test_a_power_told_in_words_only_may_be_the_one_that_seems_left_out(judged):
    """One record names two powers by the law data; the other names one so, and cites the second as it is printed."""
    known = [{"id": "a", "gateway": "la11-1"}, {"id": "b", "gateway": "cda98-115"}]
    cited = [known[0], {"id": "b", "provision": "section 115 of the 1998 Act"}]
    assert agreed_differently(*judged(share("a", "b", gateways=known), share("a", "b", gateways=cited))) == ()
    assert len(agreed_differently(*judged(share("a", "b", gateways=known), share("a", "b", gateways=known[:1])))) == 1


def test_a_body_that_both_registers_wrote_down_is_one_by_its_number(tmp_path, snapshot_of):
    """Neither keeps a register, and the code is typed in other letters."""

    def trust(own: str, code: str) -> dict[str, Any]:
        return body(own) | {"register": "none", "identifiers": [{"scheme": "ods", "value": code}]}

    def hub(own: str) -> dict[str, Any]:
        parties = [{"id": "t", "organisation": own}, {"id": "n", "organisation": "north/organisation/north"}]
        return {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force", "parties": parties, "lead": own}

    def differ(code: str) -> list[str]:
        snapshot = snapshot_of({
            "north": [hub("trust"), body("north"), trust("trust", "RX1")],
            "south": [hub("nhs-trust"), body("south"), trust("nhs-trust", code)],
        })  # fmt: skip
        reader = Reader(snapshot, Session(tmp_path), statute_book(), Session(tmp_path).today)
        here, there = (next(each for each in snapshot.records.values() if str(each.ref) == ref) for ref in HUBS)
        return [each.field for each in agreed_differently(reader, here, there)]

    assert differ("rx1") == []
    assert "Lead" in differ("RX2")


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
