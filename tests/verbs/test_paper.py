"""The committee paper: its numbers are those of `gaps`, `trend` and `due`, and it says what it does not know."""

from __future__ import annotations

import io
import json
import os
import subprocess
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from registry.errors import UsageError
from registry.exchange import paper_docx, paper_md, paper_pdf
from registry.exchange.paper import Bullets, Part, Table
from registry.session import Session
from registry.verbs.checks import due, gaps, paper, trend
from registry.verbs.committee.changes import next_quarter
from registry.verbs.sheets.gaps import plain
from registry.wording import day
from tests.browser.pages import SAMPLE


@pytest.fixture(scope="module")
def sample() -> Session:
    """The sample, opened once."""
    return Session(federation=SAMPLE)


@pytest.fixture(scope="module")
def made(sample: Session) -> paper.Answer:
    """The paper of one council."""
    return paper.run(sample, paper.Question(register=("northmoor",)))


def part(answer: paper.Answer, title: str) -> Part:
    """The part whose title begins so."""
    return next(each for each in answer.parts if each.title.startswith(title))


def tables(found: Part) -> list[Table]:
    return [each for each in found.blocks if isinstance(each, Table)]


def said(found: Part) -> str:
    """All sentences of a part."""
    return " ".join(
        " ".join(each.items) if isinstance(each, Bullets) else getattr(each, "text", "") for each in found.blocks
    )


def test_its_numbers_are_those_of_gaps(sample: Session, made: paper.Answer) -> None:
    answer = gaps.run(sample, gaps.Question(register=("northmoor",), counts=True))
    assert made.total == answer.total
    assert dict(made.severities) == {each: dict(answer.severities).get(each, 0) for each, _count in made.severities}
    assert f"{answer.total} findings need attention on 21 November 2026" in said(part(made, "Summary"))


def test_the_table_by_area_adds_up(sample: Session, made: paper.Answer) -> None:
    (table,) = tables(part(made, "Findings by area"))
    *rows, total = [[int(cell.replace(",", "")) for cell in row[1:]] for row in table.rows]
    assert total == [sum(column) for column in zip(*rows, strict=True)]
    assert total == [*dict(made.severities).values(), made.total]
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    answer = gaps.run(sample, gaps.Question(register=("northmoor",), counts=True, all_of=("area",)))
    (heading,) = [each for each in answer.headings if each.field == "area"]
    assert {row[0]: int(row[-1]) for row in table.rows[:-1]} == {each.label: each.count for each in heading.values}


def test_every_critical_and_high_finding_is_told_with_what_to_do_and_the_law(
    sample: Session, made: paper.Answer
) -> None:
    for severity in ("critical", "high"):
        answer = gaps.run(sample, gaps.Question(register=("northmoor",), severity=(severity,), limit="500"))
        (table,) = tables(part(made, f"{severity.title()}:"))
        assert len(table.rows) == answer.total
        for row, finding in zip(table.rows, answer.rows, strict=True):
            whole = "\n".join(row)
            assert finding.record in whole
            assert plain(finding.because) in whole
            assert f"Who acts: {finding.who_acts_label}" in whole
            assert "`" not in whole


def test_that_history_was_not_looked_through_is_said_once_and_not_of_every_finding(made: paper.Answer) -> None:
    assert "When they were first seen is not shown" in said(part(made, "Critical and high findings"))
    assert tables(part(made, "Critical:"))[0].heads[-1] == "Law"
    assert "History was not looked through" not in json.dumps(asdict(made))


def test_findings_that_say_the_same_of_one_record_name_the_part_that_each_is_about(made: paper.Answer) -> None:
    for severity in ("Critical:", "High:"):
        (table,) = tables(part(made, severity))
        assert len(set(table.rows)) == len(table.rows)
    first = [row[0] for row in tables(part(made, "Critical:"))[0].rows if "A gateway that is not in force" in row[1]]
    assert [each.split("\n")[2].split(":")[0] for each in first] == ["Northmoor Council getting"] * 2


def test_it_says_whose_the_findings_in_a_register_are_and_how_many_are_elsewhere(
    sample: Session, made: paper.Answer
) -> None:
    def count(**asked: Any) -> int:
        return gaps.run(sample, gaps.Question(**asked)).total

    own = count(register=("northmoor",), organisation=("northmoor",))
    elsewhere = count(organisation=("northmoor",)) - own
    assert own
    assert elsewhere
    summary = said(part(made, "Summary"))
    others = made.total - own
    assert f"{own} of them are for Northmoor Council to put right, and {others} for others who take part." in summary
    assert f"{elsewhere} more findings for Northmoor Council to put right are in other registers" in summary
    assert "to put right" not in said(part(paper.run(sample, paper.Question()), "Summary"))


def test_waivers_are_told_with_role_reason_and_last_day(sample: Session) -> None:
    made = paper.run(sample, paper.Question())
    waived = gaps.run(sample, gaps.Question(waived="only", limit="500"))
    (table,) = tables(part(made, "Waivers"))
    assert len(table.rows) == len({row.waiver for row in waived.rows})
    road = next(row for row in table.rows if "Road safety statistics" in row[0])
    assert road[1] == "Senior information risk owner"
    assert "collision form" in road[2]
    assert road[3] == "31 December 2026\nEnds within 90 days"
    asked = said(part(made, "Decisions"))
    assert "is to be renewed, or its finding put right before 31 December 2026" in asked


