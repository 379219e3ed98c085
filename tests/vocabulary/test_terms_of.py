"""What a record says of its terms, as composing reads it."""

from __future__ import annotations

import pytest

from registry.load.snapshot import Loaded
from registry.source import Document, Ref
from registry.vocabulary.terms_of import day_after, folded, terms_of


@pytest.mark.parametrize(
    ("last", "first_without"),
    [
        ("2026-12-31", "2027-01-01"),
        ("2028-02-28", "2028-02-29"),
        ("", ""),
        # People write the last day that a calendar has where they mean: for good.
        ("9999-12-31", ""),
    ],
)
def test_what_holds_until_a_day_no_longer_does_on_the_next(last: str, first_without: str) -> None:
    assert day_after(last) == first_without


def test_a_code_that_is_used_for_good_is_in_use() -> None:
    data = {"kind": "vocabulary", "id": "words", "title": "Words", "status": "active"}
    entry = {"id": "mark", "codes": [{"id": "present", "used_until": "9999-12-31"}]}
    loaded = Loaded(Ref("town", "vocabulary", "words"), Document("town", "vocabularies/words.yaml", data))
    _mark, present = terms_of(loaded, entry)
    assert present.is_in_use("2026-11-21")


@pytest.mark.parametrize("written", ["Service user", "service_user", "SERVICE-USER", "  Sérvice   user"])
def test_names_are_compared_without_capitals_accents_and_what_joins_words(written: str) -> None:
    assert folded(written) == "service user"
