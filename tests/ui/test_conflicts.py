"""Conflicts: contradictions as cards, false friends side by side, and every state in the address."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verbs.two_tongues import write


@pytest.fixture
def page(visit: Any, registers: Any) -> Any:
    """The page over two organisations that say the same and mean something else."""
    write(registers)
    return lambda **asked: visit("conflicts", **asked)


def test_false_friends_stand_side_by_side_with_their_definitions(page: Any) -> None:
    drawn = page(show="false-friends")
    assert drawn.text.index("Service user") < drawn.text.index("An adult in care")
    assert "Whoever dials 101" in drawn.text
    assert "File and line" in drawn.text


def test_each_part_is_a_link_away(page: Any) -> None:
    drawn = page()
    assert drawn.anchors["False friends"] == "conflicts?show=false-friends"
    assert drawn.anchors["The integration model"] == "conflicts?show=model"


@pytest.mark.parametrize("asked", [{"organisation": "no-such"}, {"rule": "no-such"}, {"vocabulary": "x/y/z"}])
def test_an_address_that_cannot_be_read_says_so(page: Any, asked: dict[str, str]) -> None:
    drawn = page(**asked)
    assert "This address cannot be read" in drawn.text
    assert "Show every conflict" in drawn.text


def test_a_severity_that_there_is_not_is_passed_over(page: Any) -> None:
    assert page(severity="dreadful", show="everything").text == page().text
