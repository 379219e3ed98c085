"""Whether an item was given in confidence: its own answer, what it is about, and what the agreement says."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.given_in_confidence import about_health_or_care, given_in_confidence

AT = "millbrook/agreement/hub#items[injuries]"


@pytest.mark.parametrize(
    ("item", "overall", "value", "at"),
    [
        ({"confidential": "yes"}, "", "yes", f"{AT}/confidential"),
        ({"confidential": "yes"}, "no", "yes", f"{AT}/confidential"),
        # Its own answer counts before what it is about.
        ({"confidential": "no", "special_categories": ["health"]}, "yes", "no", f"{AT}/confidential"),
        ({"special_categories": ["health"]}, "no", "yes", AT),
        ({"special_categories": ["genetic-data"]}, "", "yes", AT),
        ({"categories": ["social-care"]}, "", "yes", AT),
        ({"confidential": "unknown", "categories": ["health"]}, "", "yes", AT),
        ({"categories": ["housing"]}, "yes", "yes", f"{AT}/confidential"),
        ({"categories": ["housing"]}, "no", "no", f"{AT}/confidential"),
        ({"categories": ["housing"]}, "unknown", "unknown", f"{AT}/confidential"),
        ({"confidential": "unknown"}, "", "unknown", f"{AT}/confidential"),
        ({}, "", "unknown", f"{AT}/confidential"),
    ],
)
def test_what_was_given_in_confidence(item: dict[str, Any], overall: str, value: str, at: str) -> None:
    found = given_in_confidence(item, AT, overall)
    assert (found.value, found.sources) == (value, (at,))
    assert found.because.endswith(".")


def test_what_is_about_health_or_care() -> None:
    assert about_health_or_care({"categories": ["identity", "health"]})
    assert not about_health_or_care({"categories": ["identity"], "special_categories": ["racial-or-ethnic-origin"]})
