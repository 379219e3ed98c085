"""`Bench`: what one question is answered from: records, facts, verdicts and law on one day, each read once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from registry.check.defect import Defect
from registry.check.engine import Judged, Sitting
from registry.check.findings_of import findings_of
from registry.check.waiving import waiving_of
from registry.facts.reader import Desk, Reader
from registry.findings import Outcome
from registry.law.statute_book import Entry, statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rules
from registry.sharing.cited import Law, Place, Weakness
from registry.sharing.wordbook import Wordbook
from registry.source import Ref
from registry.subjects.agreement import Agreement

Naming = Callable[[str], str]
"""Address → what to call the place."""

_MOST_KEPT = 1_000
"""Records whose verdicts are kept for the next question. Two bodies with hundreds of agreements need some 170."""

_READ = frozenset({"read", "partly-read"})


class Bench:
    """Answers one question. `naming` says what a place is called, by its address."""

    def __init__(self, words: Wordbook, naming: Naming) -> None:
        self.words = words
        self.snapshot, self.session = words.snapshot, words.session
        self.on = self.session.today
        self.book = statute_book()
        desk = Desk(self.snapshot, self.session, self.book, self.on)
        self.reader = Reader(self.snapshot, self.session, self.book, self.on, desk)
        self._naming = naming
        self._sitting: Sitting | None = None
        self._judged: dict[Ref, tuple[Judged, ...]] = {}
        self.judged_anew = 0
        """How many records had to be judged for this question; the others were for one before."""
        self.defects: dict[Ref, tuple[Defect, ...]] = {}
        """Record → the rules that failed on it, which is our fault and never a pass."""
        self._waivers: dict[tuple[str, str], str] = {}
        self._agreements: dict[Ref, Agreement] = {}

    # ── records ──────────────────────────────────────────────────────────────────────────────────────────────────

    def agreement(self, record: Loaded) -> Agreement:
        """One agreement with all its parts."""
        if record.ref not in self._agreements:
            self._agreements[record.ref] = Agreement(self.reader, record)
        return self._agreements[record.ref]

    def place(self, address: str) -> Place:
        """A place, and what it is called."""
        return Place(address, self._naming(address))

    def places(self, addresses: Iterable[str]) -> tuple[Place, ...]:
        """Places, each once."""
        return tuple(self.place(each) for each in dict.fromkeys(addresses))

    # ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────────────

    def judged(self, record: Loaded) -> tuple[Judged, ...]:
        """Every verdict on a record and its parts on the day."""
        if record.ref not in self._judged:
            # Kept for as long as no record changes: the next question is often about the same two bodies.
            kept = self.snapshot.memory.setdefault(("permits", "judged", self.on, self.session.principal), {})
            found = kept.get(record.ref)
            if found is None:
                found = self._judged_now(record)
                if len(kept) >= _MOST_KEPT:
                    kept.clear()
                if not found[1]:
                    kept[record.ref] = found
            self._judged[record.ref], self.defects[record.ref] = found[:2]
            self._waivers |= found[2]
        return self._judged[record.ref]

    def _judged_now(self, record: Loaded) -> tuple[tuple[Judged, ...], tuple[Defect, ...], dict[tuple[str, str], str]]:
        """The verdicts, the rules that failed, and what is waived of what they say."""
        if self._sitting is None:
            every = list(rules().values())
            self._sitting = Sitting(self.snapshot, self.session, self.book, every, self.on)
        self.judged_anew += 1
        judgement = self._sitting.judge(record)
        waiving = waiving_of(self.snapshot, self.session)
        findings = waiving.marked(findings_of(judgement))
        waivers = {(each.rule, each.subject): each.waiver for each in findings if each.waiver}
        return judgement.verdicts, judgement.defects, waivers

    def weakness(self, judged: Judged) -> Weakness:
        """A verdict that needs attention, as it is told."""
        rule = judged.rule
        return Weakness(
            rule.id, str(rule.text["title"]), rule.severity, judged.verdict.outcome.value, judged.verdict.because,
            judged.subject, str(rule.text["remedy"]), self._waivers.get((rule.id, judged.subject), ""),
        )  # fmt: skip

    def is_open(self, judged: Judged) -> bool:
        """Whether a verdict needs attention, waived or not."""
        return judged.verdict.outcome in (Outcome.VIOLATED, Outcome.CANNOT_TELL)

    # ── law ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def law(self, own: str) -> Law | None:
        """Law by its id; None where the law data have nothing of that id."""
        entry = self.book.get(own)
        return self.law_of(entry) if entry is not None else None

    def law_of(self, entry: Entry) -> Law:
        """Law, and whether its text and dates were read in full."""
        return Law(entry.id, entry.title, entry.is_verified and self.reader.state(entry).verified)

    def laws(self, ids: Iterable[str]) -> tuple[Law, ...]:
        """Law by ids, each once, as far as the law data have it."""
        return tuple(law for law in map(self.law, dict.fromkeys(ids)) if law is not None)

    @staticmethod
    def is_read(entry: Entry) -> bool:
        """Whether at least what it says was read, if not when it began."""
        return entry.evidence.get("certainty") in _READ

    def law_behind(self, judged: Judged) -> Iterator[str]:
        """The ids of the law that a verdict stands on."""
        yield from (str(each["law"]) for each in judged.rule.text["cites"])
        yield from judged.verdict.law
