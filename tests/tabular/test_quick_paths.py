"""Text without quotation marks is cut and joined without the csv module: what comes of it is what that would make."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as some

from registry.tabular.csv_rows import RowReader
from registry.tabular.csv_writing import CsvWriting
from registry.tabular.found import Found
from registry.tabular.table import Shape
from tests.tabular.making import read

CELLS = some.text(alphabet="ab ,;\"\r\n\u00e9\u2028\x0b'=", max_size=4)
TABLES = some.lists(some.tuples(CELLS, CELLS, CELLS), max_size=6)
ENDS = some.sampled_from(["\r\n", "\n", "\r"])


@given(
    lines=some.lists(some.text(alphabet="ab,; \u00e9\u2028\x0c", max_size=6), min_size=1),
    end=ENDS,
    is_ended=some.booleans(),
)
def test_lines_without_quotation_marks_are_read_as_by_the_csv_module(lines, end, is_ended):
    text = end.join(lines) + end * is_ended
    rows = RowReader(",", end, 3, 3, (), Found())._plain(text)
    if rows is not None:
        assert rows == list(csv.reader(StringIO(text, newline=""), strict=True))
    else:
        assert "" in lines, "only blank lines are left to it"


@given(text=some.text(alphabet='ab,\r\n"', max_size=12), end=ENDS)
def test_what_is_less_plain_is_left_to_the_csv_module(text, end):
    rows = RowReader(",", end, 3, 3, (), Found())._plain(text)
    if rows is not None:
        assert rows == list(csv.reader(StringIO(text, newline=""), strict=True))


@given(rows=TABLES, end=ENDS, separator=some.sampled_from([",", ";", "\t", "|"]))
def test_rows_are_written_as_by_the_csv_module(tmp_path_factory, rows, end, separator):
    path = tmp_path_factory.mktemp("written") / "t.csv"
    writing = CsvWriting(path, ["one", "two", "three"], Shape("csv", separator=separator, line_end=end))
    plain = writing._plain(rows)
    if plain is not None:
        assert plain == writing._quoted(rows)
    else:
        assert any(sign in cell for row in rows for cell in row for sign in f'"{separator}\r\n')
    writing.abandon()


def test_a_blank_line_and_a_short_row_are_told_in_plain_text_too(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n\n3\n4,5\n", "utf-8")
    reading, rows, lines = read(tmp_path / "t.csv")
    assert rows == [["1", "2"], ["4", "5"]]
    assert lines == [2, 5]
    assert reading.counts == {"blank-line": 1, "too-few-cells": 1}
