"""What stands in one cell of a list of shares, as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.sharing.shares.cells import (
    MOST_PIECES,
    data_in,
    direction_of,
    is_ditto,
    is_nothing,
    is_total,
    partners_in,
    parts_of_partner,
)


def test_several_partners_in_one_cell_are_several() -> None:
    assert partners_in("Police; NHS;schools") == ["Police", "NHS", "schools"]
    assert partners_in("Police\nFire") == ["Police", "Fire"]
    assert parts_of_partner("Eastvale, Westhaven and Police") == ["Eastvale", "Westhaven", "Police"]


def test_what_a_thing_is_made_of_stays_with_it() -> None:
    assert data_in("Name, date of birth; risk checklist") == ["Name", "date of birth", "risk checklist"]
    assert data_in("Assaults: month, hour") == ["Assaults: month, hour"]


@pytest.mark.parametrize("cell", ['"', "ditto", "As above", "do.", "- same -", "〃"])
def test_ditto_marks(cell: str) -> None:
    assert is_ditto(cell)


@pytest.mark.parametrize("cell", ["", "n/a", "TBC", "various", "Personal data", "As required", "see agreement", "?"])
def test_words_that_say_nothing(cell: str) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize("cell", ["Names", "attendance data", "Case notes"])
def test_words_that_say_something(cell: str) -> None:
    assert not is_nothing(cell)
    assert not is_ditto(cell)


def test_a_row_of_totals_is_no_share_and_a_share_about_totals_is() -> None:
    assert is_total(["Total", "114", "", ""])
    assert not is_total(["DS1", "Totals for the month", "Police", "Counts", "Statistics"])


def test_directions() -> None:
    said = ("In", "OUT", "both", "in/out", "receive", "sent", "")
    assert [direction_of(each) for each in said] == ["in", "out", "both", "both", "in", "out", ""]


@pytest.mark.property
@given(st.text(max_size=5_000))
def test_no_cell_gives_more_pieces_than_are_read(cell: str) -> None:
    for pieces in (data_in(cell), partners_in(cell), parts_of_partner(cell)):
        assert len(pieces) <= MOST_PIECES
        assert all(each.strip() for each in data_in(cell))
