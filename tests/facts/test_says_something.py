"""What is an answer, and what holds the place of one."""

from __future__ import annotations

import pytest

from registry.facts.says_something import says_something


@pytest.mark.parametrize(
    "text",
    [
        None, "", " ", "-", "–", "...", "?", "n/a", "N/A", "na", "None", "none.", "Nil", "TBC", "tbc", "TBD",
        "TBC: the lead is to say", "To be confirmed", "To be confirmed later", "to be agreed.", "Not known", "Unknown",
        "Not applicable", "not applicable.", "As required", "As appropriate", "As and when needed", "See above",
        "Yes", "No", "xxx", "XXXX", "Lorem ipsum", "see below",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
        "TODO", "[insert text here]", "Placeholder", "To follow", "Pending", "Other",
    ],
)  # fmt: skip
def test_what_holds_the_place_of_an_answer(text: str | None) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "No data leaves the UK", "Not applicable because nobody under 18 is concerned", "None of it is personal data",
        "As required by section 47", "Monthly", "By post", "2", "SC 4711", "See the protocol", "On request", "Nobody",
        "Not required by law", "To be decided by the SIRO", "ISO 27001", "Fraud", "A letter", "Email", "Zzyzx",
        "To be confirmed by the school that the child attends, on the day that the child moves there",
    ],
)  # fmt: skip
def test_short_answers_are_answers(text: str) -> None:
    assert says_something(text)


@pytest.mark.parametrize("text", [[], ["TBC"], [3], {"id": "a reason"}, 3, True])
def test_what_is_no_text_says_nothing(text: object) -> None:
    assert not says_something(text)


def test_one_of_several_is_enough() -> None:
    assert says_something(["TBC", "Keys held in the United Kingdom"])
