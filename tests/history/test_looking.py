"""Past days worked out one after another: the same as each from scratch, and worked out once."""

from __future__ import annotations

import subprocess
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.findings import Finding
from registry.history import looking as module
from registry.history.looking import Looked, Looking
from registry.history.months import month_ends
from registry.history.point import digest
from registry.load.federation import find
from registry.session import Session
from registry.verbs.checks import check

TODAY = date(2026, 11, 21)
DAYS = month_ends(TODAY, 12)
TRIED = [date(2026, 4, 30)]
"""The day worked out from scratch in a normal run; all of them with `make prove`."""


def looked(region: Path, days: list[date], **how: Any) -> Looked:
    return Looking(find(region), Session(region)).at(days, **how)


def from_scratch(region: Path, day: date, made: Path) -> list[Finding]:
    """What `muniment check` finds in the registers as git itself gives them for the end of a day."""
    listed = ["registers:"]
    for register in sorted(path.name for path in region.iterdir() if (path / ".git").is_dir()):
        at = ["rev-list", "-1", "--first-parent", f"--before={day}T23:59:59+00:00", "main"]
        commit = subprocess.run(["git", *at], cwd=region / register, capture_output=True, text=True, check=True).stdout
        if commit:
            (made / register).mkdir(parents=True)
            tar = subprocess.run(
                ["git", "archive", commit.strip()], cwd=region / register, capture_output=True, check=True
            )
            subprocess.run(["tar", "-x", "-C", str(made / register)], input=tar.stdout, check=True)
            listed.append(f"  - register: {register}")
    (made / "federation.yaml").write_text("\n".join(listed) + "\n")
    answer = check.run(Session(made, as_of=day), check.Question(all=True))
    assert not answer.defects
    return [each.finding for each in answer.findings]


@pytest.mark.parametrize(
    "day", [each if each in TRIED else pytest.param(each, marks=pytest.mark.prove) for each in DAYS]
)
def test_a_day_is_what_it_is_from_scratch(day: date, a_year: Looked, with_a_past: Path, tmp_path: Path) -> None:
    found = from_scratch(with_a_past, day, tmp_path)
    point = a_year.points[day]
    assert point.counted() == {
        digest(each.fingerprint): check.SEVERITIES.index(each.severity)
        for each in found
        if not each.waiver and not each.follows_from
    }
    assert all(point.has(digest(each.fingerprint)) for each in found)
    assert set(point.registers) == {path.parent.name for path in tmp_path.glob("*/register.yaml")}


def test_only_what_is_stirred_is_judged_again(a_year: Looked) -> None:
    """Twelve days of up to 390 records each, of which most stand for months as they are."""
    assert set(a_year.points) == set(DAYS)
    assert 0 < a_year.judged < 2000
    assert a_year.notes == ()


def test_asked_again_nothing_is_read_or_judged(
    a_year: Looked, with_a_past: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: Any) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(Looking, "_work_out", never)
    monkeypatch.setattr("registry.sources.pieces.Pieces.read", never)
    again = looked(with_a_past, DAYS)
    assert again.judged == 0
    assert {day: point.counted() for day, point in again.points.items()} == {
        day: point.counted() for day, point in a_year.points.items()
    }


# ── what makes a day another one ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def two_months(registers: Any, northmoor: Any) -> Any:
    """A register of drafts, in which nobody says who leads: there is something to find on every day."""
    registers.record("northmoor/agreement/first", status="in-force")
    northmoor.commit("2026-04-10T12:00:00Z")
    return registers


def test_kept_only_works_nothing_out_and_says_what_is_missing(two_months: Any) -> None:
    days = [date(2026, 4, 30), date(2026, 5, 31)]
    before = looked(two_months.root, days, kept_only=True)
    assert (before.points, before.missing) == ({}, days)
    looked(two_months.root, days[:1])
    after = looked(two_months.root, days, kept_only=True)
    assert (list(after.points), after.missing) == (days[:1], days[1:])


def test_only_days_whose_files_changed_are_worked_out_again(two_months: Any, northmoor: Any) -> None:
    days = [date(2026, 2, 28), date(2026, 4, 30), date(2026, 5, 31)]
    looked(two_months.root, days)
    two_months.record("northmoor/agreement/third", status="in-force")
    northmoor.commit("2026-05-20T12:00:00Z")
    assert looked(two_months.root, days, kept_only=True).missing == days[2:]
    assert sum(looked(two_months.root, days).points[days[2]].counted().values()) >= 0
    assert len(list((two_months.root / ".muniment/history/points").glob("2026-05-31-*.point"))) == 1


