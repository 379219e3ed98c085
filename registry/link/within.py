"""Inside one record: keys used twice or not there, ends before starts, a status with no history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.problems import Problem
from registry.schema.published import LinkPlan, shape
from registry.source import Document, Place
from registry.wording import _, listed, nearest


def within(document: Document) -> Iterator[Problem]:
    """Every way one document fails to hold together by itself."""
    plan = shape(document.kind).links
    if plan is None:
        return
    for code, place, values in _walk(plan, document.data, (), document.data):
        yield Problem(code, document.register, document.path, values, place)
    history = document.data.get("status_history")
    if history and not any(entry["status"] == document.data["status"] for entry in history):
        values = {"status": document.data["status"]}
        yield Problem("status-not-in-history", document.register, document.path, values, ("status",))


Found = tuple[str, Place, dict[str, Any]]


def _walk(plan: LinkPlan, data: Any, place: Place, root: dict[str, Any]) -> Iterator[Found]:
    if plan.names:
        yield from _names(plan.names, data, place, root)
    if isinstance(data, dict):
        for start, end in plan.order:
            # ISO dates sort as text.
            if start in data and end in data and data[start] > data[end]:
                values = {"start_name": start, "start": data[start], "end_name": end, "end": data[end]}
                yield "end-before-start", (*place, end), values
        for first, second in plan.one_of:
            if first in data and second in data:
                yield "both-written", (*place, second), {"first": first, "second": second}
        for name, below in plan.fields.items():
            if name in data:
                yield from _walk(below, data[name], (*place, name), root)
    elif isinstance(data, list):
        if plan.key:
            yield from _keys(plan.key, data, place)
        if plan.item:
            for position, member in enumerate(data):
                yield from _walk(plan.item, member, (*place, position), root)


def _keys(key: tuple[str, ...], members: list[Any], place: Place) -> Iterator[Found]:
    seen: dict[tuple[Any, ...], int] = {}
    for position, member in enumerate(members):
        own = tuple(member.get(name) for name in key)
        if own in seen:
            shown = ".".join(map(str, own))
            values = {
                "key": shown,
                "first_place": (*place, seen[own]),
                "name": listed([f"`{name}`" for name in key], "or"),
            }
            yield "duplicate-list-key", (*place, position), values
        seen.setdefault(own, position)


def _names(names: tuple[str, ...], data: Any, place: Place, root: dict[str, Any]) -> Iterator[Found]:
    """Whether each value is a key of the list it should come from."""
    known = keys_of(names, root)
    several = isinstance(data, list)
    for position, value in enumerate(data if several else (data,)):
        if isinstance(value, str) and value not in known:
            yield (
                "key-to-nothing",
                (*place, position) if several else place,
                {"key": value, "list": f"`{'/'.join(names)}`", "advice": advice_for_key(value, known, names[-1])},
            )


def keys_of(names: tuple[str, ...], root: dict[str, Any]) -> set[str]:
    """The ids of the members of a list in a record."""
    here: Any = root
    for name in names:
        here = here.get(name) if isinstance(here, dict) else None
    return {str(member["id"]) for member in here or () if isinstance(member, dict) and "id" in member}


def advice_for_key(value: str, known: set[str], name: str) -> str:
    """What to write instead of a key that is not in its list."""
    close = nearest(value, sorted(known))
    if close:
        return _("Did you mean `{close}`?").format(close=close)
    if known:
        shown = listed([f"`{each}`" for each in sorted(known)[:10]], "or")
        return _("Write {shown}, or add `{value}` to `{name}`.").format(shown=shown, value=value, name=name)
    return _("Add an entry with `id: {value}` to `{name}`.").format(value=value, name=name)
