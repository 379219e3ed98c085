"""`Verdicts`: what the rules say of all the records of a federation on a day, each judged once for as long as it holds.

Verdicts are kept in the index. A record is judged again when one changes that was looked at to judge it, or when a day
has come that mattered; where the index cannot be written, what was judged lasts as long as the answer.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from registry.check.engine import Defect, Judgement, Sitting
from registry.check.findings_of import findings_of
from registry.findings import Finding, Outcome
from registry.index import verdicts as kept
from registry.index.engine import IndexBlocked
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import ASKED_WHO_REFERS, LOOKED_UP, Row, finding_of, finding_row
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rules
from registry.session import Session
from registry.source import Ref
from registry.wording import _

_BATCH = 500
"""Records judged before they are written down."""

_OUTCOMES = list(Outcome)


class Verdicts:
    """What the rules say of every record on the session's day. Judging what must be is done as it is made.

    - `judged`: how many records had to be judged for it; the others were judged before.
    - `defects`: rules that failed, which is our fault and never a pass.
    """

    def __init__(self, snapshot: IndexSnapshot, session: Session) -> None:
        self._snapshot = snapshot
        self._session = session
        self._on = session.today
        self._unkept: dict[int, Row] = {}
        self.judged = 0
        self.defects: tuple[Defect, ...] = ()
        self._bring_up_to_date()

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────

    def findings(self, registers: Sequence[str] = (), by: Sequence[str] = ()) -> Iterator[Finding]:
        """What needs attention: of the records of some registers, by some rules; or all."""
        for number, finding in kept.findings(self._snapshot.engine, self._on, registers, by):
            if number not in self._unkept:
                yield finding
        for row in self._rows(registers):
            yield from (finding_of(Ref(*row.ref), each) for each in row.findings if not by or each[0] in by)

    def tally(self, registers: Sequence[str] = (), by: Sequence[str] = ()) -> dict[str, Counter[str]]:
        """Rule → outcome → how many."""
        found: dict[str, Counter[str]] = {}
        names = list(rules())
        counted = kept.tallies(self._snapshot.engine, self._on, registers)
        for counts, records in (*counted, *((row.tally, 1) for row in self._rows(registers))):
            for at, outcome, count in _untallied(counts):
                if not by or names[at] in by:
                    found.setdefault(names[at], Counter())[_OUTCOMES[outcome].value] += count * records
        return found

    def _rows(self, registers: Sequence[str]) -> Iterator[Row]:
        return (row for row in self._unkept.values() if not registers or row.ref[0] in registers)

    # ── judging ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_up_to_date(self) -> None:
        engine = self._snapshot.engine
        total = kept.count_waiting(engine, self._on)
        if not total:
            return
        sitting = Sitting(self._snapshot, self._session, statute_book(), list(rules().values()), self._on)
        defects: list[Defect] = []
        last = 0
        while batch := kept.waiting(engine, self._on, last, _BATCH):
            rows: dict[int, Row] = {}
            for last, ref in batch:
                loaded = self._snapshot.record(ref)
                if loaded is not None:
                    judgement = sitting.judge(loaded)
                    rows[last] = row_of(loaded, judgement)
                    if judgement.defects:
                        defects += judgement.defects
                        # Nobody may be told, another time, that all of it was judged.
                        self._unkept[last] = rows.pop(last)
                self.judged += 1
                if self._session.progress and self.judged % 100 == 0:
                    self._session.progress(self.judged, total, _("Judging records"))
            try:
                with engine.adding():
                    kept.keep(engine, rows.values())
            except IndexBlocked:
                self._unkept |= rows
        self.defects = tuple(defects)


def row_of(loaded: Loaded, judgement: Judgement) -> Row:
    """What is kept of a judgement."""
    looked, own = judgement.looked, loaded.ref
    # Whoever changes a record that this one mentions has it judged again anyhow.
    mentioned = loaded.links.mentioned(own.register) | {own}
    looks = [(_plain(ref), LOOKED_UP) for ref in sorted(looked.records - mentioned)]
    looks += [(_plain(ref), ASKED_WHO_REFERS) for ref in sorted(looked.referrers - {own})]
    return Row(
        _plain(own), looked.since.toordinal(), 0 if looked.until == date.max else looked.until.toordinal(),
        own in looked.referrers, tuple(looks), _tallied(judgement),
        tuple(finding_row(finding) for finding in findings_of(judgement)),
    )  # fmt: skip


def _plain(ref: Ref) -> tuple[str, str, str]:
    return ref.register, ref.kind, ref.id


def _tallied(judgement: Judgement) -> bytes:
    """How many of each outcome each rule had: three numbers each, in the order of rules and outcomes."""
    order = _order()
    counts = Counter((order[each.rule.id], _OUTCOMES.index(each.verdict.outcome)) for each in judgement.verdicts)
    return array("H", [number for key, count in sorted(counts.items()) for number in (*key, count)]).tobytes()


def _untallied(counts: bytes) -> Iterator[tuple[int, int, int]]:
    numbers = array("H", counts)
    return zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)


@cache
def _order() -> dict[str, int]:
    return {name: at for at, name in enumerate(rules())}