def test_other_rules_or_law_make_all_days_others(two_months: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 4, 30)]
    looked(two_months.root, days)
    monkeypatch.setattr(module, "mark", lambda: b"other rules")
    assert looked(two_months.root, days, kept_only=True).missing == days


def test_a_day_before_any_version_is_left_out_and_it_is_said(two_months: Any) -> None:
    found = looked(two_months.root, [date(2025, 12, 31), date(2026, 1, 31)])
    assert list(found.points) == [date(2026, 1, 31)]
    assert found.notes[0] == "1 day is left out: no register had a version yet. The first is of 5 January 2026."


def test_where_nothing_is_kept_in_git_there_is_nothing_to_compare_with(registers: Any) -> None:
    registers.record("northmoor/agreement/first")
    found = looked(registers.root / "northmoor", [date(2026, 1, 31)])
    assert not found.points
    assert found.notes == ("No register has a history, so there is nothing before today to compare with.",)


def test_a_day_of_which_something_cannot_be_read_is_left_out_whole(two_months: Any, northmoor: Any) -> None:
    blob = northmoor.git("rev-parse", "HEAD:agreements/first.yaml")
    place = northmoor.top / ".git/objects" / blob[:2] / blob[2:]
    place.chmod(0o644)
    place.write_bytes(b"not what it was")
    found = looked(two_months.root, [date(2026, 2, 28), date(2026, 4, 30)])
    assert list(found.points) == [date(2026, 2, 28)]
    (said,) = found.notes
    assert said.startswith("Left out: 30 April 2026. northmoor cannot be read as it was at commit")


def test_a_clone_in_part_leaves_out_what_it_cannot_know(two_months: Any, northmoor: Any) -> None:
    northmoor.git("clone", "-q", "--depth=1", f"file://{northmoor.top}", str(two_months.root / "part"))
    two_months.write("federation.yaml", "registers:\n  - {register: northmoor, source: part}\n")
    found = looked(two_months.root, [date(2026, 2, 28), date(2026, 4, 30)])
    assert list(found.points) == [date(2026, 4, 30)]
    assert "begins here on 10 April 2026" in found.notes[0]


def test_one_that_was_stopped_half_way_is_not_gone_by(two_months: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 2, 28), date(2026, 4, 30)]
    whole = {day: point.counted() for day, point in looked(two_months.root, days).points.items()}
    for kept in (two_months.root / ".muniment/history/points").iterdir():
        kept.unlink()

    def stopped(*_given: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Looking, "_keep", stopped)
        with pytest.raises(KeyboardInterrupt):
            looked(two_months.root, days)
    (two_months.root / ".muniment/history/moving/northmoor/agreements/half.yaml").write_text("kind:")
    assert {day: point.counted() for day, point in looked(two_months.root, days).points.items()} == whole


def test_without_git_nothing_is_said_of_the_past(two_months: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.sources import git

    git._git.cache_clear()
    monkeypatch.setenv("PATH", str(two_months.root))
    try:
        found = looked(two_months.root, month_ends(date(2026, 11, 21), 6))
    finally:
        git._git.cache_clear()
    assert not found.points
    assert found.notes == (
        "Left out: 6 days from 31 May 2026 to 31 October 2026. northmoor has a history that cannot be read: there is no"
        " git on this computer.",
    )


def test_what_another_process_has_worked_out_meanwhile_is_not_worked_out_again(
    two_months: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2026, 4, 30)]
    mine, other = Looking(find(two_months.root), Session(two_months.root)), two_months.root
    work_out = Looking._work_out

    def late(self: Looking, *given: Any) -> None:
        monkeypatch.setattr(Looking, "_work_out", work_out)
        looked(other, days)
        work_out(self, *given)

    monkeypatch.setattr(Looking, "_work_out", late)
    # The turn is what two processes take one after the other; in one process it would be waited for without end.
    monkeypatch.setattr("registry.history.store.turn", lambda *_given: nullcontext())
    found = mine.at(days)
    assert found.judged == 0
    assert found.points[days[0]].counted()
    assert len(mine.words(days[0])) > 0
