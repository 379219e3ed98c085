"""Keys and addresses that lead into another record: a party of an adopted agreement, a waiver's subject, a term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.link.references import advice_for_register
from registry.link.within import advice_for_key, keys_of
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.problems import Problem
from registry.schema.published import LinkPlan, shape
from registry.source import Place, Ref, find
from registry.wording import _


def across(snapshot: MemorySnapshot, loaded: Loaded) -> Iterator[Problem]:
    """Every key or address of a record that leads to no place in the record it is about.

    Where that record is not loaded, the reference itself is reported or noted, and nothing more is said.
    """
    plan = shape(loaded.ref.kind).links
    for code, place, values in _walk(plan, loaded.data, (), snapshot, loaded) if plan else ():
        yield Problem(code, loaded.ref.register, loaded.document.path, values, place)


Found = tuple[str, Place, dict[str, Any]]


def _walk(plan: LinkPlan, data: Any, place: Place, snapshot: MemorySnapshot, loaded: Loaded) -> Iterator[Found]:
    if plan.elsewhere:
        yield from _keys(*plan.elsewhere, data, place, snapshot, loaded)
    if plan.address and isinstance(data, str):
        yield from _address(data, place, snapshot)
    if isinstance(data, dict):
        for name, below in plan.fields.items():
            if name in data:
                yield from _walk(below, data[name], (*place, name), snapshot, loaded)
    elif isinstance(data, list) and plan.item:
        for position, member in enumerate(data):
            yield from _walk(plan.item, member, (*place, position), snapshot, loaded)


def _keys(
    field: str, names: tuple[str, ...], data: Any, place: Place, snapshot: MemorySnapshot, loaded: Loaded
) -> Iterator[Found]:
    text: Any = loaded.data
    for step in field.split("/"):
        text = text.get(step) if isinstance(text, dict) else None
    holder = shape(loaded.ref.kind).at(tuple(field.split("/")))
    kinds = holder.refers if holder else ()
    found = snapshot.targets(loaded.ref.register, kinds, text) if isinstance(text, str) else []
    if not found:
        return
    known = keys_of(names, snapshot.records[found[0]].data)
    several = isinstance(data, list)
    for position, value in enumerate(data if several else (data,)):
        if value not in known:
            values = {"key": value, "list": f"`{'/'.join(names)}` of {found[0]}"}
            values["advice"] = advice_for_key(value, known, names[-1])
            yield "key-to-nothing", (*place, position) if several else place, values


def _address(text: str, place: Place, snapshot: MemorySnapshot) -> Iterator[Found]:
    record, _hash, inside = text.partition("@")[0].partition("#")
    ref = Ref.parse(record)
    if ref is None:
        return
    if ref.register not in snapshot.folders:
        advice = advice_for_register(snapshot, ref)
        yield "register-not-loaded", place, {"target": record, "register": ref.register, "advice": advice}
        return
    target = snapshot.records.get(ref)
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
