"""Writing: a file stands in its place whole or not at all, and no letter becomes a question mark."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from registry.errors import InputOutputError, UsageError
from registry.tabular.table import Shape
from registry.tabular.writing import write_table
from tests.tabular.making import read


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_it_stands_in_its_place_only_once_it_is_whole(tmp_path, form):
    path = tmp_path / f"t.{form}"
    path.write_text("what was there before")
    writing = write_table(path, ["Name"], Shape(form))
    writing.write([["a"]])
    assert path.read_text() == "what was there before"
    writing.abandon()
    assert os.listdir(tmp_path) == [path.name]
    writing = write_table(path, ["Name"], Shape(form))
    writing.write([["a"]])
    writing.finish()
    assert os.listdir(tmp_path) == [path.name]
    assert read(path)[1] == [["a"]]


def test_killed_midway_it_leaves_no_file_at_the_name(tmp_path):
    path = tmp_path / "t.csv"
    program = (
        "import time; from registry.tabular.writing import write_table; from registry.tabular.table import Shape\n"
        f"w = write_table({str(path)!r}, ['a'], Shape('csv')); w.write([['x']] * 100000); print('on', flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline() == "on\n"
        running.send_signal(signal.SIGKILL)
    assert not path.exists()


def test_what_the_character_set_cannot_hold_makes_it_utf_8(tmp_path):
    path = tmp_path / "t.csv"
    writing = write_table(path, ["Name", "Who"], Shape("csv", "windows-1252", ";", "\n"))
    writing.write([["Café", "a"]])
    writing.write([["Łódź", "b"]])
    writing.finish()
    assert [(each.line, each.column, each.code) for each in writing.troubles] == [(3, "Name", "encoding-changed")]
    reading, rows, _lines = read(path)
    assert rows == [["Café", "a"], ["Łódź", "b"]]
    assert (reading.shape.encoding, reading.shape.is_marked) == ("utf-8", True)


def test_cells_like_formulas_are_guarded_and_counted_and_numbers_are_not(tmp_path):
    path = tmp_path / "t.csv"
    writing = write_table(path, ["a", "b"], Shape("csv"))
    writing.write([["=1+1", "-5"], ["-5.50", "-"], ["@x", "'=1"]])
    writing.finish()
    assert path.read_text().splitlines() == ["a,b", "'=1+1,-5", "-5.50,-", "'@x,''=1"]
    assert writing.counts == {"guarded": 3}


def test_what_cannot_be_written_is_said(tmp_path):
    with pytest.raises(InputOutputError):
        write_table(tmp_path / "none" / "t.csv", ["a"], Shape("csv"))
    with pytest.raises(UsageError):
        write_table(tmp_path / "t.ods", ["a"], Shape("ods"))
    writing = write_table(tmp_path / "t.xlsx", ["a"], Shape("xlsx"))
    with pytest.raises(UsageError, match="32,767"):
        writing.write([["x" * 40_000]])
    assert os.listdir(tmp_path) == []
