"""Whole processes: what one costs in time and memory, and how two compare when they take turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

BROKEN = (1, 2, 5, 6, 70)
"""Exit codes of `muniment` that mean it did not do what is timed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and CPU seconds of a process and all it started, and the memory of the largest of them, in bytes."""

    wall: float
    cpu: float
    peak: int
    code: int = 0
    printed: bytes = b""

    def __add__(self, other: Cost) -> Cost:
        peak = max(self.peak, other.peak)
        return Cost(self.wall + other.wall, self.cpu + other.cpu, peak, max(self.code, other.code))


def run(command: Sequence[str], where: Path | None = None, *, keep: bool = False) -> Cost:
    """Run a command to its end. `keep`: keep what it prints."""
    started = perf_counter()
    pipe = subprocess.PIPE if keep else subprocess.DEVNULL
    process = subprocess.Popen(list(command), cwd=where, stdout=pipe, stderr=subprocess.DEVNULL)
    printed = b""
    if process.stdout:
        with process.stdout:
            printed = process.stdout.read()
    # Asked of the kernel for this child alone: what it used, and what those that it waited for used.
    _pid, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, process.returncode, printed)


def ours(command: Sequence[str], where: Path | None = None, *, keep: bool = False) -> Cost:
    """Run `muniment`, and stop everything where it did not do its work."""
    cost = run(command, where, keep=keep)
    if cost.code in BROKEN:
        raise SystemExit(f"exit code {cost.code} from: {' '.join(command)}")
    return cost


_ALONE = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def peak_alone(command: Sequence[str]) -> int:
    """The most memory of a command in bytes, where the measuring program itself is large.

    The kernel counts a process from before it becomes another program: one begun here has the size of this one at
    least. So it is begun by a program of a few megabytes. Raises SystemExit where it did not do its work.
    """
    cost = ours([sys.executable, "-I", "-S", "-c", _ALONE, *command], keep=True)
    return int(cost.printed) * 1024


@dataclass(frozen=True, slots=True)
class Ratio:
    """How two compare: the medians of the pairs' ratios, and of each one's own costs."""

    wall: float
    cpu: float
    ours: Cost
    theirs: Cost


def pairs(one: Callable[[], Cost], other: Callable[[], Cost], count: int) -> Ratio:
    """Run two in turn, now the one first and now the other, and compare them pair by pair.

    What else the machine is doing moves both of a pair.
    """
    rows: list[tuple[Cost, Cost]] = []
    for at in range(count):
        if at % 2:
            second = other()
            rows.append((one(), second))
        else:
            rows.append((one(), other()))
    return Ratio(
        statistics.median(a.wall / b.wall for a, b in rows),
        statistics.median(a.cpu / b.cpu for a, b in rows),
        _median([a for a, _b in rows]),
        _median([b for _a, b in rows]),
    )


def _median(costs: list[Cost]) -> Cost:
    wall, cpu = statistics.median(each.wall for each in costs), statistics.median(each.cpu for each in costs)
    return Cost(wall, cpu, max(each.peak for each in costs))
