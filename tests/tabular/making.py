"""Files to read, and all the rows of a file at once."""

from __future__ import annotations

from pathlib import Path

from registry.tabular.opening import open_table
from registry.tabular.table import Reading


def put(folder: Path, text: str | bytes, name: str = "data.csv") -> Path:
    """A file of some text or bytes."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(path: Path, **told: object) -> tuple[Reading, list[list[str]], list[int]]:
    """A file read through: how, its rows, and the line at which each begins."""
    reading = open_table(path, **told)  # type: ignore[arg-type]
    rows: list[list[str]] = []
    lines: list[int] = []
    for batch in reading.batches():
        assert len(batch.rows) == len(batch.lines)
        rows += batch.rows
        lines += batch.lines
    return reading, rows, lines


def told(reading: Reading) -> set[tuple[int, str, bool]]:
    """Its troubles: line, code, and whether a row was left out."""
    return {(each.line, each.code, each.is_dropped) for each in reading.troubles}
