"""Places in an instrument, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from registry.law.places import spots


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("s.115", ["Section 115"]),
        ("s 115(2)(a)", ["Section 115(2)(a)"]),
        ("§ 17A", ["Section 17A"]),
        ("Art 6(1)(e)", ["Article 6(1)(e)"]),
        ("Article IV", ["Article 4"]),
        ("Part 5 Ch 3 s.48", ["Part 5 chapter 3 section 48"]),
        ("section 48 in Chapter 3 of Part 5", ["Part 5 chapter 3 section 48"]),
        ("paragraph 18 of Schedule 1", ["Schedule 1 paragraph 18"]),
        ("Sch 1 Pt 2 para 18", ["Schedule 1 Part 2 paragraph 18"]),
        ("Sch 7 para 15A", ["Schedule 7 paragraph 15A"]),
        ("Annex 1 paragraph 2", ["Annex 1 paragraph 2"]),
        ("Recital 43", ["Recital 43"]),
        ("sections 10 and 11", ["Section 10", "Section 11"]),
        ("ss.17, 27 and 47", ["Section 17", "Section 27", "Section 47"]),
        ("Articles 6(1)(e) and 9(2)(g)", ["Article 6(1)(e)", "Article 9(2)(g)"]),
        ("Art. 9(2)(g) & Sch 1 para 18", ["Article 9(2)(g)", "Schedule 1 paragraph 18"]),
        ("Part 3", ["Part 3"]),
        # No place at all, though it looks like one.
        ("SI 2018/912", []),
        ("is a part of it", []),
        ("his 3 children", []),
        ("", []),
    ],
)
def test_places_are_read_as_they_are_written(text: str, places: list[str]) -> None:
    assert [str(spot) for spot in spots(text)] == places


@given(some.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    spots(text)


@given(
    some.sampled_from(["section {}", "s.{}", "Section {}", "ss {}", "sec. {}"]),
    some.integers(1, 999),
    some.sampled_from(["", "A", "ZA"]),
    some.lists(some.sampled_from(["1", "2", "a", "ea", "iv"]), max_size=3),
)
def test_every_way_to_write_a_section_leads_to_it(form: str, number: int, letter: str, points: list[str]) -> None:
    (spot,) = spots(form.format(f"{number}{letter}" + "".join(f"({point})" for point in points)))
    assert spot.steps == (("section", f"{number}{letter}"),)
    assert spot.points == tuple(points)
