"""Measured on files in folders: the first check, the next one, one changed file, one record shown, memory."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import beside
from benchmarks.beside import MUNIMENT
from benchmarks.generator.writing import write
from benchmarks.process import Cost, ours, pairs
from benchmarks.row import Row, compared, seconds

SETTLED = 2.3
"""Seconds after which the time of a file that was written can be trusted to show a later change."""


_SOME, _MANY = 10_000, 100_000
"""Files from which a target holds: among few, starting the program is most of what is timed."""


def _wanted(most: float, records: int, since: int = _SOME) -> float | None:
    return most if records >= since else None


def federation(where: Path, records: int, registers: int = 8) -> Path:
    """A generated federation, made where it is not there yet."""
    place = where / f"{records}-in-{registers}"
    if not place.exists():
        making = place.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        write(making, records, registers, seed=1)
        making.rename(place)
    return place


def validate(place: Path, *, keep: bool = False) -> Cost:
    """Check a federation as it is."""
    return ours([MUNIMENT, "validate", "--federation", str(place)], keep=keep)


def cold(place: Path, *, keep: bool = False) -> Cost:
    """Check a federation that was never checked before: read everything and make the index."""
    shutil.rmtree(place / ".muniment", ignore_errors=True)
    return validate(place, keep=keep)


def first_check(place: Path, records: int, count: int) -> Iterator[Row]:
    """T3: reading, checking and indexing everything, against only parsing it."""
    what = f"cold `muniment validate`, {records:,} files"
    found = pairs(partial(cold, place), partial(beside.bare_loop, place), count)
    yield from compared(
        "T3", what, "a bare `yaml.load` loop", found, wall=_wanted(0.65, records), cpu=_wanted(1.0, records)
    )


def first_check_beside(place: Path, records: int, count: int) -> Iterator[Row]:
    """T1: the same against the schema check that people run today."""
    what = f"cold `muniment validate`, {records:,} files"
    found = pairs(partial(cold, place), partial(beside.check_jsonschema, place), count)
    yield from compared(
        "T1", what, "`check-jsonschema`", found, wall=_wanted(0.10, records), cpu=_wanted(0.15, records)
    )


def next_check(place: Path, records: int, count: int) -> Iterator[Row]:
    """T4: nothing has changed; against a walk over the files, and against git."""
    _settle(place)
    what = f"warm `muniment validate`, nothing changed, {records:,} files"
    warm = partial(validate, place)
    wanted = 1.0 if records >= _MANY else _wanted(1.3, records)
    yield from compared("T4", what, "a scandir + stat walk", pairs(warm, partial(beside.walk, place), count), wanted)
    beside.into_git(place)
    yield from compared("", what, "`git status`", pairs(warm, partial(beside.git_status, place), count), None)


def one_changed(place: Path, records: int, count: int) -> Iterator[Row]:
    """T5: one file has changed, against nothing changed; and whether the answer is that of a check from nothing."""
    changed = sorted(place.glob("*/agreements/*.yaml"))[-1]
    before = changed.read_bytes()
    number = 0

    def after_a_change() -> Cost:
        nonlocal number
        number += 1
        changed.write_bytes(before + f"# Looked at {number} times.\n".encode())
        return validate(place)

    def after_none() -> Cost:
        _settle(place)
        return validate(place)

    try:
        _settle(place)
        found = pairs(after_a_change, after_none, count)
        what = f"`muniment validate`, one file of {records:,} changed"
        yield from compared("T5", what, "the same, nothing changed", found, _wanted(1.6, records, _MANY))
        differ = int(not _is_told_alike(place, changed, before))
        yield Row(
            "T5", f"answers that differ, one file of {records:,} broken", "a check from nothing", differ, 0, "", "", ""
        )
    finally:
        changed.write_bytes(before)


def _is_told_alike(place: Path, changed: Path, before: bytes) -> bool:
    """Whether a check after one file was broken, and after it was mended, says what one from nothing would."""
    for body in (before.replace(b"\nlead: ", b"\nlead: no-such-", 1), before[:300] + b"\nlead: [", before):
        changed.write_bytes(body)
        # Both are read in the same folder and print the same paths; cold is last, and leaves a new index.
        answer = validate(place, keep=True)
        again = cold(place, keep=True)
        if (answer.code, answer.printed) != (again.code, again.printed):
            return False
        _settle(place)
    return True


def one_shown(place: Path, records: int, count: int) -> Iterator[Row]:
    """T7: one record, from the shell."""
    record = sorted(place.glob("*/agreements/*.yaml"))[0]
    ref = f"{record.parent.parent.name}/agreement/{record.stem}"
    _settle(place)
    show = partial(ours, [MUNIMENT, "show", ref, "--federation", str(place)])
    found = pairs(show, beside.nothing, count)
    yield from compared("T7", f"`muniment show`, {records:,} files", "`python -c pass`", found, 6.0)


def memory(place: Path, records: int) -> Iterator[Row]:
    """T14: the memory of the largest process of a cold check, and the size of the index."""
    cost = cold(place)
    most = _wanted(250.0, records, _MANY)
    mebibytes = cost.peak / 2**20
    what = f"memory of a cold check, {records:,} files"
    yield Row("T14", what, "", mebibytes, most, "MiB", "", seconds(cost.wall), {"bytes": cost.peak})
    size = sum(file.stat().st_size for file in (place / ".muniment").iterdir())
    yield Row(
        "T14", f"index, {records:,} files", "", size / records / 1000, _wanted(4.0, records), "KB a record", "", ""
    )


def _settle(place: Path) -> None:
    """Let the times of files grow old enough to be trusted, and the index learn that they are."""
    validate(place)
    time.sleep(SETTLED)
    validate(place)
