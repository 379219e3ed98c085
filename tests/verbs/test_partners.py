"""The verb `partners`: one organisation among those it shares with."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from registry.cli.text import partners as text
from registry.errors import NotFound, UsageError
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded
from registry.session import Principal
from registry.verbs.opening import opened
from registry.verbs.organisations import partners
from registry.verbs.organisations.partners import Answer, Question

ON = date(2026, 10, 1)
ICO = [{"scheme": "ico", "value": "ZX1"}]
RUNS = [{"on": "2026-01-01", "status": "draft"}, {"on": "2026-03-01", "status": "in-force"}]


def between(*names: str, **fields: Any) -> dict[str, Any]:
    """The fields of an agreement in force between some organisations."""
    parties = [{"id": f"p{at}", "organisation": name} for at, name in enumerate(names)]
    return {"status": "in-force", "status_history": RUNS, "parties": parties} | fields


@pytest.fixture
def harbour(registers: Any) -> Any:
    """A council with a register of its own and a stub in another's, its partners, and who processes for it."""
    record = registers.record
    record("north/organisation/north", title="North Council", register="north", status="active",
           sector="local-government", capacities=["county-council"], identifiers=ICO)  # fmt: skip
    record("east/organisation/northern", title="North (as East knows it)", status="active", identifiers=ICO)
    record("east/organisation/east", title="East Council", register="east", status="active", sector="police")
    record("north/organisation/school", title="Gannet School", register="none", status="active", sector="education")
    record("north/organisation/host", title="Pelican Hosting", register="none", status="active")
    record("north/agreement/hub", title="Hub", **between("north", "east/organisation/east", lead="north"))
    # The other register knows the council by its own stub.
    record("east/agreement/roads", title="Roads", **between("east", "northern", dates={"end": "2026-06-30"}))
    record("east/agreement/alone", title="Alone", **between("east"))
    protocol = between("north", "nobody", "host")
    protocol["parties"][0] |= {"role": "lead", "leaves": "2027-03-31"}
    protocol["parties"].append({"id": "schools", "party_class": {"definition": "Every school"}})
    record("north/agreement/protocol", title="Protocol", **protocol)
    record("north/adoption/school-joins", title="School joins", status="active", agreement="protocol", party="schools",
           member={"id": "gannet", "organisation": "school"})  # fmt: skip
    record(
        "north/processor-contract/hosting", title="Hosting", status="active", controllers=["north"], processor="host",
        scope={"subject_matter": "Runs the servers"},
        sub_processors=[
            {"id": "cloud", "name": "Cockle Cloud", "does": "Backups", "ends": "2027-03-31"},
            {"id": "watch", "organisation": "school", "engaged_by": "cloud"},
        ],
    )  # fmt: skip
    record("north/dpia/hub", title="Hub DPIA")
    registers.federation("north", "east")
    return registers


def asked(registers: Any, organisation: str, **question: str) -> Answer:
    """The answer for one organisation on 1 October 2026."""
    return partners.run(registers.session(as_of=ON), Question(organisation, **question))


