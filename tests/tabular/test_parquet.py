"""Parquet: every type as text, nothing as empty text, columns within columns laid flat and told."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from registry.errors import InputOutputError
from tests.tabular.making import read


def test_types_become_text(tmp_path):
    zone = timezone(timedelta(hours=1))
    table = pa.table({
        "whole": pa.array([1, None]), "part": [0.1, 3.0], "day": [date(2026, 5, 1), None],
        "moment": pa.array([datetime(2026, 5, 1, 9, tzinfo=zone), None], pa.timestamp("ns", "Europe/London")),
        "net": [Decimal("1.50"), None], "ok": [True, None], "word": pa.array(["a", None]).dictionary_encode(),
        "single": pa.array([0.1, None], pa.float32()),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "t.parquet")
    _reading, rows, lines = read(tmp_path / "t.parquet")
    assert rows == [
        ["1", "0.1", "2026-05-01", "2026-05-01T09:00:00+01:00", "1.50", "TRUE", "a", "0.1"],
        ["", "3", "", "", "", "", "", ""],
    ]
    assert lines == [1, 2]


def test_times_finer_than_can_be_kept_are_cut_and_told_with_their_number(tmp_path):
    fine = [1_777_000_000_000_000_001, 1_777_000_000_000_000_999, 1_777_000_000_000_001_000, None]
    table = pa.table({
        "at": pa.array(fine, pa.timestamp("ns")), "took": pa.array([1_500, 2_000, None, 0], pa.duration("ns")),
        "hour": pa.array([1_000, None, 0, 2_000], pa.time64("ns")),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "t.parquet")
    reading, rows, _lines = read(tmp_path / "t.parquet")
    assert rows[0][0] == rows[1][0] != rows[2][0]
    assert reading.counts == {"time-cut": 3}
    assert [each.column for each in reading.troubles] == ["at", "took"]
    for _again in reading.batches():
        pass
    assert reading.counts == {"time-cut": 3}, "asked for again, it is counted from the beginning"


def test_columns_within_columns_are_laid_flat_and_told(tmp_path):
    table = pa.table(
        {"place": [{"ward": "A", "at": {"x": 1}}, None], "tags": [["a", "b"], None], "raw": [b"\xff", b"x"]}
    )
    pq.write_table(table, tmp_path / "t.parquet")
    reading, rows, _lines = read(tmp_path / "t.parquet")
    assert reading.columns == ("place.ward", "place.at.x", "tags", "raw")
    assert rows == [["A", "1", '["a", "b"]', "/w=="], ["", "", "", "x"]]
    assert reading.counts == {"nested-column": 2, "not-text": 1}


def test_a_damaged_file_is_said_to_be(tmp_path):
    pq.write_table(pa.table({"a": ["x"] * 1000}), tmp_path / "t.parquet")
    raw = (tmp_path / "t.parquet").read_bytes()
    for cut in (5, len(raw) // 2, len(raw) - 3):
        (tmp_path / "cut.parquet").write_bytes(raw[:cut])
        with pytest.raises(InputOutputError, match="damaged"):
            read(tmp_path / "cut.parquet")
