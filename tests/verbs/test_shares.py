"""`muniment shares`: a list of shares is answered as a whole, in words, as JSON and as a table beside the list."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from registry.cli.text.shares import lines
from registry.errors import UsageError
from registry.session import Session
from registry.ui.shares.work import _answer
from registry.verbs import catalogue
from registry.verbs.sharing.shares import Question, likely_giver, run
from registry.verbs.sheets import paging

SAMPLE = Path(__file__).parents[2] / "agreements"
LIST = SAMPLE / "data" / "northmoor-data-shares.xlsx"


def session() -> Session:
    """Of the sample, at its day."""
    return Session(federation=SAMPLE, as_of=date(2026, 11, 21))


def made(tmp_path: Path, *rows: str) -> Path:
    """A list of a few rows."""
    file = tmp_path / "list.csv"
    file.write_text("\n".join(("Shared with,Data shared,Purpose", *rows)), "utf-8")
    return file


def test_the_text_begins_with_the_sum_and_goes_by_fit() -> None:
    answer = run(session(), Question(file=LIST, from_="northmoor"))
    text = list(lines(answer))
    assert answer.said in text[0]
    assert "sheet “Shares”, headings in row 9" in text[1]
    titles = [line for line in text if "(" in line and not line.startswith(" ")]
    assert [each.split(" (")[0].split("m")[-1] for each in titles][:2] == ["Covered", "Partly covered"]


def test_only_those_that_were_asked_for_are_shown_and_all_are_counted() -> None:
    answer = run(session(), Question(file=LIST, from_="northmoor", fit=("none",)))
    assert {each.fit for each in answer.matched} == {"none"}
    assert answer.total == sum(dict(answer.counts).values()) == 114


def test_whose_list_it_is_must_be_said_where_no_column_does(tmp_path: Path) -> None:
    file = made(tmp_path, "Eastvale,Names,Early help")
    with pytest.raises(UsageError, match="whose list is it"):
        run(session(), Question(file=file))
    with pytest.raises(UsageError, match="Nowhere"):
        run(session(), Question(file=file, from_="Nowhere"))
    with pytest.raises(UsageError, match="Which file"):
        run(session(), Question())


def test_a_file_s_name_may_say_whose_it_is() -> None:
    assert likely_giver(session(), "northmoor-data-shares.xlsx") == "northmoor/organisation/northmoor"
    assert likely_giver(session(), "our data shares.xlsx") == ""


def test_as_json_it_comes_back_as_it_was() -> None:
    answer = run(session(), Question(file=LIST, from_="northmoor"))
    assert _answer(json.loads(json.dumps(dataclasses.asdict(answer)))) == answer


def test_what_a_list_says_is_no_formula_in_the_table_that_is_taken_away(tmp_path: Path) -> None:
    file = made(tmp_path, '"=HYPERLINK(""http://x"")","@SUM(1+1)","+cmd|calc"')
    question = Question(file=file, from_="northmoor")
    verb = catalogue.verb("shares")
    for form in ("csv", "xlsx"):
        asking = session()
        sheet = paging.sheet_of(verb, asking, question, run(asking, question), one_page=True)
        raw = paging.file(sheet, form)
        if form == "csv":
            cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))) for cell in row]
            assert any("HYPERLINK" in cell for cell in cells)
            assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
        else:
            rows = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0].iter_rows()
            assert all(cell.data_type != "f" for row in rows for cell in row)


def test_the_table_has_a_row_for_each_share_by_its_number_in_the_list() -> None:
    asking = session()
    question = Question(file=LIST, from_="northmoor")
    sheet = paging.sheet_of(catalogue.verb("shares"), asking, question, run(asking, question), one_page=True)
    rows = list(csv.reader(io.StringIO(paging.file(sheet, "csv").decode("utf-8-sig"))))
    body = rows[rows.index(next(row for row in rows if row[:1] == ["Row"])) + 1 :]
    assert [row[:2] for row in body[:2]] == [["10", "DS001"], ["11", "DS002"]]
    assert len([row for row in body if row[:1] and row[0].isdigit()]) == 114


def test_long_lists_say_how_far_they_are(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    asking = session()
    asking.progress = lambda done, total, _what: told.append((done, total))
    run(asking, Question(file=made(tmp_path, *["Eastvale,Names,Early help"] * 350), from_="northmoor"))
    assert (300, 350) in told
