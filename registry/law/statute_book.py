"""`StatuteBook`: the law data as the program reads them, and the state of any of it on a day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from registry.law.places import spots
from registry.wording import _, day

COMPILED = Path(__file__).parent / "law.json"

READ = "read"
"""The certainty of what was read in full: only this is verified."""


@dataclass(frozen=True, slots=True)
class State:
    """What the law is on a day.

    - `state`: in-force, limited, not-commenced, repealed or not-known.
    - `because`: why, in a sentence.
    - `since`, `until`: the first and last day of it, as far as they are known.
    - `verified`: whether the text that says so was read in full. `doubts` are what a lawyer should confirm.
    """

    state: str
    because: str
    since: date | None = None
    until: date | None = None
    verified: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def is_in_force(self) -> bool:
        """Whether it may be relied on. Law in force for limited purposes may, for those."""
        return self.state in ("in-force", "limited")


@dataclass(frozen=True)
class Entry:
    """One thing in the law data: what sort it is, what it says, and the entry that it belongs to."""

    id: str
    sort: str
    data: Mapping[str, Any] = field(repr=False)
    within: Entry | None = field(default=None, repr=False)

    @cached_property
    def title(self) -> str:
        """What it is called, with its instrument where it is a provision."""
        if self.sort == "provision" and self.within is not None:
            whole = self.within.data.get("cited_as") or self.within.data["title"]
            # A code or a rule of common law has headings, which read on as no section does.
            between = " " if spots(self.data["at"]) else ": "
            return f"{whole}{between}{self.data['at']}"
        return str(self.data.get("title") or self.data.get("label") or self.id)

    @cached_property
    def evidence(self) -> Mapping[str, Any]:
        """How it is known: as it says itself, or as what holds it says."""
        own = self.data.get("evidence")
        found: Mapping[str, Any] = own if own is not None else self.within.evidence if self.within else {}
        return found

    @cached_property
    def is_verified(self) -> bool:
        """Whether its text was read in full."""
        return self.evidence.get("certainty") == READ

    @cached_property
    def windows(self) -> tuple[Mapping[str, Any], ...]:
        """Its states in the order of time: its own, or those of what holds it."""
        own = self.data.get("in_force")
        if own is None and self.within is not None:
            return self.within.windows
        return tuple(own or ())


_MEMBERS = {
    "provisions": "provision",
    "body_kinds": "body-kind",
    "conditions": "condition",
    "exemptions": "exemption",
    "approvals": "approval",
    "changes": "change",
}
"""List in a file → the sort of its members."""

_FILES = {"instruments": "instrument", "gateways": "gateway"}


class StatuteBook:
    """All the law data. Ids are unique, but for conditions and changes, which belong to their lists."""

    def __init__(self, files: list[Mapping[str, Any]]) -> None:
        """`files` are the data of the files, each with its `sort`."""
        self.entries: dict[str, Entry] = {}
        self._lists: dict[str, dict[str, Entry]] = {}
        for file in files:
            own = Entry(file["data"]["id"], _FILES.get(file["sort"], file["sort"]), file["data"])
            if file["sort"] in _FILES:
                self.entries[own.id] = own
            members = list(_members(own))
            if file["sort"] in ("conditions", "changes"):
                self._lists[own.id] = {each.id: each for each in members}
            else:
                self.entries |= {each.id: each for each in members}

    def get(self, own: str) -> Entry | None:
        """An instrument, provision, gateway, body kind, exemption or approval by its id."""
        return self.entries.get(own)

    def of_sort(self, sort: str) -> list[Entry]:
        """Every entry of one sort, in the order of their files."""
        return [entry for entry in self.entries.values() if entry.sort == sort]

    def condition(self, scheme: str, own: str) -> Entry | None:
        """A condition by the name of its list and the word that records use."""
        return self._lists.get(scheme, {}).get(own)

    def listed(self, name: str) -> list[Entry]:
        """The conditions of one list, or the changes."""
        return list(self._lists.get(name, {}).values())

    @cached_property
    def wider(self) -> Mapping[str, frozenset[str]]:
        """Body kind → itself and every wider kind that it is one of."""
        above = {entry.id: tuple(entry.data.get("part_of", ())) for entry in self.of_sort("body-kind")}

        def all_of(own: str, seen: frozenset[str]) -> frozenset[str]:
            if own in seen:
                return seen
            for each in above.get(own, ()):
                seen = all_of(each, seen | {own})
            return seen | {own}

        return {own: all_of(own, frozenset()) for own in above}


def _members(file: Entry) -> Iterator[Entry]:
    for name, sort in _MEMBERS.items():
        for member in file.data.get(name, ()):
            if isinstance(member, dict):
                yield Entry(member["id"], sort, member, file)


@cache
def statute_book() -> StatuteBook:
    """The law that comes with this release."""
    return StatuteBook(json.loads(COMPILED.read_bytes())["files"])


def state(entry: Entry, on: date) -> State:
    """What an entry's state is on a day, and why."""
    for window in entry.windows:
        begins, ends = _day(window, "from"), _day(window, "to")
        deemed = _day(window, "deemed_from")
        if (begins is None or begins <= on or (deemed is not None and deemed <= on)) and (ends is None or on <= ends):
            if deemed is not None and begins is not None and deemed <= on < begins:
                because = _("It is treated as having been so since {deemed}, though it came into force on {begins}.")
                said = because.format(deemed=day(deemed), begins=day(begins))
            else:
                said = _because(window, begins, ends)
            return _state(entry, window, said, begins, ends)
    return State("not-known", _("These data do not reach back to {on}.").format(on=day(on)))


def _state(entry: Entry, window: Mapping[str, Any], because: str, begins: date | None, ends: date | None) -> State:
    evidence = window.get("evidence") or entry.evidence
    doubts = tuple(evidence.get("doubts", ()))
    return State(window["state"], because, begins, ends, evidence.get("certainty") == READ, doubts)


_SAYS = {
    "in-force": "In force",
    "limited": "In force only for {limits}",
    "not-commenced": "Enacted, and not shown to be in force",
    "repealed": "Repealed or ended",
    "not-known": "Whether it was in force is not known to us",
}


def _because(window: Mapping[str, Any], begins: date | None, ends: date | None) -> str:
    limits = str(window.get("limited_to") or _("some purposes"))
    limits = limits[:1].lower() + limits[1:]
    parts = [_(_SAYS[window["state"]]).format(limits=limits.rstrip("."))]
    if begins is not None:
        parts.append(_("since {day}").format(day=day(begins)))
    if ends is not None:
        parts.append(_("until {day}").format(day=day(ends)))
    said = " ".join(parts) + "."
    return f"{said} {window['says']}" if window.get("says") else said


def _day(window: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(window[name]) if name in window else None
