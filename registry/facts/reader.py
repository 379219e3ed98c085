"""`Reader`: how facts and rules look at records and law on a day, with every look written down.

What was looked at decides when a record must be judged again: when one of those records changes, or the day passes one
of the dates that mattered. Nothing else can change a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from registry.concepts.kinds import Kind
from registry.law.statute_book import Entry, State, StatuteBook, state
from registry.link.inheritance import ancestry
from registry.load.snapshot import Loaded, Snapshot
from registry.session import Session
from registry.source import Ref


@dataclass
class Looked:
    """What was looked at.

    - `records`: the names looked up, whether anything has that name or not.
    - `referrers`: the records of which it was asked what refers to them.
    - `since`, `until`: the first and last day on which every date that was compared compares the same.
    """

    records: set[Ref] = field(default_factory=set)
    referrers: set[Ref] = field(default_factory=set)
    since: date = date.min
    until: date = date.max

    def holds_on(self, on: date) -> bool:
        """Whether a verdict that rests on this is the same on another day, if no record changes."""
        return self.since <= on <= self.until


class Reader:
    """Looks at the records of a snapshot and at the law, on one day. One for each record that is judged."""

    def __init__(self, snapshot: Snapshot, session: Session, book: StatuteBook, on: date) -> None:
        self._snapshot = snapshot
        self._session = session
        self.book = book
        self.on = on
        self.looked = Looked()
        self._states: dict[str, State] = {}

    # ── records ──────────────────────────────────────────────────────────────────────────────────────────────────

    def record(self, register: str, kinds: Iterable[str], text: str) -> Loaded | None:
        """The record that a reference written in a register leads to; a stub is read as its home record."""
        kinds = tuple(kinds)
        for kind in kinds:
            self.looked.records.add(Ref.within(text, register, kind))
        targets = self._snapshot.targets(register, kinds, text)
        if not targets:
            return None
        home = self._snapshot.home(targets[0])
        self.looked.records |= {targets[0], home}
        stub = self._snapshot.record(targets[0])
        if stub is not None:
            # Another record with one of its identifiers may come to be its home.
            self.looked.records |= identifiers_of(stub)
        return self._snapshot.record(home)

    def referring(self, loaded: Loaded, kind: str) -> list[Loaded]:
        """The records of one kind that refer to a record."""
        self.looked.referrers |= {loaded.ref, *_formerly(loaded)}
        found = {each.ref: each for each, _place in self._snapshot.referrers(self._session, loaded.ref)}
        chosen = [each for ref, each in sorted(found.items()) if ref.kind == kind]
        self.looked.records |= {each.ref for each in chosen}
        return chosen

    def parents(self, loaded: Loaded) -> list[Loaded]:
        """An agreement's parent, its parent's parent and so on."""
        chain, _is_circular = ancestry(self._snapshot, loaded)
        for child in (loaded, *chain):
            self.looked.records.add(child.ref)
            text = child.data.get("parent", {}).get("ref")
            if text:
                self.looked.records.add(Ref.within(text, child.ref.register, "agreement"))
        return chain

    def is_loaded(self, register: str) -> bool:
        """Whether a register is among those that were read."""
        self.looked.records.add(any_of(register))
        return register in self._snapshot.folders

    # ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def has_come(self, day: date | str) -> bool:
        """Whether a day is today or past."""
        when = date.fromisoformat(day) if isinstance(day, str) else day
        if when <= self.on:
            self.looked.since = max(self.looked.since, when)
            return True
        self.looked.until = min(self.looked.until, _before(when))
        return False

    def is_past(self, day: date | str) -> bool:
        """Whether a day is over."""
        when = date.fromisoformat(day) if isinstance(day, str) else day
        if when < self.on:
            self.looked.since = max(self.looked.since, _after(when))
            return True
        self.looked.until = min(self.looked.until, when)
        return False

    # ── the law ──────────────────────────────────────────────────────────────────────────────────────────────────

    def law(self, own: str) -> Entry:
        """An entry of the law data. Raises KeyError where there is none: a rule that names it is wrong."""
        return self.book.entries[own]

    def state(self, entry: Entry) -> State:
        """Its state on the day."""
        if entry.id in self._states:
            return self._states[entry.id]
        for window in entry.windows:
            for name in ("from", "deemed_from"):
                if name in window:
                    self.has_come(window[name])
            if "to" in window:
                self.is_past(window["to"])
        found = self._states[entry.id] = state(entry, self.on)
        return found

    def in_force(self, own: str) -> bool:
        """Whether a provision, instrument or gateway is in force on the day."""
        return self.state(self.law(own)).is_in_force


def any_of(register: str) -> Ref:
    """The name under which it is written down that it was asked whether a register is there at all."""
    return Ref(register, "", "")


def identifiers_of(loaded: Loaded) -> set[Ref]:
    """The identifiers of a body as names, which other records of the same body have as well."""
    given = loaded.data.get("identifiers", ()) if loaded.ref.kind == Kind.ORGANISATION else ()
    return {Ref("", "identifier", f"{each['scheme']} {each['value']}") for each in given}


def _formerly(loaded: Loaded) -> set[Ref]:
    return {Ref.within(each, loaded.ref.register, loaded.ref.kind) for each in loaded.data.get("formerly", ())}


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1) if day > date.min else day


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1) if day < date.max else day


def answered(data: dict[str, Any], name: str) -> str:
    """The answer to a question of a record: `yes`, `no`, `unknown`, or nothing where it was not answered."""
    return str(data.get(name, ""))
