"""Whose turn it is to judge: the second who comes looks on while the first is at it, and then has nothing to do."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from registry.check import turn
from registry.check.turn import FROM, in_turn


def test_whoever_comes_second_is_told_how_far_the_first_has_got_and_then_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "_PAUSE", 0.01)
    place, left = str(tmp_path / "index.sqlite"), [3 * FROM]
    told: list[int] = []
    began, seen, order = threading.Event(), threading.Event(), []

    def tell(now: int) -> None:
        told.append(now)
        seen.set()

    def first() -> None:
        with in_turn(place, lambda: left[0], lambda _now: None):
            began.set()
            assert seen.wait(10), "the other waits and is told"
            left[0] = 2 * FROM
            order.append("first")

    other = threading.Thread(target=first)
    other.start()
    assert began.wait(10)
    with in_turn(place, lambda: left[0], tell):
        order.append("second")
    other.join()
    assert order == ["first", "second"]
    assert told[0] == 3 * FROM


def test_nobody_waits_for_the_last_few(tmp_path: Path) -> None:
    place = str(tmp_path / "index.sqlite")
    with in_turn(place, lambda: FROM, lambda _left: None), in_turn(place, lambda: FROM - 1, lambda _left: None):
        pass


def test_one_who_gets_nowhere_is_not_waited_for_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "_PAUSE", 0.01)
    monkeypatch.setattr(turn, "_PATIENCE", 0.1)
    place = str(tmp_path / "index.sqlite")
    told: list[int] = []
    with in_turn(place, lambda: FROM, told.append), in_turn(place, lambda: FROM, told.append):
        assert told


@pytest.mark.parametrize("place", ["", "/proc/nowhere/index.sqlite"])
def test_where_nothing_can_be_locked_there_is_nobody_to_wait_for(place: str) -> None:
    def left() -> Any:
        raise AssertionError("nobody is asked")

    with in_turn(place, left, lambda _left: None), in_turn(place, left, lambda _left: None):
        pass
