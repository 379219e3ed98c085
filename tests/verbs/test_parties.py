"""`parties`: who is party to an agreement and where each stands, from the adoptions that name it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from registry.errors import UsageError
from registry.index.snapshot import IndexSnapshot
from registry.verbs.agreements import parties
from registry.verbs.opening import opened

HUB = "north/agreement/hub"
ON = date(2026, 6, 15)


@pytest.fixture
def hub(registers: Any) -> Any:
    """A hub of two named parties and a class of them."""
    registers.record("north/organisation/north", title="North Council", register="north")
    registers.record("east/organisation/east", title="East Council", register="east")
    registers.record(
        HUB,
        parties=[
            {"id": "north", "organisation": "north", "role": "lead", "required": "yes"},
            {"id": "east", "organisation": "east/organisation/east", "controllership": "controller"},
            {"id": "schools", "party_class": {"definition": "Every school"}},
        ],
        flows=[
            {
                "id": "out",
                "sides": [
                    {"party": "north", "part": "discloser", "role": "controller"},
                    {"party": "east", "part": "receiver", "role": "processor"},
                ],
            },
            {"id": "all", "every_party": "yes"},
        ],
    )
    registers.federation("north", "east")
    return registers


def adopt(hub: Any, ref: str, **said: Any) -> None:
    """One adoption of the hub, signed or not."""
    hub.record(ref, status=said.pop("status", "active"), agreement=HUB, **said)


def ask(hub: Any, on: date = ON) -> parties.Answer:
    """The parties of the hub on a day."""
    return parties.run(hub.session(as_of=on), parties.Question(HUB))


def stands(answer: parties.Answer) -> dict[str, Any]:
    """Party → its state; for a class, each member's."""
    return {
        party.key: party.stands.state if party.stands else {each.title: each.state for each in party.members}
        for party in answer.parties
    }


def test_where_each_party_stands_is_read_from_its_own_adoption(hub: Any) -> None:
    adopt(hub, "north/adoption/a", party="north", organisation="north", signed="2026-06-01")
    adopt(hub, "east/adoption/b", party="east", organisation="east", invited="2026-06-02")
    answer = ask(hub)
    assert stands(answer) == {"north": "signed", "east": "invited", "schools": {}}
    assert (answer.named, answer.signed, answer.must_sign, answer.must_signed, answer.joined) == (2, 1, 1, 1, 0)
    first = answer.parties[0]
    assert first.stands is not None
    assert (first.stands.because, first.stands.adoption) == ("It signed on 1 June 2026.", "north/adoption/a")
    assert (first.title, first.ref, first.role) == ("North Council", "north/organisation/north", "Lead")


@pytest.mark.parametrize(
    ("said", "on", "state"),
    [
        ({}, ON, "none"),
        ({"status": "draft", "signed": "2026-06-01"}, ON, "none"),
        ({"signed": "2026-07-01"}, ON, "none"),
        ({"invited": "2026-05-01", "declined": "2026-06-01"}, ON, "declined"),
        ({"signed": "2026-05-01", "left": "2026-06-15"}, ON, "signed"),
        ({"signed": "2026-05-01", "left": "2026-06-15"}, date(2026, 6, 16), "left"),
    ],
)
def test_a_party_stands_where_its_adoption_has_got_to_by_the_day(
    hub: Any, said: dict[str, Any], on: date, state: str
) -> None:
    adopt(hub, "north/adoption/a", party="north", organisation="north", **said)
    assert stands(ask(hub, on))["north"] == state


def test_the_adoption_that_shows_it_is_the_last_that_counts(hub: Any) -> None:
    adopt(hub, "north/adoption/a", party="north", signed="2026-05-01")
    adopt(hub, "north/adoption/b", party="north", replaces="a", signed="2026-06-01")
    found = ask(hub).parties[0].stands
    assert found is not None
    assert found.adoption == "north/adoption/b"
    assert [each.on for each in found.happened] == ["2026-05-01", "2026-06-01"]


def test_an_adoption_without_a_partys_key_is_its_organisations(hub: Any) -> None:
    adopt(hub, "east/adoption/b", organisation="east", signed="2026-06-01")
    assert stands(ask(hub))["east"] == "signed"


def test_the_members_of_a_class_are_who_adopted_as_one_of_it(hub: Any) -> None:
    hub.record("north/organisation/oak", title="Oak School")
    adopt(hub, "north/adoption/oak", party="schools", organisation="oak", signed="2026-06-01")
    adopt(hub, "north/adoption/oak-again", party="schools", organisation="oak", signed="2026-06-03")
    adopt(hub, "north/adoption/elm", party="schools", member={"id": "elm", "name_used": "Elm School"})
    answer = ask(hub)
    assert stands(answer)["schools"] == {"Oak School": "signed", "Elm School": "none"}
    assert answer.joined == 1
    assert answer.parties[2].stands is None
    assert answer.parties[2].title == "Every school"


def test_an_adoption_that_names_no_party_there_is_not_lost(hub: Any) -> None:
    adopt(hub, "east/adoption/stray", party="nobody", organisation="east", signed="2026-06-01")
    answer = ask(hub)
    assert [(each.title, each.state) for each in answer.elsewhere] == [("East Council", "signed")]
    assert stands(answer)["east"] == "none"


def test_what_a_party_is_to_the_data_is_counted_by_flows(hub: Any) -> None:
    north, east, schools = ask(hub).parties
    assert [(each.label, each.flows) for each in north.data_roles] == [("Controller", 1)]
    assert (north.gives, north.gets) == (2, 1)
    assert (east.gives, east.gets) == (1, 2)
    assert (schools.gives, schools.gets) == (1, 1)


def test_a_party_whose_organisation_has_no_record_keeps_its_name(hub: Any) -> None:
    hub.record(HUB, parties=[{"id": "gone", "organisation": "nobody"}, {"id": "said", "name_used": "The Board"}])
    assert [(each.title, each.ref) for each in ask(hub).parties] == [
        ("north/organisation/nobody", ""),
        ("The Board", ""),
    ]


def test_only_an_agreement_has_parties(hub: Any) -> None:
    with pytest.raises(UsageError, match="only agreements have parties"):
        parties.run(hub.session(), parties.Question("organisation/north"))


def test_the_answer_is_plain_data(hub: Any) -> None:
    adopt(hub, "north/adoption/a", party="north", signed="2026-06-01")
    assert json.loads(json.dumps(asdict(ask(hub))))["parties"][0]["stands"]["state"] == "signed"


def test_records_that_do_not_name_the_agreement_are_not_read(hub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    adopt(hub, "north/adoption/a", party="north", organisation="north", signed="2026-06-01")
    for number in range(200):
        hub.record(f"east/agreement/other-{number}", lead="east")
        hub.record(f"east/adoption/other-{number}", agreement=f"other-{number}", organisation="east")
    session = hub.session(as_of=ON)
    opened(session)
    read: list[Any] = []
    kept = IndexSnapshot.record

    def counted(self: IndexSnapshot, ref: Any) -> Any:
        read.append(ref)
        return kept(self, ref)

    def none_at_all(*_given: Any) -> Any:
        raise AssertionError("every record was asked for")

    monkeypatch.setattr(IndexSnapshot, "record", counted)
    monkeypatch.setattr(IndexSnapshot, "all", none_at_all)
    monkeypatch.setattr(IndexSnapshot, "_page", none_at_all)
    assert stands(parties.run(session, parties.Question(HUB)))["north"] == "signed"
    assert len(read) < 40
