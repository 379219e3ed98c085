"""Addresses back to files and lines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem
from registry.schema.published import shape
from registry.session import Session
from registry.source import Place, Ref, find
from registry.tree import read_or_problem
from registry.verbs.opening import opened


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
    folder = snapshot.folders[loaded.ref.register]
    file = os.path.relpath(folder.root / loaded.document.path, snapshot.federation.root)
    raw = read_or_problem(folder, loaded.document.path, MAX_BYTES)
    if isinstance(raw, Problem):
        return {address: Line(file, 1) for address in addresses}
    data, _problems = parse(raw, loaded.ref.register, loaded.document.path)
    keys_at = shape(loaded.ref.kind).keys_at
    places: dict[str, Place] = {}
    for address in addresses:
        inside = upwards(address.partition("#")[2]) if data is not None else ()
        places[address] = next((place for each in inside if (place := find(data, keys_at, each))), ())
    at = positions(raw, {(place, True) for place in places.values()})
    return {
        address: Line(file, at[(place, True)].line if place and (place, True) in at else 1)
        for address, place in places.items()
    }


def upwards(address: str) -> Iterator[str]:
    """An address, and those of what it stands in, the innermost first."""
    while address:
        yield address
        # `flows[a]` stands in `flows`, and `flows[a]/title` in `flows[a]`.
        address = address.rpartition("[" if address.endswith("]") else "/")[0]
