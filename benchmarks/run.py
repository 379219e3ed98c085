"""Time Muniment beside what a person would run instead, in one run, as ratios.

    python benchmarks/run.py [--files 1000 10000] [--pairs 5]

Files are the sample's own records, copied under new ids, so that they are as long and as varied as real ones. Each pair
runs the two programs one after the other, in turn, and the ratio is the median of the pairs' ratios: a machine that is
busy or slow moves both. Results go to `benchmarks/results/` with date, machine and commit, and into the table of
`benchmarks/README.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "agreements"
BIN = Path(sys.executable).parent
BARE_LOOP = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def grown(files: int, where: Path) -> Path:
    """A federation of about this many files: the sample, and copies of its records under new ids."""
    shutil.copytree(SAMPLE, where, dirs_exist_ok=True)
    # Copies of organisations would share identifiers, and copies of adoptions would say nothing new.
    seeds = [
        path
        for path in sorted(where.glob("*/*/*.yaml"))
        if path.parent.name not in {"organisations", "evidence"} and path.parent.parent.name == "northmoor"
    ]
    made = len(list(where.glob("*/*/*.yaml")))
    copy = 0
    while made < files:
        copy += 1
        for seed in seeds[: files - made]:
            text = seed.read_text("utf-8")
            name = f"{seed.stem}-{copy}"
            (seed.parent / f"{name}.yaml").write_text(
                text.replace(f"\nid: {seed.stem}\n", f"\nid: {name}\n", 1), "utf-8"
            )
            made += 1
    return where


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a whole process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pairs(
    ours: Callable[[], tuple[float, float]], theirs: Callable[[], tuple[float, float]], count: int
) -> dict[str, float]:
    """Run the two in turn; the medians of the ratios, and of the times."""
    rows = [(ours(), theirs()) for _ in range(count)]
    return {
        "wall ratio": statistics.median(a[0] / b[0] for a, b in rows),
        "cpu ratio": statistics.median(a[1] / b[1] for a, b in rows),
        "ours s": statistics.median(a[0] for a, _b in rows),
        "theirs s": statistics.median(b[0] for _a, b in rows),
    }


def check_jsonschema(federation: Path) -> tuple[float, float]:
    """What a person would run today: one call a kind, on the same files and schemas."""
    wall = cpu = 0.0
    by_folder: dict[str, list[str]] = {}
    for path in sorted(federation.glob("*/*/*.yaml")):
        by_folder.setdefault(path.parent.name, []).append(str(path))
    from registry.concepts.kinds import BY_FOLDER

    for folder, files in by_folder.items():
        schema = ROOT / "schemas" / f"{BY_FOLDER[folder]}.schema.json"
        for start in range(0, len(files), 2000):
            command = [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *files[start : start + 2000]]
            one = timed(command)
            wall, cpu = wall + one[0], cpu + one[1]
    return wall, cpu


def measure(sizes: list[int], count: int, outside_up_to: int) -> list[dict[str, object]]:
    """Every measurement, smallest first."""
    rows: list[dict[str, object]] = []
    muniment = str(BIN / "muniment")
    with tempfile.TemporaryDirectory() as folder:
        small = grown(60, Path(folder) / "small")
        show = [muniment, "show", "agreement/childrens-safeguarding-hub", "--federation", str(small)]
        nothing = [sys.executable, "-c", "pass"]
        started = pairs(partial(timed, show), partial(timed, nothing), 15)
        rows.append(_row("T7 `muniment show`, whole process", "`python -c pass`", 6.0, started))
        for size in sizes:
            federation = grown(size, Path(folder) / str(size))
            validate = partial(timed, [muniment, "validate", "--federation", str(federation)])
            loop = partial(timed, [sys.executable, "-c", BARE_LOOP, str(federation)])
            outside = partial(check_jsonschema, federation)
            what = f"cold `muniment validate`, {size:,} files"
            rows.append(_row(f"T3 {what}", "a bare `yaml.load` loop", 1.0, pairs(validate, loop, count)))
            if size <= outside_up_to:
                rows.append(_row(f"T1 {what}", "`check-jsonschema`", 0.10, pairs(validate, outside, 1)))
    return rows


def _row(what: str, against: str, target: float, figures: dict[str, float]) -> dict[str, object]:
    return {"what": what, "against": against, "target": target, **figures}


def main() -> None:
    """Measure, print, and keep the results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--outside-up-to", type=int, default=1000, help="files check-jsonschema is given at most")
    given = parser.parse_args()
    rows = measure(given.files, given.pairs, given.outside_up_to)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    about = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "commit": commit.stdout.strip(),
    }
    results = ROOT / "benchmarks" / "results"
    results.mkdir(exist_ok=True)
    (results / f"{about['date']}.json").write_text(json.dumps({**about, "rows": rows}, indent=1) + "\n", "utf-8")
    table = _table(about, rows)
    print(table)
    readme = ROOT / "benchmarks" / "README.md"
    start = readme.read_text("utf-8").partition("<!-- results -->")[0]
    readme.write_text(f"{start}<!-- results -->\n\n{table}\n", "utf-8")


def _table(about: dict[str, str], rows: list[dict[str, object]]) -> str:
    lines = [
        f"Measured {about['date']} on {about['machine']}, commit {about['commit']}.",
        "",
        "| what | against | wall ratio | CPU ratio | target (wall) | ours | theirs |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {row['what']} | {row['against']} | {row['wall ratio']:.2f} | {row['cpu ratio']:.2f} | {row['target']} "
            f"| {row['ours s']:.2f} s | {row['theirs s']:.2f} s |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
