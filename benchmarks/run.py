"""Time Muniment beside what a person would run instead, in one run, as ratios.

    python benchmarks/run.py            1,000 and 10,000 files, 1,000 and 100,000 rows
    python benchmarks/run.py --quick    1,000 of each
    python benchmarks/run.py --full     100,000 files and 1,000,000 rows as well
    python benchmarks/run.py --only pages

Every file and row is invented (see `generator/`). Each pair runs two programs one after the other, in turn, and the
ratio is the median of the pairs' ratios: a machine that is busy or slow moves both. Results go to `results/` with date,
machine and commit, and into the table of `README.md`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import files, inside, judging, pages, registers, report, shares, suggesting, tables, translating, words
from benchmarks.beside import ROOT
from benchmarks.row import Row, seconds

_FEW = 10_000
"""Files up to which a pair takes less than minutes."""

_FAR = 1.3
"""How much more a record may cost among many than among few."""


def measured(where: Path, sizes: list[int], row_counts: list[int], count: int, outside_up_to: int) -> Iterator[Row]:
    """Every measurement, smallest first."""
    costs: dict[int, Row] = {}
    peaks: dict[int, Row] = {}
    for records in sizes:
        place = files.federation(where, records)
        # Few pairs where each takes minutes.
        few = count if records < 100_000 else min(count, 3)
        if records <= outside_up_to:
            yield from files.first_check_beside(place, records, min(few, 3) if records <= 1_000 else 1)
        for row in files.first_check(place, records, few):
            costs.setdefault(records, row)
            yield row
        for row in files.memory(place, records):
            peaks.setdefault(records, row)
            yield row
        yield from files.next_check(place, records, 3 * few)
        yield from files.one_changed(place, records, few)
        yield from files.one_shown(place, records, 5 * few)
        yield from registers.unchanged(where, records, few)
    yield from _growth(costs, peaks)
    yield from _rows(where, row_counts)


def ruled(where: Path, sizes: list[int], count: int, outside_up_to: int) -> Iterator[Row]:
    """What the rules cost, smallest first."""
    for records in sizes:
        place = files.federation(where, records)
        few = min(count, 3) if records <= _FEW else 1
        yield from judging.first_check(place, records, few, records <= outside_up_to)
        yield from judging.next_check(place, records, count)
        yield from judging.judged_again(place, records)
        if records == max(size for size in sizes if size <= _FEW or size == min(sizes)):
            yield from judging.in_one_process(place)


def _growth(costs: dict[int, Row], peaks: dict[int, Row]) -> Iterator[Row]:
    """What a record costs among many against what it costs among few, and the memory that each further one takes."""
    few, many = min(costs), max(costs)
    if few == many:
        return
    here, there = (costs[each].more["ours cpu s"] / each for each in (many, few))
    what = f"CPU of a cold check for each record, {many:,} files"
    yield Row("growth", what, f"{few:,} files", here / there, _FAR, "×", seconds(here), seconds(there))
    # Between the two largest: the smallest has hardly more than the program itself.
    near = sorted(peaks)[-2]
    extra = (peaks[many].more["bytes"] - peaks[near].more["bytes"]) / (many - near)
    yield Row("T14", f"memory for each further record, {near:,} to {many:,} files", "", extra / 1000, 2.0, "KB", "", "")


def _rows(where: Path, row_counts: list[int]) -> Iterator[Row]:
    small = inside.rows(where, min(row_counts))
    for records in row_counts:
        snapshot = small if records == min(row_counts) else inside.rows(where, records)
        yield from inside.by_name(snapshot, small, records)
        yield from inside.searches(snapshot, records)
        yield from inside.facets(snapshot, records)
        if snapshot is not small:
            snapshot.engine.close()
    small.engine.close()


def read(where: Path, sizes: list[int], crowds: list[int]) -> Iterator[Row]:
    """What people wait for at the pages: on the sample, and on each generated federation of 10,000 files and more."""
    yield from pages.reruns(ROOT / "agreements", "the sample", crowds)
    for records in sizes:
        if records >= 10_000:
            yield from pages.reruns(files.federation(where, records), f"{records:,} files", crowds)


def main() -> None:
    """Measure, print, and keep the results."""
    parser = argparse.ArgumentParser(description="Time Muniment beside what a person would run instead.")
    parser.add_argument("--quick", action="store_true", help="1,000 files and rows only")
    parser.add_argument(
        "--full", action="store_true", help="100,000 files and 1,000,000 rows as well: takes an hour or two"
    )
    parser.add_argument("--files", type=int, nargs="+", help="other numbers of files")
    parser.add_argument("--rows", type=int, nargs="+", help="other numbers of rows")
    parser.add_argument("--mappings", type=int, nargs="+", help="other numbers of mappings between words")
    parser.add_argument("--cases", type=int, nargs="+", help="other numbers of rows in files of data")
    parser.add_argument("--people", type=int, nargs="+", help="other numbers of people who read the pages at once")
    parts = ("commands", "rules", "pages", "words", "suggest", "translate", "tables", "shares")
    parser.add_argument("--only", choices=parts, help="one part of it")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--outside-up-to", type=int, default=10_000, help="files check-jsonschema is given at most")
    parser.add_argument("--where", type=Path, help="a folder to keep what is generated in, for another run")
    parser.add_argument("--no-keep", action="store_true", help="print the results and write nothing down")
    given = parser.parse_args()
    sizes = given.files or ([1_000] if given.quick else [1_000, 10_000, 100_000] if given.full else [1_000, 10_000])
    row_counts = given.rows or (
        [1_000] if given.quick else [1_000, 100_000, 1_000_000] if given.full else [1_000, 100_000]
    )
    mappings = given.mappings or (
        [10_000] if given.quick else [10_000, 100_000, 1_000_000] if given.full else [10_000, 100_000]
    )
    crowds = given.people or ([1] if given.quick else [1, 20, 50, 200] if given.full else [1, 20, 50])
    cases = given.cases or ([20_000] if given.quick else [1_000_000] if given.full else [100_000])
    found: list[Row] = []
    said = report.about()
    with tempfile.TemporaryDirectory() as folder:
        where = given.where or Path(folder)
        where.mkdir(parents=True, exist_ok=True)
        parts = {
            "commands": measured(where, sorted(sizes), sorted(row_counts), given.pairs, given.outside_up_to),
            "rules": ruled(where, sorted(sizes), given.pairs, given.outside_up_to),
            "pages": read(where, sorted(sizes), sorted(crowds)),
            "words": words.measured(where, sorted(mappings), given.pairs),
            "tables": tables.measured(where, sorted(cases), given.pairs),
            "translate": translating.measured(where, 100_000 if given.quick else 1_000_000, given.pairs),
            "shares": shares.measured(where, given.quick),
            "suggest": suggesting.measured(),
        }
        for row in chain.from_iterable(rows for name, rows in parts.items() if given.only in (None, name)):
            found.append(row)
            print(report.table(said, [row]).splitlines()[-1], flush=True)
    print(f"\n{report.table(said, found)}")
    # A part alone is not the results of the day.
    if not given.no_keep:
        report.keep(said, found, given.only or "")


if __name__ == "__main__":
    main()
