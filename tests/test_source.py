"""Documents, references, and the lasting addresses of places inside a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.schema.published import Shape, shape, walk
from registry.source import Document, Place, Ref, address, find


def keys_of(kind: str) -> Callable[[Place], tuple[str, ...]]:
    """What names the members of each list in a kind of record: its schema says."""
    root: Shape = shape(kind)

    def keys(place: Place) -> tuple[str, ...]:
        here = root.at(place)
        return here.item.key if here is not None and here.item is not None else ()

    return keys


@pytest.mark.parametrize(
    ("data", "kind", "own"),
    [
        ({"kind": "agreement", "id": "mash"}, "agreement", "mash"),
        ({}, "", ""),
        # What a file says is not always text: then it says nothing that we can use.
        ({"kind": 12, "id": ["mash"]}, "", ""),
    ],
)
def test_a_document_says_its_kind_and_id(data: dict[str, Any], kind: str, own: str) -> None:
    document = Document("northmoor", "agreements/mash.yaml", data)
    assert (document.kind, document.id) == (kind, own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("northmoor/agreement/mash", Ref("northmoor", "agreement", "mash")),
        ("mash", None),
        ("agreement/mash", None),
        ("northmoor/agreement/mash/flows", None),
        ("//", None),
        ("northmoor//mash", None),
        ("", None),
    ],
)
def test_a_full_reference_has_three_parts(text: str, expected: Ref | None) -> None:
    assert Ref.parse(text) == expected
    assert expected is None or str(expected) == text


def test_a_short_reference_is_read_by_register_and_kind_of_the_field() -> None:
    assert Ref.within("mash", "northmoor", "agreement") == Ref("northmoor", "agreement", "mash")
    assert Ref.within("eastvale/dpia/hub", "northmoor", "agreement") == Ref("eastvale", "dpia", "hub")


AGREEMENT = {
    "kind": "agreement",
    "flows": [
        {"id": "referral", "sides": [{"party": "school", "part": "discloser"}]},
        {
            "id": "attendance",
            "items": ["dates", "codes"],
            "sides": [{"party": "police", "part": "receiver", "basis": "b1"}],
        },
    ],
    "use_restrictions": ["Not for council tax"],
    "status_history": [{"on": "2026-04-01", "status": "draft"}],
    "public_registers": [{"scheme": "Digital Economy Act / public service delivery", "number": "38"}],
    "local": {"directorate": "People"},
}

ADDRESSES = [
    ((), ""),
    (("kind",), "kind"),
    (("flows", 1), "flows[attendance]"),
    # A side is named by two keys, its party and its part.
    (("flows", 1, "sides", 0, "basis"), "flows[attendance]/sides[police.receiver]/basis"),
    # A list of plain values has no keys: its members are counted from 1.
    (("flows", 1, "items", 1), "flows[attendance]/items[2]"),
    (("use_restrictions", 0), "use_restrictions[1]"),
    (("status_history", 0, "status"), "status_history[2026-04-01.draft]/status"),
    # Some keys are words from outside, and may hold anything.
    (("public_registers", 0, "number"), "public_registers[Digital Economy Act / public service delivery]/number"),
    (("local", "directorate"), "local/directorate"),
]


@pytest.mark.parametrize(("place", "text"), ADDRESSES, ids=[text or "the record" for _place, text in ADDRESSES])
def test_an_address_names_a_place_and_leads_back_to_it(place: Place, text: str) -> None:
    keys = keys_of("agreement")
    assert address(AGREEMENT, keys, place) == text
    assert find(AGREEMENT, keys, text) == place


@pytest.mark.parametrize(
    "text",
    ["colour", "flows[nothing]", "flows[1]", "kind[1]", "kind/more", "flows[attendance]/sides[police]", "flows[", "/"],
)
def test_an_address_of_nothing_leads_nowhere(text: str) -> None:
    assert find(AGREEMENT, keys_of("agreement"), text) is None


def test_an_address_outlives_a_change_of_order() -> None:
    keys = keys_of("agreement")
    turned = AGREEMENT | {"flows": AGREEMENT["flows"][::-1]}
    assert find(AGREEMENT, keys, "flows[attendance]/items") == ("flows", 1, "items")
    assert find(turned, keys, "flows[attendance]/items") == ("flows", 0, "items")


def test_a_member_without_its_key_is_shown_by_position() -> None:
    """A file with a missing key is a problem; the problem must still be able to say where."""
    keys = keys_of("agreement")
    broken = {"flows": [{"purpose": "To protect"}, {"id": 7}]}
    assert address(broken, keys, ("flows", 0, "purpose")) == "flows[1]/purpose"
    assert address(broken, keys, ("flows", 1)) == "flows[2]"
    assert address(broken, keys, ("flows", 9, "id")) == "flows[10]/id"


@pytest.mark.parametrize("kind", ["agreement", "organisation", "processing-activity", "adoption", "mapping-set"])
def test_every_place_of_the_fullest_record_has_an_address_that_leads_back(
    kind: str, fullest: Callable[[str], dict[str, Any]]
) -> None:
    data, keys = fullest(kind), keys_of(kind)
    places = [place for place, _shape, _value in walk(shape(kind), data)]
    addresses = [address(data, keys, place) for place in places]
    assert [find(data, keys, text) for text in addresses] == places
    assert len(set(addresses)) == len(places)


@given(value=st.text(st.characters(exclude_characters="[]", exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_a_key_may_hold_anything_but_brackets(value: str) -> None:
    data = {
        "identifiers": [{"scheme": "other", "value": "1"}, {"scheme": "company", "value": value, "valid_until": "x"}]
    }
    keys, place = keys_of("organisation"), ("identifiers", 1, "valid_until")
    assert find(data, keys, address(data, keys, place)) == place
