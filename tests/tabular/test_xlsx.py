"""Spreadsheets: typed cells as text, what a spreadsheet hides told, and files made to do harm refused."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from contextlib import suppress
from datetime import datetime, time

import pytest
from openpyxl import Workbook
from xlsxwriter import Workbook as OtherWorkbook

from registry.errors import InputOutputError, UsageError
from registry.tabular import xlsx_reading, xlsx_safe
from registry.tabular.table import Shape
from registry.tabular.writing import write_table
from tests.tabular.making import read, told


def _saved(book, path):
    book.save(path)
    return path


def test_values_become_text_without_artefacts(tmp_path):
    book = Workbook()
    book.active.append(["Name", "When", "Net", "Ok", "At"])
    book.active.append(["a", datetime(2026, 5, 1), 0.1 + 0.2, True, time(9, 30)])
    book.active.append(["007", datetime(2026, 5, 1, 10, 30), 3.0, False, None])
    reading, rows, lines = read(_saved(book, tmp_path / "t.xlsx"))
    assert rows == [["a", "2026-05-01", "0.3", "TRUE", "09:30:00"], ["007", "2026-05-01T10:30:00", "3", "FALSE", ""]]
    assert lines == [2, 3]
    assert reading.shape.sheet == "Sheet"


def test_days_counted_from_1904_come_out_right(tmp_path):
    path = tmp_path / "t.xlsx"
    with OtherWorkbook(path, {"date_1904": True}) as book:
        sheet, day = book.add_worksheet("Data"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Name", "When"])
        for at in (1, 2):
            sheet.write_string(at, 0, "a")
            sheet.write_datetime(at, 1, datetime(2026, 11, 21), day)
    reading, rows, _lines = read(path)
    assert rows[0] == ["a", "2026-11-21"]
    assert "dates-from-1904" in reading.counts


def test_formulas_give_what_was_last_worked_out_or_are_told(tmp_path):
    path = tmp_path / "t.xlsx"
    with OtherWorkbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Name", "Sum"])
        sheet.write_row(1, 0, ["a"])
        sheet.write_formula(1, 1, "=1+1", None, 2)
        sheet.write_row(2, 0, ["b"])
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_row(3, 0, ["c"])
        sheet.write_formula(3, 1, "=A1", None, "")
    reading, rows, _lines = read(path)
    assert rows == [["a", "2"], ["b", "#DIV/0!"], ["c", ""]]
    assert {(3, "error-value", False), (4, "formula-without-value", False)} <= told(reading)
    assert "formula" in reading.counts


def test_merged_cells_hidden_rows_and_other_sheets_are_told(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Returns"
    for row in (["Returns 2026"], ["Ward", "Cases"], ["A", 4], [None, 5], [], ["B", 6]):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Working").sheet_state = "hidden"
    reading, rows, lines = read(_saved(book, tmp_path / "t.xlsx"))
    assert reading.columns == ("Ward", "Cases")
    assert rows == [["A", "4"], ["", "5"], ["B", "6"]]
    assert lines == [3, 4, 6]
    assert {"merged-cells", "hidden-rows", "several-sheets", "lines-above", "blank-line"} <= set(reading.counts)


def test_a_sheet_is_chosen_by_name(tmp_path):
    book = Workbook()
    book.active.append(["Name"])
    book.create_sheet("Two").append(["Other"])
    path = _saved(book, tmp_path / "t.csv")  # what it is called tells nothing
    assert read(path, sheet="two")[0].columns == ("Other",)
    with pytest.raises(UsageError, match="no sheet “Three”"):
        read(path, sheet="Three")


def test_what_is_written_is_text_or_a_number_and_never_a_formula(tmp_path):
    path = tmp_path / "t.xlsx"
    writing = write_table(path, ["=A1", "Code"], Shape("xlsx"))
    writing.write([['=HYPERLINK("x")', "007"], ["-5", "#N/A"], ["+1", "100012345678"]])
    writing.finish()
    xml = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in xml.replace("<formatPr", "")
    assert 't="e"' not in xml
    _reading, rows, _lines = read(path, heading=1)
    assert rows == [['=HYPERLINK("x")', "007"], ["-5", "#N/A"], ["+1", "100012345678"]]


def _with_part(source, path, name, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return path


def _book(tmp_path):
    book = Workbook()
    book.active.append(["Name", "Other"])
    book.active.append(["a", "b"])
    return _saved(book, tmp_path / "whole.xlsx")


@pytest.mark.parametrize("held", [6 << 20, pytest.param(xlsx_safe.MOST_HELD, marks=pytest.mark.prove)])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch, held):
    """As large as it takes only where there is time; a smaller one where less may be held."""
    monkeypatch.setattr(xlsx_safe, "MOST_HELD", held)
    large = held + (1 << 20)
    sheet = b" " * min(large, 80 << 20)
    path = _with_part(_book(tmp_path), tmp_path / "t.xlsx", "xl/worksheets/sheet1.xml", lambda _raw: sheet)
    with pytest.raises(UsageError):
        read(path)
    path = _with_part(_book(tmp_path), tmp_path / "u.xlsx", "docProps/app.xml", lambda _raw: b" " * large)
    with pytest.raises(UsageError, match="packed so tightly"):
        read(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_xml_that_declares_entities_is_refused(tmp_path, part):
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

    def change(raw):
        head, _end, rest = raw.partition(b"?>") if raw.startswith(b"<?xml") else (b"<?xml version='1.0'", b"", raw)
        return head + b"?>" + laughs + rest

    with pytest.raises(UsageError):
        read(_with_part(_book(tmp_path), tmp_path / "t.xlsx", part, change))


@pytest.mark.parametrize("most", [5_000, pytest.param(xlsx_reading._MOST_ROWS, marks=pytest.mark.prove)])
def test_a_row_said_to_be_the_thousand_millionth_is_no_row(tmp_path, monkeypatch, most):
    """All rows that a sheet may have are passed over first, a million of them only where there is time."""
    monkeypatch.setattr(xlsx_reading, "_MOST_ROWS", most)
    path = _with_part(
        _book(tmp_path), tmp_path / "t.xlsx", "xl/worksheets/sheet1.xml",
        lambda raw: raw.replace(b'<row r="2"', b'<row r="1000000000"').replace(b'"A2"', b'"A1000000000"'),
    )  # fmt: skip
    with pytest.raises((UsageError, InputOutputError)):
        read(path)


@pytest.mark.parametrize("at", range(0, 6_000, 97))
def test_damage_is_told_in_words(tmp_path, at):
    raw = bytearray(_book(tmp_path).read_bytes())
    raw[at % len(raw)] ^= 0x5A
    path = tmp_path / "t.xlsx"
    path.write_bytes(raw)
    with suppress(UsageError, InputOutputError):
        read(path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.prove
def test_what_libreoffice_saved_is_read_and_what_we_wrote_it_reads(tmp_path):
    rows = [["a", "2026-01-05", "007", "-5.5", "=1+1"], ["b", "2026-01-06", "010", "6", "x"]]
    ours = tmp_path / "ours.xlsx"
    writing = write_table(ours, ["Name", "Day", "Code", "Net", "Odd"], Shape("xlsx"))
    writing.write(rows)
    writing.finish()
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run([*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "theirs", ours], check=True,
                   capture_output=True, timeout=120)  # fmt: skip
    assert read(tmp_path / "theirs" / "ours.xlsx")[1] == rows
    subprocess.run([*command, "ods", "--outdir", tmp_path, ours], check=True, capture_output=True, timeout=120)
    with pytest.raises(UsageError, match="OpenDocument"):
        read(tmp_path / "ours.ods")
