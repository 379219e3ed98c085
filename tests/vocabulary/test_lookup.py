"""Looking a word up: what goes by it, what begins with it, and what was most likely meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from registry.vocabulary.lookup import Found, found
from registry.vocabulary.memory import MemoryLexicon

TERMS = [
    {"id": "dob", "label": "Date of birth", "alternative_labels": ["DOB"], "notation": "BIRTH_DT"},
    {"id": "address", "label": "Address", "published_as": "https://words.example/birth-place"},
    {"id": "ward", "label": "Ward", "codes": [{"id": "n1", "code": "N-01", "label": "North"}]},
]


@pytest.fixture
def lexicon(snapshot_of: Callable[..., Any]) -> MemoryLexicon:
    record = {"kind": "vocabulary", "id": "words", "title": "Words", "status": "active", "terms": TERMS}
    return MemoryLexicon(snapshot_of({"town": [record]}))


def terms(answer: Found) -> tuple[list[str], list[str]]:
    return [key.code or key.term for key in answer.named], [key.code or key.term for key in answer.begins]


@pytest.mark.parametrize(
    ("typed", "named", "begins"),
    [
        ("date of birth", ["dob"], []),
        ("dob", ["dob"], []),
        ("birth-dt", ["dob"], []),
        ("N-01", ["n1"], []),
        ("birth", [], ["dob"]),  # and not the address, whose web identifier alone has the word
        ("https://words.example/birth", [], ["address"]),
        ("birth date", [], ["dob"]),
        ("town/vocabulary/words#terms[ward]/codes[n1]", ["n1"], []),
        ("town/vocabulary/words#terms[nobody]", [], []),
        ("", [], []),
        ("   ", [], []),
        ("///", [], []),
    ],
)
def test_what_a_text_leads_to(lexicon: MemoryLexicon, typed: str, named: list[str], begins: list[str]) -> None:
    answer = found(lexicon, typed)
    assert terms(answer) == (named, begins)
    assert not answer.instead


@pytest.mark.parametrize(("typed", "meant"), [("adress", "address"), ("dats of brith", "date of birth"), ("qqqq", "")])
def test_what_is_misspelt_is_put_right_word_by_word(lexicon: MemoryLexicon, typed: str, meant: str) -> None:
    assert found(lexicon, typed).instead == meant


def test_another_guess_is_taken_only_where_something_goes_by_it(lexicon: MemoryLexicon) -> None:
    assert found(lexicon, "xddress", lambda word: "address").instead == "address"
    assert not found(lexicon, "xddress", lambda word: "nothing").instead


def test_what_is_typed_is_read_only_so_far(lexicon: MemoryLexicon) -> None:
    assert not found(lexicon, "a" * 1_000_000)
    assert terms(found(lexicon, "ward " * 100_000)) == ([], ["ward"])