def plain(answer: Answer) -> str:
    """The answer as text, without colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(text.lines(answer)))


def test_partners_are_counted_once_each_with_how_many_agreements_run(harbour: Any) -> None:
    found = [(each.ref, each.sector, each.shared, each.running) for each in asked(harbour, "north").partners]
    assert found == [
        ("east/organisation/east", "police", 2, 1),
        ("north/organisation/host", "", 1, 1),
        ("north/organisation/nobody", "", 1, 1),
        ("north/organisation/school", "education", 1, 1),
    ]


def test_a_partner_names_the_agreements_shared_in_the_order_of_their_titles(harbour: Any) -> None:
    shared = asked(harbour, "north").partners[0].agreements
    assert [(each.ref, each.title) for each in shared] == [
        ("north/agreement/hub", "Hub"),
        ("east/agreement/roads", "Roads"),
    ]


@pytest.mark.parametrize(
    "organisation", ["north", "north/organisation/north", "east/organisation/northern", "northern"]
)
def test_every_record_of_a_body_gives_the_answer_of_its_home_record(harbour: Any, organisation: str) -> None:
    answer = asked(harbour, organisation)
    assert (answer.ref, answer.title, answer.register) == ("north/organisation/north", "North Council", "north")
    assert (answer.agreements_total, answer.running, answer.partners_total) == (3, 2, 4)


def test_an_agreement_says_what_the_organisation_does_in_it(harbour: Any) -> None:
    hub, protocol, roads = asked(harbour, "north").agreements
    assert (hub.title, hub.status, hub.runs, hub.leads, hub.roles) == ("Hub", "in-force", True, True, ())
    assert (protocol.roles, protocol.leads, protocol.leaves) == (("Lead",), False, "2027-03-31")
    assert (roads.runs, roads.standing, roads.joined) == (False, ("expired",), False)


def test_who_joined_a_class_is_a_party_too(harbour: Any) -> None:
    answer = asked(harbour, "school")
    assert [(each.title, each.joined, each.classes) for each in answer.agreements] == [
        ("Protocol", True, ("Every school",))
    ]
    assert [each.ref for each in answer.partners] == [
        "north/organisation/host", "north/organisation/nobody", "north/organisation/north",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("organisation", "part"),
    [("north", "controller"), ("host", "processor"), ("school", "sub-processor"), ("east", "")],
)
def test_a_contract_is_told_from_the_organisations_side(harbour: Any, organisation: str, part: str) -> None:
    found = asked(harbour, organisation).contracts
    assert [each.part for each in found] == ([part] if part else [])
    for each in found:
        assert (each.does, each.processor.ref if each.processor else "") == (
            "Runs the servers",
            "north/organisation/host",
        )
        assert [one.title for one in each.controllers] == ["North Council"]
        assert [(one.body.title, one.does, one.engaged_by, one.ends) for one in each.sub_processors] == [
            ("Cockle Cloud", "Backups", "", "2027-03-31"), ("Gannet School", "", "Cockle Cloud", ""),
        ]  # fmt: skip


def test_records_are_counted_by_kind_in_its_register_and_naming_it(harbour: Any) -> None:
    answer = asked(harbour, "north")
    assert {each.kind: each.count for each in answer.kept} == {
        "organisation": 3, "agreement": 2, "adoption": 1, "processor-contract": 1, "dpia": 1,
    }  # fmt: skip
    assert {each.kind: each.count for each in answer.named} == {"agreement": 3, "processor-contract": 1}
    assert asked(harbour, "school").kept == ()


def test_status_and_partners_are_those_of_the_day(harbour: Any) -> None:
    before = partners.run(harbour.session(as_of=date(2026, 2, 1)), Question("north"))
    assert (before.agreements_total, before.running) == (3, 0)
    roads = next(each for each in before.agreements if each.title == "Roads")
    assert (roads.status, roads.standing) == ("draft", ())


def test_a_party_called_by_the_name_a_record_used_to_have_is_the_same_partner(harbour: Any) -> None:
    harbour.record(
        "north/organisation/gannet", title="Gannet School", register="none", status="active", formerly=["old-school"]
    )
    harbour.record("north/agreement/meals", title="Meals", **between("north", "old-school"))
    harbour.record("north/agreement/trips", title="Trips", **between("north", "gannet"))
    assert {each.ref: each.shared for each in asked(harbour, "north").partners}["north/organisation/gannet"] == 2
    assert asked(harbour, "gannet").agreements_total == 2


def test_agreements_can_be_had_in_parts_and_counts_are_of_all(harbour: Any) -> None:
    part = asked(harbour, "north", limit="1", start="2")
    assert ([each.title for each in part.agreements], part.start) == (["Protocol"], 2)
    assert (part.agreements_total, part.running, part.partners_total) == (3, 2, 4)
    assert asked(harbour, "north", start="900").agreements == ()


def test_more_than_can_be_listed_is_still_counted(harbour: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partners, "MOST", 2)
    answer = asked(harbour, "north", limit="2")
    assert (len(answer.agreements), answer.agreements_total) == (2, 3)
    assert (len(answer.partners), answer.partners_total) == (2, 4)
    assert "The first 2 are listed." in plain(answer)


def test_only_the_agreements_asked_for_are_read(harbour: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        harbour.record(f"north/agreement/more-{number}", **between("north", "school"))
        harbour.record(f"north/agreement/other-{number}", **between("school", "host"))
    session = harbour.session(as_of=ON)
    opened(session)
    read: list[str] = []
    whole = IndexSnapshot.numbered

    def numbered(self: IndexSnapshot, number: int) -> Loaded | None:
        found = whole(self, number)
        read.append(str(found.ref) if found else "")
        return found

    monkeypatch.setattr(IndexSnapshot, "numbered", numbered)
    answer = partners.run(session, Question("north", limit="5"))
    assert answer.agreements_total == 33
    assert len([ref for ref in read if "/agreement/" in ref]) == 5


def test_statements_do_not_grow_with_agreements_that_are_not_listed(
    harbour: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def statements() -> int:
        session = harbour.session(as_of=ON)
        snapshot: IndexSnapshot = opened(session)
        asked_of: list[str] = []
        rows = snapshot.engine.rows

        def noted(sql: str, given: Any = ()) -> Any:
            asked_of.append(sql)
            return rows(sql, given)

        monkeypatch.setattr(snapshot.engine, "rows", noted)
        partners.run(session, Question("north", limit="1"))
        return len(asked_of)

    before = statements()
    for number in range(20):
        harbour.record(f"north/agreement/more-{number}", **between("north", "school"))
    assert statements() <= before


def test_what_may_not_be_seen_is_neither_listed_nor_counted(harbour: Any) -> None:
    session = harbour.session(as_of=ON)
    opened(session)
    session.principal = Principal("stranger")
    with pytest.raises(NotFound):
        partners.run(session, Question("north"))


@pytest.mark.parametrize(
    ("question", "error", "said"),
    [
        (Question("nothing"), NotFound, "There is no record called organisation/nothing."),
        (Question(""), NotFound, "There is no record called organisation/."),
        (Question("north/agreement/hub"), UsageError, "north/agreement/hub is not an organisation."),
        (Question("north", limit="501"), UsageError, "501 is not a whole number from 1 to 500."),
        (Question("north", start="0"), UsageError, "0 is not a whole number from 1 to 1000000."),
    ],
)
def test_what_cannot_be_answered_is_said(harbour: Any, question: Question, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said.replace(".", r"\.")):
        partners.run(harbour.session(as_of=ON), question)


def test_as_text_it_says_with_whom_in_what_and_who_processes(harbour: Any) -> None:
    said = plain(asked(harbour, "north"))
    for words in (
        "North Council  north/organisation/north, Local government",
        "East Council  2 agreements, 1 running",
        "Hub (In force)", "north/agreement/hub: keeps it",
        "Lead, bound until 31 March 2027",
        "Roads (In force, expired)",
        "not found  1 agreement, 1 running",
        "Pelican Hosting processes for North Council", "through Cockle Cloud and Gannet School",
        "Data protection impact assessments       1",
        "2 of 3 agreements run on 1 October 2026.",
    ):  # fmt: skip
        assert words in said
    alone = plain(asked(harbour, "school"))
    assert "joined a class of parties" in alone
    assert "Its part: sub-processor" in alone


def test_an_organisation_that_nothing_names_says_so(harbour: Any) -> None:
    harbour.record("north/organisation/lonely", title="Lonely", register="none", status="active")
    answer = asked(harbour, "lonely")
    assert (answer.agreements_total, answer.partners, answer.contracts, answer.named) == (0, (), (), ())
    assert plain(answer).count("No record shows any.") == 3
