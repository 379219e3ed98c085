"""The sample's files of data are what their maker writes, and are translated just as the records say by hand."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from registry.session import Session
from registry.verbs.words import translate
from tests.sample.data_files import FILES, FOLDER
from tests.sample.expected import SAMPLE
from tests.sample.translating_by_hand import EXPECTED, TRANSLATIONS, worked_out

TOLD = yaml.safe_load(EXPECTED.read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_what_its_maker_writes(name):
    made, there = FILES[name](), (FOLDER / name).read_bytes()
    # A workbook holds the version of whatever wrote it: only what stands in its cells is compared.
    assert _cells(made) == _cells(there) if name.endswith(".xlsx") else made == there


def _cells(raw: bytes) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return [(sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()]) for sheet in book]


def test_there_is_no_other_file_and_the_readme_tells_of_each():
    assert {path.name for path in FOLDER.iterdir()} == FILES.keys()
    told = (SAMPLE / "README.md").read_text("utf-8")
    assert all(f"(data/{name})" in told for name in FILES)


def test_what_is_expected_is_what_comes_out_by_hand():
    assert [worked_out(each) for each in TRANSLATIONS] == TOLD


@pytest.mark.parametrize("told", TOLD, ids=lambda told: f"{told['file']} to {told['to']}")
def test_every_cell_becomes_what_the_records_say(told: dict[str, Any]):
    session = Session(federation=SAMPLE, as_of=date(2026, 11, 21))
    asked = translate.Question(
        file=Path(FOLDER / told["file"]), from_=told["from"], to=told["to"], agreement=told.get("agreement", ""),
        broader=True, dry_run=True,
    )  # fmt: skip
    answer = translate.run(session, asked)
    assert answer.rows == told["rows"]
    found = {
        each.source[0]: {name: times for name, times in each.counts if times} for each in answer.columns if each.target
    }
    assert found == told["columns"]
