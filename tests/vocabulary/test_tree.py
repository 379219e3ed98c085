"""A vocabulary as a tree: every term once, each before those below it, whatever parents the records name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.source import Ref
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.term import TermKey
from registry.vocabulary.tree import above, branch, whole

WORDS = Ref("town", "vocabulary", "words")
KEYS = [f"t{number}" for number in range(9)]


def lexicon(snapshot_of: Callable[..., Any], terms: list[dict[str, Any]]) -> MemoryLexicon:
    record = {"kind": "vocabulary", "id": "words", "title": "Words", "status": "active", "terms": terms}
    return MemoryLexicon(snapshot_of({"town": [record]}))


def test_what_stands_below_follows_what_it_stands_under(snapshot_of: Callable[..., Any]) -> None:
    made = lexicon(snapshot_of, [{"id": "cat", "parent": "animal"}, {"id": "animal"}, {"id": "stone"}])
    assert [(node.key.term, node.depth, node.below) for node in whole(made, WORDS)] == [
        ("animal", 0, 1), ("cat", 1, 0), ("stone", 0, 0),
    ]  # fmt: skip


def test_codes_stand_below_their_term_and_below_broader_codes(snapshot_of: Callable[..., Any]) -> None:
    codes = [{"id": "red"}, {"id": "dark-red", "broader": "red"}, {"id": "lost", "broader": "no-such"}]
    made = lexicon(snapshot_of, [{"id": "colour", "codes": codes}])
    assert [(node.key.code, node.depth) for node in whole(made, WORDS, codes=True)] == [
        ("", 0), ("red", 1), ("dark-red", 2), ("lost", 1),
    ]  # fmt: skip
    assert [key.code for key in above(made, TermKey("town", "words", "colour", "dark-red"))] == ["", "red"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parents=st.lists(st.sampled_from([*KEYS, "", "no-such"]), min_size=len(KEYS), max_size=len(KEYS)))
def test_every_term_is_there_once_even_where_parents_go_round(
    snapshot_of: Callable[..., Any], parents: list[str]
) -> None:
    terms = [{"id": key} | ({"parent": parent} if parent else {}) for key, parent in zip(KEYS, parents, strict=True)]
    made = lexicon(snapshot_of, terms)
    nodes = whole(made, WORDS)
    assert sorted(node.key.term for node in nodes) == KEYS
    for at, node in enumerate(nodes):
        inside = nodes[at + 1 : at + 1 + node.below]
        assert all(each.depth > node.depth for each in inside)
        assert branch(nodes, node.key)[0] == node._replace(depth=0)
        assert len(above(made, node.key)) <= len(KEYS)
