"""The command that writes a federation."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.generator.writing import write


def main() -> None:
    """Write a federation and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generator", description="Write an invented federation.")
    parser.add_argument("out", type=Path, help="a folder that is not there yet")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--registers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.0, help="share of records with something wrong with them")
    given = parser.parse_args()
    if given.out.exists() and any(given.out.iterdir()):
        sys.exit(f"{given.out} is there already")
    started = time.perf_counter()
    written = write(given.out, given.records, given.registers, given.seed, given.faults)
    took = time.perf_counter() - started
    print(f"{written.records:,} records of {written.size / written.records:,.0f} bytes in {took:.1f} s")
    for spoiled in written.spoiled:
        print(f"{spoiled.register}/{spoiled.path}\t{spoiled.code}")
    for planted in written.planted:
        print(f"{planted.register}/{planted.path}\t{planted.rule}\t{planted.ref}")


if __name__ == "__main__":
    main()
