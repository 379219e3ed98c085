"""A list of shares matched to agreements: how often that is right, beside what was decided by hand, and its time.

The sample's list was written with its truth before any program was asked, and nothing was tuned on it; what decides was
tuned on `tests/sharing/shares/tuning.csv`. Both were written by one hand, so other councils' lists will do worse.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from benchmarks.beside import ROOT
from benchmarks.row import Row
from registry.session import Session
from registry.verbs.sharing.shares import Answer, Question, run

SAMPLE = ROOT / "agreements"
_LISTS = (
    ("the sample's list", SAMPLE / "data" / "northmoor-data-shares.xlsx", "northmoor",
     ROOT / "tests" / "sample" / "shares_expected.yaml"),
    ("the list tuned on", ROOT / "tests" / "sharing" / "shares" / "tuning.csv", "",
     ROOT / "tests" / "sharing" / "shares" / "tuning.yaml"),
)  # fmt: skip
_WANTED = {"covered": (0.0, 0.2), "none": (0.1, 0.1)}
"""Fit → the most that may be wrong, and missed, on the list that nothing was tuned on."""

_MANY = 5_000


def measured(where: Path, is_quick: bool) -> Iterator[Row]:
    """Right and wrong on both lists, by fit; confidence against what came true; and processor time."""
    for name, file, giver, told in _LISTS:
        answer, took = _timed(file, giver)
        truth = {str(own): each for own, each in yaml.safe_load(told.read_text("utf-8")).items()}
        for fit, wanted in _WANTED.items():
            yield from _rows(name, answer, truth, fit, wanted if file.suffix == ".xlsx" else (None, None))
        yield from _sure(name, answer, truth)
        what = f"{answer.total} shares matched: {name}"
        yield Row("shares", what, "", took, 1.0 if file.suffix == ".xlsx" else None, "s CPU", f"{took:.2f} s", "")
    if not is_quick:
        answer, took = _timed(_many(where), "northmoor")
        yield Row("shares", f"{answer.total:,} shares matched", "", took, None, "s CPU", f"{took:.2f} s", "")


def _timed(file: Path, giver: str) -> tuple[Answer, float]:
    """The second of two runs in one process, as a server makes it: the records are open by then."""
    session = Session(federation=SAMPLE, as_of=date(2026, 11, 21))
    question = Question(file=file, from_=giver)
    run(session, question)
    begun = time.process_time()
    return run(session, question), time.process_time() - begun


def _rows(
    name: str, answer: Answer, truth: dict[str, dict[str, str]], fit: str, wanted: tuple[float | None, float | None]
) -> Iterator[Row]:
    said = [each for each in answer.matched if each.fit == fit]
    so = [own for own, each in truth.items() if each["fit"] == fit]
    right = 0
    for each in said:
        own = truth[each.share.reference]
        is_same = fit != "covered" or (each.best is not None and each.best.agreement == own.get("agreement"))
        right += own["fit"] == fit and is_same
    for what, number, of, most in (("wrong", right, len(said), wanted[0]), ("missed", right, len(so), wanted[1])):
        out = 1 - number / of if of else 0.0
        yield Row("shares", f"“{fit}” {what}: {name}", "by hand", out, most, "of shares", f"{number} of {of}", "")


def _sure(name: str, answer: Answer, truth: dict[str, dict[str, str]]) -> Iterator[Row]:
    """How far confidence is from how often a covered share was rightly so."""
    covered = [each for each in answer.matched if each.fit == "covered" and each.best is not None]
    if not covered:
        return
    mean = sum(each.best.confidence for each in covered if each.best) / len(covered)
    true = sum(truth[each.share.reference]["fit"] == "covered" for each in covered) / len(covered)
    said = f"{mean:.2f} said, {true:.2f} so"
    yield Row("shares", f"how far confidence is out: {name}", "by hand", abs(mean - true), 0.15, "", said, "")


def _many(where: Path) -> Path:
    """The sample's list again and again, each row with a partner, data and purpose as some other row has them."""
    from registry.tabular.opening import open_table

    reading = open_table(_LISTS[0][1], sheet="Shares")
    rows = [row for batch in reading.batches() for row in batch.rows]
    file = where / f"shares-{_MANY}.csv"
    with file.open("w", newline="", encoding="utf-8") as opened:
        written = csv.writer(opened)
        written.writerow(reading.columns)
        for number in range(_MANY):
            row = list(rows[number % 113])
            row[0] = f"M{number}"
            row[4] = rows[(number * 7) % 113][4]
            row[6] = rows[(number * 3) % 113][6]
            written.writerow(row)
    return file
