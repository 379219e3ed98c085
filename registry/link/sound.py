"""What a record needs of others and what it offers them, in a few bytes: enough to see that most records are sound.

Reading every record once more to check it against the others costs more than reading it took. So whoever reads a file
notes the little that matters between records, and a `Screen` compares those notes when all are there. A record that it
passes is one `linked` would find nothing wrong with; any other is looked at in full, which alone says what is wrong.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from registry.concepts.kinds import Kind
from registry.link.inheritance import digest_of
from registry.link.terms import needs_words
from registry.link.within import keys_of
from registry.load.links import addressed
from registry.load.snapshot import Loaded, Snapshot
from registry.schema.published import LinkPlan, shape
from registry.source import Ref, find

_PLAIN = 2
"""The form of bytes that are the same in every process: the newer ones depend on what else is in memory."""


def needs(loaded: Loaded) -> bytes:
    """What a record needs of others beyond that every name it mentions is a record's; empty where nothing.

    What it needs of files, of redirects and of other holders of an identifier is not noted: the index can be asked.
    """
    parent = loaded.data.get("parent", {}) if loaded.ref.kind == Kind.AGREEMENT else {}
    text, pinned = parent.get("ref"), parent.get("digest")
    above = tuple(Ref.within(text, loaded.ref.register, Kind.AGREEMENT.value)) if text else None
    # Where the keys cannot be told the parent is all the same: those below may go round in a circle through this one.
    found = (_keys(loaded), _insides(loaded), _several(loaded), above, pinned)
    return b"" if found == ({}, [], [], None, None) else marshal.dumps(found, _PLAIN)


Name = tuple[str, ...]
"""A reference in full, as plain as it can be kept."""


def _keys(loaded: Loaded) -> dict[Name, dict[tuple[str, ...], list[str]]] | None:
    """Record → list in it → the keys that should be there; None where it needs what cannot be put so."""
    # A reference in full to a kind that does not belong there leads nowhere, though what it names may well be there.
    if any((full := Ref.parse(text)) and full.kind not in kinds for _place, kinds, text in loaded.references):
        return None
    if needs_words(loaded):
        return None
    found: dict[Name, dict[tuple[str, ...], list[str]]] = {}
    for field, names, data, _place in loaded.links.elsewhere:
        kinds, text = holder(loaded, field)
        if not isinstance(text, str):
            continue
        values = data if isinstance(data, list) else [data]
        if len(kinds) != 1 or not all(isinstance(value, str) for value in values):
            return None
        target = tuple(Ref.within(text, loaded.ref.register, kinds[0]))
        found.setdefault(target, {}).setdefault(names, []).extend(values)
    return found


def _insides(loaded: Loaded) -> list[tuple[Name, str]]:
    """The addresses of places in records: the record, and the place in it."""
    found = [addressed(text) for text, _place in loaded.links.addresses]
    return [(tuple(ref), inside) for ref, inside in found if ref is not None and inside]


def _several(loaded: Loaded) -> list[list[Name]]:
    """The references that may be to one of several kinds: the names each may mean, of which one will do."""
    groups: list[set[Ref]] = []
    single = {ref for text, _place in loaded.links.addresses if (ref := addressed(text)[0]) is not None}
    for _place, kinds, text in loaded.references:
        meant = {Ref.within(text, loaded.ref.register, kind) for kind in kinds}
        if len(meant) > 1:
            groups.append(meant)
        else:
            single |= meant
    return [[tuple(ref) for ref in sorted(group)] for group in groups if not group & single]


def holder(loaded: Loaded, field: str) -> tuple[tuple[str, ...], Any]:
    """The kinds of record that a field may name, and what stands there."""
    found: Any = loaded.data
    steps = tuple(field.split("/"))
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return _kinds(loaded.ref.kind, steps), found


@cache
def _kinds(kind: str, steps: tuple[str, ...]) -> tuple[str, ...]:
    at = shape(kind).at(steps)
    return at.refers if at else ()


def offers(loaded: Loaded) -> bytes:
    """The keys that other records may take from the lists of this one; empty where none may."""
    found = {names: sorted(keys_of(names, loaded.data)) for names in _pointed_into().get(loaded.ref.kind, ())}
    return marshal.dumps(found, _PLAIN) if found else b""


def ready() -> None:
    """Work out beforehand what is the same for every record."""
    _pointed_into()


@cache
def _pointed_into() -> dict[str, set[tuple[str, ...]]]:
    """Kind → the lists in records of that kind whose keys other records use."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for kind in Kind:
        waiting = [plan] if (plan := shape(kind.value).links) else []
        while waiting:
            _note_pointed_into(kind.value, here := waiting.pop(), found)
            waiting += [*here.fields.values(), *([here.item] if here.item else ())]
    return found


