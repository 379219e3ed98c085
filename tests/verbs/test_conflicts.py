"""The verb `conflicts`: what is shown of each, how it is narrowed, and what the exit code tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.cli.text import conflicts as text
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.verbs.sheets import paging as sheets
from registry.verbs.words import conflicts
from registry.verbs.words.conflicts import Answer, Question
from tests.sample.expected import SAMPLE


@pytest.fixture(scope="module")
def here() -> Session:
    """The sample on its day."""
    return Session(federation=SAMPLE, as_of=date(2026, 11, 21))


def ask(session: Session, **more: Any) -> Answer:
    return conflicts.run(session, Question(**more))


def test_each_conflict_says_what_is_wrong_why_what_to_do_and_where(here: Session) -> None:
    answer = ask(here, rule=("exact-and-broader",), organisation=("westhaven",))
    (row,) = answer.rows
    assert (row.number, row.severity, row.certainty) == (1, "error", "found")
    assert [each.label for each in row.organisations] == ["Westhaven Borough Council"]
    assert {each.is_shared for each in row.terms} == {True, False}
    assert all(each.definition for each in row.terms)
    for each in row.decisions:
        lines = (SAMPLE / each.file).read_text(encoding="utf-8").splitlines()
        key = each.at.partition("#mappings[")[2].removesuffix("]")
        assert lines[each.line - 1].strip() == f"- id: {key}"


def test_counts_and_what_is_shown_agree(here: Session) -> None:
    answer = ask(here, limit="500")
    assert answer.total == len(answer.rows) == answer.of_mappings == sum(each.count for each in answer.rules)
    for heading in answer.headings:
        for each in heading.values:
            narrowed = ask(here, **{heading.field: (each.value,)})
            assert narrowed.total == each.count, (heading.field, each.value)


def test_pages_follow_one_another(here: Session) -> None:
    whole = ask(here, limit="500").rows
    first = ask(here, limit="5")
    second = ask(here, limit="5", after=first.next)
    assert (*first.rows, *second.rows) == whole[:10]


def test_a_rule_goes_by_its_name_or_its_number(here: Session) -> None:
    assert ask(here, rule=("5",)).rows == ask(here, rule=("two-for-one",)).rows
    with pytest.raises(NotFound, match="no rule") as stop:
        ask(here, rule=("two-for-on",))
    assert "two-for-one" in stop.value.fix


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"organisation": ("no-such",)}, NotFound),
        ({"vocabulary": ("no-such",)}, NotFound),
        ({"vocabulary": ("northmoor/organisation/northmoor",)}, UsageError),
        ({"limit": "0"}, UsageError),
        ({"after": "-1"}, UsageError),
        ({"since": "2026-10-01"}, UsageError),
        ({"model": True, "since": "yesterday"}, UsageError),
    ],
)
def test_what_there_is_not_is_said(here: Session, asked: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        ask(here, **asked)


def test_false_friends_have_their_definitions_side_by_side(here: Session) -> None:
    answer = ask(here, false_friends=True, limit="500")
    assert answer.total == len(answer.friends) == answer.of_words
    processor = next(each for each in answer.friends if each.word == "Processor")
    assert len({side.term.organisation.label for side in processor.sides}) > 1
    assert all(side.term.definition and side.file for side in processor.sides)
    assert processor.denials
    own = ask(here, false_friends=True, organisation=("harbour-fire",), limit="500")
    assert 0 < own.total < answer.total


def test_the_shared_model_is_told_apart(here: Session) -> None:
    answer = ask(here, model=True)
    assert answer.total == answer.of_models
    assert {each.number for each in answer.rows} == {0}


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1), ("warning", 1), ("hint", 1)])
def test_the_exit_code_tells_of_what_was_asked(here: Session, fail_on: str, code: int) -> None:
    assert conflicts.exit_code(ask(here, fail_on=fail_on)) == code
    hints = ask(here, rule=("12",), fail_on=fail_on)
    assert conflicts.exit_code(hints) == (1 if fail_on == "hint" else 0)


@pytest.mark.parametrize("asked", [{}, {"false_friends": True}, {"model": True}, {"rule": ("4",)}])
def test_it_can_be_read_and_taken_away(here: Session, asked: dict[str, Any]) -> None:
    printed = "\n".join(text.lines(ask(here, **asked)))
    assert "On 21 November 2026:" in printed
    sheet = sheets.whole("conflicts", here, Question(**asked))
    rows = list(sheet.rows)
    assert rows
    assert all(len(row) == len(sheet.columns) for row in rows)
