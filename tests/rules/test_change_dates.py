"""The law changes on its days, and on no other: the sample judged on the day before each change and on the day itself.

Between two days that follow each other no record changes, so what differs is law, or a date that a record gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from registry.check.engine import Sitting
from registry.index.opening import open_index
from registry.index.snapshot import IndexSnapshot
from registry.law.statute_book import statute_book
from registry.rules.catalogue import Rule, rules
from registry.session import Session

SAMPLE = Path(__file__).parents[2] / "agreements"

NONE, MET, BROKEN = "not-applicable", "satisfied", "violated"

CHANGES: dict[date, dict[str, set[tuple[str, str]]]] = {
    # Searches are reasonable and proportionate: nobody's search is judged.
    date(2025, 6, 19): {},
    # Logs need no justification. The sample's only log with gaps has others than that.
    date(2025, 8, 19): {},
    # DUAA Schedule 11: a condition of Article 9 has a basis of Article 6 beside it.
    date(2025, 8, 20): {"art9-without-art6": {(NONE, MET)}},
    # DUAA sections 70 and 71: recognised legitimate interests, and the purposes of Article 8A.
    date(2026, 2, 5): {
        "basis-not-in-force": {(BROKEN, MET)},
        "compatibility-consent-collected": {(NONE, MET)},
        "compatibility-without-basis": {(NONE, MET)},
        "lawful-basis-barred-public-authority": {(NONE, MET)},
        "rli-condition-missing": {(NONE, MET)},
    },
    # DUAA section 103 and Schedule 10: complaints to controllers.
    date(2026, 6, 19): {"complaints-procedure-missing": {(NONE, MET), (NONE, BROKEN)}},
}
"""The day of each change of reference section 0.1 → rule → from which outcome to which."""

ON_THE_DAY = {
    date(2025, 8, 20): {"lia-overridden"},
    date(2026, 2, 5): {"dpia-missing", "dpia-incomplete", "dpia-stale", "dpo-advice-missing"},
}
"""Rules that differ because of a date in a record: an assessment of that very day."""


@pytest.fixture(scope="module")
def snapshot() -> IndexSnapshot:
    return open_index(SAMPLE)


def judged(snapshot: IndexSnapshot, on: date, which: Mapping[str, Rule]) -> dict[tuple[str, str], str]:
    """Rule and subject → outcome."""
    session = Session(federation=SAMPLE, as_of=on)
    sitting = Sitting(snapshot, session, statute_book(), list(which.values()), on)
    return {
        (each.rule.id, each.subject): each.verdict.outcome.value
        for loaded in snapshot.all(session)
        for each in sitting.judge(loaded).verdicts
    }


@pytest.mark.parametrize("on", CHANGES, ids=str)
def test_on_the_day_of_a_change_just_what_rests_on_it_is_judged_otherwise(snapshot: IndexSnapshot, on: date) -> None:
    before, after = judged(snapshot, on - timedelta(days=1), rules()), judged(snapshot, on, rules())
    assert before.keys() == after.keys(), "exactly one verdict each, whatever the day"
    differ: dict[str, set[tuple[str, str]]] = {}
    for rule, subject in before:
        if before[rule, subject] != after[rule, subject]:
            differ.setdefault(rule, set()).add((before[rule, subject], after[rule, subject]))
    assert {rule: found for rule, found in differ.items() if rule not in ON_THE_DAY.get(on, ())} == CHANGES[on]


@pytest.mark.parametrize(
    ("on", "rule", "outcomes"),
    [
        # Before 5 February 2026 nobody could rest anything on a recognised legitimate interest.
        (date(2025, 6, 1), "rli-condition-missing", {NONE}),
        (date(2026, 1, 1), "rli-condition-missing", {NONE}),
        (date(2026, 3, 1), "rli-condition-missing", {NONE, MET}),
        (date(2026, 7, 1), "rli-condition-missing", {NONE, MET}),
        # Compatibility was judged by Article 6(4) before Article 8A came.
        (date(2026, 1, 1), "compatibility-without-basis", {NONE}),
        (date(2026, 3, 1), "compatibility-without-basis", {NONE, MET}),
        # Complaints to the controller came last.
        (date(2026, 3, 1), "complaints-procedure-missing", {NONE}),
        (date(2026, 7, 1), "complaints-procedure-missing", {NONE, MET, BROKEN}),
    ],
    # Sets have no order of their own, and every process that shares the tests must call them the same.
    ids=lambda given: " or ".join(sorted(given)) if isinstance(given, set) else str(given),
)
def test_what_a_rule_says_of_the_sample_on_a_day(
    snapshot: IndexSnapshot, on: date, rule: str, outcomes: set[str]
) -> None:
    assert set(judged(snapshot, on, {rule: rules()[rule]}).values()) == outcomes
