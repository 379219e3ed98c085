"""Addresses back to files and lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem
from registry.schema.published import shape
from registry.session import Session
from registry.source import Place, Ref, find
from registry.tree import read_or_problem
from registry.verbs.opening import opened


def lines_of(session: Session, ref: Ref, addresses: Iterable[str]) -> dict[str, str]:
    """Address → `file:line` of that place of a record, or of the nearest above it that is there.

    The file is read once for all of them. A record or file that is gone gives nothing.
    """
    snapshot = opened(session)
    loaded = snapshot.get(session, ref)
    if loaded is None:
        return {}
    folder = snapshot.folders[loaded.ref.register]
    raw = read_or_problem(folder, loaded.document.path, MAX_BYTES)
    if isinstance(raw, Problem):
        return {}
    data, _problems = parse(raw, loaded.ref.register, loaded.document.path)
    file = str(folder.root / loaded.document.path)
    if data is None:
        return dict.fromkeys(addresses, file)
    keys_at = shape(loaded.ref.kind).keys_at
    places: dict[str, Place] = {}
    for address in addresses:
        inside = address.partition("#")[2]
        found = (find(data, keys_at, each) for each in _upwards(inside))
        places[address] = next((place for place in found if place), ())
    found_at = positions(raw, {(place, True) for place in places.values()})
    return {
        address: f"{file}:{found_at[(place, True)].line}" if place and (place, True) in found_at else f"{file}:1"
        for address, place in places.items()
    }


def _upwards(address: str) -> Iterator[str]:
    """An address, and those of what it stands in, the innermost first."""
    while address:
        yield address
        address = address.rpartition("[" if address.endswith("]") else "/")[0]
