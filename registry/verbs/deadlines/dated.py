"""Reviews and last days that fit a question: counted by the index, and read only where they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.index.calendar import Calendar
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Ref
from registry.verbs.deadlines.rows import Row, of_day
from registry.verbs.opening import opened

DATED = ("review", "end", "waiver")
"""What a record may give a day for. Ends are of agreements, contracts, transfers, and of the fee that a body paid."""

_WAIVERS = frozenset({Kind.WAIVER.value})


@dataclass(frozen=True, slots=True)
class Window:
    """The days that were asked for, as written; empty where there is no limit. The states, where some were."""

    since: str
    until: str
    states: frozenset[str]

    def holds(self, row: Row) -> bool:
        """Whether a row falls in it; one without a day does where no first or last day was asked for."""
        if not row.by:
            return not self.since and not self.until
        return self.holds_day(row.by[:10])

    def holds_day(self, written: str) -> bool:
        """Whether a day falls in it."""
        return (not self.since or written >= self.since) and (not self.until or written <= self.until)


class Dated:
    """The reviews and ends that fit: counted by the index, and read only where they are shown."""

    def __init__(
        self, session: Session, registers: tuple[str, ...], chosen: list[Ref], window: Window, kinds: list[str],
        latest_first: bool,
    ) -> None:  # fmt: skip
        self._session = session
        self.tally: Counter[str] = Counter()
        self.late: Counter[str] = Counter()
        self.states: Counter[str] = Counter()
        self._latest_first = latest_first
        self.days: dict[tuple[str, str], int] = {}
        self._calendar = Calendar(opened(session), session.today, registers)
        self._chosen = [each for ref in chosen if (each := opened(session).get(session, ref))]
        self._kinds = [each for each in kinds if each in DATED]
        today = session.today.isoformat()
        for kind in self._kinds:
            for day, count in self._counts(kind, is_chosen=bool(chosen)).items():
                state = "overdue" if day < today else "due"
                if not window.holds_day(day):
                    continue
                self.states[state] += count
                if window.states and state not in window.states:
                    continue
                self.days[day, kind] = count
                self.tally[kind] += count
                self.late[kind] += count if day < today else 0
        self.total = sum(self.tally.values())

    def _counts(self, kind: str, *, is_chosen: bool) -> dict[str, int]:
        if is_chosen:
            return Counter(day for record in self._chosen for sort, day in _days_of(record) if sort == kind)
        return self._calendar.days(*_asked(kind))

    def rows(self, skip: int, most: int) -> Iterator[Row]:
        """The rows from one of them on, in the order of their days, as many as there may have to be."""
        today, seen = self._session.today, 0
        if self._chosen:
            every = [(day, sort, each) for each in self._chosen for sort, day in _days_of(each)]
            wanted = sorted((e for e in every if e[:2] in self.days), key=lambda e: (e[0], DATED.index(e[1]), e[2].ref))
            wanted = wanted[::-1] if self._latest_first else wanted
            yield from (of_day(_asked(sort)[0], day, record, today) for day, sort, record in wanted[skip : skip + most])
            return
        in_order = sorted(self.days, key=lambda each: (each[0], DATED.index(each[1])), reverse=self._latest_first)
        for day, kind in in_order:
            count = self.days[day, kind]
            if seen + count > skip:
                sort, but, only = _asked(kind)
                for at, (_day, number) in enumerate(self._calendar.on_days(sort, [day], but, only)):
                    if skip <= seen + at < skip + most:
                        record = self._calendar.record(number)
                        if record is not None and self._session.may_see(record.ref):
                            yield of_day(sort, day, record, today)
            seen += count
            if seen >= skip + most:
                return


def _asked(kind: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """What the calendar is asked for one sort of deadline: what falls on a day, kinds left out, the only kinds."""
    if kind == "review":
        return "review", frozenset(), frozenset()
    return ("end", frozenset(), _WAIVERS) if kind == "waiver" else ("end", _WAIVERS, frozenset())


def _days_of(record: Loaded) -> Iterator[tuple[str, str]]:
    """The reviews and ends of one record that was asked for by name, whatever its status."""
    data, kind = record.data, record.ref.kind
    dates = data["dates"] if isinstance(data.get("dates"), dict) else {}
    review = dates.get("review_due") or data.get("review_due")
    if review:
        yield "review", review
    own = {Kind.WAIVER.value: data.get("expires"), Kind.TRANSFER.value: data.get("ends")}.get(kind)
    fee = data.get("ico_registration", {}).get("expires") if kind == Kind.ORGANISATION else None
    last = dates.get("end") or own or fee
    if last:
        yield ("waiver" if kind == Kind.WAIVER else "end"), last
