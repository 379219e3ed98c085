"""Measured inside one process, on an index of rows: a record by its name, a search, the counts of facets."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.generator.dice import Dice
from benchmarks.generator.language.tables import topics
from benchmarks.generator.language.words import words
from benchmarks.generator.rows import index
from benchmarks.row import Row, seconds
from registry.session import Session

if TYPE_CHECKING:
    from registry.index.search import Search
    from registry.index.snapshot import IndexSnapshot

ON = date(2026, 11, 21)
_ASKED = 2_000
_SEARCHES = 400
_FIRST = 16
_AT_MOST = 120.0
"""Seconds after which no further search is made: one that takes seconds need not be asked four hundred times."""


def rows(where: Path, records: int) -> IndexSnapshot:
    """An index of this many rows, made where it is not there yet."""
    from registry.index.engine import Engine
    from registry.index.snapshot import IndexSnapshot
    from registry.load.federation import FederationSource, RegisterSource

    place = where / f"rows-{records}.sqlite"
    if not place.exists():
        making = place.with_suffix(".making")
        making.unlink(missing_ok=True)
        index(making, records).engine.close()
        making.rename(place)
    engine = Engine(str(place.absolute()))
    named = engine.rows("SELECT id, folder FROM register WHERE folder != ''")
    return IndexSnapshot(engine, FederationSource(where, "", tuple(RegisterSource(own, Path(at)) for own, at in named)))


def timed(work: Callable[..., object], *given: object) -> float:
    """Seconds of one call."""
    started = perf_counter()
    work(*given)
    return perf_counter() - started


def percentile(times: list[float], share: float) -> float:
    """The time within which this share of the calls were answered."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def by_name(large: IndexSnapshot, small: IndexSnapshot, records: int) -> Iterator[Row]:
    """T8: one record, asked for by its name in full."""
    here, there = _by_name(large), _by_name(small)
    p99, p50 = percentile(here, 0.99), statistics.median(here)
    what = f"a record by its name, {records:,} rows"
    yield Row("T8", f"{what}, p99", "", p99 * 1000, 0.1, "ms", seconds(p99), "", {"p50 s": p50})
    if large is small:
        return
    before = statistics.median(there)
    yield Row("T8", f"{what}, p50", "1,000 rows", p50 / before, 2.0, "×", seconds(p50), seconds(before))


def _by_name(snapshot: IndexSnapshot) -> list[float]:
    session, dice = Session(), Dice("by name")
    refs = snapshot.refs()
    asked = [dice.of(refs) for _time in range(_ASKED)]
    for ref in asked[:200]:
        snapshot.get(session, ref)
    snapshot.forget()
    # Each but once: what was fetched a moment ago is at hand.
    return [timed(snapshot.get, session, ref) for ref in dict.fromkeys(asked)]


# ── T9 and T10 ask `registry.index.search`, which is young: `_search` is all that knows it ───────────────────────────


def _search(snapshot: IndexSnapshot, text: str) -> Search:
    from registry.index.search import Query, Search

    return Search(snapshot, Session(), Query(text=text), ON)


def searches(snapshot: IndexSnapshot, records: int) -> Iterator[Row]:
    """T9: the first page of a search nobody has made before: rare, middling and common words, alone and together."""
    found: list[tuple[float, str]] = []
    ended = perf_counter() + _AT_MOST
    for text in (*_texts()[:_FIRST], *_texts()):
        snapshot.forget()
        found.append((timed(lambda sought: _search(snapshot, sought).page(), text), text))
        if perf_counter() > ended and len(found) > 2 * _FIRST:
            break
    # The first few brought the file into memory.
    found = found[_FIRST:]
    times, slowest = [took for took, _text in found], max(found)
    p50, p99 = statistics.median(times), percentile(times, 0.99)
    what = f"first page of a search, {records:,} rows, p99 of {len(found)} (slowest: {slowest[1]})"
    yield Row("T9", what, "", p99 * 1000, 50.0, "ms", seconds(p99), "", {"p50 s": p50, "slowest s": slowest[0]})


def facets(snapshot: IndexSnapshot, records: int) -> Iterator[Row]:
    """T10: the counts of every facet within a result, from the smallest results to all records."""
    from registry.index.facets import FIELDS

    def counted(search: Search) -> None:
        for name in FIELDS:
            search.counts(name)

    snapshot.forget()
    first = timed(counted, _search(snapshot, ""))  # of a page that has just been opened
    times = []
    for text in ("", *_texts()[:80]):
        search = _search(snapshot, text)
        # Which records fit is found out once for all facets.
        search.counts(FIELDS[0])
        times.append(timed(counted, search))
    p50, p99 = statistics.median(times), percentile(times, 0.99)
    wanted = 5.0 if records <= 100_000 else None
    what = f"counts of all {len(FIELDS)} facets in a result, {records:,} rows, p99"
    yield Row("T10", what, "", p99 * 1000, wanted, "ms", seconds(p99), "", {"p50 s": p50, "first s": first})


_COMMON = ("record", "the", "case", "council", "partner", "data", "new", "shared", "agreement", "information", "team")


def _texts() -> list[str]:
    """What is looked for: words from the commonest to the rarest, topics as people type them, and half a word."""
    dice = Dice("searches")
    nouns = words("n")
    ways: tuple[Callable[[], str], ...] = (
        lambda: dice.of(_COMMON),
        lambda: f"{dice.of(_COMMON)} {dice.of(_COMMON)}",
        lambda: dice.of(nouns),
        lambda: dice.of(nouns[-200:]),
        lambda: dice.of(topics()).name,
        lambda: f"{dice.of(topics()).name} {dice.of(_COMMON)}",
        lambda: f"{dice.of(words('a'))} {dice.of(nouns)}",
        lambda: dice.of(nouns[:60])[:4],
    )
    return [ways[at % len(ways)]() for at in range(_SEARCHES)]
