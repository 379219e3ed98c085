"""Searching an index that is damaged, made anew or changed in the middle of it."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.index.engine import MEMORY, Engine, IndexBroken
from registry.index.facets import FIELDS
from registry.index.opening import open_index
from registry.index.places import Places
from registry.index.search import Query, Search
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import FederationSource
from registry.session import Session

SESSION = Session()
ON = date(2026, 11, 21)
_NONE = FederationSource(Path(), "", ())


def test_an_index_is_spoilt_while_it_is_searched(steady: Path) -> None:
    def told(snapshot: IndexSnapshot) -> list[Any]:
        asked = Search(snapshot, SESSION, Query("hub"), ON)
        refs = [str(hit.loaded.ref) for hit in asked.page().hits]
        by_title = Search(snapshot, SESSION, Query("", {"kind": ("agreement",)}, "title"), ON)
        titles = [str(hit.loaded.ref) for hit in by_title.page().hits]
        return [refs, titles, asked.total(), *(asked.counts(field) for field in FIELDS)]

    snapshot = open_index(steady)
    expected = told(snapshot)
    assert expected[0]
    size = Path(snapshot.engine.place).stat().st_size
    for at in range(200, size, size // 12):
        snapshot.forget()
        time.sleep(0.005)
        with Path(snapshot.engine.place).open("r+b") as file:
            file.seek(at)
            file.write(b"\xa5" * 700)
        assert told(snapshot) == expected, at
    snapshot.engine.close()


def test_a_question_is_asked_again_where_the_index_changes_meanwhile() -> None:
    snapshot = IndexSnapshot(Engine(MEMORY), _NONE)
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        if len(asked) == 1:
            snapshot.forget()
        return len(asked)

    assert snapshot.as_one(ask) == 2, "the first answer may be of two states"
    snapshot.engine.close()


def test_a_question_is_asked_again_of_an_index_made_anew() -> None:
    made: list[Engine] = []

    def mend() -> Engine:
        made.append(Engine(MEMORY))
        return made[-1]

    def broken() -> str:
        if not made:
            raise IndexBroken("The index is damaged.")
        return "whole"

    other = IndexSnapshot(Engine(MEMORY), _NONE)
    first = other.engine
    with pytest.raises(IndexBroken):
        other.as_one(broken)
    assert other.engine is first, "there is nothing to make it from"
    other.mend = mend
    assert other.as_one(broken) == "whole"
    assert other.engine is made[0]
    assert len(made) == 1
    other.engine.close()


@pytest.mark.parametrize("cut", [0, 5, 12, 20, -1])
def test_a_set_of_numbers_that_is_cut_short_is_damage(steady: Path, cut: int) -> None:
    snapshot = open_index(steady)
    (whole,) = snapshot.engine.row("SELECT numbers FROM facet") or ()
    places = Places(snapshot)
    assert places.of_written(whole)
    with pytest.raises(IndexBroken):
        places.of_written(whole[:cut])
    snapshot.engine.close()


def test_places_and_numbers_are_one_to_one(steady: Path) -> None:
    snapshot = open_index(steady)
    numbers = [number for (number,) in snapshot.engine.rows("SELECT number FROM record ORDER BY number")]
    places = Places(snapshot)
    found = places.of_numbers(numbers)
    assert places.numbers(found) == numbers
    assert [places.place(number) for number in numbers] == list(found)
    assert places.place(99 << 32) == -1, "of no register"
    snapshot.engine.close()