def _note_pointed_into(kind: str, plan: LinkPlan, found: dict[str, set[tuple[str, ...]]]) -> None:
    if plan.elsewhere:
        field, names = plan.elsewhere
        for target in _kinds(kind, tuple(field.split("/"))):
            found.setdefault(target, set()).add(names)


class Screen:
    """Compares what records need with what others offer, by the numbers of their names.

    Small for each record: what was noted stays as bytes until it is compared.
    """

    def __init__(self) -> None:
        self._needs: list[tuple[int, bytes]] = []
        self._offers: dict[int, bytes] = {}

    def note(self, number: int, needed: bytes, offered: bytes) -> None:
        """What was noted of a record."""
        if needed:
            self._needs.append((number, needed))
        if offered:
            self._offers[number] = offered

    def unsure(
        self,
        snapshot: Snapshot,
        number_of: Callable[[Ref], int],
        is_there: Callable[[int], bool],
        missing: Iterable[tuple[int, int]],
    ) -> set[int]:
        """The records that have to be looked at in full.

        - `number_of`: the number of a name.
        - `is_there`: whether a record has the name of this number.
        - `missing`: every record that mentions a name which no record has, with that name.
        """
        lost: dict[int, set[int]] = {}
        for number, name in missing:
            lost.setdefault(number, set()).add(name)
        found: set[int] = set()
        parents: dict[int, int] = {}
        pinned: list[tuple[int, Ref, str]] = []
        for number, noted in self._needs:
            keys, insides, several, above, digest = marshal.loads(noted)  # noqa: S302 - bytes of our own making
            if above:
                parents[number] = number_of(Ref(*above))
                if digest:
                    pinned.append((number, Ref(*above), digest))
            for group in several if number in lost else ():
                meant = {number_of(Ref(*name)) for name in group}
                if any(map(is_there, meant)):
                    lost[number] -= meant
            if (
                keys is None
                or not all(self._has(number_of(Ref(*target)), wanted) for target, wanted in keys.items())
                or not all(_leads_somewhere(snapshot, Ref(*target), inside) for target, inside in insides)
            ):
                found.add(number)
        found |= _astray(parents, is_there)
        found |= {number for number, names in lost.items() if names}
        for number, parent, digest in pinned:
            if number not in found:
                loaded = snapshot.record(parent)
                if loaded is None or digest_of(snapshot, loaded) != digest:
                    found.add(number)
        return found

    def _has(self, number: int, wanted: dict[tuple[str, ...], list[str]]) -> bool:
        offered = self._offers.get(number)
        if offered is None:
            return False
        there = marshal.loads(offered)  # noqa: S302 - bytes of our own making
        return all(set(there.get(names, ())).issuperset(values) for names, values in wanted.items())


def _leads_somewhere(snapshot: Snapshot, target: Ref, inside: str) -> bool:
    loaded = snapshot.record(target)
    return loaded is not None and find(loaded.data, shape(target.kind).keys_at, inside) is not None


def _astray(parents: dict[int, int], is_there: Callable[[int], bool]) -> set[int]:
    """The records whose parents, and theirs, do not end in a record that has none: they go round, or lead nowhere."""
    ends: set[int] = set()
    astray: set[int] = set()
    for first in parents:
        chain: dict[int, None] = {}
        here = first
        while here in parents and here not in chain and here not in ends and here not in astray:
            chain[here] = None
            here = parents[here]
        # A name that a record used to have leads on, to where only the index can tell.
        ended = here in ends or (here not in parents and is_there(here))
        (ends if ended else astray).update(chain)
    return astray
