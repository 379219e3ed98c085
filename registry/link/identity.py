"""Bodies and names: one home record for each organisation, stubs that agree with it, redirects that are free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.problems import Problem
from registry.schema.published import shape
from registry.source import Ref

_OWN = frozenset({"id", "local", "register", "identifiers"})
"""Fields in which a stub and its home record may differ: what each register keeps for itself."""


def identity(snapshot: MemorySnapshot) -> Iterator[Problem]:
    """Problems of identity: the same body twice, two homes, stubs that disagree, names that are taken."""
    yield from _redirects(snapshot)
    by_identifier: dict[tuple[str, str], list[Loaded]] = {}
    for ref, loaded in sorted(snapshot.records.items()):
        if ref.kind == Kind.ORGANISATION:
            for own in loaded.data.get("identifiers", ()):
                by_identifier.setdefault((own["scheme"], own["value"]), []).append(loaded)
    checked: set[tuple[Ref, Ref]] = set()
    for (scheme, value), holders in by_identifier.items():
        yield from _same_register(scheme, value, holders)
        homes = [holder for holder in holders if holder.is_home]
        yield from _two_homes(scheme, value, homes)
        for holder in holders:
            if homes and not holder.is_home and (holder.ref, homes[0].ref) not in checked:
                checked.add((holder.ref, homes[0].ref))
                yield from _stub(holder, homes[0])


def _at(loaded: Loaded, scheme: str, value: str) -> tuple[str | int, ...]:
    for position, own in enumerate(loaded.data.get("identifiers", ())):
        if (own["scheme"], own["value"]) == (scheme, value):
            return ("identifiers", position)
    return ("identifiers",)


def _same_register(scheme: str, value: str, holders: list[Loaded]) -> Iterator[Problem]:
    first: dict[str, Loaded] = {}
    for holder in holders:
        other = first.setdefault(holder.ref.register, holder)
        if other.ref != holder.ref:
            values = {"scheme": scheme, "value": value, "other": str(other.ref)}
            place = _at(holder, scheme, value)
            yield Problem("same-identifier-twice", holder.ref.register, holder.document.path, values, place)


def _two_homes(scheme: str, value: str, homes: list[Loaded]) -> Iterator[Problem]:
    for home in homes[1:]:
        if home.ref.register != homes[0].ref.register:
            values = {"scheme": scheme, "value": value, "other": str(homes[0].ref)}
            yield Problem("two-homes", home.ref.register, home.document.path, values, ("register",))


def _stub(stub: Loaded, home: Loaded) -> Iterator[Problem]:
    fields = shape(Kind.ORGANISATION).fields
    for name, here in stub.data.items():
        field = fields.get(name)
        if field is None or not field.substance or name in _OWN or name not in home.data:
            continue
        there = home.data[name]
        if not _agree(here, there):
            values = {"name": name, "here": _short(here), "there": _short(there), "home": str(home.ref)}
            yield Problem("stub-disagrees", stub.ref.register, stub.document.path, values, (name,))


def _agree(here: Any, there: Any) -> bool:
    """A stub may say less than its home record, never something else."""
    if isinstance(here, dict) and isinstance(there, dict):
        return all(_agree(value, there[name]) for name, value in here.items() if name in there)
    if isinstance(here, list) and isinstance(there, list):
        return all(member in there for member in here)
    return bool(here == there)


def _short(value: Any) -> str:
    text = _in_words(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_in_words(inner)}" for name, inner in value.items())
    return ", ".join(map(_in_words, value)) if isinstance(value, list) else str(value)


def _redirects(snapshot: MemorySnapshot) -> Iterator[Problem]:
    for ref, loaded in sorted(snapshot.records.items()):
        for position, old in enumerate(loaded.data.get("formerly", ())):
            former = Ref.within(old, ref.register, ref.kind)
            if former in snapshot.records:
                values = {"formerly": old, "other": snapshot.records[former].document.path}
                yield Problem("redirect-taken", ref.register, loaded.document.path, values, ("formerly", position))
