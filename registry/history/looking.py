"""Looking at past days: what was found on each, kept once it has been worked out.

What is missing is worked out in the order of days, in one folder that is taken from each to the next, with one index:
only files that changed are read, and only records that this stirs, or whose day has come, are judged again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from registry.history.checkout import Checkout
from registry.history.point import Point, Words, packed_words, unpacked, unpacked_words
from registry.history.stands import Sort, Stand, Stands
from registry.history.store import Store
from registry.index.version import version
from registry.law.statute_book import COMPILED
from registry.load.federation import FederationSource
from registry.rules.catalogue import mark
from registry.session import Session
from registry.source import Ref
from registry.wording import _, counted, day, listed

if TYPE_CHECKING:
    from registry.findings import Finding
    from registry.index.snapshot import IndexSnapshot

_MOVING, _LEFT = "moving", "moving.json"
_FORMAT = "1"
_FEW = 3

Program = tuple[bytes, bytes, str]
"""The program that judges, its rules and its law."""


@dataclass(slots=True)
class Looked:
    """What looking at some days gave.

    - `points`: day → what was found. `missing`: days that were not worked out because that was not wanted.
    - `judged`: how many records were judged for it.
    - `notes`: days that are left out, and why, and what else a reader should know, in sentences.
    """

    points: dict[date, Point] = field(default_factory=dict)
    missing: list[date] = field(default_factory=list)
    judged: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Day:
    """A day to look at: how the registers stood then, and where what was found is kept."""

    day: date
    stands: tuple[Stand, ...]
    name: str


class Looking:
    """Looks at days of one federation's past."""

    def __init__(self, federation: FederationSource, session: Session) -> None:
        self._federation = federation
        self._session = session
        self._store = Store(federation.root)
        self._names: dict[date, str] = {}
        self._words: dict[date, list[Words]] = {}

    def at(self, days: Sequence[date], *, kept_only: bool = False) -> Looked:
        """What was found on some days. Raises InputOutputError where it cannot be worked out on this computer."""
        looked = Looked()
        program = _program()
        too_early: list[date] = []
        unknown: dict[str, list[date]] = {}
        with Stands(self._federation, self._store) as stands:
            waiting: list[_Day] = []
            for when in sorted(set(days)):
                stood = stands.on(when)
                why = next((each.sentence for each in stood if each.sort is Sort.UNKNOWN), "")
                if why:
                    unknown.setdefault(why, []).append(when)
                elif not any(each.sort is Sort.COMMIT for each in stood):
                    too_early.append(when)
                else:
                    one = _Day(when, tuple(stood), self._name(program, when, stood))
                    point = self._kept(one)
                    if point is not None:
                        looked.points[when] = point
                    else:
                        waiting.append(one)
                    self._names[when] = one.name
            if kept_only:
                looked.missing = [each.day for each in waiting]
            elif waiting:
                with self._store.turn():
                    self._work_out(stands, waiting, looked, unknown)
            looked.notes = tuple(_notes(stands, too_early, unknown))
        return looked

    @property
    def stood(self) -> int:
        """Another number as soon as another day has been worked out."""
        try:
            return os.stat(self._store.folder / "points").st_mtime_ns
        except OSError:
            return 0

    def words(self, when: date) -> list[Words]:
        """The words of what was found on a day that was looked at."""
        if when not in self._words:
            kept = self._store.read(f"{self._names[when]}.words") if when in self._names else None
            self._words[when] = unpacked_words(kept or b"") or []
        return self._words[when]

    def _kept(self, one: _Day) -> Point | None:
        """What was found on a day, if that is kept, with its words."""
        if not (self._store.folder / f"{one.name}.words").is_file():
            return None
        return unpacked(self._store.read(f"{one.name}.point") or b"")

    def _name(self, program: Program, when: date, stood: Sequence[Stand]) -> str:
        """What all that decides a point is known by."""
        said = [(each.register, each.mark) for each in stood if each.sort in (Sort.COMMIT, Sort.WORKING)]
        told = repr((_FORMAT, program, when, said)).encode("utf-8", "surrogateescape")
        return f"points/{when.isoformat()}-{blake2b(told, digest_size=12).hexdigest()}"

    # ── working out ──────────────────────────────────────────────────────────────────────────────────────────────

    def _work_out(
        self, stands: Stands, waiting: Sequence[_Day], looked: Looked, unknown: dict[str, list[date]]
    ) -> None:
        checkout = Checkout(self._store.folder / _MOVING)
        checkout.take_up(self._taken_away())
        for at, one in enumerate(waiting):
            point = self._kept(one)
            if point is not None:
                # Another process was here first.
                looked.points[one.day] = point
                continue
            if self._session.progress is not None:
                self._session.progress(at, len(waiting), _("Working out {day}").format(day=day(one.day)))
            unread = checkout.move(stands, one.stands, self._federation.title)
            why = unread[0].sentence if unread else self._judge(checkout, one, looked)
            if why:
                unknown.setdefault(why, []).append(one.day)
        self._store.save(_LEFT, checkout.left())

    def _taken_away(self) -> bytes | None:
        """What the last one left there, and said so: should this one be stopped, nobody goes by it."""
        left = self._store.read(_LEFT)
        with suppress(OSError):
            (self._store.folder / _LEFT).unlink()
        return left

    def _judge(self, checkout: Checkout, one: _Day, looked: Looked) -> str:
        """Work out one point, and keep it; why it cannot be, where it cannot."""
        from registry.check.verdicts import Verdicts  # the rules, which nobody need wait for who finds it all kept
        from registry.index.opening import open_index

        snapshot = open_index(checkout.place)
        try:
            wanted = {each.register for each in one.stands if each.sort in (Sort.COMMIT, Sort.WORKING)}
            missing = sorted(wanted - {each.id for each in snapshot.federation.registers})
            if missing:
                return _("{register} has a register.yaml of that day that cannot be used.").format(register=missing[0])
            session = Session(checkout.place, self._session.principal, as_of=one.day)
            verdicts = Verdicts(snapshot, session)
            looked.judged += verdicts.judged
            if verdicts.defects:
                return _("The rule {rule} failed, which is our fault.").format(rule=verdicts.defects[0].rule)
            findings = list(verdicts.findings())
            point, words = gathered(one.day, sorted(wanted), findings, snapshot)
        finally:
            snapshot.engine.close()
        self._keep(one, point, words)
        looked.points[one.day], self._words[one.day] = point, words
        return ""

    def _keep(self, one: _Day, point: Point, words: list[Words]) -> None:
        for old in (self._store.folder / "points").glob(f"{one.day.isoformat()}-*"):
            with suppress(OSError):
                old.unlink()
        self._store.save(f"{one.name}.words", packed_words(words))
        self._store.save(f"{one.name}.point", point.packed())


