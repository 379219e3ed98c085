"""Who has to tell whom of a breach, and within how many hours: UK GDPR Article 33(1) and (2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.breach_clock import processor_limit, regulator_duties, told_before_aware
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Document, Ref

AWARE, TOLD = "2026-09-07T09:30+01:00", "2026-09-08T09:30+01:00"


def breach_of(**fields: Any) -> Loaded:
    """A breach of which the organisation became aware on 7 September 2026."""
    data = {"kind": "breach", "id": "one", "title": "One", "status": "open", "became_aware": AWARE} | fields
    return Loaded(Ref("town", "breach", "one"), Document("town", "breaches/one.yaml", data))


@pytest.fixture
def reader(snapshot_of: Any) -> Reader:
    """A reader on a day, with a contract that gives 12 hours and one that gives none."""
    contracts = [
        {"kind": "processor-contract", "id": own, "title": own, "status": "active"} | more
        for own, more in (("twelve", {"breach_notice_hours": 12}), ("silent", {}))
    ]
    return Reader(snapshot_of({"town": contracts}), Session(), statute_book(), date(2026, 11, 21))


def test_the_organisation_that_keeps_the_record_has_to_tell_where_no_controller_is_named(reader: Reader) -> None:
    (duty,) = regulator_duties(reader, breach_of(regulator={"reported": TOLD}))
    assert (duty.controller, duty.aware_at) == ("", "town/breach/one#became_aware")
    assert duty.told is not None


def test_each_controller_has_to_tell_and_a_processor_has_not(reader: Reader) -> None:
    controllers = [
        {"id": "a"},
        {"id": "b", "role": "joint-controller", "became_aware": TOLD},
        {"id": "c", "role": "processor"},
    ]
    report = {"reported": TOLD, "on_behalf_of": ["a"]}
    duties = {
        each.controller: each for each in regulator_duties(reader, breach_of(controllers=controllers, regulator=report))
    }
    assert set(duties) == {"a", "b"}
    assert duties["a"].told is not None
    assert duties["b"].told is None
    assert duties["b"].aware_at == "town/breach/one#controllers[b]/became_aware"
    assert duties["b"].told_at == "town/breach/one#regulator/on_behalf_of"


def test_a_report_before_anybody_knew_cannot_be(reader: Reader) -> None:
    (duty,) = regulator_duties(reader, breach_of(regulator={"reported": "2026-09-07T09:29+01:00"}))
    assert "before the controller became aware" in told_before_aware(duty)
    (duty,) = regulator_duties(reader, breach_of(regulator={"reported": AWARE}))
    assert told_before_aware(duty) == ""


@pytest.mark.parametrize(
    ("contract", "limit"),
    [("twelve", (12, "contract")), ("silent", (24, "nobody")), (None, (24, "nobody")),
     ("elsewhere/processor-contract/one", (24, "not-read"))],
)  # fmt: skip
def test_a_contract_may_set_the_hours_of_a_processor(
    reader: Reader, contract: str | None, limit: tuple[int, str]
) -> None:
    processor = {"contract": contract} if contract else {}
    assert processor_limit(reader, breach_of(processor=processor)) == limit
