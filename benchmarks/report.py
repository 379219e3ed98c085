"""Writing the results down: a file of every figure, and the table people read."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from benchmarks.beside import ROOT
from benchmarks.row import Row

_MARK = "<!-- results -->"


def about() -> dict[str, str]:
    """When, where and of what."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "commit": commit.stdout.strip() + (" and what was not yet committed" if changed.stdout else ""),
    }


def table(said: dict[str, str], rows: Sequence[Row]) -> str:
    """The results as Markdown."""
    lines = [
        f"Measured {said['date']} on {said['machine']}, commit {said['commit']}.",
        "",
        "| | what | against | measured | wanted | | ours | theirs |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        wanted = "" if row.wanted is None else f"≤ {_figure(row.wanted)}"
        met = {True: "met", False: "**missed**", None: ""}[row.met]
        cells = (
            row.target, row.what, row.against, f"{_figure(row.measured)} {row.unit}".strip(), wanted, met, row.ours,
            row.theirs,
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:.0f}" if value == int(value) or abs(value) >= 100 else f"{value:.3g}"


def keep(said: dict[str, str], rows: Sequence[Row], part: str = "") -> None:
    """Write the results of the day, and the table into the README; of a part alone, only the results."""
    folder = ROOT / "benchmarks" / "results"
    folder.mkdir(exist_ok=True)
    figures = {**said, "rows": [asdict(row) | {"met": row.met} for row in rows]}
    (folder / f"{said['date']}{part and '-'}{part}.json").write_text(
        json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
    if part:
        return
    readme = ROOT / "benchmarks" / "README.md"
    start = readme.read_text("utf-8").partition(_MARK)[0]
    readme.write_text(f"{start}{_MARK}\n\n{table(said, rows)}\n", "utf-8")
