"""Which answers to the tests make an impact assessment necessary."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.assessment_needed import assessment_needed

AT = "north/processing-activity/hub#dpia_triggers"
ALONE = [
    "automated_evaluation", "large_scale_sensitive_data", "public_monitoring", "denial_of_service",
    "large_scale_profiling", "data_matching", "targets_children_or_vulnerable", "risk_of_physical_harm",
]  # fmt: skip
BESIDE = {
    "innovative_technology": "innovative-use", "biometric_data": "sensitive-data", "genetic_data": "sensitive-data",
    "invisible_processing": None, "tracking": "systematic-monitoring",
}  # fmt: skip
EVERY_NO: dict[str, Any] = {**dict.fromkeys([*ALONE, *BESIDE], "no"), "other_criteria": []}


@pytest.mark.parametrize("name", ALONE)
def test_some_count_by_themselves(name: str) -> None:
    found = assessment_needed({name: "yes"}, AT)
    assert (found.value, found.sources) == ("yes", (f"{AT}/{name}",))


@pytest.mark.parametrize("name", list(BESIDE))
def test_some_count_only_beside_another_criterion(name: str) -> None:
    own = [BESIDE[name]] if BESIDE[name] else []
    assert assessment_needed(EVERY_NO | {name: "yes", "other_criteria": own}, AT).value == "no"
    found = assessment_needed(EVERY_NO | {name: "yes", "other_criteria": ["vulnerable-people"]}, AT)
    assert (found.value, found.sources) == ("yes", (f"{AT}/{name}",))


def test_two_that_are_different_criteria_count_together_and_two_that_are_the_same_do_not() -> None:
    different = EVERY_NO | {"tracking": "yes", "genetic_data": "yes"}
    assert assessment_needed(different, AT).sources == (f"{AT}/genetic_data", f"{AT}/tracking")
    assert assessment_needed(EVERY_NO | {"biometric_data": "yes", "genetic_data": "yes"}, AT).value == "no"
    beside_none = assessment_needed(EVERY_NO | {"tracking": "yes", "invisible_processing": "yes"}, AT)
    assert beside_none.sources == (f"{AT}/invisible_processing",)


@pytest.mark.parametrize("name", [*ALONE, *BESIDE])
def test_an_answer_nobody_knows_leaves_it_open_and_a_missing_one_is_said_to_be_missing(name: str) -> None:
    found = assessment_needed(EVERY_NO | {name: "unknown"}, AT)
    assert (found.value, found.sources) == ("unknown", (f"{AT}/{name}",))
    asked = {own: answer for own, answer in EVERY_NO.items() if own != name}
    assert assessment_needed(asked, AT).value == "not-asked"


def test_the_other_criteria_matter_only_beside_a_yes() -> None:
    without = {own: answer for own, answer in EVERY_NO.items() if own != "other_criteria"}
    assert assessment_needed(without, AT).value == "no"
    assert assessment_needed(without | {"tracking": "yes"}, AT).sources == (f"{AT}/other_criteria",)
