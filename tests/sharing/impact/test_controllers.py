"""Whose 72 hours begin where a body is breached, under which law, and when they are over."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from registry.session import Session
from registry.sharing.impact import clocks
from registry.sharing.impact.controllers import controllers, is_part_3
from registry.verbs.opening import opened
from registry.verbs.sharing import impact
from registry.verbs.sharing.impact import Clock, Question
from tests.browser.pages import SAMPLE

ON = date(2026, 11, 21)
AWARE = "2026-11-20T09:30"


def regulators(subject: str, aware: str = AWARE, on: date = ON) -> dict[str, Clock]:
    """Controller → its own clock, where a body is breached."""
    found = impact.run(Session(SAMPLE, as_of=on), Question(subject=subject, mishap="breached", aware=aware))
    return {each.whose: each for each in found.impact.clocks if each.what.startswith("Tell the Information Comm")}


def test_a_school_that_joined_as_one_of_a_class_has_its_own_clock_and_nobody_else_by_it() -> None:
    """The others hold copies of their own, which nothing befell."""
    assert set(regulators("gannet-rock-primary-school")) == {"Gannet Rock Primary School"}


def test_a_party_that_is_breached_starts_no_clock_of_those_it_only_shares_with() -> None:
    assert set(regulators("harbour-schools")) == {"Harbour Learning Trust"}


def test_those_who_are_controllers_together_with_a_breached_body_have_clocks_too() -> None:
    found = set(regulators("harbour-police"))
    assert {"Harbour Police", "Northmoor Council"} <= found
    assert "Harbour Learning Trust" not in found


def test_only_a_body_that_processes_for_law_enforcement_is_under_section_67() -> None:
    """By the regime of its own sides: a school whose partner is the police is not."""
    law = {whose: {each.id for each in own.law} for whose, own in regulators("lantern-quay-systems").items()}
    assert "dpa18-s67" in law["Harbour Police"]
    assert "dpa18-s67" not in law["NHS Harbour Integrated Care Board"]


def test_the_regime_of_a_side_is_a_word_that_records_have(registers: Any) -> None:
    for name in ("force", "council"):
        registers.record(f"north/organisation/{name}", title=name.title(), status="active", register="north")
    sides = [
        {"party": "force", "part": "discloser", "regime": "dpa-part3", "role": "controller"},
        {"party": "council", "part": "receiver", "regime": "uk-gdpr", "role": "controller"},
    ]
    parties = [{"id": each, "organisation": each} for each in ("force", "council")]
    registers.record("north/agreement/a", title="A", parties=parties, flows=[{"id": "f", "sides": sides}])
    registers.federation("north")
    session = registers.session(as_of=ON)
    snapshot = opened(session)
    agreement = snapshot.find(session, "north/agreement/a")[0]
    own = {each.title: is_part_3(snapshot, [agreement], each) for each in controllers(snapshot, [agreement])}
    assert own == {"Force": True, "Council": False}


@pytest.mark.parametrize(
    ("aware", "by"),
    [
        # Clocks go forward on 29 March 2026 and back on 25 October 2026; both days are in a weekend, which counts.
        ("2026-03-27T16:00", "2026-03-30T17:00:00+01:00"),
        ("2026-10-23T16:00", "2026-10-26T15:00:00+00:00"),
        ("2026-11-20T16:30", "2026-11-23T16:30:00+00:00"),
    ],
)
def test_72_hours_are_72_hours_over_a_weekend_and_when_clocks_change(aware: str, by: str) -> None:
    found = regulators("gannet-rock-primary-school", aware, date.fromisoformat(aware[:10]))
    assert {each.by for each in found.values()} == {by}


@pytest.mark.parametrize(("hour", "state"), [(9, "running"), (11, "overdue")])
def test_hours_are_over_at_their_hour_and_not_at_the_end_of_the_day(registers: Any, hour: int, state: str) -> None:
    registers.record("north/organisation/force", title="Force", status="active", register="north")
    registers.federation("north")
    session = registers.session(as_of=ON)
    body = opened(session).find(session, "north/organisation/force")[0]
    aware, now = datetime(2026, 11, 18, 10, tzinfo=UTC), datetime(2026, 11, 21, hour, tzinfo=UTC)
    assert clocks.regulator(body, aware, ON, part_3=False, now=now).state == state
    assert clocks.regulator(body, aware, ON, part_3=False).state == "running"
