"""The sample's words disagree where somebody meant them to, and nowhere else: `sample/conflicts_expected.yaml`."""

from __future__ import annotations

from collections import Counter
from functools import cache

from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import MemorySnapshot
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts import conflicts
from registry.vocabulary.extension import extension
from registry.vocabulary.false_friends import DENIED, DIFFERENT, false_friends
from registry.vocabulary.memory import MemoryLexicon
from tests.sample.expected import SAMPLE
from tests.sample.expected import conflicts as expected

ON = "2026-11-21"


@cache
def sample() -> tuple[MemorySnapshot, MemoryLexicon]:
    """The sample, read once."""
    snapshot, problems = load(find(SAMPLE))
    assert not problems
    return snapshot, MemoryLexicon(snapshot)


@cache
def found() -> list[Conflict]:
    """Every conflict of the sample on its day."""
    snapshot, lexicon = sample()
    return conflicts(lexicon, snapshot, ON)


def about(conflict: Conflict) -> frozenset[str]:
    """What a conflict is about: mappings, less any pair of codes in them, or fields of a set."""
    return frozenset(at.partition("/transform")[0] for at in conflict.mappings)


def test_just_what_is_expected_is_found() -> None:
    wanted = {(each.rule, frozenset(each.mappings)) for each in expected()}
    besides = {(rule, frozenset(each.mappings)) for each in expected() for rule in each.also}
    told = {(each.number, about(each)) for each in found()}
    assert wanted <= told
    assert all(any(rule == number and at <= where for number, where in besides) for rule, at in told - wanted)


def test_each_says_what_to_do_and_names_terms_and_places_that_are_there() -> None:
    _snapshot, lexicon = sample()
    for conflict in found():
        assert conflict.message.endswith("."), conflict
        assert conflict.repair.endswith("."), conflict
        assert conflict.mappings, conflict
        assert all(lexicon.term(key) is not None for key in conflict.terms), conflict


def test_words_of_several_meanings_are_set_side_by_side() -> None:
    snapshot, lexicon = sample()
    friends = {each.word.casefold(): each for each in false_friends(lexicon, snapshot, ON)}
    assert {"client", "case", "contact", "processor"} <= friends.keys()
    assert friends["processor"].sort == DENIED
    assert friends["referral"].sort == DIFFERENT
    for each in friends.values():
        assert len({side.owner for side in each.sides}) > 1


def test_the_shared_model_says_what_its_concepts_mean() -> None:
    snapshot, lexicon = sample()
    rules = Counter(each.rule for each in extension(lexicon, snapshot, ON))
    # One is planted with rule 5: perpetrator means the same as two; the others lack a rule of identity.
    assert set(rules) <= {"model-duplicate", "model-primitive"}
