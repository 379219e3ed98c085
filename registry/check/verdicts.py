"""`Verdicts`: what the rules say of all the records of a federation on a day, each judged once for as long as it holds.

Verdicts are kept in the index. A record is judged again when one changes that was looked at to judge it, or when a day
has come that mattered; where the index cannot be written, what was judged lasts as long as the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.check.defect import Defect
from registry.check.kept import OUTCOMES, untallied
from registry.check.turn import FROM, in_turn
from registry.check.waiving import waiving_of
from registry.findings import Finding, Outcome
from registry.index import verdicts as kept
from registry.index.engine import IndexBlocked, IndexBusy
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import Row, Tallied, finding_of
from registry.rules.catalogue import mark, rules
from registry.session import Session
from registry.source import Ref
from registry.wording import _

_AT_ONCE = 20_000
"""Records asked for at once: so many names are small, and starting processes for as many is soon made good."""

_BATCH = 1000
"""Records judged before they are written down."""

_SETTLED = "judged for"
"""Where a snapshot remembers the day on which all its judgements hold, so that they need not be counted again."""


class Verdicts:
    """What the rules say of every record on the session's day. Judging what must be is done as it is made.

    - `judged`: how many records had to be judged for it; the others were judged before.
    - `defects`: rules that failed, which is our fault and never a pass.
    - `waiving`: which findings are waived.
    - `unkept`: what was said of records of which nothing can be kept, by number; the index has nothing of them.
    """

    def __init__(self, snapshot: IndexSnapshot, session: Session) -> None:
        self._snapshot = snapshot
        self._session = session
        self._on = session.today
        self.unkept: dict[int, Row] = {}
        self.judged = 0
        self.defects: tuple[Defect, ...] = ()
        self._bring_up_to_date()
        self.waiving = waiving_of(snapshot, session)

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────

    def findings(self, registers: Sequence[str] = (), by: Sequence[str] = ()) -> Iterator[Finding]:
        """What needs attention: of the records of some registers, by some rules; or all. What is waived is marked."""
        return self.waiving.marked(self._findings(registers, by))

    def _findings(self, registers: Sequence[str], by: Sequence[str]) -> Iterator[Finding]:
        for number, finding in kept.findings(self._snapshot.engine, self._on, registers, by):
            if number not in self.unkept:
                yield finding
        for row in self._rows(registers):
            yield from (finding_of(Ref(*row.ref), each) for each in row.findings if not by or each[0] in by)

    def tally(self, registers: Sequence[str] = (), by: Sequence[str] = ()) -> dict[str, Counter[str]]:
        """Rule → outcome → how many."""
        found = self._tallied(registers).counts
        return {name: Counter(found[name]) for name in rules() if name in found and (not by or name in by)}

    def satisfying(self, by: str, most: int, registers: Sequence[str] = ()) -> tuple[int, list[tuple[Ref, str]]]:
        """How many records satisfy a rule, and the first of them with their titles, in the order of references."""
        if self.unkept:
            every = [ref for ref, tally in self.by_record(registers) if by in tally and tally[by][Outcome.SATISFIED]]
            loaded = ((ref, self._snapshot.record(ref)) for ref in every[:most])
            return len(every), [(ref, each.title) for ref, each in loaded if each is not None]
        fit = self._tallied(registers).satisfied.get(by, [])
        found = kept.of_tallies(self._snapshot.engine, self._on, (each.number for each in fit), most, registers)
        return sum(each.records for each in fit), found

    def _tallied(self, registers: Sequence[str]) -> _Tallied:
        """The tallies there are together, remembered for as long as no record changes."""
        asked, memory = ("tallies", self._on, tuple(registers)), self._snapshot.memory
        if self.unkept:
            # What could not be kept this time may be there the next.
            return _together(self._kept_tallies(registers))
        found: _Tallied | None = memory.get(asked)
        if found is None:
            found = memory[asked] = _together(self._kept_tallies(registers))
        return found

    def _kept_tallies(self, registers: Sequence[str]) -> Iterator[Tallied]:
        yield from kept.tallies(self._snapshot.engine, self._on, registers)
        yield from (Tallied(0, row.tally, 1) for row in self._rows(registers))

    def by_record(self, registers: Sequence[str] = ()) -> Iterator[tuple[Ref, dict[str, Counter[str]]]]:
        """Each record with what `tally` says of it alone, in the order of their references."""
        names = list(rules())
        for ref, number, counts in kept.tallied(self._snapshot.engine, self._on, registers):
            if number not in self.unkept:
                yield ref, _by_rule(names, counts)
        for row in self._rows(registers):
            yield Ref(*row.ref), _by_rule(names, row.tally)

    def _rows(self, registers: Sequence[str]) -> Iterator[Row]:
        return (row for row in self.unkept.values() if not registers or row.ref[0] in registers)

    @property
    def are_settled(self) -> bool:
        """Whether every judgement in the index holds on the day, so that none need be asked whether it does."""
        return self._snapshot.memory.get(_SETTLED) == self._on

    # ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_up_to_date(self) -> None:
        snapshot, engine = self._snapshot, self._snapshot.engine
        # Asking anything has what is remembered forgotten, if somebody has written to the index since.
        _stand, memory = snapshot.generation, snapshot.memory
        if memory.get(_SETTLED) == self._on:
            return
        kept.let_go_of_others(engine, mark())
        total = kept.count_waiting(engine, self._on)
        if total >= FROM:
            with in_turn(snapshot.place, self._count, lambda left: self._tell(total - left, total)):
                self._judge()
        elif total:
            self._judge()
        if not self.unkept:
            memory[_SETTLED] = self._on

    def _count(self) -> int:
        return kept.count_waiting(self._snapshot.engine, self._on)

    def _tell(self, done: int, total: int) -> None:
        if self._session.progress:
            self._session.progress(max(0, done), total, _("Judging records"))

    def _judge(self) -> None:
        """Judge what must be. What another has judged meanwhile need not."""
        from registry.check.together import judge_all  # all the rules, which nobody need wait for to hear it again

        engine, total, last, stand = self._snapshot.engine, self._count(), 0, self._snapshot.generation
        while waiting := kept.waiting(engine, self._on, last, _AT_ONCE):
            last = waiting[-1][0]
            rows: dict[int, Row] = {}
            for number, row, defects in judge_all(self._snapshot, self._session, waiting):
                self.judged += 1
                if defects:
                    # It is not kept, so that nobody is told another time that everything was judged.
                    self.defects += defects
                    self.unkept[number] = row
                else:
                    rows[number] = row
                if len(rows) >= _BATCH:
                    self._keep(rows, stand)
                if self.judged % 50 == 0:
                    self._tell(self.judged, total)
            self._keep(rows, stand)

    def _keep(self, rows: dict[int, Row], stand: str) -> None:
        try:
            # Another may have written to the index meanwhile: as long as it was no record, what was judged still holds.
            if self._snapshot.generation != stand:
                raise IndexBusy(_("Another command has changed the index."))
            with self._snapshot.engine.adding():
                kept.keep(self._snapshot.engine, rows.values(), mark())
        except IndexBlocked:
            self.unkept |= rows
        rows.clear()


@dataclass(frozen=True, slots=True)
class _Tallied:
    """All tallies together: rule → outcome → how many, and rule → the tallies of records that satisfy it."""

    counts: dict[str, Counter[str]]
    satisfied: dict[str, list[Tallied]]


def _together(tallies: Iterable[Tallied]) -> _Tallied:
    names, passed = list(rules()), OUTCOMES.index(Outcome.SATISFIED)
    counts: Counter[tuple[int, int]] = Counter()
    satisfied: dict[int, list[Tallied]] = {}
    for each in tallies:
        for at, outcome, count in untallied(each.counts):
            counts[at, outcome] += count * each.records
            if outcome == passed:
                satisfied.setdefault(at, []).append(each)
    found: dict[str, Counter[str]] = {}
    for (at, outcome), count in counts.items():
        found.setdefault(names[at], Counter())[OUTCOMES[outcome].value] = count
    return _Tallied(found, {names[at]: fit for at, fit in satisfied.items()})


def _by_rule(names: Sequence[str], counts: bytes) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for at, outcome, count in untallied(counts):
        found.setdefault(names[at], Counter())[OUTCOMES[outcome].value] += count
    return found
