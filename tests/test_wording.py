"""Words for people: dates, counts, rows of words, and the nearest name to one that was mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from registry import wording
from registry.wording import _, counted, day, listed, nearest, period


def test_a_day_is_written_as_people_write_it() -> None:
    assert day(date(2026, 11, 21)) == "21 November 2026"
    assert day(date(2026, 4, 1)) == "1 April 2026"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 records"), (1, "1 record"), (2, "2 records"), (1024, "1,024 records")]
)
def test_a_count_agrees_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "record", "records") == words


@pytest.mark.parametrize(
    ("words", "row"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_in_a_row(words: list[str], row: str) -> None:
    assert listed(words) == row
    assert listed(iter(words), "or") == row.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("agrement", "agreement"),
        ("Agreement", "agreement"),
        ("processing_activity", "processing-activity"),
        ("Privacy Notice", "privacy-notice"),
        ("PRIVACY-NOTICE", "privacy-notice"),
        # A wrong guess is worse than none.
        ("spreadsheet", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_to_a_mistyped_one(written: str, meant: str) -> None:
    assert nearest(written, ["agreement", "processing-activity", "privacy-notice", "waiver"]) == meant


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert nearest("agreement", []) == ""


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("P6Y", "6 years"),
        ("P1Y", "1 year"),
        ("P2W", "2 weeks"),
        ("P1Y6M", "1 year and 6 months"),
        ("P1Y2M3D", "1 year, 2 months and 3 days"),
    ],
)
def test_a_period_in_words(written: str, words: str) -> None:
    assert period(written) == words


@pytest.fixture
def welsh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A reader who asks for Welsh."""
    monkeypatch.setenv("MUNIMENT_LANGUAGE", "cy")
    wording._translations.cache_clear()
    yield
    wording._translations.cache_clear()


@pytest.mark.usefixtures("welsh")
def test_words_are_english_where_there_is_no_translation() -> None:
    assert _("A sentence that nobody has translated.") == "A sentence that nobody has translated."
    assert counted(2, "thing nobody translated", "things nobody translated") == "2 things nobody translated"
