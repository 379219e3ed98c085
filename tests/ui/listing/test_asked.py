"""The address of a list: whatever is asked can be written as an address, which asks just that again."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some

from registry.ui.listing.asked import SORTS, VIEWS, Asked, asked, choices, last_address, remember

FILTERS = {"status": None, "party": None, "review": choices("review")}

values = some.text(min_size=1, max_size=12).filter(lambda text: text.isprintable())
made = some.builds(
    Asked,
    page=some.just("agreements"),
    words=values | some.just(""),
    chosen=some.dictionaries(
        some.sampled_from(["status", "party"]),
        some.lists(values, min_size=1, max_size=3, unique=True).map(tuple),
    ),
    sort=some.sampled_from(sorted(SORTS)),
    view=some.sampled_from(sorted(VIEWS)),
    all_of=some.sampled_from(["", "status", "party"]),
)


class Given:
    """The address, as Streamlit gives it."""

    def __init__(self, address: str) -> None:
        self._values = parse_qs(urlsplit(address).query, keep_blank_values=True)

    def get(self, name: str, default: str) -> str:
        return self._values.get(name, [default])[-1]

    def get_all(self, name: str) -> list[str]:
        return self._values.get(name, [])


def read(address: str) -> Asked:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "query_params", Given(address))
        return asked("agreements", FILTERS)


@given(made, some.booleans())
def test_an_address_asks_what_it_was_made_from(here: Asked, further: bool) -> None:
    if further:
        here = here.going_on("WyJ4Il0", 21)
    assert read(here.address()) == here


@given(made, some.sampled_from(["status", "party"]), values)
def test_choosing_a_value_twice_changes_nothing_and_goes_back_to_the_first_page(
    here: Asked, name: str, value: str
) -> None:
    once = here.going_on("WyJ4Il0", 21).toggled(name, value)
    twice = once.toggled(name, value)
    assert (once.after, once.start) == ("", 1)
    assert {each: set(kept) for each, kept in twice.chosen.items()} == {
        each: set(kept) for each, kept in here.chosen.items()
    }


def test_several_values_of_one_filter_stand_one_after_another() -> None:
    here = Asked("agreements", chosen={"status": ("draft", "in-force")})
    assert here.address() == "agreements?status=draft&status=in-force"


def test_what_is_as_it_is_anyway_is_not_in_the_address() -> None:
    assert Asked("agreements").address() == "agreements"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("?review=overdue&review=bogus", {"review": ("overdue",)}),
        ("?status=draft&status=draft&status=", {"status": ("draft",)}),
        ("?other=x", {}),
    ],
)
def test_values_that_are_not_offered_are_passed_over(address: str, kept: dict[str, tuple[str, ...]]) -> None:
    assert read(address).chosen == kept


@pytest.mark.parametrize("number", ["-1", "x", "99999999999999", "٣", ""])
def test_a_number_that_is_none_counts_from_one(number: str) -> None:
    assert read(f"?after=W10&from={number}").start == 1


def test_an_address_of_any_length_asks_a_bounded_question() -> None:
    here = read("?q=" + "x" * 100_000 + "".join(f"&status={n}" for n in range(1_000)) + "&after=" + "y" * 10_000)
    assert len(here.words) == 10_000
    assert len(here.chosen["status"]) == 50
    assert len(here.after) == 1_000


def test_the_way_back_to_a_list_is_how_it_was_last_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    assert last_address("agreements") == "agreements"
    remember(Asked("agreements", words="hub"))
    assert last_address("agreements") == "agreements?q=hub"


def test_a_filter_is_put_to_just_what_a_number_counts_and_the_others_stay() -> None:
    here = Asked("gaps", chosen={"severity": ("low",), "area": ("rights",)}, after="x", start=21, usual="severity")
    there = here.narrowed_to({"severity": ("critical",), "organisation": ("town/organisation/town",)})
    assert there.chosen == {"severity": ("critical",), "area": ("rights",), "organisation": ("town/organisation/town",)}
    assert (there.after, there.start) == ("", 1)
    assert here.narrowed_to({"severity": ()}).chosen == {"area": ("rights",)}


def test_what_else_an_address_says_stays_in_every_link_until_it_is_taken_away() -> None:
    here = Asked("gaps", sort="severity", usual="severity").saying("since", "2026-09-30")
    assert here.said("since") == "2026-09-30"
    assert here.toggled("area", "rights").address() == "gaps?area=rights&since=2026-09-30"
    assert here.saying("since", "").address() == "gaps"
