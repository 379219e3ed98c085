"""The matrix: what each organisation's terms come to in each other's words, as resolving every pair would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.load.snapshot import MemorySnapshot
from registry.source import Ref
from registry.vocabulary.matrix import group_of, matrix, pairs
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.resolve import resolve
from registry.vocabulary.term import TermKey
from tests.vocabulary.words_for_coverage import ON, federation, mapping, mapping_set, term, vocabulary


def whose(words: MemoryLexicon) -> dict[Ref, list[Ref]]:
    return {each.ref: [each.ref] for each in words.vocabularies() if not each.is_shared}


def test_it_counts_every_term_once_and_differs_by_direction(snapshot_of: Callable[..., MemorySnapshot]) -> None:
    words = MemoryLexicon(snapshot_of(federation()))
    found = matrix(words, ON, whose(words), {TermKey("west", "west", "matter"): 5})
    east, west = (Ref(own, "vocabulary", own) for own in ("east", "west"))
    there, back = found.cells[east, west], found.cells[west, east]
    assert there.total == 8
    assert back.total == 3
    assert (there.terms["exact"], there.usable) == (2, 2)  # file and folder are both a matter
    assert there.terms["none"] == back.terms["none"] == 1  # queue
    assert back.weighed == Counter({"exact": 5})
    assert found.terms == 11
    assert found.asked <= 11


def test_the_terms_behind_a_number_are_as_many_as_it_says(snapshot_of: Callable[..., MemorySnapshot]) -> None:
    words = MemoryLexicon(snapshot_of(federation()))
    found = matrix(words, ON, whose(words), {})
    for (one, other), cell in found.cells.items():
        assert Counter(each.group for each in pairs(words, ON, [one], [other])) == cell.terms


_SHARED = [f"h{number}" for number in range(5)]
_MAPPINGS = st.lists(
    st.fixed_dictionaries(
        {
            "to": st.sampled_from([*_SHARED, None]),
            "predicate": st.sampled_from(["exact", "broad", "narrow", "close", "related"]),
            "said": st.sampled_from(
                [{}, {}, {}, {"direction": "subject-to-object"}, {"mapping_status": "proposed"}, {"negated": "yes"},
                 {"scope": {"data_set": "Some"}}, {"approved": "2027-01-01"}]
            ),
            "term": st.integers(0, 3),
        }
    ),
    max_size=6,
)  # fmt: skip


def _set(own: str, drawn: list[dict[str, Any]]) -> dict[str, Any]:
    mappings = [
        mapping(f"t{each['term']}", each["to"], each["predicate"]) | each["said"] | {"id": f"m{at}"}
        for at, each in enumerate(drawn)
    ]
    return mapping_set(own, *mappings)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(_MAPPINGS, min_size=3, max_size=3))
@pytest.mark.filterwarnings("ignore")
def test_terms_that_are_alike_are_asked_about_once_and_get_what_each_would_have_got(
    snapshot_of: Callable[..., MemorySnapshot], drawn: list[list[dict[str, Any]]]
) -> None:
    hub = vocabulary("hub", *(term(own, parent=f"h{at // 2}") if at else term(own) for at, own in enumerate(_SHARED)),
                     model="integration")  # fmt: skip
    towns = {
        f"w{at}": [vocabulary(f"w{at}", *(term(f"t{each}") for each in range(4))), _set(f"w{at}", own)]
        for at, own in enumerate(drawn)
    }
    words = MemoryLexicon(snapshot_of({"hub": [hub], **towns}))
    found = matrix(words, ON, whose(words), {})
    for (one, other), cell in found.cells.items():
        plain = Counter(
            group_of(resolve(words, TermKey(one.register, one.id, f"t{each}"), [other], ON)) for each in range(4)
        )
        assert cell.terms == plain
