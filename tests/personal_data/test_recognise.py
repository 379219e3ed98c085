"""What is taken for personal data and what is left alone, by examples; and the checksums, by the numbers themselves."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from registry.personal_data import case_numbers, nhs_number, pupil_number
from registry.personal_data.found import CERTAINTIES, KINDS, Found, shown
from registry.personal_data.recognise import MOST, RECOGNISERS, recognise
from registry.personal_data.words import word_list

EXAMPLES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text("utf-8"))
ALL = [(kind, each) for kind, cases in EXAMPLES["found"].items() for each in cases]


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[each["text"] for _kind, each in ALL])
def test_what_is_personal_data_is_found(kind: str, case: dict[str, str]) -> None:
    text = case["text"]
    start = text.index(case.get("of", text))
    expected = (kind, case["certainty"], start, start + len(case.get("of", text)))
    assert [each[:4] for each in recognise(text)] == [expected]


@pytest.mark.parametrize("text", EXAMPLES["nothing"])
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    assert recognise(text) == []


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[each["text"] for _kind, each in ALL])
def test_it_is_found_in_the_middle_of_other_words_too(kind: str, case: dict[str, str]) -> None:
    around = f"They wrote: “{case['text']}” and left.\nThen they came back."
    assert kind in {each.kind for each in recognise(around)}


def test_every_kind_has_an_example() -> None:
    assert set(EXAMPLES["found"]) == set(KINDS)


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[each["text"] for _kind, each in ALL])
def test_no_more_than_two_characters_are_shown(kind: str, case: dict[str, str]) -> None:
    (found,) = recognise(case["text"])
    said = shown(case["text"], found)
    assert said == f"{case['text'][found.start : found.start + 2]}…, {KINDS[kind]}"
    assert case["text"][found.start : found.start + 4] not in said + found.why


def test_control_characters_are_not_shown() -> None:
    assert shown("\x1b\n", Found("email", "sure", 0, 2, "")) == "??…, a person's email address"


# ── any text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

PIECES = (
    [each["text"] for _kind, each in ALL] + EXAMPLES["nothing"] + [" ", "\n", ", ", "(", "@", "0", "Mrs ", "\u00a0"]
)
ANY = st.text() | st.lists(st.sampled_from(PIECES) | st.text(string.printable, max_size=6), max_size=6).map("".join)


@given(ANY)
def test_no_text_is_too_odd_and_what_is_found_lies_in_it(text: str) -> None:
    for recogniser in RECOGNISERS:
        for found in recogniser(text):
            assert 0 <= found.start < found.end <= len(text)
            assert found.certainty in CERTAINTIES
            assert found.kind in KINDS
            assert found.why


@given(ANY)
def test_findings_come_in_order_and_never_overlap(text: str) -> None:
    found = recognise(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["a", "0", "1 ", "Aa ", "Mr ", "child ", "a@a.", "NX1 1AA ", "12-34-56 ", "born ", "AB12 "]
)
def test_a_long_text_is_read_in_time_and_no_more_is_told_than_anybody_mends(piece: str) -> None:
    """Each of these would take for ever if a pattern went back over what it has read."""
    assert len(recognise(piece * (100_000 // len(piece)))) <= MOST * len(RECOGNISERS)


# ── checksums ────────────────────────────────────────────────────────────────────────────────────────────────────────

NINE = st.from_regex("[0-8][0-9]{8}", fullmatch=True)


def nhs_numbers(nine: str) -> Iterator[str]:
    """The number that begins with nine digits; none where no digit fits."""
    return (nine + last for last in "0123456789" if nhs_number.is_valid(nine + last))


@given(NINE)
def test_nhs_numbers_are_what_another_program_takes_them_for(nine: str) -> None:
    """It knows nothing of numbers for tests, and takes one digit repeated for a number."""
    for last in "0123456789":
        expected = nhs.is_valid(nine + last) and len(set(nine + last)) > 1
        assert nhs_number.is_valid(nine + last) == expected


@given(NINE, st.integers(0, 9), st.sampled_from("0123456789"))
def test_an_nhs_number_with_one_digit_changed_is_refused(nine: str, place: int, digit: str) -> None:
    for number in nhs_numbers(nine):
        changed = number[:place] + digit + number[place + 1 :]
        assert nhs_number.is_valid(changed) == (changed == number)


@given(NINE)
def test_an_nhs_number_is_found_however_it_is_grouped(nine: str) -> None:
    for number in nhs_numbers(nine):
        for gap in ("", " ", "-"):
            text = f"NHS no: {gap.join((number[:3], number[3:6], number[6:]))}."
            assert [each.kind for each in recognise(text)] == ["nhs-number"]


@given(st.from_regex("[0-9]{11}[0-9ABCDEFGHJKLMNPQRTUVWXYZ]", fullmatch=True))
def test_pupil_numbers_are_what_another_program_takes_them_for(rest: str) -> None:
    """Its list of councils is of 2011, so that only its check letter is asked for."""
    letter = upn.calc_check_digit(rest)
    assert [each for each in string.ascii_uppercase if pupil_number.is_valid(each + rest)] == [letter]


@given(st.from_regex("[0-9]{2}/[0-9]{1,7}", fullmatch=True))
def test_a_pnc_id_has_one_letter(number: str) -> None:
    assert len([each for each in string.ascii_uppercase if case_numbers.is_pnc(number + each)]) == 1


@pytest.mark.parametrize("name", ["of-roles", "given-names", "of-institutions"])
def test_lists_of_words_hold_small_letters_only(name: str) -> None:
    assert all(word.isalpha() and word == word.lower() for word in word_list(name))
