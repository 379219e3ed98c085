"""Where a record, and each party to it, stands on a day: worked out from dates, never stored."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.concepts.agreements import AgreementStatus
from registry.facts.standing import RUNNING, party_state, standing, status

HISTORY = [
    {"on": "2026-03-01", "status": "in-force"},
    {"on": "2026-01-10", "status": "draft"},
    {"on": "2026-09-01", "status": "terminated"},
]
"""Written in any order: the days decide."""


@pytest.mark.parametrize(
    ("on", "expected", "source"),
    [
        ("2026-01-09", "", "status_history"),
        ("2026-01-10", "draft", "status_history[2026-01-10.draft]"),
        ("2026-02-28", "draft", "status_history[2026-01-10.draft]"),
        ("2026-03-01", "in-force", "status_history[2026-03-01.in-force]"),
        ("2026-08-31", "in-force", "status_history[2026-03-01.in-force]"),
        ("2030-01-01", "terminated", "status_history[2026-09-01.terminated]"),
    ],
)
def test_status_is_the_last_entry_of_the_history_by_that_day(on: str, expected: str, source: str) -> None:
    """Never the `status` line, which says only how things stand now."""
    read = status({"status": "terminated", "status_history": HISTORY}, date.fromisoformat(on))
    assert (read.value, read.sources) == (expected, (source,))
    assert read.because.endswith(".")


def test_two_changes_on_one_day_count_in_the_order_they_are_written() -> None:
    history = [{"on": "2026-03-01", "status": "approved"}, {"on": "2026-03-01", "status": "in-force"}]
    assert status({"status": "in-force", "status_history": history}, date(2026, 3, 1)).value == "in-force"


@pytest.mark.parametrize("history", [{}, {"status_history": []}])
def test_the_status_line_counts_only_where_there_is_no_history(history: dict[str, Any]) -> None:
    read = status({"status": "active"} | history, date(1999, 1, 1))
    assert (read.value, read.sources) == ("active", ("status",))


DATES = {"effective": "2026-03-01", "end": "2027-03-01", "review_due": "2026-12-01"}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-02-28", ["not-yet-effective"]),
        ("2026-03-01", []),
        # On the day a review is due it is not overdue, and on its last day an agreement has not expired.
        ("2026-12-01", []),
        ("2026-12-02", ["review-overdue"]),
        ("2027-03-01", ["review-overdue"]),
        ("2027-03-02", ["expired", "review-overdue"]),
    ],
)
def test_expired_overdue_and_not_yet_begun_are_worked_out(on: str, expected: list[str]) -> None:
    found = standing({"status": "in-force", "dates": DATES}, date.fromisoformat(on))
    assert [read.value for read in found] == expected
    assert all(read.because and read.sources[0].startswith("dates/") for read in found)


@pytest.mark.parametrize("now", [each.value for each in AgreementStatus])
def test_only_an_agreement_that_runs_can_expire(now: str) -> None:
    found = standing({"status": now, "dates": DATES}, date(2030, 1, 1))
    assert bool(found) == (now in RUNNING)


def test_the_statuses_that_run_are_statuses() -> None:
    assert set(RUNNING) <= {each.value for each in AgreementStatus}


def test_an_agreement_without_dates_is_neither_expired_nor_overdue() -> None:
    assert standing({"status": "in-force"}, date(2030, 1, 1)) == ()
    assert standing({"status": "in-force", "dates": {}}, date(2030, 1, 1)) == ()


def test_an_agreement_ended_before_the_day_has_not_expired_on_it() -> None:
    data = {"status": "terminated", "status_history": HISTORY, "dates": {"end": "2026-08-01"}}
    assert [read.value for read in standing(data, date(2026, 8, 15))] == ["expired"]
    assert standing(data, date(2026, 9, 15)) == ()


# ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────────────

SIGNED = {"decision": "signed", "invited": "2026-01-10", "signed": "2026-02-01"}
LEFT = {"decision": "left", "signed": "2026-02-01", "left": "2026-06-30"}
DECLINED = {"decision": "declined", "invited": "2026-01-10", "declined": "2026-01-20"}

PARTY = [
    ("nothing is known", [], "2026-03-01", "none"),
    ("before it was asked", [SIGNED], "2026-01-09", "none"),
    ("asked", [SIGNED], "2026-01-31", "invited"),
    ("on the day it signed", [SIGNED], "2026-02-01", "signed"),
    ("long after", [SIGNED], "2030-01-01", "signed"),
    # The last day it is bound, it is bound.
    ("on its last day", [LEFT], "2026-06-30", "signed"),
    ("the day after", [LEFT], "2026-07-01", "left"),
    ("before it left, whatever the record says now", [LEFT], "2026-03-01", "signed"),
    ("before it declined", [DECLINED], "2026-01-15", "invited"),
    ("declined", [DECLINED], "2026-01-20", "declined"),
    ("declined and then signed", [DECLINED, {"decision": "signed", "signed": "2026-05-01"}], "2026-05-01", "signed"),
    ("signed again after leaving", [{"decision": "signed", "signed": "2027-01-01"}, LEFT], "2027-01-01", "signed"),
    ("signed and left on one day", [{"signed": "2026-02-01", "left": "2026-02-01"}], "2026-02-02", "left"),
    ("signed, and no day", [{"decision": "signed"}], "2026-03-01", "signed"),
    ("left, and no day", [{"decision": "left", "signed": "2026-02-01"}], "2026-03-01", "left"),
    ("left, and no day, before it signed", [{"decision": "left", "signed": "2026-02-01"}], "2026-01-01", "none"),
    ("a record that says nothing", [{}], "2026-03-01", "none"),
]


@pytest.mark.parametrize(("adoptions", "on", "expected"), [case[1:] for case in PARTY], ids=[case[0] for case in PARTY])
def test_where_a_party_stands(adoptions: list[dict[str, Any]], on: str, expected: str) -> None:
    read = party_state(adoptions, date.fromisoformat(on))
    assert read.value == expected
    assert read.because.endswith(".")


def test_a_decision_without_a_day_says_so() -> None:
    assert "no day" in party_state([{"decision": "signed"}], date(2026, 3, 1)).because
    assert "30 June 2026" in party_state([LEFT], date(2026, 7, 1)).because
