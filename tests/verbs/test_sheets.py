"""A verb's whole answer as a table: all of its pages, what its list shows, and where each row is written."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest

from registry.session import Session
from registry.verbs import catalogue
from registry.verbs.checks import due, gaps
from registry.verbs.records import list as list_verb
from registry.verbs.records import search, validate
from registry.verbs.sheets import paging as sheets
from tests.browser.pages import SAMPLE

WITH_SHEETS = [name for name in catalogue.areas() if catalogue.verb(name).sheet]


def rows(name: str, session: Session, question: Any) -> list[dict[str, str]]:
    """The table as a program reads it from CSV."""
    made = sheets.file(sheets.whole(name, session, question), "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(made, newline="")))


@pytest.fixture(scope="module")
def sample() -> Session:
    """The sample, opened once."""
    return Session(federation=SAMPLE)


def test_lists_gaps_deadlines_and_problems_can_be_had_as_tables() -> None:
    assert set(WITH_SHEETS) >= {"list", "search", "gaps", "due", "validate"}
    for name in WITH_SHEETS:
        assert catalogue.verb(name).forms[-2:] == ("csv", "xlsx")


def test_a_table_holds_every_page(registers: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(25):
        registers.record(f"north/agreement/a{number:02}", title=f"Agreement {number:02}")
    registers.federation("north")
    monkeypatch.setattr(sheets, "_A_PAGE", "10")
    found = rows("search", registers.session(), search.Question(kind=("agreement",), sort="title", limit="3"))
    assert [row["Title"] for row in found] == [f"Agreement {number:02}" for number in range(25)]


def test_a_table_ends_somewhere_and_knows_how_much_is_left(registers: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(8):
        registers.record(f"north/agreement/a{number}")
    registers.federation("north")
    monkeypatch.setattr(sheets, "MOST", 5)
    made = sheets.whole("search", registers.session(), search.Question(kind=("agreement",)))
    assert len(list(made.rows)) == made.count == 5
    assert made.total == 8


def test_a_list_of_one_kind_has_its_facts_as_days_and_numbers(registers: Any) -> None:
    registers.record(
        "north/agreement/hub", title="=Hub", status="in-force", dates={"review_due": "2026-09-01"},
        parties=[{"id": "north", "organisation": "north"}, {"id": "east", "organisation": "east"}],
    )  # fmt: skip
    registers.federation("north")
    session = registers.session(as_of=date(2026, 11, 21))
    made = sheets.whole("search", session, search.Question(kind=("agreement",)))
    row = dict(zip((column.title for column in made.columns), next(iter(made.rows)), strict=True))
    assert row["Review due"] == date(2026, 9, 1)
    assert row["Parties"] == 2
    assert row["Needs attention"] == "Review overdue"
    assert (row["Reference"], row["File"], row["Line"]) == ("north/agreement/hub", "north/agreements/hub.yaml", 1)


def test_a_list_of_several_kinds_says_which_each_is(sample: Session) -> None:
    found = rows("search", sample, search.Question(words=("harbour",)))
    assert len(found) == search.run(sample, search.Question(words=("harbour",))).total
    assert {"Agreement", "Organisation"} <= {row["Kind"] for row in found}
    assert all((SAMPLE / row["File"]).is_file() for row in found)


def test_list_and_search_find_the_same(sample: Session) -> None:
    listed = rows("list", sample, list_verb.Question(kind="waiver"))
    searched = rows("search", sample, search.Question(kind=("waiver",)))
    assert {row["Reference"] for row in listed} == {row["Reference"] for row in searched}


def test_gaps_are_all_there_with_what_to_do_and_where(sample: Session) -> None:
    question = gaps.Question(register=("northmoor",))
    found, answer = rows("gaps", sample, question), gaps.run(sample, question)
    assert len(found) == answer.total
    for severity, count in answer.severities:
        assert sum(row["Severity"].lower() == severity for row in found) == count
    for row in found:
        assert row["What to do"]
        assert row["Law"]
        assert row["Finding"] in ("No record shows it", "Cannot tell")
        line = (SAMPLE / row["File"]).read_text("utf-8").splitlines()[int(row["Line"]) - 1]
        assert line.strip()


def test_deadlines_are_all_there_with_their_days(sample: Session) -> None:
    found = rows("due", sample, due.Question(register=("northmoor",)))
    assert len(found) == due.run(sample, due.Question(register=("northmoor",))).total
    assert all(date.fromisoformat(row["Due by"]) for row in found if row["Due by"])


def test_problems_are_there_with_their_lines(registers: Any) -> None:
    registers.record("north/agreement/hub", status="no-such")
    registers.federation("north")
    session = registers.session()
    found = rows("validate", session, validate.Question())
    answer = validate.run(session, validate.Question())
    assert [(row["File"], int(row["Line"])) for row in found] == [
        (line.file, line.line) for line in (*answer.problems, *answer.notes)
    ]


def test_a_table_says_what_was_asked_of_what_and_at_which_commit(sample: Session) -> None:
    made = sheets.whole("search", sample, search.Question(kind=("agreement",), status=("in-force",), limit="3"))
    about = dict(made.about)
    assert about["What was asked"] == "kind: agreement; status: in-force"
    assert about["Federation"] == "Harbour region (sample)"
    assert about["Commit"]


def test_the_same_question_gives_the_same_spreadsheet(sample: Session) -> None:
    first, second = (sheets.file(sheets.whole("list", sample, list_verb.Question()), "xlsx") for _ in range(2))
    assert first == second
