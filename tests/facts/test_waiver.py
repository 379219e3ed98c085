"""What a waiver does on a day: on which days it has effect, which records it reaches, and who stands behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.facts.waiver import effect, in_a_sentence, is_ended, reaches, separated
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Ref

WAIVER = {
    "kind": "waiver", "id": "late", "title": "Late", "status": "active", "rule": "ropa-stale",
    "at": "northmoor/processing-activity/hub", "reason": "It moves.", "requested_by": "Head of Hub",
    "approver_role": "SIRO", "approved_on": "2026-09-14", "expires": "2026-12-31",
}  # fmt: skip
ORGANISATION = {"kind": "organisation", "title": "One", "status": "active"}
IDENTIFIERS = [{"scheme": "ico", "value": "Z1234567"}]


def read(snapshot_of: Any, on: str = "2026-11-21", without: str = "", **fields: Any) -> tuple[Reader, Loaded]:
    """The waiver with some fields changed and one left out, and whoever looks at it."""
    data = {name: value for name, value in (WAIVER | fields).items() if name != without}
    snapshot = snapshot_of(
        {
            "northmoor": [
                data,
                ORGANISATION | {"id": "northmoor", "register": "northmoor"},
                ORGANISATION | {"id": "police", "identifiers": IDENTIFIERS},
            ],
            "police": [ORGANISATION | {"id": "force", "register": "police", "identifiers": IDENTIFIERS}],
        }
    )
    reader = Reader(snapshot, Session(), statute_book(), date.fromisoformat(on))
    return reader, snapshot.records[Ref("northmoor", "waiver", "late")]


@pytest.mark.parametrize(
    ("on", "fields", "value", "because", "at"),
    [
        ("2026-09-13", {}, "no", "It is approved from 14 September 2026 on.", "approved_on"),
        ("2026-09-14", {}, "yes", "It has effect until 31 December 2026.", "expires"),
        ("2026-12-31", {}, "yes", "It has effect until 31 December 2026.", "expires"),
        ("2027-01-01", {}, "no", "Its last day was 31 December 2026.", "expires"),
        ("2026-11-19", {"ended_early": "2026-11-20"}, "yes", "It has effect until 31 December 2026.", "expires"),
        ("2026-11-20", {"ended_early": "2026-11-20"}, "no", "It was ended on 20 November 2026.", "ended_early"),
    ],
)
def test_on_which_days_a_waiver_has_effect(
    snapshot_of: Any, on: str, fields: dict[str, Any], value: str, because: str, at: str
) -> None:
    reader, waiver = read(snapshot_of, on, **fields)
    found = effect(reader, waiver)
    assert (found.value, found.because, found.sources) == (value, because, (f"northmoor/waiver/late#{at}",))
    assert reader.looked.since <= date.fromisoformat(on) <= reader.looked.until


def test_a_reading_holds_on_the_days_on_which_it_is_the_same(snapshot_of: Any) -> None:
    reader, waiver = read(snapshot_of)
    effect(reader, waiver)
    assert (reader.looked.since, reader.looked.until) == (date(2026, 9, 14), date(2026, 12, 31))


@pytest.mark.parametrize("field", ["rule", "at", "reason", "approver_role", "approved_on", "expires"])
def test_a_waiver_that_does_not_say_all_has_no_effect(snapshot_of: Any, field: str) -> None:
    reader, waiver = read(snapshot_of, without=field)
    found = effect(reader, waiver)
    assert (found.value, found.sources) == ("no", (f"northmoor/waiver/late#{field}",))
    assert f"`{field}`" in found.because


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_waiver_has_effect_only_while_it_is_active(snapshot_of: Any, status: str) -> None:
    assert effect(*read(snapshot_of, status=status)).value == "no"


def test_an_end_that_has_not_come_is_none(snapshot_of: Any) -> None:
    assert not is_ended(*read(snapshot_of))
    assert not is_ended(*read(snapshot_of, ended_early="2026-11-22"))
    assert is_ended(*read(snapshot_of, ended_early="2026-11-21"))


@pytest.mark.parametrize(
    ("at", "approver", "value", "place"),
    [
        ("northmoor/processing-activity/hub", None, "yes", "at"),
        ("police/processing-activity/hub#controllers", None, "no", "approver_organisation"),
        ("police/processing-activity/hub", "northmoor", "no", "approver_organisation"),
        ("police/processing-activity/hub", "police/organisation/force", "yes", "approver_organisation"),
        # A stub is read as the body's own record.
        ("police/processing-activity/hub", "police", "yes", "approver_organisation"),
        ("police/processing-activity/hub", "nobody", "no", "approver_organisation"),
        ("eastvale/processing-activity/hub", "northmoor", "unknown", "at"),
    ],
)
def test_an_organisation_waives_findings_about_its_own_records(
    snapshot_of: Any, at: str, approver: str | None, value: str, place: str
) -> None:
    found = reaches(*read(snapshot_of, at=at, **({"approver_organisation": approver} if approver else {})))
    assert (found.value, found.sources) == (value, (f"northmoor/waiver/late#{place}",))
    assert found.because.endswith(".")


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("Head of Hub", "yes"),
        ("Senior information risk owner", "no"),
        ("siro", "no"),
        ("Head of Hub and SIRO", "unknown"),
    ],
)
def test_somebody_else_asks_than_approves(snapshot_of: Any, asked: str, value: str) -> None:
    _reader, waiver = read(snapshot_of, requested_by=asked)
    found = separated(waiver)
    assert found.value == value
    if value != "yes":
        assert found.sources == ("northmoor/waiver/late#requested_by", "northmoor/waiver/late#approver_role")


def test_where_nobody_is_said_to_have_asked_nothing_shows_that_another_did(snapshot_of: Any) -> None:
    _reader, waiver = read(snapshot_of, without="requested_by")
    assert (separated(waiver).value, separated(waiver).sources) == ("no", ("northmoor/waiver/late#requested_by",))


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Senior information risk owner", "senior information risk owner"),
        ("Caldicott Guardian", "Caldicott Guardian"),
        ("Managing Director", "Managing Director"),
        ("SIRO", "SIRO"),
        ("SIRO of the trust", "SIRO of the trust"),
    ],
)
def test_a_role_inside_a_sentence(role: str, said: str) -> None:
    assert in_a_sentence(role) == said
