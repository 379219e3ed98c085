"""Whether the law data hold together: windows in order, nothing named twice, nothing cited that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from registry.law.files import DATA, Fault, LawFile, line_of
from registry.source import Place

_NAMES_LAW = frozenset(
    {
        "by", "inserted_by", "replaced_by", "provision", "provisions", "relieves_from", "affects", "pair_with",
    }
)  # fmt: skip
"""Fields whose values are ids of instruments, provisions, gateways or body kinds."""

_NAMES_BODIES = frozenset({"body_kinds", "excluded_from", "part_of"})
_LISTS = ("provisions", "body_kinds", "conditions", "exemptions", "approvals", "changes")


def faults(files: list[LawFile], folder: Path = DATA) -> list[Fault]:
    """Everything that does not hold together, in the order of files and lines."""
    law, bodies, found = _names(files)
    for file in files:
        found += [(file.path, place, said) for place, said in _in_file(file, law, bodies)]
    located = {Fault(path, line_of(folder, path, place), said) for path, place, said in found}
    return sorted(located, key=lambda fault: (fault.path, fault.line, fault.message))


Found = list[tuple[str, Place, str]]


def _names(files: list[LawFile]) -> tuple[set[str], set[str], Found]:
    """Every id, and those of body kinds; and what is wrong with them."""
    seen: dict[tuple[str, str], str] = {}
    found: Found = []
    for file in files:
        stem = file.path.rpartition("/")[2].removesuffix(".yaml")
        if file.data["id"] != stem:
            found.append((file.path, ("id",), f"the file is called `{stem}`, so its id is `{stem}`"))
        for place, own in _own(file):
            # Records name conditions by the words of their list, which other lists may use as well.
            space = (file.path if file.sort in ("conditions", "changes") else "", own)
            if space in seen:
                found.append((file.path, place, f"`{own}` is already the id of something in {seen[space]}"))
            seen.setdefault(space, file.path)
    bodies = {own for file in files if file.sort == "bodies" for _place, own in _own(file)[1:]}
    return {own for _space, own in seen}, bodies, found


def _own(file: LawFile) -> list[tuple[Place, str]]:
    listed = [
        ((name, at, "id"), member["id"])
        for name in _LISTS
        for at, member in enumerate(file.data.get(name, ()))
        if isinstance(member, dict)
    ]
    return [(("id",), file.data["id"]), *listed]


def _in_file(file: LawFile, law: set[str], bodies: set[str]) -> Iterator[tuple[Place, str]]:
    for at, provision in enumerate(file.data.get("provisions", ()) if file.sort == "instruments" else ()):
        if not provision["id"].startswith(f"{file.data['id']}-"):
            yield ("provisions", at, "id"), f"the id of a provision here begins with `{file.data['id']}-`"
    for place, name, value in _walk(file.data, ()):
        if name == "in_force":
            yield from _windows(place, value)
        if name in _NAMES_LAW or name in _NAMES_BODIES:
            known = bodies if name in _NAMES_BODIES else law
            what = "body kind" if name in _NAMES_BODIES else "law"
            for at, each in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(each, str) and each not in known:
                    yield (*place, at) if isinstance(value, list) else place, f"there is no {what} called `{each}`"
        if name == "evidence" and value["certainty"] == "read" and not value.get("read") and not value.get("where"):
            yield place, "what was read, or where, is not said"


def _walk(data: Any, place: Place) -> Iterator[tuple[Place, str, Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield (*place, name), name, value
            yield from _walk(value, (*place, name))
    elif isinstance(data, list):
        for at, member in enumerate(data):
            yield from _walk(member, (*place, at))


def _windows(place: Place, windows: list[dict[str, Any]]) -> Iterator[tuple[Place, str]]:
    if not windows:
        yield place, "at least one window is needed; its state may be `not-known`"
    for at, (earlier, later) in enumerate(pairwise(windows), 1):
        here = (*place, at)
        if "to" not in earlier:
            yield (*place, at - 1), "only the last window may have no end"
        elif "from" not in later:
            yield here, "only the first window may have no beginning"
        elif date.fromisoformat(later["from"]) != date.fromisoformat(earlier["to"]) + timedelta(days=1):
            yield (
                here,
                "a window begins the day after the one before it ends; a gap is a window that is not known",
            )