def gathered(
    when: date, registers: Sequence[str], findings: Sequence[Finding], snapshot: IndexSnapshot
) -> tuple[Point, list[Words]]:
    """What was found as a point, and in words."""
    point = Point(when.isoformat(), registers)
    for finding in findings:
        point.add(finding)
    title = _titles(snapshot)
    return point, [Words(each.rule, each.subject, each.because, title(each.subject)) for each in findings]


def _titles(snapshot: IndexSnapshot) -> Callable[[str], str]:
    @cache
    def of(record: str) -> str:
        ref = Ref.parse(record)
        loaded = snapshot.record(ref) if ref else None
        return loaded.title if loaded is not None else record

    return lambda subject: of(subject.partition("#")[0])


def _program() -> Program:
    """What judges: the program, the rules and the law."""
    return version(), mark(), blake2b(COMPILED.read_bytes(), digest_size=12).hexdigest()


def _notes(stands: Stands, too_early: Sequence[date], unknown: dict[str, list[date]]) -> list[str]:
    found: list[str] = []
    if not stands.has_past and not unknown:
        found.append(_("No register has a history, so there is nothing before today to compare with."))
    elif too_early:
        first = stands.first_day()
        left = counted(len(too_early), _("day is"), _("days are"))
        said = _("{left} left out: no register had a version yet. The first is of {day}.")
        found.append(said.format(left=left, day=day(first) if first else "-"))
    if stands.has_past:
        found += stands.without
    for why, days in unknown.items():
        found.append(_("Left out: {days}. {why}").format(days=_said(days), why=why))
    return [*found, *stands.notes]


def _said(days: Sequence[date]) -> str:
    if len(days) <= _FEW:
        return listed([day(each) for each in days])
    said = _("{count} days from {first} to {last}")
    return said.format(count=len(days), first=day(min(days)), last=day(max(days)))
