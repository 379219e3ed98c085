"""Runs the rules over the words and mappings that count on a day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from registry.load.snapshot import Snapshot
from registry.uncollected import uncollected
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts import (
    broader_in_a_circle,
    codes_do_not_fit,
    elsewhere_at_others,
    exact_and_broader,
    kinds_differ,
    order_reversed,
    out_of_date,
    related_and_broader,
    routes_disagree,
    said_and_denied,
    two_answers,
    two_for_one,
)
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.lexicon import Lexicon

_RULES: dict[int, Callable[[Gathered], Iterator[Conflict]]] = {
    1: exact_and_broader.find,
    2: broader_in_a_circle.find,
    3: related_and_broader.find,
    4: said_and_denied.find,
    5: two_for_one.find,
    6: order_reversed.find,
    7: kinds_differ.find,
    8: codes_do_not_fit.find,
    9: two_answers.find,
    10: out_of_date.find,
    11: routes_disagree.find,
    12: elsewhere_at_others.find,
}


def conflicts(lexicon: Lexicon, snapshot: Snapshot, on: str, rules: Collection[int] = ()) -> list[Conflict]:
    """Every conflict among the mappings that count on a day (ISO text), the worst first.

    - `snapshot`: the records that the lexicon is of, for what each says beyond its steps.
    - `rules`: only the rules of these numbers; all where none is named.
    """
    with uncollected():
        gathered = Gathered(lexicon, snapshot, on)
        found = [each for number, find in _RULES.items() if not rules or number in rules for each in find(gathered)]
    return sorted(found, key=lambda each: each.order)
