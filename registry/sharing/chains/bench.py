"""`Bench`: how chains look at records on a day: each record's findings read once, each body told apart once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from registry.check.engine import Sitting
from registry.check.findings_of import findings_of
from registry.check.kept import row_of
from registry.check.waiving import waiving_of
from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.findings import Finding
from registry.index import findings as kept
from registry.index import verdicts
from registry.index.engine import IndexBlocked
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import Row
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded, Snapshot
from registry.rules.catalogue import mark, rules
from registry.session import Session
from registry.sharing.chains.chain import Node
from registry.sharing.chains.score import Score
from registry.sharing.cited import Place
from registry.source import Ref
from registry.subjects.agreement import Agreement
from registry.subjects.contract import Contract

CONTRACT, TRANSFER, SYSTEM = Kind.PROCESSOR_CONTRACT.value, Kind.TRANSFER.value, Kind.INFORMATION_SYSTEM.value
AGREEMENT, ACTIVITY = Kind.AGREEMENT.value, Kind.PROCESSING_ACTIVITY.value


class Bench:
    """One for each answer. `looked` counts the records whose findings were asked for."""

    def __init__(self, snapshot: Snapshot, session: Session) -> None:
        self.snapshot, self.session = snapshot, session
        self.reader = Reader(snapshot, session, statute_book(), session.today)
        self.waiving = waiving_of(snapshot, session)
        self._findings: dict[Ref, tuple[Finding, ...]] = {}
        self._agreements: dict[Ref, Agreement] = {}
        self._contracts: dict[Ref, Contract] = {}
        self._sitting: Sitting | None = None
        self._judged_now: list[Row] = []
        self._stand = snapshot.generation if isinstance(snapshot, IndexSnapshot) else ""

    @property
    def looked(self) -> int:
        """How many records' findings were read."""
        return len(self._findings)

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────

    def findings(self, record: Loaded) -> tuple[Finding, ...]:
        """What needs attention of one record, what is waived marked. It is judged only where nobody has."""
        found = self._findings.get(record.ref)
        if found is None:
            found = self._findings[record.ref] = tuple(self.waiving.marked(self._judged(record)))
        return found

    def _judged(self, record: Loaded) -> Iterable[Finding]:
        snapshot = self.snapshot
        if isinstance(snapshot, IndexSnapshot):
            told = kept.of_record(snapshot.engine, self.session.today, record.ref, mark())
            if told is not None:
                return told
        if self._sitting is None:
            every = list(rules().values())
            self._sitting = Sitting(snapshot, self.session, statute_book(), every, self.session.today)
        judgement = self._sitting.judge(record)
        if not judgement.defects:
            self._judged_now.append(row_of(record, judgement))
        return findings_of(judgement)

    def keep(self) -> None:
        """Write down what had to be judged, so that nobody need judge it again: asked once, at the end."""
        snapshot, rows = self.snapshot, self._judged_now
        if not rows or not isinstance(snapshot, IndexSnapshot) or snapshot.generation != self._stand:
            return
        self._judged_now = []
        try:
            verdicts.let_go_of_others(snapshot.engine, mark())
            with snapshot.engine.adding():
                verdicts.keep(snapshot.engine, rows, mark())
        except IndexBlocked:
            pass  # another is writing: it lasts as long as this answer

    def score(self) -> Score:
        """A new score."""
        return Score(self.waiving.said)

    # ── records ──────────────────────────────────────────────────────────────────────────────────────────────────

    def agreement(self, record: Loaded) -> Agreement:
        """An agreement as rules look at it."""
        return self._agreements.setdefault(record.ref, Agreement(self.reader, record))

    def contract(self, record: Loaded) -> Contract:
        """A contract as rules look at it."""
        return self._contracts.setdefault(record.ref, Contract(self.reader, record))

    def named(self, register: str, kind: str, text: object) -> Loaded | None:
        """The record that a reference leads to, if it is loaded and may be seen."""
        if not isinstance(text, str) or not text:
            return None
        return self.seen(self.reader.record(register, (kind,), text))

    def all_named(self, register: str, kind: str, texts: Iterable[object] | None) -> Iterator[Loaded]:
        """The records that references lead to, as far as they are loaded and may be seen."""
        for text in texts or ():
            found = self.named(register, kind, text)
            if found is not None:
                yield found

    def body(self, register: str, text: object) -> Loaded | None:
        """The organisation that a reference leads to, read at home."""
        return self.seen(named_body(self.reader, register, text))

    def seen(self, record: Loaded | None) -> Loaded | None:
        """The record, if whoever asks may see it."""
        return record if record is not None and self.session.may_see(record.ref) else None

    # ── nodes ────────────────────────────────────────────────────────────────────────────────────────────────────

    def node(self, record: Loaded, sort: str) -> Node:
        """The node of a record."""
        return Node(str(record.ref), sort, record.title, str(record.ref))

    def body_node(self, body: Loaded | None, name: str, sort: str) -> Node:
        """The node of somebody who has a record, or is only named: then the name is all that tells it from others."""
        if body is not None:
            return self.node(body, sort)
        return Node(f"named {' '.join(name.casefold().split())}", "unnamed", name)


def place(address: str, name: str) -> Place:
    """A place in a record."""
    return Place(address, name)


def inside(address: str) -> str:
    """The part of an address within its record."""
    return address.partition("#")[2]


def data_of(record: Loaded | None, field: str) -> Any:
    """What a record says under a field; None without a record."""
    return record.data.get(field) if record is not None else None
