"""A file of many rows translated to another council's words, beside copying its cells with the csv module."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.beside import MUNIMENT, ROOT
from benchmarks.generator.dice import Dice
from benchmarks.process import ours, pairs, peak_alone
from benchmarks.row import Row, compared

_COLUMNS = ("CASE_NO", "REP_DATE", "OPENED", "CLOSED", "KIND", "LOC", "UPRN", "RAG", "TICKET", "SAT")
_PLACES = ("Limpet Lane", "Tern Close", "Marram Road", "Harbour Parade", "Signal Hill", "Saltings Road", "Ropewalk")
_COPY = """
import csv, sys
with open(sys.argv[1], newline="") as source, open(sys.argv[2], "w", newline="") as to:
    written = csv.writer(to)
    for row in csv.reader(source):
        written.writerow(row)
"""


def made(where: Path, rows: int) -> Path:
    """A file in the words of one of the sample's councils; one row in a hundred has something that cannot be led on."""
    file = where / f"reports-{rows}.csv"
    if file.exists():
        return file
    dice = Dice("reports")
    first = date(2020, 1, 1)
    with file.open("w", newline="", encoding="utf-8") as opened:
        written = csv.writer(opened)
        written.writerow(_COLUMNS)
        for number in range(rows):
            told = first + timedelta(dice.below(2_000))
            opening = told + timedelta(dice.below(9))
            closing = opening + timedelta(dice.below(90))
            written.writerow((
                f"E-26-{number:07}", f"{told:%d/%m/%Y}" if number % 200 else f"{told:%m/%Y}", f"{opening:%d-%b-%Y}",
                f"{closing:%d-%b-%Y}" if number % 3 else "-", "01" if number % 100 else "05",
                f"{dice.below(200)} {_PLACES[dice.below(len(_PLACES))]}", str(9_900_000_000 + dice.below(60_000)),
                "GAR"[dice.below(3)], f"T{dice.below(9_999)}", str(dice.below(6)),
            ))  # fmt: skip
    return file


def measured(where: Path, rows: int, count: int) -> Iterator[Row]:
    """Time against copying, and the most memory taken."""
    file = made(where, rows)
    copy = [sys.executable, "-c", _COPY, str(file), str(where / "copied.csv")]
    translate = [
        MUNIMENT, "translate", str(file), "--from", "eastvale", "--to", "westhaven", "--force",
        "--out", str(where / "translated.csv"), "--federation", str(ROOT / "agreements"),
    ]  # fmt: skip
    copying, translating = partial(ours, copy), partial(ours, translate)
    # The first reads the records too: only those after it are of the file alone.
    translating()
    found = pairs(translating, copying, min(3, max(2, count)))
    what = f"a file of {rows:,} rows and {len(_COLUMNS)} columns translated"
    # Processor time is what a busy machine moves least.
    for row in compared("translate", what, "the csv module copying its cells", found, None, 2.0):
        # Of a shorter file most of the time goes into starting.
        row.wanted = row.wanted if rows >= 1_000_000 else None
        yield row
    here, there = (peak_alone(each) / 1e6 for each in (translate, copy))
    what = f"memory for {rows:,} rows translated"
    yield Row("translate", what, "the csv module", here, 200.0, "MB", f"{here:.0f} MB", f"{there:.0f} MB")
