"""Hub health: what of an integration model is used by too few, is too coarse, or is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.load.snapshot import MemorySnapshot
from registry.source import Ref
from registry.vocabulary.coverage import coverage
from registry.vocabulary.hub_health import TOO_MANY, Health, health, lacking
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.outdated import outdated
from registry.vocabulary.standing import shared_models
from registry.vocabulary.term import TermKey
from tests.vocabulary.words_for_coverage import ON, federation, mapping, mapping_set, term, vocabulary


@pytest.fixture
def snapshot(snapshot_of: Callable[..., MemorySnapshot]) -> MemorySnapshot:
    return snapshot_of(federation())


def health_of(snapshot: MemorySnapshot) -> Health:
    words = MemoryLexicon(snapshot)
    (hub,) = shared_models(words)
    return health(words, hub, coverage(words, ON), {TermKey("hub", "hub", "place"): 2})


def named(rows: tuple[object, ...]) -> list[str]:
    return [each.term.key.term for each in rows]  # type: ignore[attr-defined]


def test_each_shared_term_is_in_the_list_that_it_belongs_in(snapshot: MemorySnapshot) -> None:
    found = health_of(snapshot)
    assert (found.terms, found.used) == (6, 1)
    assert named(found.by_one) == ["client", "carer", "status"]
    assert named(found.headings) == ["person"]
    assert found.headings[0].under == 2
    # A proposal is no use: nothing relies on it. In how many agreed flows it goes is said beside it.
    assert named(found.orphans) == ["place"]
    assert found.orphans[0].agreed == 2
    assert named(found.inexact) == ["client", "carer"]


def test_two_terms_of_one_vocabulary_said_to_be_the_same_collide(snapshot: MemorySnapshot) -> None:
    (collision,) = health_of(snapshot).collisions
    assert collision.shared.term == "case"
    assert [each.term for each in collision.terms] == ["file", "folder"]


def test_a_shared_term_is_too_coarse_when_it_swallows_many_terms_of_one(
    snapshot_of: Callable[..., MemorySnapshot],
) -> None:
    def made(number: int) -> Health:
        names = [f"t{each}" for each in range(number)]
        town = vocabulary("town", *map(term, names))
        sets = mapping_set("town", *(mapping(name, "thing", "broad") for name in names))
        hub = vocabulary("hub", term("thing"), model="integration")
        return health_of(snapshot_of({"hub": [hub], "town": [town, sets]}))

    assert not made(TOO_MANY).coarse
    (coarse,) = made(TOO_MANY + 1).coarse
    assert len(coarse.terms) == TOO_MANY + 1


def test_one_term_that_leads_to_several_says_how_they_belong_together(
    snapshot_of: Callable[..., MemorySnapshot],
) -> None:
    hub = vocabulary("hub", term("given"), term("family"), model="integration")
    sets = mapping_set("town", mapping("name", ["given", "family"], object_set="ordered-parts"))
    found = health_of(snapshot_of({"hub": [hub], "town": [vocabulary("town", term("name")), sets]}))
    (split,) = found.splits
    assert ({each.term for each in split.shared}, split.set_kind) == ({"given", "family"}, "ordered-parts")


def test_what_several_organisations_lack_comes_first(snapshot: MemorySnapshot) -> None:
    (found,) = lacking(coverage(MemoryLexicon(snapshot), ON))
    assert found.label == "Queue"
    assert [ref.id for ref in found.publishers] == ["east", "west"]


def test_a_set_made_to_an_older_version_says_whether_it_must_be_looked_at_again(snapshot: MemorySnapshot) -> None:
    (found,) = outdated(MemoryLexicon(snapshot), snapshot, ON)
    assert found.set == Ref("east", "mapping-set", "east-to-hub")
    assert (found.side, found.made_to, found.now, found.breaks) == ("object", "1", "2", "yes")
    # Six mappings are approved and count; the proposal is not among them.
    assert (found.mappings, found.touched) == (6, 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], "unknown"),
        ([{"version": "1"}, {"version": "2"}], "unknown"),
        ([{"version": "1"}, {"version": "2", "breaks_mappings": "no"}], "no"),
        ([{"version": "1", "breaks_mappings": "yes"}, {"version": "2", "breaks_mappings": "no"}], "no"),
        ([{"version": "2", "breaks_mappings": "no"}], "unknown"),
        ([{"version": "1"}, {"version": "1.5", "breaks_mappings": "yes"}, {"version": "2"}], "yes"),
    ],
)
def test_nobody_is_told_that_mappings_still_hold_unless_a_record_says_so(
    snapshot_of: Callable[..., MemorySnapshot], changes: list[dict[str, str]], expected: str
) -> None:
    made = federation()
    made["hub"][0]["changes"] = changes
    snapshot = snapshot_of(made)
    (found,) = outdated(MemoryLexicon(snapshot), snapshot, ON)
    assert found.breaks == expected
