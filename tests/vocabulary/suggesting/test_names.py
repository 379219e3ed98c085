"""Names of columns taken apart: how `DATE_CREAT`, `startdate` and `TPO_Ref2` come to say what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.vocabulary.suggesting.names import alike, form_in, name_of
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
