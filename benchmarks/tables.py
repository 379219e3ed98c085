"""Files of data read and written a batch at a time, beside what copies the same cells and looks at none of them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.generator.dice import Dice
from benchmarks.process import Cost, pairs, run
from benchmarks.row import Row, compared, seconds

_BESIDE = {
    "csv": """
import csv, sys
one = open(sys.argv[1], newline="", encoding="utf-8")
with open(sys.argv[2], "w", newline="", encoding="utf-8") as other:
    csv.writer(other).writerows(csv.reader(one))
""",
    "xlsx": """
import sys
from openpyxl import Workbook, load_workbook
new = Workbook(write_only=True)
sheet = new.create_sheet()
for row in load_workbook(sys.argv[1], read_only=True, data_only=True).active.iter_rows(values_only=True):
    sheet.append(row)
new.save(sys.argv[2])
""",
    "parquet": """
import sys
import pyarrow.parquet as pq
file = pq.ParquetFile(sys.argv[1])
with pq.ParquetWriter(sys.argv[2], file.schema_arrow, compression="zstd") as new:
    for batch in file.iter_batches(batch_size=8192):
        rows = list(zip(*(column.to_pylist() for column in batch.columns)))
        new.write_batch(type(batch).from_arrays(
            [__import__("pyarrow").array(column) for column in zip(*rows)], schema=file.schema_arrow))
""",
}
_OURS = """
import sys
from registry.tabular.opening import open_table
from registry.tabular.writing import write_table
reading = open_table(sys.argv[1])
writing = write_table(sys.argv[2], reading.columns, reading.shape)
for batch in reading.batches():
    writing.write(batch.rows)
writing.finish()
"""
_PROFILED = """
import sys
from registry.tabular.opening import open_table
from registry.tabular.profiling import profiles
profiles(open_table(sys.argv[1]))
"""
_MOST = {"csv": 1.25, "xlsx": 1.5, "parquet": 2.0}
_ROWS = {"csv": 1, "xlsx": 20, "parquet": 1}
"""Of how many rows one is taken: a spreadsheet takes fifty times as long."""
_PEAK = 200e6


def measured(where: Path, sizes: list[int], count: int) -> Iterator[Row]:
    """Each form, smallest file first."""
    for rows in sizes:
        for form, step in _ROWS.items():
            yield from _copied(where, form, rows // step, min(count, 3))
        plain = _file(where, "csv", rows)
        cost = run([sys.executable, "-c", _PROFILED, str(plain)])
        yield Row("tables", f"columns of {rows:,} rows looked at", "", cost.wall, None, "s", seconds(cost.wall), "")


def _copied(where: Path, form: str, rows: int, count: int) -> Iterator[Row]:
    source, out = _file(where, form, rows), where / f"copied.{form}"
    said = {"csv": "the csv module", "xlsx": "openpyxl", "parquet": "pyarrow"}[form]
    found = pairs(partial(_run, _OURS, source, out), partial(_run, _BESIDE[form], source, out), count)
    yield from compared(
        "tables", f"{rows:,} rows of ten columns as {form}, read and written", said, found, None, _MOST[form]
    )
    ours, theirs = (each.peak / 1e6 for each in (found.ours, found.theirs))
    most = _PEAK / 1e6 if form == "csv" else None
    what = f"memory for {rows:,} rows as {form}"
    yield Row("tables", what, said, ours, most, "MB", f"{ours:.0f} MB", f"{theirs:.0f} MB")


def _run(program: str, source: Path, out: Path) -> Cost:
    cost = run([sys.executable, "-c", program, str(source), str(out)])
    if cost.code:
        raise SystemExit(f"exit code {cost.code} from copying {source.name}")
    return cost


def _file(where: Path, form: str, rows: int) -> Path:
    """A file of so many rows, made where it is not there yet."""
    path = where / f"cases-{rows}.{form}"
    if path.exists():
        return path
    if form == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(_rows(rows))
        return path
    from registry.tabular.table import Shape
    from registry.tabular.writing import write_table

    made = _rows(rows)
    writing = write_table(path, next(made), Shape(form))
    for row in made:
        writing.write([row])
    writing.finish()
    return path


def _rows(count: int) -> Iterator[list[str]]:
    """Invented cases."""
    dice = Dice("rows of cases")
    yield ["Case reference", "Opened", "Closed", "Service", "Ward", "Amount", "Postcode", "Status", "Easting", "Notes"]
    services = ("Highways", "Waste", "Housing, repairs", "Parks")
    for at in range(count):
        opened = date(2020, 1, 1) + timedelta(days=at % 2000)
        yield [
            f"C-{at:07}", opened.strftime("%d/%m/%Y"), "" if at % 3 else opened.isoformat(), services[dice.below(4)],
            f"Ward {at % 40}", f"{dice.below(550_000) / 100 - 500:.2f}", f"ZZ{at % 20} {at % 9}AB",
            "closed" if dice.below(2) else "open", str(400_000 + at % 9_999), "Seen at a visit" if at % 2 else "",
        ]  # fmt: skip
