"""Whose duty a finding is: the party's, the record's own body's, or whoever keeps the register."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.rules.examples import DAY, given
from registry.session import Session
from registry.source import Ref
from registry.subjects.duty import whose_duty
from registry.subjects.walk import subjects_of

COUNCIL, POLICE = "millbrook/organisation/millbrook", "valley-police/organisation/valley-police"
HUB = "millbrook/agreement/hub"
SIDE = "millbrook/agreement/hub#flows[worries]/sides[police.receiver]"


def whose(address: str, *edits: dict[str, Any]) -> str:
    """Whose duty a subject is, in the sound records as they are after some edits."""
    snapshot = given({"edits": edits}).snapshot
    ref = Ref.parse(address.partition("#")[0])
    assert ref is not None
    record = snapshot.record(ref)
    assert record is not None
    reader = Reader(snapshot, Session(), statute_book(), DAY)
    (subject,) = (each for each in subjects_of(reader, record) if each.address == address)
    found = whose_duty(subject)
    body = Ref.parse(found)
    # What was looked at is written down, so that a change of it has the record judged again.
    assert body is None or snapshot.record(body) is None or reader.looked.records
    return found


@pytest.mark.parametrize(
    ("address", "edits", "wanted"),
    [
        pytest.param(SIDE, (), POLICE, id="a side: the party"),
        pytest.param(HUB, (), COUNCIL, id="an agreement: its lead"),
        pytest.param(f"{HUB}#flows[worries]", (), COUNCIL, id="a flow: the same as its agreement"),
        pytest.param("millbrook/processing-activity/hub", (), COUNCIL, id="an activity: its controller"),
        pytest.param(
            "millbrook/processing-activity/hub",
            ({"at": "millbrook/processing-activity/hub#organisation", "put": POLICE},),
            POLICE,
            id="an activity kept for another",
        ),
        pytest.param(
            "millbrook/processing-activity/hub",
            ({"at": "millbrook/processing-activity/hub#organisation"},),
            COUNCIL,
            id="an activity that names nobody: whoever keeps the register",
        ),
        pytest.param(POLICE, (), POLICE, id="an organisation: itself"),
        pytest.param(
            HUB,
            ({"at": f"{HUB}#lead", "put": "elsewhere/organisation/borough"},),
            "elsewhere/organisation/borough",
            id="one that was not read is named all the same",
        ),
    ],
)
def test_a_duty_is_of_the_body_that_the_record_says(
    address: str, edits: tuple[dict[str, Any], ...], wanted: str
) -> None:
    assert whose(address, *edits) == wanted


def test_of_several_controllers_it_is_the_owner_of_the_register_if_that_is_among_them() -> None:
    contract = "millbrook/processor-contract/case-system"
    both = {"at": f"{contract}#controllers", "put": [POLICE, COUNCIL]}
    assert whose(contract, both) == COUNCIL
    assert whose(contract, {"at": f"{contract}#controllers", "put": [POLICE]}) == POLICE


def test_of_a_class_of_parties_nobody_can_tell() -> None:
    members = {"at": f"{HUB}#parties[police]/organisation"}
    assert whose(SIDE, members) == ""
