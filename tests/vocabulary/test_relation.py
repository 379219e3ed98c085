"""The table by which relations compose, held against sets of things: every term names something."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.concepts.mappings import MappingPredicate, Relation, TermSetKind
from registry.vocabulary.relation import (
    COMPOSITION,
    composed,
    composed_not,
    inverse,
    of_member,
    of_path,
    together,
)
from registry.vocabulary.resolution import COMPOSED

PREDICATES = [each.value for each in MappingPredicate]
THINGS = 5
EVERY = [frozenset(at for at in range(THINGS) if number >> at & 1) for number in range(1, 2**THINGS)]
"""Every set that is not empty of five things: what a term may name."""


def base(one: frozenset[int], other: frozenset[int]) -> str:
    """How two sets stand: just one of five."""
    if one == other:
        return "exact"
    if one < other:
        return "broad"
    if one > other:
        return "narrow"
    return "overlap" if one & other else "disjoint"


def derived() -> dict[tuple[str, str], str]:
    """The table, worked out from all sets there are: what a and b may be to each other, given both steps."""
    possible: dict[tuple[str, str], set[str]] = {}
    for one, shared in product(EVERY, EVERY):
        first = base(one, shared)
        if first in ("overlap", "disjoint"):
            continue
        for other in EVERY:
            second = base(shared, other)
            if second not in ("overlap", "disjoint"):
                possible.setdefault((first, second), set()).add(base(one, other))
    return {cell: said(found) for cell, found in possible.items()}


def said(possible: set[str]) -> str:
    """What can be said where several are possible."""
    if len(possible) == 1:
        return next(iter(possible))
    return "unknown" if "disjoint" in possible else "overlaps"


def test_the_table_says_what_follows_for_sets_and_no_more() -> None:
    sets = derived()
    assert len(sets) == 9
    for (first, second), follows in sets.items():
        ours = composed(first, second)
        # Two terms inside one shared term may be anything to each other: we only say that they are in one group.
        assert ("unknown" if ours == "same-group" else ours) == follows, (first, second)


@pytest.mark.parametrize("weak", ["close", "related"])
def test_what_is_only_near_passes_over_what_means_the_same_and_over_nothing_else(weak: str) -> None:
    assert composed("exact", weak) == composed(weak, "exact") == weak
    for other in set(PREDICATES) - {"exact"}:
        assert composed(weak, other) == composed(other, weak) == "unknown"


def test_every_cell_is_there_with_its_note_and_its_source() -> None:
    assert {first: set(row) for first, row in COMPOSITION.items()} == {each: set(PREDICATES) for each in PREDICATES}
    assert {cell.relation for row in COMPOSITION.values() for cell in row.values()} <= {each.value for each in Relation}
    assert all(cell.note and cell.source for row in COMPOSITION.values() for cell in row.values())


@given(st.sampled_from(PREDICATES), st.sampled_from(PREDICATES))
def test_a_path_read_from_its_other_end_says_the_same(first: str, second: str) -> None:
    assert inverse(composed(first, second)) == composed(inverse(second), inverse(first))


@pytest.mark.parametrize("relation", [each.value for each in Relation])
def test_a_relation_turned_round_twice_is_itself(relation: str) -> None:
    assert inverse(inverse(relation)) == relation


def test_a_denial_passes_over_what_means_the_same_alone() -> None:
    for denied, other in product(PREDICATES, PREDICATES):
        assert composed_not(denied, other, negated_first=True) == (other == "exact")
        assert composed_not(other, denied, negated_first=False) == (other == "exact")


@pytest.mark.parametrize(
    ("together", "relation", "for_each"),
    [
        ("union", "exact", "narrow"),
        ("union", "narrow", "narrow"),
        ("union", "broad", "unknown"),
        ("conjunction", "exact", "broad"),
        ("conjunction", "broad", "broad"),
        ("conjunction", "narrow", "overlaps"),
        ("alternatives", "exact", "exact"),
        ("ordered-parts", "exact", "related"),
        ("ordered-parts", "broad", "unknown"),
        ("unsaid", "exact", "unknown"),
    ],
)
def test_what_is_said_of_several_terms_together_follows_for_each(together: str, relation: str, for_each: str) -> None:
    assert of_member(relation, "", together) == for_each
    assert of_member(inverse(relation), together, "") == inverse(for_each)


@given(st.sampled_from(EVERY), st.sampled_from(EVERY), st.sampled_from(EVERY))
def test_unions_and_conjunctions_say_what_is_so_of_sets(
    one: frozenset[int], h1: frozenset[int], h2: frozenset[int]
) -> None:
    for kind, whole in (("union", h1 | h2), ("conjunction", h1 & h2)):
        if not whole:
            continue
        relation = base(one, whole)
        follows = of_member(relation, "", kind) if relation in PREDICATES else "unknown"
        if follows == "overlaps":
            assert one & h1
        elif follows != "unknown":
            # A part may be the whole, so that narrower or as narrow is all that can be asked.
            assert one >= h1 if follows == "narrow" else one <= h1


@pytest.mark.parametrize("kind", [*(each.value for each in TermSetKind), "unsaid"])
@pytest.mark.parametrize("other", [*(each.value for each in TermSetKind), "unsaid"])
def test_of_several_terms_at_both_ends_nothing_follows_for_a_pair(kind: str, other: str) -> None:
    assert of_member("exact", kind, other) == "unknown"


SURE = st.floats(0, 1)


@given(st.lists(SURE, min_size=1, max_size=6))
def test_a_path_is_never_surer_than_its_least_sure_step(sure: list[float]) -> None:
    found = of_path(sure, len(sure))
    assert found is not None
    assert found <= min(sure)
    assert found == pytest.approx(of_path(sure[:1], 1) * 1.0 if len(sure) == 1 else found)


def test_two_decisions_are_worth_their_product_less_what_joining_them_costs() -> None:
    assert of_path([0.5, 0.5], 2) == pytest.approx(0.25 * COMPOSED)
    assert of_path([0.9], 1) == 0.9
    assert of_path([0.9, -1], 2) is None


def test_only_paths_with_nothing_in_common_make_each_other_surer() -> None:
    through_one = [(frozenset({"h"}), 0.6), (frozenset({"h"}), 0.5)]
    assert together(through_one) == pytest.approx(0.6)
    assert together([(frozenset({"h"}), 0.6), (frozenset({"g"}), 0.5)]) == pytest.approx(0.8)
    assert together([(frozenset({"h"}), None)]) is None
