"""The benchmarks themselves: they start, compare fairly, and write down what they found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks import report  # noqa: E402
from benchmarks.process import Cost, pairs, run  # noqa: E402
from benchmarks.report import table  # noqa: E402
from benchmarks.row import Row  # noqa: E402


@pytest.mark.parametrize("command", [["benchmarks/run.py"], ["-m", "benchmarks"]])
def test_both_ways_of_starting_work(command: list[str]) -> None:
    started = subprocess.run([sys.executable, *command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--quick" in started.stdout


def test_a_process_is_asked_for_itself_and_what_it_started() -> None:
    held = "x = bytearray(60_000_000)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{held}']); print('done')"
    cost = run([sys.executable, "-c", code], keep=True)
    assert (cost.code, cost.printed) == (0, b"done\n")
    assert cost.peak > 60_000_000
    assert cost.wall > 0


def test_pairs_take_turns_and_the_median_ratio_counts() -> None:
    turns: list[str] = []

    def one(wall: float) -> Cost:
        turns.append("ours")
        return Cost(wall, wall, 1)

    def other() -> Cost:
        turns.append("theirs")
        return Cost(2, 4, 1)

    walls = iter((1.0, 2.0, 90.0))
    found = pairs(lambda: one(next(walls)), other, 3)
    assert turns == ["ours", "theirs", "theirs", "ours", "ours", "theirs"]
    assert (found.wall, found.cpu) == (1.0, 0.5)


def test_the_table_says_what_was_met_and_what_was_missed() -> None:
    said = {"date": "2026-11-22", "machine": "here", "commit": "abc"}
    rows = [
        Row("T1", "one", "another", 0.05, 0.1, "×", "1 s", "20 s"),
        Row("T2", "two", "", 12.3456, 10.0, "ms", "", ""),
        Row("", "told", "", 2.0, None, "", "", ""),
    ]
    shown = table(said, rows).splitlines()
    assert shown[-3] == "| T1 | one | another | 0.05 × | ≤ 0.1 | met | 1 s | 20 s |"
    assert shown[-2] == "| T2 | two |  | 12.3 ms | ≤ 10 | **missed** |  |  |"
    assert shown[-1] == "|  | told |  | 2 |  |  |  |  |"


def test_results_are_kept_and_the_table_takes_the_place_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "ROOT", tmp_path)
    readme = tmp_path / "benchmarks" / "README.md"
    readme.parent.mkdir()
    readme.write_text("# Benchmarks\n\n<!-- results -->\n\nlast time\n")
    said = {"date": "2026-11-22", "machine": "here", "commit": "abc"}
    report.keep(said, [Row("T1", "one", "another", 0.05, 0.1, "×", "", "", {"wall ratio": 0.05})])
    assert "last time" not in readme.read_text()
    assert readme.read_text().startswith("# Benchmarks\n\n<!-- results -->\n\nMeasured 2026-11-22")
    kept = json.loads((tmp_path / "benchmarks" / "results" / "2026-11-22.json").read_text())
    assert (kept["rows"][0]["met"], kept["rows"][0]["more"]) == (True, {"wall ratio": 0.05})
