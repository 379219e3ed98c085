"""The gateways that a side relies on, and the bodies at either end of a flow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.rules.examples import given
from registry.session import Session
from registry.subjects.agreement import Agreement, Side
from registry.subjects.processing import Activity
from registry.subjects.relied_on import bodies_of, facing, gateways_of, gateways_of_agreement

HUB = "millbrook/agreement/hub"


def side(at: int, *edits: dict[str, Any]) -> Side:
    """A side of the sound flow: 0 is the council's, which gives, and 1 that of the police, who get."""
    looks = Reader(given({"edits": edits}).snapshot, Session(), statute_book(), date(2026, 11, 21))
    record = looks.record("millbrook", ("agreement",), "hub")
    assert record is not None
    return Agreement(looks, record).flows[0].sides[at]


def gateways(*members: dict[str, Any]) -> dict[str, Any]:
    """An edit that puts the gateways of the council's basis."""
    return {"at": f"{HUB}#bases[council-task]/gateways", "put": list(members)}


@pytest.mark.parametrize(
    ("member", "entry", "provision", "place"),
    [
        ({"id": "a", "gateway": "cda98-115"}, "cda98-115", None, "gateway"),
        ({"id": "a", "provision": "section 115 CDA 1998"}, "cda98-115", "cda98-s115", "provision"),
        ({"id": "a", "provision": "DPA 2018 Schedule 2 paragraph 2"}, None, "dpa18-sch2-p2", "provision"),
        ({"id": "a", "gateway": "an-act-of-our-own"}, None, None, "gateway"),
        # A provision is no gateway, also where its id is given as one.
        ({"id": "a", "gateway": "cda98-s115"}, None, None, "gateway"),
        ({"id": "a", "provision": "The usual legislation"}, None, None, "provision"),
        ({"id": "a"}, None, None, "provision"),
    ],
)  # fmt: skip
def test_what_a_gateway_leads_to(member: dict[str, Any], entry: str | None, provision: str | None, place: str) -> None:
    (found,) = gateways_of(side(0, gateways(member)))
    assert (found.entry.id if found.entry else None) == entry
    assert (found.provision.id if found.provision else None) == provision
    assert found.place == f"{HUB}#bases[council-task]/gateways[a]/{place}"


def test_a_gateway_kept_for_other_parties_is_not_relied_on() -> None:
    own = {"id": "own", "gateway": "cda98-115", "per_party": ["council"]}
    others = {"id": "others", "gateway": "ca04-11", "per_party": ["police"]}
    assert [each.member.get("id") for each in gateways_of(side(0, gateways(own, others)))] == ["own"]


def test_the_gateways_of_an_agreement_are_those_of_every_basis_whoever_relies_on_them() -> None:
    others = {"id": "others", "gateway": "ca04-11", "per_party": ["police"]}
    unused = {"at": f"{HUB}#flows[worries]/sides[police.receiver]/basis"}
    found = gateways_of_agreement(side(0, gateways(others), unused).agreement)
    assert [each.member.at for each in found] == [
        f"{HUB}#bases[council-task]/gateways[others]",
        f"{HUB}#bases[police-task]/gateways[section-115]",
    ]


def test_each_side_faces_those_at_the_other_end() -> None:
    assert [body.name for body in facing(side(0))] == ["Valley Police"]
    assert [body.name for body in facing(side(1))] == ["Millbrook Council"]


def test_who_acts_for_another_stands_where_that_one_stands() -> None:
    (found,) = bodies_of(side(1, {"at": f"{HUB}#parties[police]/on_behalf_of", "put": "council"}))
    assert {"chief-officer-of-police", "unitary-council"} <= found.kinds


def test_two_that_act_for_each_other_are_no_endless_chain() -> None:
    edits = [
        {"at": f"{HUB}#parties[police]/on_behalf_of", "put": "council"},
        {"at": f"{HUB}#parties[council]/on_behalf_of", "put": "police"},
    ]
    assert [len(bodies_of(side(at, *edits))) for at in (0, 1)] == [1, 1]


FORCES = {"definition": "Forces near by", "body_kinds": ["police-force"]}
CLASS = {"at": f"{HUB}#parties[police]", "put": {"id": "police", "party_class": FORCES}}


def test_a_class_is_its_kinds_of_body_and_those_who_have_signed() -> None:
    found = bodies_of(side(1, CLASS))
    assert [body.name for body in found] == ["Police force (England and Wales)", "Valley Police"]
    assert [body.record is not None for body in found] == [False, True]


def test_who_has_declined_is_no_member_of_a_class() -> None:
    declined = {"at": "valley-police/adoption/hub-valley-police#decision", "put": "declined"}
    unsigned = {"at": "valley-police/adoption/hub-valley-police#signed"}
    said = {"at": "valley-police/adoption/hub-valley-police#declined", "put": "2026-06-15"}
    assert [body.record for body in bodies_of(side(1, CLASS, declined, unsigned, said))] == [None]


def test_a_member_whose_record_is_not_loaded_is_named_by_its_adoption() -> None:
    gone = {"at": "valley-police/organisation/valley-police"}
    nobody = {"at": f"{HUB}#parties[police]", "put": {"id": "police", "party_class": {"definition": "Forces near by"}}}
    (found,) = bodies_of(side(1, nobody, gone))
    assert found.kinds == frozenset()
    assert found.kinds_at == "valley-police/adoption/hub-valley-police#member/organisation"
    assert found.gap.endswith("is not loaded.")


def test_a_record_of_processing_is_its_organisations_own() -> None:
    def own(*edits: dict[str, Any]) -> list[str]:
        looks = Reader(given({"edits": edits}).snapshot, Session(), statute_book(), date(2026, 11, 21))
        record = looks.record("millbrook", ("processing-activity",), "hub")
        assert record is not None
        return [body.kinds_at for body in bodies_of(Activity(looks, record, record.data))]

    assert own() == ["millbrook/organisation/millbrook#capacities"]
    assert own({"at": "millbrook/organisation/millbrook"}) == ["millbrook/processing-activity/hub#organisation"]
