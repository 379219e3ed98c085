"""Keys and addresses that lead into another record: a party of an adopted agreement, a waiver's subject, a term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.link.references import advice_for_register
from registry.link.within import advice_for_key, keys_of
from registry.load.links import addressed
from registry.load.snapshot import Loaded, Snapshot
from registry.problems import Problem
from registry.schema.published import shape
from registry.source import Place, find
from registry.wording import _


def across(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    """Every key or address of a record that leads to no place in the record it is about.

    Where that record is not loaded, the reference itself is reported or noted, and nothing more is said.
    """
    for code, place, values in _found(snapshot, loaded):
        yield Problem(code, loaded.ref.register, loaded.document.path, values, place)


Found = tuple[str, Place, dict[str, Any]]


def _found(snapshot: Snapshot, loaded: Loaded) -> Iterator[Found]:
    for field, names, data, place in loaded.links.elsewhere:
        yield from _keys(field, names, data, place, snapshot, loaded)
    for text, place in loaded.links.addresses:
        yield from _address(text, place, snapshot)


def _keys(
    field: str, names: tuple[str, ...], data: Any, place: Place, snapshot: Snapshot, loaded: Loaded
) -> Iterator[Found]:
    text: Any = loaded.data
    for step in field.split("/"):
        text = text.get(step) if isinstance(text, dict) else None
    holder = shape(loaded.ref.kind).at(tuple(field.split("/")))
    kinds = holder.refers if holder else ()
    found = snapshot.targets(loaded.ref.register, kinds, text) if isinstance(text, str) else []
    if not found:
        return
    holder_record = snapshot.record(found[0])
    known = keys_of(names, holder_record.data) if holder_record else set()
    several = isinstance(data, list)
    for position, value in enumerate(data if several else (data,)):
        if value not in known:
            values = {"key": value, "list": f"`{'/'.join(names)}` of {found[0]}"}
            values["advice"] = advice_for_key(value, known, names[-1])
            yield "key-to-nothing", (*place, position) if several else place, values


def _address(text: str, place: Place, snapshot: Snapshot) -> Iterator[Found]:
    ref, inside = addressed(text)
    if ref is None:
        return
    if ref.register not in snapshot.folders:
        advice = advice_for_register(snapshot, ref)
        yield "register-not-loaded", place, {"target": str(ref), "register": ref.register, "advice": advice}
        return
    target = snapshot.record(ref)
    if target is None:
        advice = _("Add the record, or correct the address.")
        yield (
            "reference-to-nothing",
            place,
            {"kind": ref.kind, "target": ref.id, "register": ref.register, "advice": advice},
        )
        return
    if inside and find(target.data, shape(ref.kind).keys_at, inside) is None:
        advice = _("`muniment show {ref}` shows what is there.").format(ref=ref)
        yield "address-to-nothing", place, {"address": inside, "ref": str(ref), "advice": advice}
