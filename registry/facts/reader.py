"""`Reader`: how facts and rules look at records and law on a day, with every look written down.

What was looked at decides when a record must be judged again: when one of those records changes, or the day passes one
of the dates that mattered. Nothing else can change a verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from registry.concepts.kinds import Kind
from registry.law.statute_book import Entry, State, StatuteBook, state
from registry.link.inheritance import ancestry
from registry.load.house_rules import HouseRule
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import IN_TABLE, entries_of
from registry.session import Session
from registry.source import Ref


@dataclass
class Looked:
    """What was looked at.

    - `records`: the names looked up, as they were written, whether anything has that name or not. Which record a name
      leads to by way of a former name, or of a body's identifiers, follows from these.
    - `referrers`: the records of which it was asked what refers to them.
    - `since`, `until`: the first and last day on which every date that was compared compares the same.
    """

    records: set[Ref] = field(default_factory=set)
    referrers: set[Ref] = field(default_factory=set)
    since: date = date.min
    until: date = date.max

    def narrow(self, since: date, until: date) -> None:
        """Something was compared that compares the same on these days."""
        if since > self.since:
            self.since = since
        if until < self.until:
            self.until = until


_FEW = 4096
"""Answers kept at hand of each sort, so that what is at hand does not grow with the federation."""


class Desk:
    """What readers share that look at the same records on the same day: what one has found, the next need not seek."""

    def __init__(self, snapshot: Snapshot, session: Session, book: StatuteBook, on: date) -> None:
        self.snapshot = snapshot
        self.session = session
        self.book = book
        self.on = on
        self._states: dict[tuple[str, str], tuple[State, date, date]] = {}
        self._led: dict[tuple[str, tuple[str, ...], str], tuple[Ref | None, frozenset[Ref]]] = {}
        self._mentioning: dict[tuple[Ref, str], frozenset[Ref]] = {}
        self._mentioned: dict[tuple[Ref, str], frozenset[Ref]] = {}
        self.house_rules = {each.id: each.house_rules for each in snapshot.federation.registers if each.house_rules}
        self.found: dict[Hashable, tuple[Any, Looked]] = {}
        """What was worked out once (see `Reader.once`), and what was looked at for it."""
        self._memory = snapshot.memory.setdefault("state", object())

    def refresh(self) -> None:
        """Let go of what was found in records that are others by now. Asked before each record that is judged."""
        now = self.snapshot.memory.setdefault("state", object())
        if now is not self._memory:
            self._memory = now
            self._led.clear()
            self._mentioning.clear()
            self._mentioned.clear()
            self.found.clear()

    def led(self, register: str, kinds: tuple[str, ...], text: str) -> tuple[Ref | None, frozenset[Ref]]:
        """The record at home that a reference leads to, and the names that it may be written for."""
        asked = (register, kinds, text)
        found = self._led.get(asked)
        if found is None:
            names = frozenset(Ref.within(text, register, kind) for kind in kinds)
            targets = self.snapshot.targets(register, kinds, text)
            found = _kept(self._led, asked, (self.snapshot.home(targets[0]) if targets else None, names))
        return found

    def mentioning(self, ref: Ref, kind: str) -> frozenset[Ref]:
        """The records of one kind that may refer to a record (see `Snapshot.mentioning`)."""
        # Thousands may refer to a body: of those only the kind that was asked for is kept at hand.
        asked = (ref, kind if ref.kind == Kind.ORGANISATION else "")
        found = self._mentioning.get(asked)
        if found is None:
            found = _kept(self._mentioning, asked, self.snapshot.mentioning(*asked))
        return found if asked[1] else frozenset(each for each in found if each.kind == kind)

    def mentioned(self, ref: Ref, kind: str) -> frozenset[Ref]:
        """The records of one kind that a record may refer to (see `Snapshot.mentioned`)."""
        found = self._mentioned.get((ref, kind))
        return _kept(self._mentioned, (ref, kind), self.snapshot.mentioned(ref, kind)) if found is None else found

    def state(self, entry: Entry) -> tuple[State, date, date]:
        """The state of law on the day, and the first and last day on which its dates compare the same."""
        # Conditions have ids of their own in each list of them.
        key = (entry.within.id if entry.within is not None else "", entry.id)
        found = self._states.get(key)
        if found is None:
            looked = Looked()
            for window in entry.windows:
                for name, is_last in (("from", False), ("deemed_from", False), ("to", True)):
                    if name in window:
                        _compare(looked, date.fromisoformat(window[name]), self.on, is_last)
            found = self._states[key] = (state(entry, self.on), looked.since, looked.until)
        return found


Key = TypeVar("Key")
Answer = TypeVar("Answer")


def _kept(at_hand: dict[Key, Answer], asked: Key, answer: Answer) -> Answer:
    if len(at_hand) >= _FEW:
        at_hand.clear()
    at_hand[asked] = answer
    return answer


class Reader:
    """Looks at the records of a snapshot and at the law, on one day. One for each record that is judged."""

    def __init__(
        self, snapshot: Snapshot, session: Session, book: StatuteBook, on: date, desk: Desk | None = None
    ) -> None:
        self._snapshot = snapshot
        self._session = session
        self._desk = desk or Desk(snapshot, session, book, on)
        self.book = book
        self.on = on
        self.looked = Looked()
        self._remembered: dict[Hashable, Any] = {}
        self._referring: dict[tuple[Ref, str, Ref | None], tuple[Loaded, ...]] = {}

    # ── records ──────────────────────────────────────────────────────────────────────────────────────────────────

    def record(self, register: str, kinds: Iterable[str], text: str) -> Loaded | None:
        """The record that a reference written in a register leads to; a stub is read as its home record."""
        home, names = self._desk.led(register, tuple(kinds), text)
        self.looked.records |= names
        return self._snapshot.record(home) if home is not None else None

    def referring(self, loaded: Loaded, kind: str, also: Loaded | None = None) -> list[Loaded]:
        """The records of one kind that refer to a record, and `also` to another, in the order of their references.

        Of a body that thousands refer to, ask only together with another.
        """
        known = self._referring.get((loaded.ref, kind, also.ref if also is not None else None))
        if known is not None:
            return list(known)
        wanted = {self._snapshot.home(each.ref) for each in (loaded, also) if each is not None}
        named = self._desk.mentioning(loaded.ref, kind)
        asked = loaded
        if also is not None:
            others = self._desk.mentioning(also.ref, kind)
            # Whoever comes to refer to both comes to refer to either: the one that fewer refer to is enough to know.
            asked = loaded if len(named) <= len(others) else also
            named &= others
        self.looked.referrers.add(asked.ref)
        chosen = []
        for ref in sorted(named):
            found = self._snapshot.record(ref)
            if found is not None and self._session.may_see(ref) and wanted <= self._homes_named(found):
                chosen.append(found)
        self._referring[loaded.ref, kind, also.ref if also is not None else None] = tuple(chosen)
        return chosen

    def mentioning(self, loaded: Loaded, kind: str) -> frozenset[Ref]:
        """The names of the records of one kind that may refer to a record: all that do, and perhaps others."""
        self.looked.referrers.add(loaded.ref)
        return self._desk.mentioning(loaded.ref, kind)

    def mentioned(self, ref: Ref, kind: str) -> frozenset[Ref]:
        """The names of the records of one kind that the record of a name may refer to."""
        self.looked.records.add(ref)
        return self._desk.mentioned(ref, kind)

    def named(self, ref: Ref) -> Loaded | None:
        """The record of just this name."""
        self.looked.records.add(ref)
        return self._snapshot.record(ref) if self._session.may_see(ref) else None

    def _homes_named(self, loaded: Loaded) -> set[Ref]:
        """The records that one refers to, at home."""
        register = loaded.ref.register
        found = {self._desk.led(register, kinds, text)[0] for _place, kinds, text in loaded.references}
        return {ref for ref in found if ref is not None}

    def parents(self, loaded: Loaded) -> list[Loaded]:
        """An agreement's parent, its parent's parent and so on."""
        chain, _is_circular = ancestry(self._snapshot, loaded)
        for child in (loaded, *chain):
            self.looked.records.add(child.ref)
            text = child.data.get("parent", {}).get("ref")
            if text:
                self.looked.records.add(Ref.within(text, child.ref.register, "agreement"))
        return chain

    def house_rules(self, register: str) -> tuple[HouseRule, ...]:
        """What a register asks of its own records. It is the same for as long as the index is."""
        return self._desk.house_rules.get(register, ())

    def owner(self, register: str) -> Loaded | None:
        """The organisation whose register it is, read at its home; None where the register does not say."""
        sources = self._snapshot.federation.registers
        text = next((source.owner for source in sources if source.id == register), "")
        return self.record(register, ("organisation",), text) if text else None

    def in_table(self, loaded: Loaded) -> Iterator[dict[str, Any]]:
        """The rows of the table beside a record that was looked up, as the record would hold them; none it cannot read.

        The table is a part of its record, so that a look at the record is a look at both.
        """
        entries = entries_of(self._snapshot.folders.get(loaded.ref.register), loaded)
        return (entry for entry, place in entries if place >= IN_TABLE)

    def is_loaded(self, register: str) -> bool:
        """Whether a register is among those that were read. It is for as long as the index is the same."""
        return register in self._snapshot.folders

    def once(self, asked: Hashable, work: Callable[[Reader], Answer]) -> Answer:
        """What `work` finds, worked out once for all records that are judged at this desk.

        It must look only through the reader it is given, and depend on nothing else but what was `asked`. It is as if
        everything that it looks at were looked at for this record too. What it finds should be small.
        """
        found = self._desk.found.get(asked)
        if found is None:
            alone = Reader(self._snapshot, self._session, self.book, self.on, self._desk)
            found = _kept(self._desk.found, asked, (work(alone), alone.looked))
        answer, looked = found
        self.looked.records |= looked.records
        self.looked.referrers |= looked.referrers
        self.looked.narrow(looked.since, looked.until)
        return cast("Answer", answer)

    def remembered(self, asked: Hashable, work: Callable[[], Answer]) -> Answer:
        """What `work` finds, worked out once for the record that is judged: what it looks at is written down by then.

        It must depend on nothing else but what was `asked`, and look only through this reader.
        """
        found = self._remembered.get(asked)
        if found is None:
            found = self._remembered[asked] = work()
        return cast("Answer", found)

    # ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def has_come(self, day: date | str) -> bool:
        """Whether a day is today or past."""
        return _compare(self.looked, date.fromisoformat(day) if isinstance(day, str) else day, self.on, False)

    def is_past(self, day: date | str) -> bool:
        """Whether a day is over."""
        return _compare(self.looked, date.fromisoformat(day) if isinstance(day, str) else day, self.on, True)

    # ── the law ──────────────────────────────────────────────────────────────────────────────────────────────────

    def law(self, own: str) -> Entry:
        """An entry of the law data. Raises KeyError where there is none: a rule that names it is wrong."""
        return self.book.entries[own]

    def state(self, entry: Entry) -> State:
        """Its state on the day."""
        found, since, until = self._desk.state(entry)
        self.looked.narrow(since, until)
        return found

    def in_force(self, own: str) -> bool:
        """Whether a provision, instrument or gateway is in force on the day."""
        return self.state(self.law(own)).is_in_force


def _compare(looked: Looked, day: date, on: date, is_last: bool) -> bool:
    """Whether a day has come, or as the last of a period is over; and on which other days that is so."""
    passed = on > day if is_last else on >= day
    if passed:
        looked.narrow(_after(day) if is_last else day, date.max)
    else:
        looked.narrow(date.min, day if is_last else _before(day))
    return passed


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1) if day > date.min else day


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1) if day < date.max else day


def answered(data: dict[str, Any], name: str) -> str:
    """The answer to a question of a record: `yes`, `no`, `unknown`, or nothing where it was not answered."""
    return str(data.get(name, ""))
