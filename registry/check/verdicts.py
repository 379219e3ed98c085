"""`Verdicts`: what the rules say of all the records of a federation on a day, each judged once for as long as it holds.

Verdicts are kept in the index. A record is judged again when one changes that was looked at to judge it, or when a day
has come that mattered; where the index cannot be written, what was judged lasts as long as the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from registry.check.defect import Defect
from registry.check.kept import OUTCOMES, untallied
from registry.check.waiving import waiving_of
from registry.findings import Finding
from registry.index import verdicts as kept
from registry.index.engine import IndexBlocked
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import Row, finding_of
from registry.rules.catalogue import mark, rules
from registry.session import Session
from registry.source import Ref
from registry.wording import _

_AT_ONCE = 20_000
"""Records asked for at once: so many names are small, and starting processes for as many is soon made good."""

_BATCH = 1000
"""Records judged before they are written down."""


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
        found: dict[str, Counter[str]] = {}
        names = list(rules())
        counted = kept.tallies(self._snapshot.engine, self._on, registers)
        for counts, records in (*counted, *((row.tally, 1) for row in self._rows(registers))):
            for at, outcome, count in untallied(counts):
                if not by or names[at] in by:
                    found.setdefault(names[at], Counter())[OUTCOMES[outcome].value] += count * records
        return found

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

    # ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_up_to_date(self) -> None:
        engine = self._snapshot.engine
        kept.let_go_of_others(engine, mark())
        total = kept.count_waiting(engine, self._on)
        if not total:
            return
        from registry.check.together import judge_all  # all the rules, which nobody need wait for to hear it again

        last = 0
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
                    self._keep(rows)
                if self._session.progress and self.judged % 50 == 0:
                    self._session.progress(self.judged, total, _("Judging records"))
            self._keep(rows)

    def _keep(self, rows: dict[int, Row]) -> None:
        try:
            with self._snapshot.engine.adding():
                kept.keep(self._snapshot.engine, rows.values(), mark())
        except IndexBlocked:
            self.unkept |= rows
        rows.clear()


def _by_rule(names: Sequence[str], counts: bytes) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for at, outcome, count in untallied(counts):
        found.setdefault(names[at], Counter())[OUTCOMES[outcome].value] += count
    return found
