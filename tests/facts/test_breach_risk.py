"""Whether a breach is of personal data, and whether a risk was judged likely."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.breach_risk import likely_risk, of_personal_data

AT = "north/breach/letter"


@pytest.mark.parametrize(
    ("breach", "expected", "field"),
    [
        ({}, "yes", "personal_data"),
        ({"personal_data": "yes", "regime": "dpa-part3"}, "yes", "personal_data"),
        ({"personal_data": "no"}, "no", "personal_data"),
        ({"personal_data": "unknown"}, "unknown", "personal_data"),
        ({"regime": "not-personal"}, "no", "personal_data"),
        ({"regime": "deceased-only"}, "no", "personal_data"),
        ({"regime": "dpa-part4", "personal_data": "unknown"}, "no", "regime"),
        ({"regime": "dpa-1998", "personal_data": "yes"}, "no", "regime"),
        ({"personal_data": "yes", "near_miss": "yes"}, "no", "near_miss"),
        ({"near_miss": "no"}, "yes", "personal_data"),
    ],
)
def test_a_breach_is_of_personal_data_unless_it_says_otherwise(
    breach: dict[str, Any], expected: str, field: str
) -> None:
    found = of_personal_data(breach, AT)
    assert (found.value, found.sources) == (expected, (f"{AT}#{field}",))


@pytest.mark.parametrize(
    ("breach", "expected"),
    [
        ({"likely_risk": "yes"}, "yes"),
        ({"likely_risk": "no"}, "no"),
        ({"likely_risk": "no", "likely_high_risk": "no", "regulator": {"required": "yes"}}, "no"),
        ({"likely_risk": "unknown"}, "unknown"),
        ({"likely_high_risk": "yes"}, "yes"),
        ({"likely_high_risk": "yes", "regulator": {"required": "no"}}, "yes"),
        ({"likely_high_risk": "no"}, "not-judged"),
        ({"regulator": {"required": "no"}}, "no"),
        ({"regulator": {"required": "unknown"}}, "unknown"),
        ({}, "not-judged"),
    ],
)
def test_a_high_risk_is_a_risk_and_the_duty_to_report_stands_in_for_an_answer(
    breach: dict[str, Any], expected: str
) -> None:
    found = likely_risk(breach, AT)
    assert (found.value, found.sources) == (expected, (f"{AT}#likely_risk",))


def test_an_unlikely_risk_that_is_high_is_a_contradiction() -> None:
    found = likely_risk({"likely_risk": "no", "likely_high_risk": "yes"}, AT)
    assert (found.value, found.sources) == ("unknown", (f"{AT}#likely_risk", f"{AT}#likely_high_risk"))
