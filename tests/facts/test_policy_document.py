"""Which conditions need a policy document: every one of Schedule 1, and the exceptions that turn on who receives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.concepts.lawful_bases import Schedule1
from registry.facts.policy_document import needs_policy_document
from registry.facts.reader import Reader
from registry.facts.schedule_1 import paragraph, part
from registry.law.statute_book import statute_book
from registry.session import Session

CRIME = "para-10-preventing-or-detecting-unlawful-acts"
JOURNALISM = "para-13-journalism"
SAFEGUARDING = "para-18-safeguarding"
DOPING = "para-27-anti-doping-in-sport"
EXTENSION = "para-36-extension-of-part-2"


@pytest.fixture
def reader(snapshot_of: Any) -> Reader:
    return Reader(snapshot_of({}), Session(), statute_book(), date(2026, 11, 21))


def test_paragraph_1_all_of_part_2_but_journalism_and_paragraphs_35_and_36_need_one(reader: Reader) -> None:
    for condition in Schedule1:
        needs = paragraph(condition.value) in (1, 35, 36) or (part(condition.value) == 2 and condition != JOURNALISM)
        expected = "unknown" if paragraph(condition.value) == 37 else "yes" if needs else "no"
        assert needs_policy_document(reader, condition.value).value == expected, condition


@pytest.mark.parametrize(
    ("condition", "given_to", "value"),
    [
        (CRIME, ["yes"], "no"),
        (CRIME, ["yes", "yes"], "no"),
        (CRIME, ["yes", "no"], "yes"),
        (CRIME, ["cannot-tell", "no"], "yes"),
        (CRIME, ["yes", "cannot-tell"], "unknown"),
        (CRIME, [], "yes"),
        (DOPING, ["no"], "unknown"),
        (SAFEGUARDING, ["yes"], "yes"),
    ],
)
def test_the_exceptions_turn_on_who_receives(reader: Reader, condition: str, given_to: list[str], value: str) -> None:
    assert needs_policy_document(reader, condition, (), given_to).value == value


@pytest.mark.parametrize(
    ("beside", "given_to", "value"),
    [
        ([SAFEGUARDING], [], "yes"),
        ([JOURNALISM], [], "no"),
        ([CRIME], ["yes"], "no"),
        ([CRIME], ["cannot-tell"], "unknown"),
        ([JOURNALISM, SAFEGUARDING], [], "yes"),
        ([], [], "yes"),
    ],
)
def test_the_extension_needs_what_it_extends_needs(
    reader: Reader, beside: list[str], given_to: list[str], value: str
) -> None:
    assert needs_policy_document(reader, EXTENSION, [EXTENSION, *beside], given_to).value == value


def test_a_condition_that_is_not_in_the_law_data_is_not_known(reader: Reader) -> None:
    assert needs_policy_document(reader, "para-99-no-such-thing").value == "unknown"
