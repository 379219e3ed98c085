"""The file and line of every step of an answer: read only where somebody asks for them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from registry.load.table import IN_TABLE, table_path
from registry.load.table.lines import MAX_BYTES
from registry.problems import Problem
from registry.session import Session
from registry.source import Ref
from registry.tree import read_or_problem
from registry.values import replace
from registry.verbs.file_of import file_of
from registry.verbs.located import Line, lines_of
from registry.verbs.opening import opened
from registry.verbs.resolving.careful import step_of
from registry.verbs.resolving.shown import Block, HopShown, MatchShown, Told
from registry.vocabulary.lexicon import Lexicon


def with_lines(session: Session, lexicon: Lexicon, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same answers, with file and line: of the record, or of the row where a mapping stands in its table."""
    hops = {hop.at: hop for block in blocks for told in block.told for hop in _hops(told) if hop.at}
    written: dict[Ref, set[str]] = {}
    rows: dict[Ref, dict[str, int]] = {}
    for at, own in hops.items():
        ref = Ref.parse(at.partition("#")[0])
        if ref is None:
            continue
        start = _row(lexicon, own)
        if start is None:
            written.setdefault(ref, set()).add(at)
        else:
            rows.setdefault(ref, {})[at] = start
    places = {at: place for ref, sought in written.items() for at, place in lines_of(session, ref, sought).items()}
    for ref, starts in rows.items():
        places |= _in_table(session, ref, starts)

    def hop(each: HopShown) -> HopShown:
        place = places.get(each.at)
        return each if place is None else replace(each, file=place.file, line=place.line)

    def match(each: MatchShown) -> MatchShown:
        return replace(each, paths=tuple(tuple(map(hop, path)) for path in each.paths))

    def told(each: Told) -> Told:
        return replace(
            each, matches=tuple(map(match, each.matches)), aside=tuple(map(match, each.aside)),
            shared=tuple(map(match, each.shared)), none_by=tuple(map(hop, each.none_by)),
            proposed=tuple(map(hop, each.proposed)),
        )  # fmt: skip

    return tuple(Block(each.term, tuple(map(told, each.told))) for each in blocks)


def _hops(told: Told) -> list[HopShown]:
    paths = (path for each in (*told.matches, *told.aside, *told.shared) for path in each.paths)
    return [*(hop for path in paths for hop in path), *told.none_by, *told.proposed]


def _row(lexicon: Lexicon, hop: HopShown) -> int | None:
    """The byte of the table at which what a hop rests on begins; None where that stands in the record itself."""
    step = step_of(lexicon, hop)
    return step.place - IN_TABLE if step is not None and step.place >= IN_TABLE else None


def _in_table(session: Session, ref: Ref, starts: Mapping[str, int]) -> dict[str, Line]:
    """Address → the line of its row. The table is read once for all of them; one that is gone gives nothing."""
    snapshot = opened(session)
    loaded = snapshot.get(session, ref)
    path = table_path(loaded) if loaded is not None else ""
    if loaded is None or not path:
        return {}
    raw = read_or_problem(snapshot.folders[ref.register], path, MAX_BYTES)
    if isinstance(raw, Problem):
        return {}
    file = os.path.join(os.path.dirname(file_of(snapshot, loaded)), os.path.basename(path))
    return {at: Line(file, raw.count(b"\n", 0, start) + 1) for at, start in starts.items()}
