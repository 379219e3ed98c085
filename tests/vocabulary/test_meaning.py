"""What a term is taken to mean: each mapping read from the term, and only what counts on the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from registry.source import Ref
from registry.vocabulary.meaning import Meanings
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.term import TermKey

HERS, OURS = TermKey("town", "hers", "x"), TermKey("town", "shared", "y")
SET = Ref("town", "mapping-set", "m")


@pytest.fixture
def meanings(snapshot_of: Callable[..., Any]) -> Callable[..., Meanings]:
    """The meanings where one mapping leads from her word to a shared one."""

    def made(on: str = "2026-06-01", seen: frozenset[Ref] = frozenset({SET}), **mapping: Any) -> Meanings:
        active = {"status": "active", "status_history": [{"on": "2026-01-01", "status": "active"}]}
        records = [
            {"kind": "vocabulary", "id": "hers", "title": "Hers", "terms": [{"id": "x"}], **active},
            {"kind": "vocabulary", "id": "shared", "title": "Shared", "model": "integration", "terms": [{"id": "y"}],
             **active},
            {"kind": "mapping-set", "id": "m", "title": "M",
             "subject_vocabulary": "hers", "object_vocabulary": "shared",
             "mappings": [{"id": "one", "subject": ["x"], "object": ["y"], "mapping_status": "approved",
                           "approved": "2026-02-01", **mapping}], **active},
        ]  # fmt: skip
        return Meanings(MemoryLexicon(snapshot_of({"town": records})), on, seen)

    return made


@pytest.mark.parametrize(
    ("said", "from_hers", "from_ours"),
    [
        ("exact", "exact", "exact"),
        ("broad", "broad", "narrow"),
        ("narrow", "narrow", "broad"),
        ("close", "close", "close"),
    ],
)
def test_a_mapping_reads_the_other_way_about_from_its_other_end(
    meanings: Callable[..., Meanings], said: str, from_hers: str, from_ours: str
) -> None:
    found = meanings(predicate=said)
    (hers,), (ours,) = found.links(HERS), found.links(OURS)
    assert (hers.other, hers.predicate) == (OURS, from_hers)
    assert (ours.other, ours.predicate) == (HERS, from_ours)


def test_the_shared_term_is_the_meaning_only_while_the_mapping_counts(meanings: Callable[..., Meanings]) -> None:
    assert meanings(predicate="exact").of(HERS).first == OURS
    assert meanings("2026-01-15", predicate="exact").of(HERS).first is None
    assert meanings(predicate="exact", mapping_status="proposed").of(HERS).first is None


@pytest.mark.parametrize("more", [{"negated": "yes"}, {"mapping_status": "rejected"}])
def test_what_is_denied_is_told_and_is_no_meaning(meanings: Callable[..., Meanings], more: dict[str, str]) -> None:
    found = meanings(predicate="exact", **more).of(HERS)
    (link,) = found.links
    assert (link.counts, link.holds, found.first) == (True, False, None)


def test_nothing_found_leads_to_no_term(meanings: Callable[..., Meanings]) -> None:
    (link,) = meanings(object=[], no_term_found="yes").links(HERS)
    assert (link.other, link.vocabulary, link.holds) == (None, OURS.ref, False)


def test_a_set_that_may_not_be_seen_says_nothing(meanings: Callable[..., Meanings]) -> None:
    assert not meanings(seen=frozenset(), predicate="exact").links(HERS)
