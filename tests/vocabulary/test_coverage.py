"""Coverage: every term is counted once, by the best that was decided of it, and weights are only what records say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.concepts.mapped import Mapped
from registry.load.snapshot import MemorySnapshot
from registry.source import Ref
from registry.vocabulary.coverage import Coverage, coverage, lossy
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.term import TermKey
from tests.vocabulary.words_for_coverage import ON, federation, mapping, mapping_set, term, vocabulary

EAST = Ref("east", "vocabulary", "east")


@pytest.fixture
def words(snapshot_of: Callable[..., MemorySnapshot]) -> MemoryLexicon:
    return MemoryLexicon(snapshot_of(federation()))


def stands(found: Coverage, ref: Ref = EAST) -> dict[str, str]:
    return {f"{each.key.term}/{each.key.code}".rstrip("/"): each.mapped for each in found.standings[ref]}


def test_each_term_stands_where_the_best_decision_on_it_puts_it(words: MemoryLexicon) -> None:
    found = stands(coverage(words, ON))
    assert found == {
        "customer": "broad", "helper": "close", "file": "exact", "folder": "exact", "state": "exact",
        "state/open": "exact", "state/shut": "no-term", "state/void": "undecided", "queue": "no-term",
        "hunch": "proposed", "blank": "undecided",
    }  # fmt: skip


def test_only_approval_and_no_term_are_decisions_and_only_the_same_or_broader_is_usable(words: MemoryLexicon) -> None:
    (east, west) = coverage(words, ON).vocabularies
    assert (east.terms.total, east.terms.decided, east.terms.usable, east.terms.open) == (8, 6, 4, 2)
    assert (west.terms.total, west.terms.decided, west.terms.usable) == (3, 2, 1)
    assert east.terms.by["proposed"] == 1


def test_nothing_is_decided_before_the_day_it_was_approved(words: MemoryLexicon) -> None:
    (east, _west) = coverage(words, "2026-01-31").vocabularies
    assert east.terms.decided == 0
    # What was approved later is no more than a proposal on that day, and what was not out of use then is counted.
    assert east.terms.by["proposed"] == 7
    assert east.terms.total == 9


def test_weights_are_rows_where_mappings_count_them_and_agreed_flows_otherwise(words: MemoryLexicon) -> None:
    key = TermKey("west", "west", "silence")
    (east, west) = coverage(words, ON, {key: 3}).vocabularies
    assert (east.usage, east.weighed.total, east.weighed.decided, east.weighed.usable) == ("rows", 100, 100, 90)
    assert east.unweighed == 1  # the code V: no record says how often it was seen
    assert (west.usage, west.weighed.total, west.weighed.decided, west.unweighed) == ("flows", 3, 0, 2)
    (_east, unsaid) = coverage(words, ON).vocabularies
    assert (unsaid.usage, unsaid.weighed.total) == ("none", 0)


def test_a_loss_is_told_apart_by_whether_anybody_agreed_to_it(words: MemoryLexicon) -> None:
    found = coverage(words, ON)
    (east, _west) = found.vocabularies
    assert (east.lossy, east.lossy_agreed) == (1, 1)
    by = {each.key.term: lossy(words, each, ON) for each in found.standings[EAST] if not each.key.code}
    assert by["customer"] == "open"
    assert by["helper"] == "agreed"
    assert by["file"] == ""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"mapping_status": "rejected"}, Mapped.REJECTED),
        ({"mapping_status": "retired", "retired": "2026-05-01"}, Mapped.UNDECIDED),
        ({"retired": "2026-05-01"}, Mapped.UNDECIDED),
        ({"negated": "yes"}, Mapped.REJECTED),
        ({"mapping_status": "reviewed"}, Mapped.PROPOSED),
        ({"scope": {"valid_from": "2027-01-01"}}, Mapped.PROPOSED),
        ({"predicate": "narrow"}, Mapped.NARROW),
    ],
)
def test_what_does_not_count_decides_nothing(
    snapshot_of: Callable[..., MemorySnapshot], said: dict[str, str], expected: Mapped
) -> None:
    hub = vocabulary("hub", term("a"), model="integration")
    town = vocabulary("town", term("b"))
    sets = mapping_set("town", mapping("b", "a") | said)
    words = MemoryLexicon(snapshot_of({"hub": [hub], "town": [town, sets]}))
    assert stands(coverage(words, ON), Ref("town", "vocabulary", "town")) == {"b": expected.value}


def test_a_mapping_written_from_the_hubs_side_is_read_from_the_terms(
    snapshot_of: Callable[..., MemorySnapshot],
) -> None:
    hub = vocabulary("hub", term("a"), model="integration")
    sets = mapping_set("hub", mapping("a", "b", "narrow"), object_vocabulary="town/vocabulary/town")
    words = MemoryLexicon(snapshot_of({"hub": [hub, sets], "town": [vocabulary("town", term("b"))]}))
    # The hub's term is broader than the town's.
    assert stands(coverage(words, ON), Ref("town", "vocabulary", "town")) == {"b": "broad"}


def test_a_mapping_past_the_hub_is_no_decision_on_the_shared_words(snapshot_of: Callable[..., MemorySnapshot]) -> None:
    one = vocabulary("one", term("a"))
    sets = mapping_set("one", mapping("a", "b"), object_vocabulary="two/vocabulary/two")
    words = MemoryLexicon(snapshot_of({"one": [one, sets], "two": [vocabulary("two", term("b"))]}))
    assert stands(coverage(words, ON), Ref("one", "vocabulary", "one")) == {"a": "elsewhere"}
