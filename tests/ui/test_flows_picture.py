"""The picture of flows: where everything stands, however many parties and flows there are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from registry.ui.agreement.moves import EVERYONE, Move, Who, finding
from registry.ui.agreement.picture import MOST, WIDTH, Box, Layout, drawn, layout

EVERY = Who(EVERYONE, "Every party")


def move(key: str, gives: str, gets: str) -> Move:
    """A flow between parties named by one letter each."""
    return Move(key, f"Flow {key}", tuple(Who(k, k) for k in gives), tuple(Who(k, k) for k in gets), (), ())


def columns(where: Layout) -> tuple[tuple[Box, ...], ...]:
    """The three columns."""
    return where.givers, where.flows, where.getters


def test_each_line_joins_who_gives_to_what_goes_to_who_gets() -> None:
    where = layout([move("1", "ab", "c"), move("2", "c", "a")])
    gives = {(where.givers[a].name, where.flows[b].name) for a, b, _colour in where.gives}
    gets = {(where.flows[a].name, where.getters[b].name) for a, b, _colour in where.gets}
    assert gives == {("a", "Flow 1"), ("b", "Flow 1"), ("c", "Flow 2")}
    assert gets == {("Flow 1", "c"), ("Flow 2", "a")}


@pytest.mark.parametrize("flows", [0, 1, 2, MOST, MOST + 1, 40])
@pytest.mark.parametrize("parties", [1, MOST, MOST + 1, MOST + 2, 200])
def test_nothing_stands_on_anything_else_nor_outside(flows: int, parties: int) -> None:
    names = [Who(f"p{each}", f"A party with a rather long name, number {each}") for each in range(parties)]
    where = layout([Move(str(n), f"Flow {n}", tuple(names), tuple(names), (), ()) for n in range(flows)])
    for column in columns(where):
        assert len(column) <= MOST + 1
        assert all(each.x >= 0 and each.x + each.width <= WIDTH for each in column)
        assert all(above.y + above.height < below.y for above, below in pairwise(column))
        assert all(each.y + each.height <= where.height for each in column)


def test_what_is_left_out_has_one_box_that_leads_to_the_table() -> None:
    names = tuple(Who(f"p{each}", f"Party {each}") for each in range(200))
    where = layout([Move(str(n), f"Flow {n}", names, (), (), ()) for n in range(40)])
    assert (where.givers[-1].name, where.givers[-1].href) == ("and 188 others", "#s-flows-table")
    assert (where.flows[-1].name, where.flows[-1].href) == ("and 28 other flows", "#s-flows-table")
    assert where.getters == ()


def test_whoever_is_outside_the_agreement_leads_to_the_table_and_everyone_to_the_parties() -> None:
    where = layout([Move("1", "Flow", (EVERY,), (Who("", "The press"),), (), ())])
    assert where.givers[0].href == "#s-parties"
    assert where.getters[0].href == "#s-flows-table"


def test_labels_are_only_text() -> None:
    bad = "<script>x</script>\u202e"
    picture = drawn([Move("1", bad, (Who("a", bad),), (), (), ())], bad)
    assert "<script" not in picture
    assert "\u202e" not in picture


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([move("1", "a", "b")], "1 flow between 2 parties."),
        ([move("1", "a", "b"), move("2", "a", "c")], "2 flows between 3 parties; a gives in 2."),
        ([move("1", "a", "b"), move("2", "b", "a")], "2 flows between 2 parties."),
        ([move("1", "", "")], "1 flow. No record shows who gives and who gets."),
        ([Move("1", "F", (EVERY,), (EVERY,), (), ())], "1 flow between 9 parties."),
        ([Move("1", "F", (Who("a", "a"),), (Who("", "press"),), (), ())], "1 flow between 2 parties and receivers."),
    ],
)  # fmt: skip
def test_the_finding_says_how_many_and_who_gives_most(moves: list[Move], said: str) -> None:
    assert finding(moves, 9) == said
