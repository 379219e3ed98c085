"""Tables as files: what is stored is read back as text, never as a formula, and the bytes are the same each time."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from registry.exchange import sheet_csv, sheet_xlsx
from registry.exchange.sheet import LETTERS, Cell, Column, Sheet, as_text

DAY = date(2026, 11, 21)


def sheet(*rows: tuple[Cell, ...], heads: tuple[str, ...] = ("Title", "Parties", "Review due")) -> Sheet:
    """A table of a few rows."""
    columns = tuple(Column(each) for each in heads)
    return Sheet("Agreements", "Agreements: Test", columns, iter(rows), len(rows), DAY, (("Federation", "Test"),))


def csv_rows(made: Sheet) -> list[list[str]]:
    """What a program that reads CSV gets."""
    return list(csv.reader(io.StringIO(sheet_csv.render(made).decode("utf-8-sig"), newline=""), strict=True))


def xlsx_rows(made: Sheet, name: str = "Results") -> list[tuple[Any, ...]]:
    """The cells of a spreadsheet, as another library reads it."""
    return list(openpyxl.load_workbook(io.BytesIO(sheet_xlsx.render(made)))[name].iter_rows())


ATTACKS = (
    "=1+1", "+44 20 7946 0000", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1+1", "＋1", "－1",
    "＠x", "﹢1", "−1", '=HYPERLINK("http://evil.example";"x")', "_x003D_1", "\ufeff=1",
    "<r><t>x</t></r>", "<r></t></is></c><c r='Z1'><f>1+1</f></c></r>",
)  # fmt: skip


@pytest.mark.parametrize("text", ATTACKS)
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    said = csv_rows(sheet((text, 1, DAY)))[1][0]
    assert said in (text, f"'{text}")
    assert said.lstrip()[:1] not in "=+-@＝＋－＠−"
    for row in xlsx_rows(sheet((text, 1, DAY))):
        assert all(cell.data_type != "f" for cell in row)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@example("=1\x00")
@example('a "quoted", comma\r\nand a line')
def test_any_text_comes_back_from_csv_as_it_was_or_with_one_apostrophe(text: str) -> None:
    # A reader of CSV takes the ends of lines inside a cell as they are.
    assert csv_rows(sheet((text, 1, DAY)))[1] in ([text, "1", "2026-11-21"], [f"'{text}", "1", "2026-11-21"])


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=40))
@example("<r>x</r>")
@example("_x003D_SUM")
@example("http://e.example")
@example("two\nlines")
def test_any_text_comes_back_from_a_spreadsheet_as_it_was_or_with_one_apostrophe(text: str) -> None:
    (cell, number, day), *_others = xlsx_rows(sheet((text, 1, DAY)))[1:]
    assert unescape(cell.value or "") in (text, f"'{text}")
    assert cell.data_type in ("s", "n" if not text else "s")
    assert cell.hyperlink is None
    assert (number.value, day.value.date(), day.is_date) == (1, DAY, True)


@given(st.text())
def test_what_is_made_text_stays_text(text: str) -> None:
    """Doing it twice does no more than doing it once."""
    assert as_text(text) in (text, f"'{text}")
    assert as_text(as_text(text)) == as_text(text)


def test_numbers_and_days_stay_numbers_and_days() -> None:
    made = sheet(("A", -5, DAY))
    assert csv_rows(made)[1] == ["A", "-5", "2026-11-21"]
    _title, number, day = xlsx_rows(sheet(("A", -5, DAY)))[1]
    assert (number.value, number.data_type) == (-5, "n")
    assert day.number_format == "d mmmm yyyy"


def test_csv_is_what_excel_and_the_standard_ask_for() -> None:
    raw = sheet_csv.render(sheet(("Café, “hub”", None, None)))
    assert raw.startswith(b"\xef\xbb\xbfTitle,Parties,Review due\r\n")
    assert raw.endswith('"Café, “hub”",,\r\n'.encode())


def test_what_no_cell_can_hold_is_shortened_and_says_so() -> None:
    long = "x" * 50_000
    assert csv_rows(sheet((long, 1, DAY)))[1][0] == "x" * (LETTERS - 1) + "…"
    assert len(xlsx_rows(sheet((long, 1, DAY)))[1][0].value) == LETTERS


def test_letters_that_a_file_cannot_hold_are_marked_and_not_lost() -> None:
    assert xlsx_rows(sheet(("a\x01b\ud800c", 1, DAY)))[1][0].value == "a\ufffdb?c"


@pytest.mark.parametrize("render", [sheet_csv.render, sheet_xlsx.render])
def test_the_same_table_gives_the_same_bytes(render: Callable[[Sheet], bytes]) -> None:
    assert render(sheet(("A", 1, DAY))) == render(sheet(("A", 1, DAY)))


def test_a_spreadsheet_keeps_its_headings_in_sight_and_can_be_filtered() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_xlsx.render(sheet(("A", 1, DAY), ("B", 2, DAY)))))
    page = book["Results"]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:C3"
    assert [cell.value for cell in page[1]] == ["Title", "Parties", "Review due"]


def test_a_spreadsheet_says_what_it_is_and_where_it_was_cut() -> None:
    cut = sheet(("A", 1, DAY))
    cut.total = 250_000
    said = {name.value: value.value for name, value in xlsx_rows(cut, "About")}
    assert said["What this is"] == "Agreements: Test"
    assert said["Federation"] == "Test"
    assert said["As of"] == "21 November 2026"
    assert said["Rows"].startswith("1, the first of 250,000")
