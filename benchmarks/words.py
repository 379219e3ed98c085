"""Words between councils: what one calls what another calls something, among many mappings; what loading them costs."""

from __future__ import annotations

import csv
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import beside
from benchmarks.beside import MUNIMENT
from benchmarks.files import SETTLED, validate
from benchmarks.generator import shared_words
from benchmarks.generator.dice import Dice
from benchmarks.inside import percentile, timed
from benchmarks.process import ours, pairs
from benchmarks.row import Row, compared, seconds
from registry.source import Ref
from registry.vocabulary.term import TermKey

if TYPE_CHECKING:
    from registry.index.snapshot import IndexSnapshot

_ASKED = 5_000
_WARMING = 1_000
_SPARQL_UP_TO = 100_000
"""Mappings up to which rdflib is asked the same: of more it takes minutes to load and as much memory as most machines
have."""
_SPARQL_ASKED = 40
_FULL = 100_000
"""Mappings that the targets for loading are about."""

Asked = list[tuple[TermKey, Ref]]


def federation(where: Path, mappings: int, councils: int = shared_words.COUNCILS) -> Path:
    """The files of so many mappings, made where they are not there yet."""
    place = where / f"{mappings}-mappings-of-{councils}"
    if not place.exists():
        making = place.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        shared_words.write(making, mappings, councils)
        making.rename(place)
    return place


def measured(where: Path, sizes: list[int], count: int) -> Iterator[Row]:
    """Every measurement, smallest first."""
    from registry.index.opening import open_index

    for mappings in sizes:
        place = federation(where, mappings)
        snapshot = open_index(place)
        asked = _asked(mappings)
        yield from _lookups(snapshot, asked, mappings)
        yield from _resolved(snapshot, asked, mappings)
        snapshot.engine.close()
        if mappings <= _SPARQL_UP_TO:
            yield from _by_sparql(place, asked, mappings)
        if mappings <= _FULL:
            yield from _loaded(place, where, mappings, count)
            yield from _table_read(where, mappings, count)
        yield from _one_resolved(place, mappings, count)


def _asked(mappings: int) -> Asked:
    """Terms of one council, and the words of another that are wanted for them."""
    dice = Dice("asked of words")
    found = []
    for _each in range(_ASKED + _WARMING):
        one, other = dice.below(shared_words.COUNCILS), dice.below(shared_words.COUNCILS - 1)
        other += other >= one
        term = f"t-{dice.below(mappings // shared_words.COUNCILS)}"
        wanted = Ref(shared_words.council(other), "vocabulary", "words")
        found.append((TermKey(shared_words.council(one), "words", term), wanted))
    return found


def _lookups(snapshot: IndexSnapshot, asked: Asked, mappings: int) -> Iterator[Row]:
    """The two steps that every answer takes: from the term to the shared ones, and from there to the other's words."""
    from registry.index.lexicon import IndexLexicon

    lexicon = IndexLexicon(snapshot)

    def looked_up(term: TermKey, wanted: Ref) -> None:
        for step in lexicon.steps_from(term):
            if step.object is not None:
                lexicon.steps_to(step.object, wanted)

    yield _times("from one term to another through the shared ones", looked_up, asked, mappings, 0.05)


def _resolved(snapshot: IndexSnapshot, asked: Asked, mappings: int) -> Iterator[Row]:
    """The whole answer: composed, with every step it rests on and what was decided not to be a match."""
    from registry.index.lexicon import IndexLexicon
    from registry.vocabulary.resolve import Resolver

    resolver = Resolver(IndexLexicon(snapshot))
    yield _times(
        "the whole composed answer", lambda term, wanted: resolver.resolve(term, [wanted], "2026-11-21"), asked,
        mappings, None,
    )  # fmt: skip


def _times(what: str, ask: Callable[[TermKey, Ref], object], asked: Asked, mappings: int, most: float | None) -> Row:
    times = [timed(ask, term, wanted) for term, wanted in asked][_WARMING:]
    p50, p99 = statistics.median(times), percentile(times, 0.99)
    return Row(
        "resolve", f"{what}, {mappings:,} mappings, p99", "", p99 * 1000, most, "ms", seconds(p99), "", {"p50 s": p50}
    )


