"""Where an organisation and its partners stand in the picture: nothing on top of anything else, whoever they are."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.ui.markup.lettering import fitted, width_of
from registry.ui.organisation.picture import MOST, WIDTH, Layout, Told, layout

LONG = "The Governing Body of Saint Ethelburga-by-the-Water Voluntary Aided Primary School and Community Nursery"
NAMES = ("Harbour Police", LONG, "W" * 300, "x " * 400, "北港市役所" * 30, "", "a\u202eb", "\u0301" * 50, "👩‍👩‍👧" * 40)
SECTORS = ("Police", "Health", "Probation, prisons, courts and youth justice", "", "W" * 200)


def told(count: int, seed: int = 0) -> list[Told]:
    """Some partners, with names of every length in a few sectors."""
    dice = random.Random(seed)
    shared = sorted((dice.randint(1, 1_000) for _each in range(count)), reverse=True)
    return [Told(dice.choice(NAMES), dice.choice(SECTORS), each) for each in shared]


def is_sound(found: Layout) -> None:
    """Nothing overlaps, nothing leaves the picture, and every line of text fits its box."""
    for one, other in combinations(found.boxes, 2):
        assert not one.overlaps(other)
    for box in found.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= WIDTH
        assert box.y + box.height <= found.height
    for label in (found.middle, *found.sectors, *(each.label for each in found.spokes)):
        assert all(width_of(line) <= label.box.width for line in label.lines)
        assert 19 * len(label.lines) <= label.box.height


@pytest.mark.parametrize("seed", [0, *(pytest.param(each, marks=pytest.mark.prove) for each in range(1, 5))])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 13, 14, 15, 200])
@pytest.mark.parametrize("name", ["Northmoor Council", LONG, "W" * 500, ""])
def test_no_label_lies_on_another(name: str, count: int, seed: int) -> None:
    found = layout(name, told(count, seed))
    is_sound(found)
    assert sorted(each.position for each in found.spokes) == list(range(min(count, MOST)))


@given(
    st.text(max_size=80),
    st.lists(st.builds(Told, st.text(max_size=120), st.text(max_size=60), st.integers(1, 10**6)), max_size=MOST),
)
def test_no_label_lies_on_another_whatever_it_says(name: str, partners: list[Told]) -> None:
    is_sound(layout(name, partners))


def test_the_two_sides_are_about_as_high_as_each_other() -> None:
    for count in (2, 7, 14):
        found = layout("North", [Told("A partner", f"Sector {at}", 1) for at in range(count)])
        lefts = [each for each in found.spokes if each.label.box.x < WIDTH / 2]
        assert len(lefts) == pytest.approx(count / 2, abs=0.5)


def test_those_of_a_sector_stand_together_under_its_name() -> None:
    partners = [Told(f"Partner {at}", "Police" if at % 2 else "Health", 9 - at) for at in range(6)]
    found = layout("North", partners)
    assert [label.lines for label in found.sectors] == [("Health",), ("Police",)]
    assert [each.position for each in found.spokes] == [0, 2, 4, 1, 3, 5]


def test_a_sector_too_large_for_one_side_goes_on_on_the_other_and_says_so() -> None:
    found = layout("North", [Told(f"School {at}", "Schools", 3) for at in range(14)])
    assert [" ".join(label.lines) for label in found.sectors] == ["Schools", "Schools (continued)"]


def test_a_line_is_as_thick_as_the_partner_shares_much() -> None:
    found = layout("North", [Told("One", "Police", 40), Told("Two", "Police", 20), Told("Three", "Police", 1)])
    thick = [each.thickness for each in sorted(found.spokes, key=lambda each: each.position)]
    assert thick == sorted(thick, reverse=True)
    assert thick[0] > 2 * thick[2] > 0


def test_a_line_runs_from_its_label_past_its_number_to_the_middle() -> None:
    found = layout("North", told(14))
    middle = found.middle.box
    for each in found.spokes:
        x1, y1, x2, y2 = each.line
        assert min(x1, x2) <= each.badge.x <= max(x1, x2) - each.badge.width
        assert y1 == each.badge.middle == each.label.box.middle
        assert x2 in (middle.x, middle.x + middle.width)
        assert middle.y < y2 < middle.y + middle.height


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Harbour Police", ["Harbour Police"]),
        ("", [""]),
        ("  spaced \n out  ", ["spaced out"]),
        ("a\u202eb", ["a[U+202E]b"]),
    ],
)
def test_short_text_stands_as_it_is(text: str, lines: list[str]) -> None:
    assert fitted(text, 300, 2) == lines


@pytest.mark.parametrize("text", ["w" * 5_000, "word " * 1_000, LONG * 9])
def test_text_that_is_too_long_ends_in_dots_and_fits(text: str) -> None:
    found = fitted(text, 200, 3)
    assert len(found) == 3
    assert found[-1].endswith(" …")
    assert all(width_of(line) <= 200 for line in found)
