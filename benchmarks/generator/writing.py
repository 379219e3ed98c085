"""Putting a federation into folders, as its organisations would keep it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.generator.dice import Dice
from benchmarks.generator.faults import Planted, Spoiled, Spoiler
from benchmarks.generator.plan import Plan, Register
from benchmarks.generator.records import made, outlines_of

_POOL_FROM = 2_000
"""Below this many records a second process costs more than it saves."""


class Written(NamedTuple):
    """What was written: how many records, how many bytes, which files were spoiled, and what was planted for rules."""

    records: int
    size: int
    spoiled: tuple[Spoiled, ...]
    planted: tuple[Planted, ...] = ()


def write(where: Path, records: int, registers: int, seed: int, faults: float = 0.0) -> Written:
    """A federation in a new folder. `faults` is the share of its records that have something wrong with them.

    Registers are written side by side; each is the same whoever writes it.
    """
    plan = Plan(records, registers, seed)
    _put(str(where), "federation.yaml", _federation(plan).encode(), set())
    one = partial(_write_some, str(where), (records, registers, seed), faults)
    processes = min(os.cpu_count() or 1, registers) if records >= _POOL_FROM else 1
    if processes == 1:
        parts = [one(range(registers))]
    else:
        with ProcessPoolExecutor(processes) as pool:
            parts = list(pool.map(one, _shared_out(plan, processes)))
    spoiled = sorted(each for part in parts for each in part.spoiled)
    planted = sorted(each for part in parts for each in part.planted)
    return Written(records, sum(part.size for part in parts), tuple(spoiled), tuple(planted))


def _shared_out(plan: Plan, processes: int) -> list[list[int]]:
    """The registers in as many heaps, of about as many records each."""
    heaps: list[list[int]] = [[] for _process in range(processes)]
    held = [0] * processes
    for number in sorted(range(len(plan.registers)), key=lambda number: -plan.registers[number].total):
        least = held.index(min(held))
        heaps[least].append(number)
        held[least] += plan.registers[number].total
    return heaps


def _write_some(where: str, asked: tuple[int, int, int], faults: float, numbers: Iterable[int]) -> Written:
    plan = Plan(*asked)
    outlines = outlines_of(plan)
    gc.disable()
    spoiled: list[Spoiled] = []
    planted: list[Planted] = []
    count = size = 0
    for number in numbers:
        register = plan.registers[number]
        root = f"{where}/{register.id}"
        folders: set[str] = set()
        _put(root, "register.yaml", _register(register).encode(), folders)
        spoiler = Spoiler(outlines, Dice(plan.seed, "faults", number), faults)
        for each in made(outlines, register):
            count += 1
            raw = each.text.encode()
            size += len(raw)
            for path, body in (*spoiler.spoiled(each, raw), *each.files):
                _put(root, path, body, folders)
        spoiled += spoiler.all
        planted += spoiler.planted
    gc.enable()
    return Written(count, size, tuple(spoiled), tuple(planted))


def _put(root: str, path: str, body: bytes, folders: set[str]) -> None:
    folder = path.rpartition("/")[0]
    if folder not in folders:
        os.makedirs(f"{root}/{folder}", exist_ok=True)
        folders.add(folder)
    # Half the time of `open`, which is most of the time of a small file.
    file = os.open(f"{root}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        os.write(file, body)
    finally:
        os.close(file)


def _register(register: Register) -> str:
    return (
        f"# {register.name} is invented, and so is everyone else here.\nid: {register.id}\n"
        f"title: Register of {register.name}\nformat: 1\nowner: {register.id}\n"
        f"iri: https://data.{register.id}.example/id/\nvisibility_default: private\nlanguages:\n  - en\n"
    )


def _federation(plan: Plan) -> str:
    entries = "".join(f"  - register: {each.id}\n    source: {each.id}\n" for each in plan.registers)
    return f"# Written by benchmarks/generator, seed {plan.seed}.\ntitle: Invented federation\nregisters:\n{entries}"
