"""Keys and addresses that lead into another record: a party of an adopted agreement, a waiver's subject, a term."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from registry.concepts.kinds import Kind
from registry.link.references import advice_for_register
from registry.link.terms import term_of, terms_of
from registry.link.within import advice_for_key, keys_of
from registry.load.links import addressed
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import table_path
from registry.problems import Problem
from registry.schema.published import shape
from registry.source import Place, Ref, find
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
    known = _known(snapshot, found[0], names)
    several = isinstance(data, list)
    for position, value in enumerate(data if several else (data,)):
        if value not in known:
            values = {"key": value, "list": f"`{'/'.join(names)}` of {found[0]}"}
            values["advice"] = advice_for_key(value, known, names[-1])
            yield "key-to-nothing", (*place, position) if several else place, values


def _known(snapshot: Snapshot, ref: Ref, names: tuple[str, ...]) -> Collection[str]:
    """The keys of a list in a record. Terms may stand in a table beside it, and are gathered once for all that ask."""
    if ref.kind == Kind.VOCABULARY and names == ("terms",):
        return terms_of(snapshot, ref).keys()
    holder = snapshot.record(ref)
    return keys_of(names, holder.data) if holder else set()


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
    if (
        inside
        and find(target.data, shape(ref.kind).keys_at, inside) is None
        and not _in_table(snapshot, target, inside)
    ):
        advice = _("`muniment show {ref}` shows what is there.").format(ref=ref)
        yield "address-to-nothing", place, {"address": inside, "ref": str(ref), "advice": advice}


def _in_table(snapshot: Snapshot, target: Loaded, inside: str) -> bool:
    """Whether a place is that of a term, or in one, which stands in the table beside its vocabulary's record."""
    start, own, rest = inside.partition("terms[")
    if start or not own or not table_path(target):
        return False
    term = term_of(snapshot, target, rest.partition("]")[0])
    return term is not None and find({"terms": [term]}, shape(target.ref.kind).keys_at, inside) is not None
