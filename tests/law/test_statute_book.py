"""The state of law on a day, and how kinds of body are part of one another."""

from __future__ import annotations

from datetime import date

import pytest

from registry.law.statute_book import StatuteBook, state


@pytest.mark.parametrize(
    ("own", "day", "now", "because"),
    [
        ("cda98", date(1900, 1, 1), "in-force", "In force."),
        ("dea17", date(2018, 4, 30), "not-known", "These data do not reach back to 30 April 2018."),
        ("dea17-s48", date(2018, 5, 1), "in-force", "In force since 1 May 2018."),
        ("uk-gdpr-a6-1-ea", date(2026, 2, 4), "not-commenced", "Enacted, and not shown"),
        ("si-2018-912", date(2017, 12, 31), "not-known", "These data do not reach back"),
        ("si-2018-912", date(2018, 1, 1), "in-force", "It is treated as having been so since 1 January 2018"),
        ("si-2018-912", date(2018, 7, 23), "in-force", "In force since 23 July 2018 until 31 December 2019."),
        ("si-2018-912", date(2020, 1, 1), "repealed", "Repealed or ended since 1 January 2020."),
    ],
)
def test_law_has_one_state_on_each_day(book: StatuteBook, own: str, day: date, now: str, because: str) -> None:
    entry = book.get(own)
    assert entry is not None
    found = state(entry, day)
    assert found.state == now
    assert found.because.startswith(because)


def test_a_provision_is_as_its_instrument_where_it_says_nothing_of_itself(book: StatuteBook) -> None:
    section, act = book.get("dea17-s48"), book.get("dea17")
    assert section is not None
    assert act is not None
    assert state(section, date(2020, 1, 1)) == state(act, date(2020, 1, 1))
    assert not state(section, date(2020, 1, 1)).verified
    assert state(section, date(2020, 1, 1)).doubts == ("Northern Ireland",)


def test_only_what_was_read_in_full_is_verified(book: StatuteBook) -> None:
    sure = {entry.id: entry.is_verified for entry in book.of_sort("instrument")}
    assert sure == {"cda98": True, "dea17": False, "pace84": False, "uk-gdpr": True, "si-2018-912": False}


def test_a_kind_of_body_is_every_wider_kind_as_well(book: StatuteBook) -> None:
    assert book.wider["county-council"] == {"county-council", "principal-council", "local-authority"}
    assert book.wider["local-authority"] == {"local-authority"}


def test_conditions_belong_to_their_lists(book: StatuteBook) -> None:
    assert book.condition("article-6", "e-public-task") is not None
    assert book.condition("article-9", "e-public-task") is None
    assert book.get("e-public-task") is None
