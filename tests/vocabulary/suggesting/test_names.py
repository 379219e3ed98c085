"""Names of columns taken apart: how `DATE_CREAT`, `startdate` and `TPO_Ref2` come to say what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.vocabulary.suggesting.names import alike, alike_by, form_in, name_of, starts
from registry.vocabulary.suggesting.shorthand import ALIKE, FAMILIES, SHORT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("StartDate", ("start", "date")),
        ("startdate", ("start", "date")),
        ("DATE_OF_BIRTH", ("date", "birth")),
        ("dob", ("birth",)),
        ("Supplier Ref. No", ("supplier", "reference", "number")),
        ("GEOM", ("geometry",)),
        ("Net Amt (£)", ("net", "amount", "£")),
        ("categories", ("category",)),
        ("address_1", ("address", "1")),
        ("!!", ()),
    ],
)
def test_a_name_is_its_words_with_short_forms_written_out(text: str, words: tuple[str, ...]) -> None:
    assert name_of(text).words == words


def test_words_are_alike_where_one_is_cut_off_means_the_same_or_is_misspelt() -> None:
    assert alike("date", "date") == 1
    near = {"descriptio": "description", "payee": "supplier", "adress": "address", "dscrptn": "description"}
    for one, other in near.items():
        assert 0 < alike(one, other) < 1, (one, other)
    for one, other in (("date", "name"), ("data", "road"), ("a", "address")):
        assert alike(one, other) == 0, (one, other)


def test_a_name_may_say_what_its_values_are() -> None:
    said = {text: form_in(name_of(text).words) for text in ("Made date", "WKT", "Amount paid", "URL", "Colour")}
    assert said == {"Made date": "date", "WKT": "geometry", "Amount paid": "number", "URL": "link", "Colour": ""}


def test_the_table_of_words_is_sound() -> None:
    assert all(len(row) == len(set(row)) > 1 for row in ALIKE)
    assert all(short == short.lower() and " " not in long for short, long in SHORT.items())
    from registry.concepts.vocabularies import Datatype

    assert {each.value for each in Datatype} == set(FAMILIES)


@given(st.text(max_size=300))
def test_any_text_can_be_taken_apart(text: str) -> None:
    name = name_of(text)
    assert all(word and word == word.strip() for word in name.words)
    assert name == name_of(text)


@given(st.text(max_size=12), st.text(max_size=12))
def test_how_alike_words_are_does_not_depend_on_which_comes_first(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1


words = st.one_of(
    st.sampled_from(sorted({word for row in ALIKE for word in row})), st.text("abcdet", min_size=1, max_size=7)
)


@given(words, words)
def test_words_that_are_alike_are_found_by_what_they_have_in_common(one: str, other: str) -> None:
    assert not alike(one, other) or alike_by(one) & alike_by(other)


@given(words, st.integers(0, 6), st.sampled_from("abz"), st.booleans())
def test_a_misspelt_word_is_found_by_what_it_has_in_common(word: str, at: int, letter: str, is_more: bool) -> None:
    slipped = word[:at] + letter + word[at if is_more else at + 1 :]
    assert not alike(word, slipped) or alike_by(word) & alike_by(slipped)


def test_the_first_letters_of_each_part_of_a_name() -> None:
    assert starts(name_of("TPO_NO")) == {"tpo", "no"}
    assert "tpo" in starts(name_of("tporef"))
