"""Every worked date comes out to the day, and says how; the page of them is what they say."""

from __future__ import annotations

import re

import pytest

from tests.clocks.readme import README, text
from tests.clocks.worked import Worked, found, worked

ROWS = worked()
EXPLAINED = [row for row in ROWS if row.clock not in ("month", "working-day")]


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_worked_date_comes_out_to_the_day(row: Worked) -> None:
    by, latest, _because = found(row)
    assert (by, latest) == (row.by, row.latest)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.clock not in ("month", "working-day")], ids=lambda row: row.name
)
def test_it_says_how_it_was_worked_out_in_sentences(row: Worked) -> None:
    because = found(row)[2]
    assert because.endswith(".")
    assert "{" not in because
    # Whatever day it ends on is among the days that it names.
    if row.by[:2] == "20" and "T" not in row.by:
        year, _month, day = row.by.split("-")
        assert re.search(rf"\b{int(day)} \w+ {year}\b", because)


def test_there_are_enough_and_each_has_a_source() -> None:
    assert len(ROWS) >= 60
    assert all(row.source for row in ROWS)
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_the_page_is_up_to_date() -> None:
    assert README.read_text("utf-8") == text(), "run `python -m tests.clocks.readme`"
