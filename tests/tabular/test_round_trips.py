"""What is written comes back as it was; what is damaged is told, line by line, and nothing is lost without a word."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from registry.errors import MunimentError
from registry.tabular.formulas import guarded, is_formula, unguarded
from registry.tabular.opening import open_table
from registry.tabular.table import Shape
from registry.tabular.writing import write_table

_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_CELLS = st.text(_LETTERS, max_size=8) | st.text("\",;\t|\r\n'=+-@ a1", max_size=8)
_ENCODINGS = ("utf-8", "utf-16-le", "windows-1252", "utf-16-be", "latin-1", "cp850")


@st.composite
def _tables(draw):
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=12))


@given(
    _tables(),
    st.sampled_from(",;\t|"),
    st.sampled_from(_ENCODINGS),
    st.booleans(),
    st.sampled_from(("\n", "\r\n", "\r")),
)
def test_csv_comes_back_cell_by_cell(rows, separator, encoding, is_marked, end):
    columns = [f"Column name {place}" for place in range(len(rows[0]))]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        shape = Shape("csv", encoding, separator, end, is_marked and encoding.startswith("utf"))
        writing = write_table(path, columns, shape, is_guarded=False)
        writing.write(rows)
        writing.finish()
        used = "utf-8" if "encoding-changed" in writing.counts else encoding
        reading = open_table(path, encoding=used, separator=separator, heading=1)
        found = [row for batch in reading.batches(5) for row in batch.rows]
    # A lone blank in a table of several columns is what a blank line leaves; in one of one column nothing is nothing.
    assert found == rows


@given(_tables(), st.sampled_from(("xlsx", "parquet")))
def test_spreadsheets_and_parquet_come_back_cell_by_cell(rows, form):
    columns = [f"Column name {place}" for place in range(len(rows[0]))]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{form}"
        writing = write_table(path, columns, Shape(form))
        writing.write(rows)
        writing.finish()
        reading = open_table(path, heading=1) if form == "xlsx" else open_table(path)
        found = [row for batch in reading.batches(5) for row in batch.rows]
    # Rows with nothing in them are told in a spreadsheet, where nobody can see them, and kept in Parquet.
    wanted = [row for row in rows if "".join(row).strip()] if form == "xlsx" else rows
    assert found == wanted


@given(_CELLS)
def test_a_guarded_cell_runs_nowhere_and_comes_back(cell):
    assert unguarded(guarded(cell)) == cell
    assert not is_formula(guarded(cell))


_CHANGES = st.tuples(st.integers(0, 10_000), st.integers(0, 255) | st.sampled_from(b'",\r\n\0'))
_NAMES, _NOTES = st.text("abc ", min_size=1, max_size=6), st.text("xyz,é", max_size=6)
_ROWS = st.lists(st.tuples(_NAMES, _NOTES, st.just("2026-01-05")), min_size=1, max_size=40)


@given(_ROWS, st.lists(_CHANGES, max_size=8))
def test_no_damage_raises_or_loses_a_line_unsaid(rows, changes):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    heading, body = b"Name,Other,Opened\n", bytearray(out.getvalue().encode())
    for at, byte in changes:
        body[at % len(body)] = byte
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(heading + body)
        reading = open_table(path, separator=",", heading=1)
        found = [row for batch in reading.batches(7) for row in batch.rows]
        assert all(len(row) == len(reading.columns) for row in found)
        # Where lone returns outnumber other line ends, it is they that end a line.
        end = b"\r" if reading.shape.line_end == "\r" else b"\n"
        below = (heading + body).partition(end)[2]
        physical = below.count(end) + (bool(below) and not below.endswith(end))
        kept = sum(1 + sum(cell.count(end.decode()) for cell in row) for row in found)
        assert kept + reading.dropped + reading.counts.get("blank-line", 0) == physical


@given(st.binary(max_size=400), st.sampled_from(("", "Name,Other\n1,2\n", "\ufeffa;b\n", "PAR1", "PK\x03\x04")))
def test_any_bytes_are_read_or_refused_in_words(noise, start):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(start.encode() + noise)
        with suppress(MunimentError):
            reading = open_table(path)
            for batch in reading.batches():
                assert all(len(row) == len(reading.columns) for row in batch.rows)
