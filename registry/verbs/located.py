"""Addresses back to files and lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from registry.findings import Finding
from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem
from registry.schema.published import shape
from registry.session import Session
from registry.source import Place, Ref, find
from registry.tree import read_or_problem
from registry.verbs.file_of import file_of
from registry.verbs.opening import opened

_MOST_KEPT = 5_000
"""Places whose lines are kept at hand, for as long as no file changes."""


class Line(NamedTuple):
    """A line of a file, which is named as the federation's own folder knows it."""

    file: str
    line: int


def lines_of(session: Session, ref: Ref, addresses: Iterable[str]) -> dict[str, Line]:
    """Address → the line of that place of a record, or of the nearest above it that is there.

    The file is read once for all of them. A record that is gone gives nothing; a file that is gone, its first line.
    """
    snapshot = opened(session)
    loaded = snapshot.get(session, ref)
    if loaded is None:
        return {}
    folder, file = snapshot.folders[loaded.ref.register], file_of(snapshot, loaded)
    raw = read_or_problem(folder, loaded.document.path, MAX_BYTES)
    if isinstance(raw, Problem):
        return {address: Line(file, 1) for address in addresses}
    data, _problems = parse(raw, loaded.ref.register, loaded.document.path)
    return {address: Line(file, at) for address, at in lines_within(raw, data, loaded.ref.kind, addresses).items()}


def lines_within(raw: bytes, data: Any, kind: str, addresses: Iterable[str]) -> dict[str, int]:
    """Address → the line of that place in the text of a record of a kind, or of the nearest above it that is there."""
    keys_at = shape(kind).keys_at
    places: dict[str, Place] = {}
    for address in addresses:
        inside = upwards(address.partition("#")[2]) if data is not None else ()
        places[address] = next((place for each in inside if (place := find(data, keys_at, each))), ())
    at = positions(raw, {(place, True) for place in places.values()})
    return {
        address: at[(place, True)].line if place and (place, True) in at else 1 for address, place in places.items()
    }


def first_places(session: Session, findings: Iterable[Finding]) -> dict[str, Line]:
    """The place where to look first of each finding (see `first_place`) → its line. Each file is read once."""
    known: dict[str, Line] = opened(session).memory.setdefault("lines", {})
    if len(known) > _MOST_KEPT:
        known.clear()
    wanted: dict[Ref, set[str]] = {}
    addresses = {first_place(finding) for finding in findings}
    for address in addresses - known.keys():
        ref = Ref.parse(address.partition("#")[0])
        if ref is not None:
            wanted.setdefault(ref, set()).add(address)
    for ref, sought in wanted.items():
        known.update(lines_of(session, ref, sought))
    return {address: known[address] for address in addresses if address in known}


def first_place(finding: Finding) -> str:
    """The address to look at first: the first place that a finding names, or what was judged."""
    return finding.at[0] if finding.at else finding.subject


def upwards(address: str) -> Iterator[str]:
    """An address, and those of what it stands in, the innermost first."""
    while address:
        yield address
        # `flows[a]` stands in `flows`, and `flows[a]/title` in `flows[a]`.
        address = address.rpartition("[" if address.endswith("]") else "/")[0]
