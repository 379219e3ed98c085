"""What is meant by words for data and for purposes: the giver's own words first, then shared ones, then anybody's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.session import Session
from registry.sharing.seeking import MOST_NEAR, MOST_TERMS, sought_data, sought_purpose
from registry.verbs.resolving.telling import Telling, telling_of

SAMPLE = Path(__file__).parents[2] / "agreements"
HUB = "northmoor/vocabulary/harbour-integration-model#terms"
NORTHMOOR, POLICE = "northmoor/organisation/northmoor", "harbour-police/organisation/harbour-police"
BOARD, TRUST = "harbour-icb/organisation/harbour-icb", "harbour-schools/organisation/harbour-schools"


@pytest.fixture(scope="module")
def words() -> Telling:
    return telling_of(Session(federation=SAMPLE))


@pytest.mark.parametrize(
    ("typed", "giver", "first", "why"),
    [
        ("attendance mark", TRUST, f"{HUB}[attendance-mark]", "a shared word, by its label"),
        ("Attendance marks", TRUST, f"{HUB}[attendance-mark]", "the same of many"),
        ("school attendance", NORTHMOOR, f"{HUB}[attendance-mark]", "another name of it"),
        ("the household", "", f"{HUB}[household]", "without its article"),
        ("household", NORTHMOOR, "northmoor/vocabulary/adult-care-words#terms[household]", "the giver's own first"),
        ("nominal", POLICE, "harbour-police/vocabulary/police-words#terms[person-record]", "its own other label"),
        ("nominal", NORTHMOOR, f"{HUB}[person-in-police-records]", "a shared word before somebody else's"),
        ("NOM_NO", NORTHMOOR, "harbour-police/vocabulary/police-words#terms[person-number]", "how it stands in data"),
        ("attendance", BOARD, "harbour-icb/vocabulary/health-words#terms[attendance]", "what the giver calls so"),
        (f"{HUB}[sex]", "", f"{HUB}[sex]", "the address of a word is taken as such"),
    ],
)  # fmt: skip
def test_words_lead_to_terms(words: Telling, typed: str, giver: str, first: str, why: str) -> None:
    found = sought_data(words, typed, giver)
    assert str(found.terms[0]) == first, why
    assert found.pairs[0][0] == first
    assert found.said
    assert not found.near


def test_every_term_of_that_name_is_given_to_choose_from(words: Telling) -> None:
    found = sought_data(words, "date of birth", NORTHMOOR)
    assert len(found.terms) == len(found.pairs) == 5
    assert {label for _address, label in found.pairs} == {"Date of birth", "Birth date"}
    assert "It is the name of 4 other words as well." in found.said


@pytest.mark.parametrize("typed", ["absence codes", "medical history", "police incident", "grobbleflux"])
def test_what_nobody_has_a_word_for_is_said_to_rest_on_names(words: Telling, typed: str) -> None:
    found = sought_data(words, typed, NORTHMOOR)
    assert (found.terms, found.pairs) == ((), ())
    assert "Nobody's vocabulary has the word" in found.said
    assert len(found.near) <= MOST_NEAR


def test_words_like_an_unknown_one_are_named_and_never_taken(words: Telling) -> None:
    assert "Medical note" in sought_data(words, "medical history").near
    assert sought_data(words, "grobbleflux").near == ()
    assert "Attendance mark" in sought_data(words, "atendance mark").near  # a slip is not put right unasked


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("safeguarding", "safeguarding"),
        ("Safeguarding children", "safeguarding-children"),
        ("child protection", "safeguarding-children"),
        ("debt recovery", "collecting-debts"),
        ("the prevention of suicide", ""),
        ("suicide prevention", "preventing-suicide"),
        ("direct care", "direct-care"),
    ],
)
def test_purposes_are_words_too(words: Telling, typed: str, key: str) -> None:
    found = sought_purpose(words, typed, NORTHMOOR)
    assert [str(each) for each in found.terms] == ([f"{HUB}[{key}]"] if key else [])


def test_a_purpose_is_no_data_and_data_no_purpose(words: Telling) -> None:
    assert sought_data(words, "direct care").terms == ()
    assert sought_purpose(words, "household").terms == ()


@pytest.mark.parametrize("typed", ["present", "unauthorised absence"])
def test_a_code_is_no_data_by_itself(words: Telling, typed: str) -> None:
    """A code is one value of a list, and means something else in every list."""
    assert not any(each.code for each in sought_data(words, typed).terms)


@pytest.mark.parametrize(
    "typed", ["", "  ", "\n", "northmoor/vocabulary/nothing#terms[nothing]", "x" * 9_000, "a " * 5_000]
)
def test_nothing_known_is_an_answer(words: Telling, typed: str) -> None:
    found = sought_data(words, typed)
    assert found.terms == ()
    assert found.said
    assert len(found.words) <= 400


@given(st.text(max_size=80))
def test_whatever_is_typed_gets_a_bounded_answer(text: str) -> None:
    words = _WORDS.setdefault("sample", telling_of(Session(federation=SAMPLE)))
    for ask in (sought_data, sought_purpose):
        found = ask(words, text)
        assert len(found.terms) == len(found.pairs) <= MOST_TERMS
        assert len(found.near) <= MOST_NEAR
        assert not (found.terms and found.near)


_WORDS: dict[str, Telling] = {}


def test_words_like_it_are_not_looked_for_where_nobody_reads_them(words: Telling) -> None:
    assert sought_data(words, "medical history").near
    assert sought_data(words, "medical history", with_near=False).near == ()
