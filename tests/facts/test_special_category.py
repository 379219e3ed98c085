"""Whether information is special category or criminal offence data, from its items and what is said of the whole."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.special_category import criminal_offence, special_category

_SPECIAL = [{"special_categories": ["health"]}, {"special_categories": []}, {}]
_OFFENCE = [{"criminal_offence": "yes"}, {"criminal_offence": "no"}, {"criminal_offence": "unknown"}]


@pytest.mark.parametrize(("fact", "items"), [(special_category, _SPECIAL), (criminal_offence, _OFFENCE)])
@pytest.mark.parametrize(
    ("chosen", "overall", "value"),
    [
        ([0, 1, 2], "", "yes"),
        ([0], "no", "yes"),  # an item that says so counts for more than what is said of the whole
        ([1], "", "no"),
        ([1], "yes", "yes"),
        ([1, 2], "", "unknown"),
        ([1, 2], "no", "no"),
        ([2], "unknown", "unknown"),
        ([], "", "unknown"),
        ([], "no", "no"),
        ([], "yes", "yes"),
    ],
)
def test_one_item_is_enough_and_silence_is_not_a_no(
    fact: Any, items: list[dict[str, Any]], chosen: list[int], overall: str, value: str
) -> None:
    found = fact([(f"item-{at}", items[at]) for at in chosen], overall, "items")
    assert found.value == value
    assert found.sources


def test_what_is_not_known_names_the_items_that_do_not_say() -> None:
    found = special_category([("one", {"special_categories": []}), ("two", {})], "", "items")
    assert found.sources == ("two/special_categories",)
