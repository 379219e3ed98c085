"""Answers as files: by pipe or with --output; nothing is ever replaced, and no terminal is sent what is not text."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run

RUN = "from registry.cli.main import main; main()"


@pytest.mark.parametrize("name", ["agreements.csv", "agreements.xlsx"])
def test_a_file_is_written_in_the_form_that_its_name_says(muniment: Run, northmoor: Path, name: str) -> None:
    said = muniment(f"muniment list agreement --output {name}", northmoor)
    assert (said.code, said.out, said.err) == (0, f"Written to {name}.\n", "")
    raw = (northmoor / name).read_bytes()
    if name.endswith("csv"):
        titles = [row[0] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))]
    else:
        titles = [row[0] for row in openpyxl.load_workbook(io.BytesIO(raw))["Results"].values]
    assert titles[0] == "Title"
    assert len(titles) == 3


def test_what_is_there_is_not_replaced(muniment: Run, northmoor: Path) -> None:
    (northmoor / "mine.csv").write_text("mine")
    said = muniment("muniment list --output mine.csv", northmoor)
    assert said.code == 6
    assert "There is something at mine.csv already, and nothing was written." in said.err
    assert (northmoor / "mine.csv").read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_written_through(muniment: Run, northmoor: Path) -> None:
    (northmoor / "link.csv").symlink_to(northmoor / "elsewhere.csv")
    assert muniment("muniment list --output link.csv", northmoor).code == 6
    assert not (northmoor / "elsewhere.csv").exists()


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("list --output no/such/place.csv", 6, "There is no folder no/such."),
        ("list --output list.docx", 2, "this command makes no DOCX file"),
        ("list --format csv --output list.xlsx", 2, "--format says csv, and the name of list.xlsx says xlsx."),
        ("show mash --output x.csv", 2, "There is no option --output"),
    ],
)
def test_what_cannot_be_written_is_said(muniment: Run, northmoor: Path, typed: str, code: int, words: str) -> None:
    before = sorted(northmoor.rglob("*"))
    said = muniment(f"muniment {typed}", northmoor)
    assert said.code == code
    assert words in said.err
    assert sorted(northmoor.rglob("*")) == before


def test_text_and_json_can_be_written_too(muniment: Run, northmoor: Path) -> None:
    assert muniment("muniment list --output list.txt", northmoor).code == 0
    assert "\x1b" not in (northmoor / "list.txt").read_text("utf-8")
    assert muniment("muniment list --output list.json", northmoor).code == 0
    assert (northmoor / "list.json").read_text("utf-8").startswith("{")


def test_a_limit_that_is_asked_for_is_kept_to(muniment: Run, northmoor: Path) -> None:
    muniment("muniment search --output all.csv", northmoor)
    muniment("muniment search --limit 1 --output one.csv", northmoor)
    count = {name: len((northmoor / name).read_text("utf-8").splitlines()) for name in ("all.csv", "one.csv")}
    assert count["one.csv"] == 2 < count["all.csv"]


def test_the_exit_code_is_the_same_as_without(muniment: Run, northmoor: Path) -> None:
    (northmoor / "agreements" / "broken.yaml").write_text("kind: agreement\n")
    assert muniment("muniment validate", northmoor).code == 3
    assert muniment("muniment validate --output problems.xlsx", northmoor).code == 3


def test_a_file_is_written_each_time_though_its_answer_was_kept(muniment: Run, northmoor: Path) -> None:
    """The second time nothing has changed, and the answer of the first could be printed again."""
    assert muniment("muniment validate --output problems.csv", northmoor).code == 0
    os.remove(northmoor / "problems.csv")
    assert muniment("muniment validate --output problems.csv", northmoor).code == 0
    assert (northmoor / "problems.csv").is_file()


def test_a_spreadsheet_is_not_shown_on_a_terminal(process: Run, northmoor: Path) -> None:
    said = process("-c", RUN, "list", "--format", "xlsx", terminals="stdout", folder=northmoor)
    assert said.code == 2
    assert "XLSX is not made of text" in said.err
    assert "--output answer.xlsx" in said.err
    assert said.shown == ""


def test_csv_on_a_terminal_is_shown_without_what_a_terminal_would_obey(process: Run, northmoor: Path) -> None:
    said = process("-c", RUN, "list", "--format", "csv", terminals="stdout", folder=northmoor)
    assert said.code == 0
    assert said.shown.startswith("Title,")