def test_what_is_due_before_the_next_quarter_is_what_due_says(sample: Session, made: paper.Answer) -> None:
    answer = due.run(sample, due.Question(register=("northmoor",), until="2026-12-31", limit="500"))
    (table,) = tables(part(made, "Due by 31 December 2026"))
    assert [row[1:] for row in table.rows] == [(row.title, row.shown, row.said) for row in answer.rows]


@pytest.mark.parametrize(
    ("today", "first"),
    [("2026-11-21", "2027-01-01"), ("2026-12-31", "2027-01-01"), ("2026-01-01", "2026-04-01"),
     ("2026-03-31", "2026-04-01"), ("2026-04-01", "2026-07-01"), ("2026-09-30", "2026-10-01")],
)  # fmt: skip
def test_the_next_quarter_begins_on_its_first_day(today: str, first: str) -> None:
    assert next_quarter(date.fromisoformat(today)).isoformat() == first


def test_it_says_no_record_shows_and_accuses_nobody(made: paper.Answer) -> None:
    text = json.dumps(asdict(made)).lower()
    for word in ("unlawful", "illegal", "breach of law", "in breach of"):
        assert word not in text
    assert "does not say that anybody broke the law" in text
    assert "cannot tell” means" in json.dumps(asdict(made), ensure_ascii=False).lower()


def test_without_a_day_to_compare_with_it_says_so(made: paper.Answer) -> None:
    assert "No earlier day was named to compare with." in said(part(made, "Changes"))


def test_word_and_markdown_say_the_same(made: paper.Answer) -> None:
    found = docx.Document(io.BytesIO(paper_docx.render(made)))
    headings = [each.text for each in found.paragraphs if each.style.name.startswith("Heading")]
    marked = [line.lstrip("# ") for line in paper_md.render(made).splitlines() if line.startswith("##")]
    assert [paper_md.text(each) for each in headings] == [paper_md.text(each) for each in marked]
    assert len(found.tables) == sum(len(tables(each)) for each in made.parts)
    assert [len(table.rows) - 1 for table in found.tables] == [
        len(table.rows) for each in made.parts for table in tables(each)
    ]


def test_pdf_says_the_same_as_word(made: paper.Answer) -> None:
    found = docx.Document(io.BytesIO(paper_docx.render(made)))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper_pdf.render(made))).pages)
    held = "".join(text.replace("\u200b", "").split())
    for each in found.paragraphs:
        if each.style.name.startswith(("Heading", "Caption", "List")):
            assert "".join(each.text.split()) in held


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (paper.Question(since="30 September"), "is not a day"),
        (paper.Question(since="2026-09-31"), "is not a day"),
        (paper.Question(since="2027-01-01"), "is not before the day of the paper"),
        (paper.Question(register=("nowhere",)), "There is no register called nowhere."),
    ],
)
def test_what_cannot_be_asked_is_said(sample: Session, question: paper.Question, words: str) -> None:
    with pytest.raises(UsageError) as stop:
        paper.run(sample, question)
    assert words in stop.value.message


# ── with history ─────────────────────────────────────────────────────────────────────────────────────────────────────


def commit(root: Path, when: str) -> None:
    """Put everything on record as of a day."""
    dated = {"GIT_AUTHOR_DATE": f"{when}T12:00:00Z", "GIT_COMMITTER_DATE": f"{when}T12:00:00Z"}
    who = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", when]):
        subprocess.run(["git", *command], cwd=root, env=os.environ | dated | who, check=True)


@pytest.fixture
def history(registers: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Session:
    """A register in which one agreement lacked everything in September, and another does in November."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    registers.record("north/organisation/north", title="North Council", register="north", status="active")
    first = registers.record("north/agreement/old", title="The old one", status="in-force", lead="north")
    registers.federation("north")
    commit(registers.root / "north", "2026-09-01")
    first.unlink()
    registers.record("north/agreement/new", title="The new one", status="in-force", lead="north")
    commit(registers.root / "north", "2026-11-01")
    session: Session = registers.session(as_of=date(2026, 11, 21))
    return session


def test_what_has_come_and_gone_is_what_trend_says(history: Session) -> None:
    made = paper.run(history, paper.Question(since="2026-09-30"))
    answer = trend.run(history, trend.Question(since="2026-09-30", months="3"))
    assert (made.opened, made.closed) == (len(answer.opened), len(answer.closed))
    assert made.opened > 0
    assert made.closed > 0
    then = next(point for point in answer.points if point.day == "2026-09-30")
    assert {each: count for each, count in made.before if count} == {e: c for e, c in then.severities if c}
    assert f"On {day(date(2026, 9, 30))} there were {then.total}:" in said(part(made, "Summary"))
    gone, come = tables(part(made, "Changes since 30 September 2026"))
    assert {row[1] for row in gone.rows} == {"The old one"}
    assert {row[1] for row in come.rows} == {"The new one"}
    assert sum(int(row[3]) for row in come.rows) == made.opened


def test_where_no_history_reaches_back_it_says_so(history: Session) -> None:
    made = paper.run(history, paper.Question(since="2026-08-15"))
    assert "No history of the registers reaches back to that day" in said(part(made, "Changes since"))
    assert "is not known" in said(part(made, "Summary"))
    assert (made.before, made.opened, made.closed) == ((), 0, 0)
