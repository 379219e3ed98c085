"""Which findings are marked as waived, by which waiver, and what is told of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.check.waiving import Waiving
from registry.findings import Finding, Outcome
from registry.rules import catalogue
from registry.rules.catalogue import Rule, rules
from registry.session import Session

HUB = "northmoor/agreement/hub"
WAIVER = {
    "kind": "waiver", "id": "late", "title": "Late", "status": "active", "rule": "security-channel-weak", "at": HUB,
    "reason": "The new channel comes in May.", "approver_role": "Senior information risk owner",
    "approver_organisation": "northmoor", "approved_on": "2026-09-14", "expires": "2026-12-31",
}  # fmt: skip
OTHERS = [
    {"kind": "organisation", "id": "northmoor", "title": "Northmoor", "status": "active", "register": "northmoor"},
    {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force", "formerly": ["front-door"]},
]


def waiving(snapshot_of: Any, *waivers: dict[str, Any], on: str = "2026-11-21") -> Waiving:
    made = [WAIVER | waiver for waiver in waivers]
    elsewhere = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force"}
    snapshot = snapshot_of({"northmoor": [*OTHERS, *made], "eastvale": [elsewhere]})
    return Waiving(snapshot, Session(as_of=date.fromisoformat(on)))


def finding(subject: str = HUB, *at: str, rule: str = "security-channel-weak") -> Finding:
    return Finding(rule, subject, Outcome.VIOLATED, "high", "No record shows it.", at)


def marked(by: Waiving, found: Finding) -> str:
    (one,) = by.marked([found])
    return one.waiver


@pytest.mark.parametrize(
    ("at", "subject", "places", "covered"),
    [
        # The very subject, and what lies in the address.
        (HUB, HUB, (), True),
        (HUB, f"{HUB}#flows[referral]", (), True),
        (f"{HUB}#flows[referral]", f"{HUB}#flows[referral]", (), True),
        (f"{HUB}#flows[referral]", f"{HUB}#flows[referral]/sides[council.discloser]", (), True),
        # Another, wider, or only alike.
        (f"{HUB}#flows[referral]", f"{HUB}#flows[referral-back]", (), False),
        (f"{HUB}#flows[referral]", HUB, (), False),
        (HUB, f"{HUB}-two", (), False),
        (HUB, "eastvale/agreement/hub", (), False),
        # A place that the finding names, if it names no other.
        (f"{HUB}#security/channel", HUB, (f"{HUB}#security/channel",), True),
        (f"{HUB}#security", HUB, (f"{HUB}#security/channel", f"{HUB}#security/test"), True),
        (f"{HUB}#security/channel", HUB, (f"{HUB}#security/channel", f"{HUB}#security/test"), False),
        (f"{HUB}#security/channel", HUB, (f"{HUB}#security/channels",), False),
        # A name that the record used to have.
        ("northmoor/agreement/front-door", f"{HUB}#flows[referral]", (), True),
        ("northmoor/agreement/front-door#flows[referral]", f"{HUB}#flows[referral]", (), True),
        ("northmoor/agreement/nowhere", HUB, (), False),
    ],
)
def test_a_waiver_covers_what_lies_at_its_address(
    snapshot_of: Any, at: str, subject: str, places: tuple[str, ...], covered: bool
) -> None:
    by = waiving(snapshot_of, {"at": at})
    assert marked(by, finding(subject, *places)) == ("northmoor/waiver/late" if covered else "")


@pytest.mark.parametrize(
    ("waiver", "on"),
    [
        ({"rule": "ropa-stale"}, "2026-11-21"),
        ({"rule": "no-such-rule"}, "2026-11-21"),
        ({"rule": "lawful-basis-missing"}, "2026-11-21"),
        ({"approver_role": "Contract manager"}, "2026-11-21"),
        ({"approver_role": "Chief Operating Officer"}, "2026-11-21"),
        ({"status": "draft"}, "2026-11-21"),
        ({}, "2026-09-13"),
        ({}, "2027-01-01"),
        ({"ended_early": "2026-11-21"}, "2026-11-21"),
    ],
)
def test_a_waiver_without_effect_marks_nothing(snapshot_of: Any, waiver: dict[str, Any], on: str) -> None:
    by = waiving(snapshot_of, waiver, on=on)
    for rule in ("security-channel-weak", "lawful-basis-missing"):
        assert marked(by, finding(rule=rule)) == ""


@pytest.mark.parametrize("on", ["2026-09-14", "2026-12-31"])
def test_a_waiver_has_effect_on_its_first_and_last_day(snapshot_of: Any, on: str) -> None:
    assert marked(waiving(snapshot_of, {}, on=on), finding())


def test_no_organisation_waives_a_finding_about_anothers_record(snapshot_of: Any) -> None:
    by = waiving(snapshot_of, {"at": "eastvale/agreement/hub"})
    assert marked(by, finding("eastvale/agreement/hub")) == ""


def test_the_waiver_that_lasts_longest_is_told_of(snapshot_of: Any) -> None:
    by = waiving(
        snapshot_of,
        {},
        {"id": "longer", "expires": "2027-03-31", "approver_role": "SIRO"},
        {"id": "a", "rule": "lia-missing"},
    )
    (found,) = by.marked([finding()])
    assert found.waiver == "northmoor/waiver/longer"
    assert by.said(found) == "Waived until 31 March 2027 by the SIRO: The new channel comes in May."


def test_nothing_is_said_of_what_is_not_waived(snapshot_of: Any) -> None:
    assert waiving(snapshot_of, {}).said(finding(rule="ropa-stale")) == ""
    assert waiving(snapshot_of, {}).said(finding()) == ""


def test_a_waiver_may_call_its_rule_by_a_former_name(snapshot_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    known = rules()["security-channel-weak"]
    renamed = Rule(known.id, known.family, {**known.text, "formerly": ["channel-weak"]})
    monkeypatch.setattr(catalogue, "rules", lambda: {known.id: renamed})
    assert marked(waiving(snapshot_of, {"rule": "channel-weak"}), finding())


def test_all_else_of_a_finding_stays_as_it_was(snapshot_of: Any) -> None:
    from dataclasses import replace

    plain = Finding(
        "security-channel-weak",
        HUB,
        Outcome.CANNOT_TELL,
        "high",
        "It says “so”.",
        (f"{HUB}#x",),
        ("a",),
        ("a",),
        ("b",),
    )
    (found,) = waiving(snapshot_of, {}).marked([plain])
    assert replace(found, waiver="") == plain
    assert found.fingerprint == plain.fingerprint
