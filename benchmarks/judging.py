"""What the rules cost: the first check with them, the next one, one after a change, another day, a rule that fails."""

from __future__ import annotations

import gc
import shutil
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import beside
from benchmarks.beside import MUNIMENT
from benchmarks.files import SETTLED, validate
from benchmarks.process import Cost, ours, pairs
from benchmarks.row import Row, compared, seconds

if TYPE_CHECKING:
    from registry.index.snapshot import IndexSnapshot
    from registry.load.snapshot import Loaded
    from registry.rules.catalogue import Rule

ON = date(2026, 11, 21)
_LATER = date(2027, 2, 21)
_SOME = 10_000
"""Files from which a target holds: among few, starting the program is most of what is timed."""
_AMONG = 1_000
"""Records that are judged in one process to see what a record costs."""


def check(place: Path, *more: str) -> Cost:
    """Judge a federation as it is."""
    return ours([MUNIMENT, "check", "--federation", str(place), "--as-of", ON.isoformat(), "--fail-on", "never", *more])


def cold(place: Path) -> Cost:
    """Validate and judge a federation never looked at before: read everything, make the index, judge every record."""
    shutil.rmtree(place / ".muniment", ignore_errors=True)
    return validate(place) + check(place)


def first_check(place: Path, records: int, count: int, outside: bool) -> Iterator[Row]:
    """T1, T3: the first check with the rules, against the schema check people run today and against only parsing."""
    what = f"cold `muniment validate` and `muniment check`, {records:,} files"
    some = records >= _SOME
    if outside:
        found = pairs(partial(cold, place), partial(beside.check_jsonschema, place), 1)
        yield from compared("T1", what, "`check-jsonschema`", found, 0.10 if some else None, 0.15 if some else None)
    found = pairs(partial(cold, place), partial(beside.bare_loop, place), count)
    yield from compared("T3", what, "a bare `yaml.load` loop", found, 0.65 if some else None, 1.0 if some else None)
    size = sum(file.stat().st_size for file in (place / ".muniment").iterdir())
    wanted = 4.0 if some else None
    yield Row(
        "T14", f"index with verdicts, {records:,} files", "", size / records / 1000, wanted, "KB a record", "", ""
    )
    peak = check(place, "--format", "json").peak / 2**20
    yield Row("T14", f"memory of a check, {records:,} files", "", peak, 250.0, "MiB", "", "")


def next_check(place: Path, records: int, count: int) -> Iterator[Row]:
    """The next check, when nothing has changed, against a walk over the files."""
    check(place)
    time.sleep(SETTLED)
    check(place)
    what = f"warm `muniment check`, nothing changed, {records:,} files"
    yield from compared(
        "", what, "a scandir + stat walk", pairs(partial(check, place), partial(beside.walk, place), count), None
    )


def in_one_process(place: Path) -> Iterator[Row]:
    """T12: all rules on a record against parsing its YAML; and what it costs that one of them fails."""
    from registry.index.opening import open_index
    from registry.parse.quick import parse
    from registry.rules.catalogue import Rule, rules

    snapshot = open_index(place)
    refs = snapshot.refs()
    loaded = [each for ref in refs[:: max(1, len(refs) // _AMONG)] if (each := snapshot.record(ref)) is not None]
    raw = [(snapshot.folders[each.ref.register].root / each.document.path).read_bytes() for each in loaded]
    every = list(rules().values())

    def parsed() -> None:
        for each in raw:
            parse(each, "", "")

    def fails(_subject: object) -> None:
        raise ValueError("planted")

    planted = Rule("planted", "made", rules()["purpose-missing-or-vague"].text, fails)  # type: ignore[arg-type]
    judging, failing = (partial(_judge, snapshot, loaded, which) for which in (every, [*every, planted]))
    judging()
    gc.disable()
    ratios, broken = _ratio(judging, parsed), _ratio(failing, judging)
    gc.enable()
    what = f"all {len(every)} rules on a record, {len(loaded):,} records"
    here, there = (statistics.median(each) / len(loaded) for each in zip(*ratios, strict=True))
    yield Row("T12", what, "parsing its YAML", here / there, 0.3, "× CPU", seconds(here), seconds(there))
    with_it, without = (statistics.median(each) / len(loaded) for each in zip(*broken, strict=True))
    what = "the same with a rule that fails on every agreement"
    yield Row("T12", what, "without it", with_it / without - 1, 0.05, "× more", seconds(with_it), seconds(without))
    snapshot.engine.close()


def _judge(snapshot: IndexSnapshot, loaded: Sequence[Loaded], chosen: Sequence[Rule]) -> None:
    from registry.check.engine import Sitting
    from registry.law.statute_book import statute_book
    from registry.session import Session

    sitting = Sitting(snapshot, Session(as_of=ON), statute_book(), chosen, ON)
    for each in loaded:
        sitting.judge(each)


def _ratio(one: Callable[[], None], other: Callable[[], None], count: int = 3) -> list[tuple[float, float]]:
    return [(_cpu(one), _cpu(other)) for _time in range(count)]


def _cpu(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def judged_again(place: Path, records: int) -> Iterator[Row]:
    """T13: how many records are judged again after some have changed, counted; and on another day."""
    judged = _judged(place, ON)
    snapshot = _opened(place)
    edges = snapshot.engine.rows("SELECT count(*) FROM edge e JOIN record c ON c.number = e.target")[0][0]
    snapshot.engine.close()
    in_degree = edges / records
    paths = sorted(place.glob("*/*/*.yaml"))
    for changed in (1, 10, 100):
        chosen = paths[changed :: max(1, len(paths) // changed)][:changed]
        before = {path: path.read_bytes() for path in chosen}
        try:
            for path, body in before.items():
                path.write_bytes(body.replace(b"title: ", b"title: Another ", 1))
            judged = _judged(place, ON)
        finally:
            for path, body in before.items():
                path.write_bytes(body)
        _judged(place, ON)
        what = f"records judged again, {changed} of {records:,} changed (in-degree {in_degree:.1f})"
        wanted = 2 + in_degree
        yield Row("T13", what, "records changed", judged / len(chosen), wanted, "×", f"{judged:,}", f"{len(chosen):,}")
    later = _judged(place, _LATER)
    what = f"records judged again on {_LATER:%-d %B %Y}, nothing changed"
    yield Row("T13", what, "all records", later / records, None, "×", f"{later:,}", f"{records:,}")
    _judged(place, ON)


def _opened(place: Path) -> IndexSnapshot:
    from registry.index.opening import open_index

    return open_index(place)


def _judged(place: Path, on: date) -> int:
    from registry.check.verdicts import Verdicts
    from registry.session import Session

    snapshot = _opened(place)
    try:
        return Verdicts(snapshot, Session(federation=place, as_of=on)).judged
    finally:
        snapshot.engine.close()
