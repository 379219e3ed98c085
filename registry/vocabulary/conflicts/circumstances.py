"""Whether two mappings may hold for the same record in the same place: scopes, and conditions as far as decidable."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from registry.vocabulary.conditions import passes_one
from registry.vocabulary.conflicts.gathered import Condition, Note
from registry.vocabulary.terms_of import folded


class Overlap(IntEnum):
    """Whether two mappings meet."""

    NEVER = 0
    PERHAPS = 1
    """Nothing written rules it out, and nothing shows it."""
    SURELY = 2


def together(one: Note, other: Note) -> Overlap:
    """Whether two mappings may hold at once, where neither is the more specific, which would then count alone."""
    return min(places(one.place, other.place), tests(one.conditions, other.conditions))


def places(one: Mapping[str, str], other: Mapping[str, str]) -> Overlap:
    """Whether two scopes hold in the same place and neither is more specific than the other."""
    if any(folded(one[name]) != folded(other[name]) for name in one.keys() & other.keys()):
        return Overlap.NEVER
    if one.keys() == other.keys():
        return Overlap.SURELY
    # The more specific wins, which is no conflict; where each says what the other does not, nothing decides.
    return Overlap.PERHAPS if one.keys() - other.keys() and other.keys() - one.keys() else Overlap.NEVER


def tests(one: Sequence[Condition], other: Sequence[Condition]) -> Overlap:
    """Whether one record can pass all tests of two mappings. A mapping without tests is the rule for all others."""
    if not one and not other:
        return Overlap.SURELY
    if not one or not other:
        return Overlap.NEVER
    found = Overlap.SURELY
    for term in {each[0] for each in (*one, *other)}:
        mine, theirs = ([each for each in side if each[0] == term] for side in (one, other))
        if not term or not mine or not theirs:
            # Nothing is known of how the values of two terms go together.
            found = min(found, Overlap.PERHAPS)
            continue
        found = min(found, _can_pass([*mine, *theirs]))
    return found


def _can_pass(conditions: Sequence[Condition]) -> Overlap:
    """Whether some value of one term passes every test."""
    named = [set(values) for _term, test, values in conditions if test == "is" and values]
    if named:
        passed = [
            [passes_one(test, values, each) for _term, test, values in conditions]
            for each in set[str].intersection(*named)
        ]
        if any(all(each) for each in passed):
            return Overlap.SURELY
        return Overlap.PERHAPS if any(False not in each for each in passed) else Overlap.NEVER
    kinds = {test for _term, test, _values in conditions}
    if "is-empty" in kinds and kinds & {"is-not-empty", "at-least", "less-than"}:
        return Overlap.NEVER
    lows = [values[0] for _term, test, values in conditions if test == "at-least" and values]
    highs = [values[0] for _term, test, values in conditions if test == "less-than" and values]
    apart = [is_before(low, high) for low in lows for high in highs]
    if False in apart:
        return Overlap.NEVER
    # A pattern may rule out what else is left, and so may values that are not named.
    is_open = None in apart or not kinds <= {"is-not", "is-empty", "is-not-empty", "at-least", "less-than"}
    return Overlap.PERHAPS if is_open else Overlap.SURELY


def is_before(one: str, other: str) -> bool | None:
    """Whether a number or ISO date comes before another; None where the two cannot be compared."""
    return passes_one("less-than", (other,), one)


def leave_gap(groups: Sequence[Sequence[Condition]], codes: Collection[str] = ()) -> bool:
    """Whether some record may pass the tests of none of several mappings.

    - `groups`: the tests of each mapping. `codes`: all values that the one tested term can have, where that is known.

    Only what is plainly complete counts as complete: a value or none, below and not below, each code of a closed list.
    """
    if any(not each for each in groups):
        return False
    single = [each[0] for each in groups if len(each) == 1]
    for term in {each[0] for each in single}:
        own = [(test, values) for subject, test, values in single if subject == term]
        kinds = {test for test, _values in own}
        named = {value for test, values in own if test == "is" for value in values}
        if {"is-empty", "is-not-empty"} <= kinds or (codes and named.issuperset(codes)):
            return False
        if any(test == "is-not" and values and named.issuperset(values) for test, values in own):
            return False
        lows = [values[0] for test, values in own if test == "at-least" and values]
        highs = [values[0] for test, values in own if test == "less-than" and values]
        if any(is_before(high, low) is False for low in lows for high in highs):
            return False
    return True
