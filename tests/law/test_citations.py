"""The citation reader: where citations lead, and why some lead nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from registry.law.citations import CitationReader
from registry.law.statute_book import StatuteBook, statute_book


@pytest.fixture
def reader(book: StatuteBook) -> CitationReader:
    return CitationReader(book)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("s.115 CDA 1998", ["cda98-s115"]),
        ("section 115 of the Crime and Disorder Act 1998", ["cda98-s115"]),
        ("Crime and Disorder Act 1998, s 115(1)", ["cda98-s115"]),
        ("Crime and Disorder Act 1998 section 115(2)(a)", ["cda98-s115-2"]),
        ("crime and disorder act 1998 S.115", ["cda98-s115"]),
        ("1998 c. 37 section 115", ["cda98-s115"]),
        ("Crime and Disorder Act 1998, sections 17A and 115", ["cda98-s17a", "cda98-s115"]),
        ("Crime and Disorder Act 1998", ["cda98"]),
        ("cda98-s115", ["cda98-s115"]),
        ("Art 6(1)(e) UK GDPR", ["uk-gdpr-a6-1-e"]),
        ("DEA 2017 Part 5 Ch 3 s.48", ["dea17-s48"]),
        ("DEA 2017 Schedule 7 paragraph 11", ["dea17-sch7-p11"]),
        ("DEA 2017 Schedule 7 paragraph 12", ["dea17-sch7"]),
        ("SI 2018/912 reg 3", ["si-2018-912-r3"]),
        ("DEA 2017, Sch. 7, para. 11", ["dea17-sch7-p11"]),
        ("CDA 1998 ss. 17A, 115", ["cda98-s17a", "cda98-s115"]),
        ("CDA 1998 s.17A, with SI 2018/912 reg 3", ["cda98-s17a", "si-2018-912-r3"]),
        ("CDA 1998 s.17A; section 115", ["cda98-s17a", "cda98-s115"]),
        ("CDA 1998 s.115 and SI 2018/912 reg 3", ["cda98-s115", "si-2018-912-r3"]),
        ("regulation 3 of S.I. 2018/912", ["si-2018-912-r3"]),
    ],
)
def test_a_citation_leads_to_what_it_names(reader: CitationReader, text: str, ids: list[str]) -> None:
    found = reader.read(text)
    assert [cited.entry.id for cited in found if cited.entry] == ids
    assert not [cited.trouble for cited in found if cited.trouble]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("PACE 1994", "There is no PACE 1994 that these data know. Did you mean the Police and Criminal Evidence"),
        ("s.1 CDA 1999", "There is no CDA 1999 that these data know. Did you mean the Crime and Disorder Act 1998?"),
        ("Crime and Disorder Act 1989", "Did you mean the Crime and Disorder Act 1998?"),
        ("Imaginary Sharing Act 2020 s.4", "There is no Imaginary Sharing Act 2020 that these data know."),
        ("DEA 2017 Part 5 Chapter 4 section 48", "Section 48 is in Part 5 Chapter 3."),
        (
            "DEA Part 5 Chapter 4 para 48",
            "There is section 48 in it. Did you mean that? Section 48 is in Part 5 Chapter",
        ),
        ("SI 2099/1 reg 3", "SI 2099/1 is not among the instruments that these data hold."),
        ("section 115", "It does not say which Act or instrument Section 115 is in. There is one in"),
        ("because we always have", "“because we always have” names no law that can be recognised."),
        ("", "“” names no law that can be recognised."),
    ],
)
def test_a_citation_that_leads_nowhere_says_why(reader: CitationReader, text: str, trouble: str) -> None:
    (cited,) = reader.read(text)
    assert not cited.is_resolved
    assert trouble in cited.trouble


def test_a_place_that_the_data_do_not_hold_is_neither_right_nor_wrong(reader: CitationReader) -> None:
    (cited,) = reader.read("s.99 CDA 1998")
    assert (cited.instrument, cited.provision, cited.trouble) == (reader.read("CDA 1998")[0].instrument, None, "")
    assert not cited.is_resolved


def test_where_no_instrument_is_named_the_one_meant_may_be_given(reader: CitationReader) -> None:
    (cited,) = reader.read("section 115", context="cda98")
    assert cited.is_resolved
    assert cited.assumed


def test_an_annex_that_only_one_instrument_has_is_taken_for_that_one(reader: CitationReader) -> None:
    (cited,) = reader.read("Annex 1 paragraph 1")
    assert cited.entry is not None
    assert (cited.entry.id, cited.assumed) == ("uk-gdpr-annex1-p1", True)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 6, 18), "These data do not reach back to 18 June 2025."),
        (date(2026, 2, 4), "Enacted, and not shown to be in force since 19 June 2025 until 4 February 2026."),
        (date(2026, 2, 5), "In force since 5 February 2026."),
    ],
)
def test_what_it_leads_to_has_a_state_on_every_day(reader: CitationReader, day: date, said: str) -> None:
    state = reader.read("UK GDPR Article 6(1)(ea)")[0].state(day)
    assert state is not None
    assert state.because == said


@settings(max_examples=200)
@given(some.text(max_size=120))
def test_any_text_has_an_answer(text: str) -> None:
    found = CitationReader(statute_book()).read(text)
    assert found
    assert all(cited.is_resolved or cited.trouble or cited.instrument for cited in found)


def test_a_text_of_any_length_is_answered_soon() -> None:
    assert CitationReader(statute_book()).read("Crime and Disorder of the Act in (x " * 20_000)


def test_every_provision_of_the_law_data_is_found_by_its_own_name() -> None:
    book = statute_book()
    reader = CitationReader(book)
    lost = {}
    for entry in book.of_sort("provision"):
        found = reader.read(entry.title)
        if [cited.entry.id for cited in found if cited.entry][:1] != [entry.id]:
            lost[entry.id] = entry.title
    assert lost == {}


def test_every_other_name_of_an_instrument_leads_to_it() -> None:
    book = statute_book()
    reader = CitationReader(book)
    lost = {
        name: entry.id
        for entry in book.of_sort("instrument")
        for name in (entry.data["title"], *entry.data.get("names", ()))
        if [cited.instrument and cited.instrument.id for cited in reader.read(name)][:1] != [entry.id]
    }
    assert lost == {}
