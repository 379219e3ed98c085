"""What of security describes a measure, and what does not."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.security_measures import security_measures

AT = "north/agreement/hub#security"


@pytest.mark.parametrize(
    "name",
    [
        "storage", "transmission", "access_control", "audit", "vetting", "remote_working", "paper", "physical",
        "removable_media", "continuity", "recovery",
    ],
)  # fmt: skip
def test_each_heading_that_describes_something_is_a_measure(name: str) -> None:
    found = security_measures({name: "What is done"}, AT)
    assert (found.value, found.sources) == (True, (f"{AT}/{name}",))


@pytest.mark.parametrize(
    ("security", "at"),
    [
        ({"policies": ["Security policy"]}, f"{AT}/policies"),
        ({"controls": [{"id": "one", "description": "Encrypted"}]}, f"{AT}/controls[one]"),
        ({"controls": [{"id": "none"}, {"id": "two", "standard": "ISO/IEC 27001"}]}, f"{AT}/controls[two]"),
    ],
)
def test_policies_and_controls_that_say_something_are_measures(security: dict[str, Any], at: str) -> None:
    assert security_measures(security, AT).sources == (at,)


@pytest.mark.parametrize(
    "security",
    [
        {},
        {"controls": []},
        {"controls": [{"id": "one", "parties": ["council"]}]},
        {"policies": []},
        {"classification": "official", "tested": "2026-04-20", "certifications_required": ["Cyber Essentials"]},
    ],
)
def test_a_marking_a_test_or_a_name_alone_is_no_measure(security: dict[str, Any]) -> None:
    found = security_measures(security, AT)
    assert (found.value, found.sources) == (False, (f"{AT}/controls",))
