"""Inside one record: keys used twice or not there, ends before starts, a status with no history, headings inherited."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from registry.load.links import Links
from registry.problems import Problem
from registry.source import Document, Place
from registry.wording import _, listed, nearest_of_many


def within(document: Document, links: Links) -> Iterator[Problem]:
    """Every way one document fails to hold together by itself."""
    for found in (_found(document.data, links), _status(document.data), _headings(document.data)):
        for code, place, values in found:
            yield Problem(code, document.register, document.path, values, place)


Found = tuple[str, Place, dict[str, Any]]


def _found(root: dict[str, Any], links: Links) -> Iterator[Found]:
    for key, members, place in links.lists:
        yield from _keys(key, members, place)
    known: dict[tuple[str, ...], set[str]] = {}
    for names, data, place in links.names:
        if names not in known:
            known[names] = keys_of(names, root)
        yield from _names(names, known[names], data, place)
    for pairs, data, place in links.ordered:
        for start, end in pairs:
            # ISO dates sort as text.
            if start in data and end in data and data[start] > data[end]:
                values = {"start_name": start, "start": data[start], "end_name": end, "end": data[end]}
                yield "end-before-start", (*place, end), values
    for pairs, data, place in links.exclusive:
        for first, second in pairs:
            if first in data and second in data:
                yield "both-written", (*place, second), {"first": first, "second": second}


def _status(root: dict[str, Any]) -> Iterator[Found]:
    history = root.get("status_history")
    if history and not any(entry["status"] == root["status"] for entry in history):
        yield "status-not-in-history", ("status",), {"status": root["status"]}


def _headings(root: dict[str, Any]) -> Iterator[Found]:
    """Headings that an agreement takes from a parent it does not name, or writes itself as well."""
    inherits = root.get("inherits", ())
    if inherits and not root.get("parent", {}).get("ref"):
        yield "inherits-without-parent", ("inherits",), {}
    for position, heading in enumerate(inherits):
        if heading in root:
            yield "inherited-and-written", ("inherits", position), {"heading": heading}


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


def _names(names: tuple[str, ...], known: set[str], data: Any, place: Place) -> Iterator[Found]:
    """Whether each value is a key of the list it should come from."""
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


def advice_for_key(value: str, known: Collection[str], name: str) -> str:
    """What to write instead of a key that is not in its list."""
    close = nearest_of_many(value, known)
    if close:
        return _("Did you mean `{close}`?").format(close=close)
    if known:
        shown = listed([f"`{each}`" for each in sorted(known)[:10]], "or")
        return _("Write {shown}, or add `{value}` to `{name}`.").format(shown=shown, value=value, name=name)
    return _("Add an entry with `id: {value}` to `{name}`.").format(value=value, name=name)