def _by_sparql(place: Path, asked: Asked, mappings: int) -> Iterator[Row]:
    """The same question asked of rdflib in SPARQL, over the same mappings, loaded from the very tables."""
    try:
        import rdflib
    except ImportError:
        return
    graph = rdflib.Graph()
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    for table in sorted(place.glob("*/mappings/*.tsv")):
        own = rdflib.Namespace(f"https://{table.parent.parent.name}.example/")
        hub = rdflib.Namespace("https://shared.example/")
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                subject, target = (row[name].partition(":")[2] for name in ("subject_id", "object_id"))
                graph.add((own[subject], skos[row["predicate_id"].partition(":")[2]], hub[target]))
                graph.add((own[subject], skos.inScheme, rdflib.URIRef(own)))
    from rdflib.plugins.sparql import prepareQuery

    query = prepareQuery("SELECT ?b ?p ?q WHERE { ?a ?p ?h . ?b ?q ?h . ?b skos:inScheme ?of }", initNs={"skos": skos})
    times = []
    for term, wanted in asked[:_SPARQL_ASKED]:
        given = {
            "a": rdflib.URIRef(f"https://{term.register}.example/{term.term}"),
            "of": rdflib.URIRef(f"https://{wanted.register}.example/"),
        }
        times.append(timed(lambda given=given: list(graph.query(query, initBindings=given))))
    p50 = statistics.median(times)
    yield Row(
        "resolve", f"the same of rdflib in SPARQL, {mappings:,} mappings, p50", "", p50 * 1000, None, "ms", "",
        seconds(p50), {"p99 s": percentile(times, 0.99)},
    )  # fmt: skip


def _loaded(place: Path, where: Path, mappings: int, count: int) -> Iterator[Row]:
    """What mappings add to making an index, and how long it takes to read them all from it."""
    from registry.index.lexicon import IndexLexicon
    from registry.index.opening import open_index

    without = where / f"{mappings}-mappings-left-out"
    if not without.exists():
        shutil.copytree(place, without, ignore=shutil.ignore_patterns("mappings", ".muniment"))

    def made(at: Path) -> None:
        open_index(at, rebuild=True).engine.close()

    def read() -> None:
        snapshot = open_index(place)
        lexicon = IndexLexicon(snapshot)
        found = sum(1 for own, _subject, _object in lexicon.sets() for _step in lexicon.steps_of(own))
        if found != mappings:
            raise SystemExit(f"{found} steps of {mappings} mappings")
        snapshot.engine.close()

    few = max(2, count // 2)
    cold = statistics.median(timed(made, place) - timed(made, without) for _each in range(few))
    wanted = (3.0, 1.0) if mappings == _FULL else (None, None)
    what = f"{mappings:,} mappings in tables, read, checked and put in the index"
    yield Row("words", what, "", cold, wanted[0], "s", seconds(cold), "")
    warm = statistics.median(timed(read) for _each in range(few))
    yield Row("words", f"{mappings:,} mappings read from the index", "", warm, wanted[1], "s", seconds(warm), "")
    size = sum(file.stat().st_size for file in (place / ".muniment").iterdir())
    size -= sum(file.stat().st_size for file in (without / ".muniment").iterdir())
    yield Row("words", f"index for a mapping, {mappings:,} mappings", "", size / mappings, 300.0, "bytes", "", "")


def _table_read(where: Path, mappings: int, count: int) -> Iterator[Row]:
    """One table read and checked, against the csv module giving its cells."""
    from registry.load.federation import find
    from registry.load.reading import read_one
    from registry.load.snapshot import Loaded
    from registry.load.table import table_rows
    from registry.tree import Folder

    place = federation(where, mappings, 1)
    source = next(each for each in find(place).registers if each.id == shared_words.council(0))
    folder = Folder(source.id, source.folder)
    document, _problems = read_one(folder, "mappings/to-shared.yaml")
    if document is None:
        raise SystemExit("the record of the table cannot be read")
    loaded = Loaded(Ref(source.id, document.kind, document.id), document)

    def plain() -> None:
        with (source.folder / "mappings" / "to-shared.sssom.tsv").open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, delimiter="\t"))

    def ours_read() -> Any:
        return table_rows(folder, loaded)

    found = [(timed(ours_read), timed(plain)) for _each in range(max(3, count))]
    here, there = (statistics.median(each) for each in zip(*found, strict=True))
    ratio = statistics.median(one / other for one, other in found)
    most = 1.0 if mappings == _FULL else None
    yield Row("words", f"an SSSOM table of {mappings:,} rows, read and checked", "", here, most, "s", seconds(here), "")
    yield Row("words", "the same", "the csv module", ratio, None, "×", seconds(here), seconds(there))


def _one_resolved(place: Path, mappings: int, count: int) -> Iterator[Row]:
    """T7: one word, from the shell."""
    validate(place)
    time.sleep(SETTLED)
    validate(place)
    word = f"{shared_words.council(1)}/vocabulary/words#terms[t-7]"
    command = [MUNIMENT, "resolve", word, "--to", shared_words.council(2), "--federation", str(place)]
    found = pairs(partial(ours, command), beside.nothing, 5 * count)
    yield from compared("T7", f"`muniment resolve`, {mappings:,} mappings", "`python -c pass`", found, 6.0)
