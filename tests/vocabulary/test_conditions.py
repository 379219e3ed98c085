"""Tests that mappings make on the values of one record."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.concepts.mappings import ConditionTest
from registry.vocabulary.conditions import passes, passes_one


@pytest.mark.parametrize(
    ("test", "values", "value", "passed"),
    [
        ("is", ["A", "B"], "B", True),
        ("is", ["A", "B"], "b", False),
        ("is", ["A"], " A ", True),
        ("is-not", ["A", "B"], "C", True),
        ("is-not", ["A", "B"], "A", False),
        ("at-least", ["18"], "18", True),
        ("at-least", ["18"], "9", False),
        ("at-least", ["18"], "17.99", False),
        ("at-least", ["2026-01-01"], "2026-01-01", True),
        ("at-least", ["2026-01-01"], "2025-12-31", False),
        ("at-least", ["2026-01-01"], "31/12/2025", None),
        ("at-least", ["18"], "eighteen", None),
        ("at-least", ["18"], "NaN", None),
        ("at-least", ["18"], "Infinity", None),
        ("at-least", ["18"], "2026-01-01", None),
        ("less-than", ["18"], "17", True),
        ("less-than", ["18"], "18", False),
        ("less-than", ["2026-01-01"], "2025-12-31", True),
        ("matches", ["^E[0-9]{8}$"], "E10000001", True),
        ("matches", ["^E[0-9]{8}$"], "E10000001\n", True),
        ("matches", ["^E[0-9]{8}$"], "W1", False),
        ("matches", ["^E", "^W"], "W1", True),
        ("matches", ["("], "W1", None),
        ("is-empty", [], "", True),
        ("is-empty", [], "  ", True),
        ("is-empty", [], "x", False),
        ("is-not-empty", [], "x", True),
        ("is-not-empty", [], "", False),
        ("is", [], "x", None),
        ("no-such-test", ["x"], "x", None),
    ],
)
def test_one_test(test: str, values: list[str], value: str, passed: bool | None) -> None:
    assert passes_one(test, values, value) is passed


def test_all_must_pass_and_one_that_fails_settles_it() -> None:
    young = {"subject_term": "age", "test": "less-than", "values": ["18"]}
    here = {"subject_term": "place", "test": "is", "values": ["north"]}
    assert passes([young, here], {"age": "12", "place": "north"}.get) is True
    assert passes([young, here], {"age": "12"}.get) is None
    assert passes([young, here], {"place": "south"}.get) is False
    assert passes([], {}.get) is True


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a|aa)*b", "(.*)*(.*)*(.*)*b", "(a?){40}a{40}b"])
def test_a_pattern_made_to_take_for_ever_takes_no_time(pattern: str) -> None:
    begun = time.monotonic()
    assert passes_one("matches", [pattern], "a" * 900 + "!") is not True
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("pattern", ["(a{1000}){1000}", "(?=a)a", r"(a)\1", "x" * 1_001])
def test_a_pattern_that_cannot_be_tried_leaves_it_open(pattern: str) -> None:
    assert passes_one("matches", [pattern], "aa") is None


@given(st.sampled_from([each.value for each in ConditionTest]), st.lists(st.text(max_size=30), max_size=3), st.text())
def test_any_text_gives_yes_no_or_cannot_tell(test: str, values: list[str], value: str) -> None:
    assert passes_one(test, values, value) in (True, False, None)


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_at_least_and_less_than_are_opposites(value: int, least: int) -> None:
    assert passes_one("at-least", [str(least)], str(value)) is not passes_one("less-than", [str(least)], str(value))
