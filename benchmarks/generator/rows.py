"""Rows straight into an index, a million of them, with no files behind them.

One region is made in full and read by the program itself. Every further one is the same region elsewhere: other names
of places, and so other registers, ids, titles and words, in the same rows. Each record is compressed, searched and
linked as if it had been read; only its problems are not looked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.generator.bodies import REGION
from benchmarks.generator.plan import Plan
from benchmarks.generator.records import made, outlines_of
from registry.index.engine import Engine
from registry.index.entry import Entry, digest_of, entry_of
from registry.index.names import Names
from registry.index.packing import packed_text
from registry.index.snapshot import IndexSnapshot
from registry.index.writing import Writer
from registry.load.federation import FederationSource, RegisterSource
from registry.load.snapshot import Loaded
from registry.parse import parse
from registry.source import Document, Ref

REGION_RECORDS = 10_000
"""Records of the region that the others are like: eight registers of the size of a council's."""

_FIELD, _MEMBER = "\x1e", "\x1f"


class _Writer(Writer):
    """A writer that does not look for who joined an agreement: the entries say so already."""

    def _note_joined(self, number: int, entry: Entry) -> None:
        pass


@dataclass(slots=True)
class _Cast:
    """A record ready to be moved elsewhere: all that is written in it as one text, and what never changes."""

    register: int
    entry: Entry
    text: str
    places: tuple[int, ...]
    """The places spoken of in it, by their number among those of the region."""


def index(place: Path, records: int, seed: int = 1) -> IndexSnapshot:
    """An index of this many records in a new file, opened."""
    region = Plan(min(records, REGION_RECORDS), len(REGION), seed)
    casts = _cast(region)
    # An engine opens what is there: an empty file is an index without tables.
    place.write_bytes(b"")
    engine = Engine(str(place.absolute()))
    engine.create()
    names = Names(engine)
    writer = _Writer(engine, names)
    sources: list[RegisterSource] = []
    for block in range(-(-records // len(casts))):
        there = Plan(len(REGION), len(REGION), seed, first=block)
        wanted = casts[: records - block * len(casts)]
        sources += _write(there, region, wanted, writer, names, block)
        # Its registers are whole, and no later one adds to them.
        writer.flush()
    engine.finish()
    engine.rows("PRAGMA optimize")
    return IndexSnapshot(engine, FederationSource(Path("/nowhere"), "Invented", tuple(sources)))


def _cast(region: Plan) -> list[_Cast]:
    spoken = [place for register in region.registers for place in register.places]
    entries: list[tuple[int, Entry, str]] = []
    joined: dict[Ref, list[str]] = {}
    outlines = outlines_of(region)
    for register in region.registers:
        for record in sorted(made(outlines, register), key=lambda each: each.path):
            data, problems = parse(record.text.encode(), register.id, record.path)
            if data is None or problems:
                raise ValueError(f"{record.path} is not a record")
            loaded = Loaded(Ref(register.id, record.kind, record.id), Document(register.id, record.path, data))
            entry = entry_of(loaded)
            if entry.joins:
                joined.setdefault(entry.joins[0], []).append(entry.joins[1])
            entries.append((register.number, entry, json.dumps(data, ensure_ascii=False, separators=(",", ":"))))
    casts = []
    for number, entry, body in entries:
        ref = Ref(region.registers[number].id, entry.kind, entry.id)
        parties = dict.fromkeys((*entry.facets, *(("party", each) for each in joined.get(ref, ()))))
        text = _FIELD.join((
            body, entry.path, entry.id, entry.title, entry.sort_title, entry.words, entry.text,
            _MEMBER.join("/".join(target) for target, _reads in entry.mentions),
            _MEMBER.join("/".join(old) for old in entry.formerly),
            _MEMBER.join(value for field, value in parties if field == "party"),
            _MEMBER.join(entry.evidence),
        ))  # fmt: skip
        entry.facets = tuple(facet for facet in parties if facet[0] != "party")
        lower = text.lower()
        casts.append(_Cast(number, entry, text, tuple(at for at, place in enumerate(spoken) if place.lower() in lower)))
    return casts


def _write(
    there: Plan, region: Plan, casts: list[_Cast], writer: Writer, names: Names, block: int
) -> list[RegisterSource]:
    """Write a region somewhere else. Gives its registers."""
    before = [place for register in region.registers for place in register.places]
    after = [place for register in there.registers for place in register.places]
    moves = [(old, new, old.lower(), new.lower()) for old, new in zip(before, after, strict=True)]
    moved = [_moved(cast, moves, block) for cast in casts]
    for register in there.registers:
        names.register(register.id, f"/nowhere/{register.id}")
    # Numbers in the order of files, as the program itself gives them.
    for cast, entry in zip(casts, moved, strict=True):
        names.number(Ref(there.registers[cast.register].id, entry.kind, entry.id))
    for cast, entry in zip(casts, moved, strict=True):
        own = there.registers[cast.register].id
        number = names.number(Ref(own, entry.kind, entry.id))
        writer.file(names.register(own), entry.path, entry.digest, number)
        writer.add(number, entry)
    return [RegisterSource(each.id, Path("/nowhere") / each.id, each.name, each.id) for each in there.registers]


def _moved(cast: _Cast, moves: list[tuple[str, str, str, str]], block: int) -> Entry:
    text = cast.text
    identifiers = tuple((scheme, _numbered(value, block)) for scheme, value in cast.entry.identifiers)
    for (_scheme, old), (_same, new) in zip(cast.entry.identifiers, identifiers, strict=True):
        text = text.replace(f'"{old}"', f'"{new}"')
    for at in cast.places:
        old, new, lower_old, lower_new = moves[at]
        text = text.replace(old, new).replace(lower_old, lower_new)
    body, path, own, title, sort_title, words, said, mentions, formerly, parties, evidence = text.split(_FIELD)
    raw = body.encode()
    entry = cast.entry
    reads = (each for _target, each in entry.mentions)
    return replace(
        entry, path=path, id=own, title=title, sort_title=sort_title, words=words, text=said, digest=digest_of(raw),
        body=packed_text(raw), identifiers=identifiers, joins=None,
        evidence=tuple(_members(evidence)),
        mentions=tuple(zip((Ref(*each.split("/")) for each in _members(mentions)), reads, strict=True)),
        formerly=tuple(Ref(*each.split("/")) for each in _members(formerly)),
        facets=(*entry.facets, *(("party", each) for each in _members(parties))),
    )  # fmt: skip


def _numbered(value: str, block: int) -> str:
    """An identifier elsewhere. One supplier in ten works for the whole country, and is the same body everywhere."""
    return value if value.startswith(("ZY", "ZZ")) and value.endswith("0") else f"{value}-{block}"


def _members(text: str) -> list[str]:
    return text.split(_MEMBER) if text else []
