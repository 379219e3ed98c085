"""What is seen wrong with one mapping by itself is what the run over all mappings finds too, and most of that."""

from __future__ import annotations

import pytest

from registry.load.federation import find
from registry.load.reading import load
from registry.vocabulary.conflict import Certainty, Conflict, Severity
from registry.vocabulary.conflicts import conflicts
from registry.vocabulary.conflicts.near import near
from registry.vocabulary.memory import MemoryLexicon
from tests.sample.expected import SAMPLE

ON = "2026-11-21"
Told = tuple[int, tuple[str, ...], str]


def told(conflict: Conflict) -> Told:
    return conflict.number, conflict.mappings, conflict.message


@pytest.fixture(scope="module")
def both() -> tuple[dict[Told, Conflict], set[Told]]:
    """All conflicts of the sample, and those seen beside one mapping or another."""
    snapshot, problems = load(find(SAMPLE))
    assert problems == []
    words = MemoryLexicon(snapshot)
    steps = [step for ref, _, _ in words.sets() for step in words.steps_of(ref) if step.counts(ON)]
    return (
        {told(each): each for each in conflicts(words, snapshot, ON)},
        {told(each) for step in steps for each in near(words, step, ON)},
    )


def test_nothing_is_seen_beside_a_mapping_that_the_whole_run_does_not_find(both):
    found, seen = both
    assert len(seen) > 10
    assert seen <= found.keys()


def test_what_is_not_seen_needs_more_than_one_mapping_and_its_neighbours(both):
    found, seen = both
    unseen = [
        each for name, each in found.items()
        if name not in seen and each.certainty == Certainty.FOUND and each.severity != Severity.HINT
    ]  # fmt: skip
    # Routes that disagree and order reversed; and a contradiction and an old version, which no mapping has by itself.
    assert sorted(each.number for each in unseen) == [1, 6, 10, 11]
    assert all(len({at.partition("#")[0] for at in each.mappings}) > 1 for each in unseen if each.number in (1, 11))
    assert all("#subject_version" in each.mappings[0] for each in unseen if each.number == 10)


def test_each_rule_that_can_be_judged_there_is_judged(both):
    assert {number for number, _, _ in both[1]} == {1, 2, 3, 4, 5, 7, 8, 9, 10}
