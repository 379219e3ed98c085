"""The conditions of a mapping, tested on the values of one record.

A value that is not given leaves a test open; so does one that the test cannot read, such as words where a number is
wanted. Patterns are read by an engine that takes time in proportion to the text alone, whatever the pattern (see
`registry.validate.has_pattern`), and both are bounded in length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.values import Any

MOST_LETTERS = 1_000
"""Letters of a pattern, and of a value that it is tried on: longer ones leave the test open."""

Values = Callable[[str], "str | None"]
"""Term → the value that the record has for it; None where it is not given."""


def passes(conditions: Sequence[Mapping[str, Any]], value_of: Values) -> bool | None:
    """Whether a record passes all tests; None where that cannot be told."""
    is_open = False
    for condition in conditions:
        value = value_of(condition.get("subject_term", ""))
        said = None if value is None else passes_one(condition.get("test", ""), condition.get("values", ()), value)
        if said is False:
            return False
        is_open |= said is None
    return None if is_open else True


def passes_one(test: str, values: Sequence[str], value: str) -> bool | None:
    """Whether a value passes one test (of `ConditionTest`); None where that cannot be told."""
    value = value.strip()
    if test in ("is-empty", "is-not-empty"):
        return (not value) == (test == "is-empty")
    if not values:
        return None
    if test in ("is", "is-not"):
        return (value in {each.strip() for each in values}) == (test == "is")
    if test in ("at-least", "less-than"):
        compared = [_at_least(value, each.strip()) for each in values[:1]]
        return None if compared[0] is None else compared[0] == (test == "at-least")
    if test == "matches":
        found = [_matches(each, value) for each in values]
        return True if True in found else None if None in found else False
    return None


def _at_least(value: str, least: str) -> bool | None:
    """Whether a number or day is as much or as late as another; None where they are not of one sort."""
    for read in (_number, _day):
        one, other = read(value), read(least)
        if one is not None and other is not None:
            return bool(one >= other)
    return None


def _number(text: str) -> Any:
    from decimal import Decimal, InvalidOperation

    try:
        found = Decimal(text) if len(text) <= 60 else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _day(text: str) -> Any:
    from datetime import date

    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-21") else None
    except ValueError:
        return None


def _matches(pattern: str, value: str) -> bool | None:
    if len(pattern) > MOST_LETTERS or len(value) > MOST_LETTERS:
        return None
    from registry.validate import has_pattern  # which few questions need, and which brings what reads schemas

    return has_pattern(pattern, value)
