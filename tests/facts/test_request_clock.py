"""When a request is due, as far as its record shows on a day: UK GDPR Article 12A and DPA 2018 section 54."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.facts.request_clock import answer_due, first_month, nation_of
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Document, Ref

COUNCIL = {
    "northmoor": [
        {"kind": "organisation", "id": "northmoor", "title": "Northmoor", "status": "active", "nation": "scotland"}
    ]
}


def request_of(**fields: Any) -> Loaded:
    """A request for access that came on 7 September 2026."""
    data = {"kind": "rights-request", "id": "one", "title": "One", "status": "open", "rights": ["access"]}
    data |= {"controller": "northmoor", "received": "2026-09-07"} | fields
    return Loaded(Ref("northmoor", "rights-request", "one"), Document("northmoor", "requests/one.yaml", data))


@pytest.fixture
def on(snapshot_of: Any) -> Any:
    """A reader on a day."""
    return lambda day: Reader(snapshot_of(COUNCIL), Session(), statute_book(), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("fields", "day", "due"),
    [
        ({}, "2026-11-21", "2026-10-07"),
        ({"received": "2026-10-30"}, "2026-11-21", "2026-12-01"),  # St Andrew's Day, since the council is in Scotland
        ({"identity_information_requested": "2026-09-08"}, "2026-11-21", None),
        ({"identity_information_requested": "2026-09-08"}, "2026-09-07", "2026-10-07"),
        (
            {"identity_information_requested": "2026-09-08", "identity_information_received": "2026-09-11"},
            "2026-11-21",
            "2026-10-12",
        ),
        ({"fee_requested": "2026-09-08", "fee_received": "2026-09-09"}, "2026-11-21", "2026-10-09"),
        ({"pauses": [{"id": "a", "asked": "2026-09-14"}]}, "2026-11-21", None),
        ({"pauses": [{"id": "a"}]}, "2026-11-21", "2026-10-07"),
        ({"pauses": [{"id": "a", "asked": "2026-09-14", "answered": "2026-09-14"}]}, "2026-11-21", "2026-10-08"),
        ({"pauses": [{"id": "a", "asked": "2026-09-14"}], "rights": ["erasure"]}, "2026-11-21", "2026-10-07"),
        ({"extension": {"notice_given": "2026-10-07", "months": 2}}, "2026-11-21", "2026-12-07"),
        ({"extension": {"notice_given": "2026-10-07"}}, "2026-11-21", "2026-12-07"),
        ({"extension": {"notice_given": "2026-10-07", "months": 1}}, "2026-11-21", "2026-11-09"),
        ({"extension": {"notice_given": "2026-10-08", "months": 2}}, "2026-11-21", "2026-10-07"),
        ({"extension": {"notice_given": "2026-10-07", "months": 2}}, "2026-10-06", "2026-10-07"),
        ({"extension": {"months": 2}}, "2026-11-21", "2026-10-07"),
        ({"extension": {"notice_given": "2026-10-07"}, "regime": "dpa-part3"}, "2026-11-21", "2026-12-07"),
        (
            {"received": "2026-02-04", "extension": {"notice_given": "2026-02-20"}, "regime": "dpa-part3"},
            "2026-03-20",
            "2026-03-04",
        ),
        ({"received": "2026-02-04", "extension": {"notice_given": "2026-02-20"}}, "2026-03-20", "2026-05-05"),
    ],
)
def test_when_it_is_due(on: Any, fields: dict[str, Any], day: str, due: str | None) -> None:
    found = answer_due(on(day), request_of(**fields))
    assert found.by == (date.fromisoformat(due) if due else None)
    assert found.because.endswith(".")


def test_the_first_month_leaves_further_time_out(on: Any) -> None:
    request = request_of(extension={"notice_given": "2026-10-07", "months": 2})
    assert first_month(on("2026-11-21"), request).by == date(2026, 10, 7)


@pytest.mark.parametrize(("controller", "nation"), [("northmoor", "scotland"), ("another/organisation/one", "")])
def test_whose_holidays_count(on: Any, controller: str, nation: str) -> None:
    assert nation_of(on("2026-11-21"), request_of(controller=controller)) == nation


def test_every_day_that_mattered_is_written_down(on: Any) -> None:
    reader = on("2026-10-01")
    answer_due(reader, request_of(extension={"notice_given": "2026-10-07", "months": 2}))
    assert reader.looked.until == date(2026, 10, 6)
    assert Ref("northmoor", "organisation", "northmoor") in reader.looked.records
