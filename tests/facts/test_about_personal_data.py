"""Whether an agreement is about personal data, and under which law, from what it and its sides say."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.about_personal_data import about_personal_data, under_law
from registry.load.snapshot import Loaded
from registry.source import Document, Ref

HUB = Ref("north", "agreement", "hub")


def agreement(regimes: list[str | None] | None, **fields: Any) -> Loaded:
    """An agreement whose one flow has a side of each regime; None for a side that says none."""
    data: dict[str, Any] = {"kind": "agreement", "id": "hub", **fields}
    if regimes is not None:
        sides = [
            {"party": f"p{at}", "part": "receiver"} | ({"regime": each} if each else {})
            for at, each in enumerate(regimes)
        ]
        data["flows"] = [{"id": "worries", "sides": sides}]
    return Loaded(HUB, Document("north", "hub.yaml", data))


def side(at: int) -> str:
    return f"{HUB}#flows[worries]/sides[p{at}.receiver]/regime"


WHOLE = (f"{HUB}#personal_data",)


@pytest.mark.parametrize(
    ("regimes", "fields", "expected", "at"),
    [
        (["not-personal", "uk-gdpr"], {}, "yes", (side(1),)),
        (["dpa-part3"], {"personal_data": "no"}, "yes", (side(0),)),
        (["dpa-part4"], {}, "yes", (side(0),)),
        (["not-personal", "deceased-only"], {}, "no", WHOLE),
        (["not-personal", "deceased-only"], {"personal_data": "yes"}, "yes", WHOLE),
        (["not-personal", "deceased-only"], {"personal_data": "unknown"}, "unknown", WHOLE),
        (["not-personal", None], {}, "unknown", WHOLE),
        (["not-personal", None], {"personal_data": "no"}, "no", WHOLE),
        (["not-personal", None], {"personal_data": "unknown"}, "unknown", WHOLE),
        ([], {}, "unknown", WHOLE),
        (None, {"personal_data": "yes"}, "yes", WHOLE),
        (None, {"personal_data": "unknown"}, "unknown", WHOLE),
        (None, {"items": [{"id": "names"}]}, "unknown", WHOLE),
        (None, {}, "unknown", WHOLE),
        (None, {"tier": "purpose"}, "unknown", WHOLE),
        (None, {"tier": "overarching"}, "no", WHOLE),
        (None, {"tier": "accession"}, "no", WHOLE),
        (None, {"tier": "overarching", "items": [{"id": "names"}]}, "unknown", WHOLE),
        (None, {"tier": "overarching", "personal_data": "yes"}, "yes", WHOLE),
        (["uk-gdpr"], {"tier": "overarching"}, "yes", (side(0),)),
    ],
)
def test_the_sides_count_before_the_whole(
    regimes: list[str | None] | None, fields: dict[str, Any], expected: str, at: tuple[str, ...]
) -> None:
    found = about_personal_data(agreement(regimes, **fields))
    assert (found.value, found.sources) == (expected, at)


@pytest.mark.parametrize(
    ("regimes", "expected", "at"),
    [
        (["uk-gdpr", "dpa-part3", None], "yes", (side(1),)),
        (["uk-gdpr", None], "unknown", (side(1),)),
        (["uk-gdpr", "not-personal"], "no", (f"{HUB}#flows",)),
        (None, "no", (f"{HUB}#flows",)),
    ],
)
def test_which_side_is_under_a_law(regimes: list[str | None] | None, expected: str, at: tuple[str, ...]) -> None:
    found = under_law(agreement(regimes), "dpa-part3")
    assert (found.value, found.sources) == (expected, at)
