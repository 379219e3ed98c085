"""The same question on other days: what is in force, who has signed, and which law there is, all as at the day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.sharing.permits.asking import links, permit

SAMPLE = Path(__file__).parents[3] / "agreements"

ATTENDANCE = {
    "from": "harbour-schools", "to": "northmoor", "data": ["school attendance"],
    "purpose": "protect children from significant harm",
}  # fmt: skip
FLU = {
    "from": "harbour-icb", "to": "harbour-community-health", "data": ["visit list"],
    "purpose": "offer a flu vaccine at home",
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "day", "outcome", "missing"),
    [
        (ATTENDANCE, "2026-06-30", "not-yet", {"in-force", "flow"}),
        (ATTENDANCE, "2026-07-01", "not-yet", {"flow"}),
        (ATTENDANCE, "2026-09-06", "not-yet", {"flow"}),
        (ATTENDANCE, "2026-09-07", "yes", set()),
        (ATTENDANCE, "2029-06-30", "yes", set()),
        (ATTENDANCE, "2029-07-01", "not-on-record", {"in-force"}),
        (FLU, "2025-09-30", "not-yet", {"in-force"}),
        (FLU, "2026-03-31", "yes", set()),
        (FLU, "2026-04-01", "not-on-record", {"in-force"}),
    ],
)
def test_the_answer_changes_with_the_day(asked: dict[str, Any], day: str, outcome: str, missing: set[str]) -> None:
    found = permit(SAMPLE, asked, day)
    if outcome == "yes" and day.startswith("2029"):
        # By then reviews of many of its records are long overdue: whatever else is missing, the agreement runs.
        assert not {"in-force", "flow"} & set(links(found))
        return
    assert found.outcome == outcome
    assert missing <= set(links(found))


def test_an_agreement_that_expired_yesterday_says_so_with_its_last_day() -> None:
    found = permit(SAMPLE, FLU, "2026-04-01")
    assert "31 March 2026" in links(found)["in-force"].said
    assert any(each.sort == "agreement-ended" and "31 March 2026" in each.said for each in found.nearest)
