"""Bodies and names: one home record for each organisation, stubs that agree with it, redirects that are free."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.problems import Problem
from registry.schema.published import shape
from registry.source import Ref

_OWN = frozenset({"id", "local", "register", "identifiers"})
"""Fields in which a stub and its home record may differ: what each register keeps for itself."""


def identity(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    """What is wrong with whose record it is: a body recorded twice, two homes, a stub that disagrees, a taken name."""
    yield from _redirects(snapshot, loaded)
    if loaded.ref.kind != Kind.ORGANISATION:
        return
    homes_checked: set[Ref] = set()
    for position, own in enumerate(loaded.data.get("identifiers", ())):
        scheme, value = own["scheme"], own["value"]
        place = ("identifiers", position)
        holders = snapshot.bodies(scheme, value)
        first = next((ref for ref in holders if ref.register == loaded.ref.register), loaded.ref)
        if first != loaded.ref:
            values = {"scheme": scheme, "value": value, "other": str(first)}
            yield Problem("same-identifier-twice", loaded.ref.register, loaded.document.path, values, place)
        home = next((found for ref in holders if (found := snapshot.record(ref)) and found.is_home), None)
        if home is None or home.ref == loaded.ref:
            continue
        if loaded.is_home:
            values = {"scheme": scheme, "value": value, "other": str(home.ref)}
            if home.ref.register != loaded.ref.register:
                yield Problem("two-homes", loaded.ref.register, loaded.document.path, values, ("register",))
        elif home.ref not in homes_checked:
            homes_checked.add(home.ref)
            yield from _stub(loaded, home)


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


def _redirects(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    for position, old in enumerate(loaded.data.get("formerly", ())):
        other = snapshot.record(Ref.within(old, loaded.ref.register, loaded.ref.kind))
        if other is not None:
            values = {"formerly": old, "other": other.document.path}
            yield Problem("redirect-taken", loaded.ref.register, loaded.document.path, values, ("formerly", position))
