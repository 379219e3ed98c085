"""When a finding was first seen: the start of its unbroken run of month ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.findings import Finding, Outcome
from registry.history.looking import Looked
from registry.history.point import Point
from registry.history.seen import Seen, seen
from registry.session import Session

LATE, NEVER = "review-late@northmoor/agreement/hub", "never@northmoor/agreement/hub"


def found_on(day: str, *fingerprints: str) -> Point:
    """A day with these findings."""
    point = Point(day, ("northmoor",))
    for each in fingerprints:
        rule, _at, subject = each.partition("@")
        point.add(Finding(rule, subject, Outcome.VIOLATED, "high", "", (), waiver="northmoor/waiver/late"))
    return point


def run(*days: Point) -> Seen:
    """What is known on 21 November 2026, with the last month end first."""
    return Seen(days[-1].day if days else "", "2026-11-21", days)


def test_the_run_is_followed_back_to_where_it_breaks() -> None:
    october, september, august = (f"2026-{day}" for day in ("10-31", "09-30", "08-31"))
    with_it, without = (lambda day: found_on(day, LATE)), found_on
    between = ("2026-10-31", "2026-09-30", "Between 30 September 2026 and 31 October 2026")
    assert run(with_it(october), without(september), with_it(august)).of(LATE) == between, "it had gone meanwhile"
    since = ("2026-11-21", "2026-10-31", "Since 31 October 2026")
    assert run(without(october), with_it(september)).of(LATE) == since
    assert run(with_it(october), with_it(september)).of(LATE) == ("2026-09-30", "", "At or before 30 September 2026")
    assert run(with_it(october)).of(NEVER) == ("2026-11-21", "2026-10-31", "Since 31 October 2026")


def test_where_nothing_was_looked_through_nothing_is_said() -> None:
    assert run().of(LATE) == ("", "", "History was not looked through")


def test_the_story_of_the_sample(with_a_past: Path, a_year: Looked) -> None:
    """Four findings of 21 November 2026, each worked out by hand from what the registers said and the law of then."""
    known = seen(Session(with_a_past, as_of=date(2026, 11, 21)))
    assert len(a_year.points) == len(known.points)
    assert known.looked_through == "2025-11-30"
    said = {
        # Due on 1 October 2026 and not held; waived since, which makes it no younger.
        "agreement-review-overdue@northmoor/agreement/road-safety-statistics": (
            "Between 30 September 2026 and 31 October 2026"
        ),
        # The law that asks for a complaints procedure came into force on 19 June 2026. Nobody changed a file.
        "complaints-procedure-missing@harbour-schools/organisation/harbour-schools": (
            "Between 31 May 2026 and 30 June 2026"
        ),
        # Fingerprints at the till, without an assessment ever since the register began.
        "dpia-missing@harbour-schools/processing-activity/dinner-fingerprints": "At or before 30 November 2025",
        # Typed in on 21 November, from what was found at Bell Quay.
        "access-control-missing@westhaven/agreement/bell-quay-evening-visits#flows[discharge-list]": (
            "Since 31 October 2026"
        ),
    }
    assert {each: known.of(each)[2] for each in said} == said


def test_what_was_kept_is_enough_and_only_as_far_back_as_none_is_missing(registers: Any, northmoor: Any) -> None:
    registers.record("northmoor/agreement/first", status="in-force")
    northmoor.commit("2026-04-10T12:00:00Z")
    session = registers.session(as_of=date(2026, 7, 1))
    assert seen(session).looked_through == ""
    seen(session, kept_only=False)
    assert seen(session).looked_through == "2026-01-31", "there was no version before that"
    (kept,) = (registers.root / ".muniment/history/points").glob("2026-04-30-*.point")
    kept.unlink()
    assert seen(session).looked_through == "2026-05-31"


@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 6, 1)])
def test_it_is_seen_from_the_day_of_the_session(day: date, registers: Any, northmoor: Any) -> None:
    assert seen(registers.session(as_of=day), kept_only=False).today == day.isoformat()
