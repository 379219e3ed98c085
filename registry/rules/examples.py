"""The examples of the rules: sound records with one thing changed, judged by the rule they belong to."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource, RegisterSource
from registry.load.house_rules import house_rules
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.rules.catalogue import COMPILED
from registry.schema.published import shape
from registry.source import Document, Ref, find
from registry.tree import Folder

DAY = date(2026, 11, 21)
"""The day that examples are judged on, unless they say another."""

_FILE = "register"

Registers = dict[str, dict[str, dict[str, dict[str, Any]]]]
"""Register → kind → id → the record, less its kind and id."""


@dataclass(frozen=True)
class Given:
    """What an example is judged on: the records, and the day."""

    snapshot: MemorySnapshot
    on: date


@cache
def _sound() -> str:
    return json.dumps(json.loads(COMPILED.read_bytes())["sound"])


def registers_of_examples() -> Registers:
    """The sound records that every example begins with: a copy of one's own."""
    found: Registers = json.loads(_sound())
    return found


def given(example: Mapping[str, Any]) -> Given:
    """The records and day of an example. Raises LookupError where an edit leads nowhere."""
    registers = registers_of_examples()
    for edit in example.get("edits", ()):
        apply_edit(registers, edit)
    on = date.fromisoformat(example["on"]) if "on" in example else DAY
    return Given(snapshot_of(registers), on)


def snapshot_of(registers: Registers) -> MemorySnapshot:
    """The records as rules are given them. What stands under the kind `register` is said by the register's own file."""
    sources = tuple(
        RegisterSource(
            own, Path(own), owner=own if own in kinds.get("organisation", ()) else "",
            house_rules=house_rules(kinds.get(_FILE, {}).get(own, {}), own)[0],
        )
        for own, kinds in registers.items()
    )  # fmt: skip
    snapshot = MemorySnapshot(FederationSource(Path(), "examples", sources))
    for register, kinds in registers.items():
        snapshot.folders[register] = Folder(register, Path("examples"))
        for kind, records in kinds.items():
            for own, fields in records.items() if kind != _FILE else ():
                data = {"kind": kind, "id": own, **fields}
                document = Document(register, f"{Kind(kind).folder}/{own}.yaml", data)
                ref = Ref(register, kind, own)
                snapshot.records[ref] = Loaded(ref, document)
    return snapshot


def apply_edit(registers: Registers, edit: Mapping[str, Any]) -> None:
    """Change one thing: put something at an address, or take it away."""
    ref_text, _mark, at = str(edit["at"]).partition("#")
    register, kind, own = ref_text.split("/")
    if not at:
        if "put" in edit:
            registers.setdefault(register, {}).setdefault(kind, {})[own] = copy.deepcopy(edit["put"])
        else:
            del registers[register][kind][own]
        return
    record = registers[register][kind][own]
    keys_at = shape(kind).keys_at
    place = find(record, keys_at, at)
    if place is None:
        # What is put where nothing stands: a new field of what is there, or a new member of a list.
        inside, _slash, name = at.rpartition("/")
        holder = _at(record, find(record, keys_at, inside) if inside else ())
        if not isinstance(holder, dict) or "put" not in edit or "[" in name:
            raise LookupError(f"there is nothing at {edit['at']}")
        holder[name] = copy.deepcopy(edit["put"])
        return
    holder, last = _at(record, place[:-1]), place[-1]
    if "put" in edit:
        holder[last] = copy.deepcopy(edit["put"])
    else:
        del holder[last]


def _at(data: Any, place: tuple[str | int, ...] | None) -> Any:
    if place is None:
        raise LookupError("there is nothing there to change")
    for step in place:
        data = data[step]
    return data
