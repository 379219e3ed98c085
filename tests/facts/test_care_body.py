"""Whether a body gives or arranges care: by its kind in law, by its own answers, and by neither."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.body import Body
from registry.facts.care_body import care_body
from registry.load.snapshot import Loaded
from registry.source import Document, Ref

REF = Ref("millbrook", "organisation", "body")


def body(kinds: set[str], data: dict[str, Any] | None) -> Body:
    """A body of some kinds in law, with or without a record."""
    document = Document("millbrook", "organisations/body.yaml", data or {})
    record = Loaded(REF, document) if data is not None else None
    return Body("Millbrook", frozenset(kinds), frozenset({"england"}), "kinds", "nation", record=record)


@pytest.mark.parametrize(
    ("kinds", "data", "value", "at"),
    [
        ({"nhs-trust", "nhs-body"}, {}, "yes", "kinds"),
        ({"nhs-body"}, {"nhs_body": "no"}, "yes", "kinds"),
        ({"gp-practice", "health-service-provider"}, None, "yes", "kinds"),
        ({"company"}, {"adult_social_care": "yes"}, "yes", f"{REF}#adult_social_care"),
        (set(), {"nhs_body": "yes"}, "yes", f"{REF}#nhs_body"),
        ({"social-services-authority"}, {}, "yes", "kinds"),
        # A council of this kind that says that it has none contradicts itself.
        ({"social-services-authority"}, {"adult_social_care": "no"}, "unknown", f"{REF}#adult_social_care"),
        ({"company"}, {"adult_social_care": "unknown"}, "unknown", f"{REF}#adult_social_care"),
        ({"charity"}, {"childrens_social_care": "yes"}, "children", f"{REF}#childrens_social_care"),
        ({"charity"}, {"sector": "social-care"}, "unknown", f"{REF}#adult_social_care"),
        ({"charity"}, {"sector": "social-care", "adult_social_care": "no"}, "no", f"{REF}#adult_social_care"),
        ({"company"}, {"sector": "private"}, "no", f"{REF}#adult_social_care"),
        (set(), None, "unknown", "kinds"),
        ({"chief-officer-of-police"}, None, "no", "kinds"),
    ],
)
def test_who_gives_care(kinds: set[str], data: dict[str, Any] | None, value: str, at: str) -> None:
    found = care_body(body(kinds, data))
    assert (found.value, found.sources) == (value, (at,))
    assert found.because.endswith(".")
