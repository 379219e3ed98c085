"""Citations in sentences: each place belongs to the Act that the sentence says it is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.law.citations import citations_of
from registry.law.sentences import read_sentence
from registry.law.statute_book import statute_book

BOOK = statute_book()


def read(text: str) -> list[str]:
    """What each place leads to, by its id; what is wrong where it leads nowhere."""
    return [each.entry.id if each.entry else each.trouble for each in read_sentence(BOOK, text)]


@pytest.mark.parametrize(
    ("sentence", "leads_to"),
    [
        (
            "The council relies on s.115 CDA 1998 and section 10 of the Children Act 2004 to share with police.",
            ["cda98-s115", "ca04-s10"],
        ),
        (
            "We share under section 47 of the Children Act 1989, s.115 CDA 1998 and Article 6(1)(e) UK GDPR.",
            ["ca89-s47", "cda98-s115", "uk-gdpr-a6-1-e"],
        ),
        ("CDA 1998 s.115 and s.17A and section 10 of the Children Act 2004", ["cda98-s115", "cda98-s17a", "ca04-s10"]),
        ("section 10 of the Children Act 2004; Care Act 2014 s.45", ["ca04-s10", "care14-s45"]),
        ("Article 6(1)(e) UK GDPR and section 8 DPA 2018", ["uk-gdpr-a6-1-e", "dpa18-s8"]),
        (
            "sections 10 and 11 of the Children Act 2004 and UK GDPR Art 9(2)(g)",
            ["ca04-s10", "ca04-s11", "uk-gdpr-a9-2-g"],
        ),
        ("Data Protection Act 2018 (DPA 2018) Schedule 1 paragraph 18", ["dpa18-sch1-p18"]),
        ("SI 2018/912 and DEA 2017 s.35", ["si-2018-912", "dea17-s35"]),
        ("Section 115, Crime and Disorder Act 1998", ["cda98-s115"]),
    ],
)
def test_each_place_is_looked_for_in_its_own_act(sentence: str, leads_to: list[str]) -> None:
    assert read(sentence) == leads_to


def test_an_act_that_there_is_not_takes_its_place_with_it() -> None:
    wrong, right = read("s.17 PACE 1994 and s.115 CDA 1998")
    assert "There is no PACE 1994" in wrong
    assert "Police and Criminal Evidence Act 1984" in wrong
    assert right == "cda98-s115"


def test_another_year_is_not_taken_for_the_act_of_that_name() -> None:
    wrong, right = read("Crime and Disorder Act 1999 section 115, Care Act 2014 section 45")
    assert "Did you mean the Crime and Disorder Act 1998?" in wrong
    assert right == "care14-s45"


@pytest.mark.parametrize("text", ["s.115 CDA 1998", "PACE 1994", "hello", "s.115", "common law", ""])
def test_what_names_one_act_or_none_is_read_as_a_citation_is(text: str) -> None:
    assert read_sentence(BOOK, text) == citations_of(BOOK).read(text)


_PROVISIONS = st.sampled_from(["cda98-s115", "ca04-s10", "care14-s45", "dpa18-s8", "uk-gdpr-a5-2", "dea17-s35"])


@given(st.lists(_PROVISIONS, min_size=1, max_size=5, unique=True), st.sampled_from(["; ", ", ", " and "]))
def test_citations_in_full_in_a_row_are_each_found(ids: list[str], between: str) -> None:
    row = between.join(BOOK.entries[own].title for own in ids)
    assert read(row) == ids


@given(st.text(max_size=700))
def test_any_text_at_all_gives_an_answer(text: str) -> None:
    found = read_sentence(BOOK, text)
    assert found
    assert all(each.entry or each.trouble for each in found)
