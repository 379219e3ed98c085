"""`Trial`: what the rules and the links would say if a draft were among the records. Nothing is written or kept.

The draft is judged as it is read among the others, and so is every record that was judged by looking at what the draft
changes; each is compared with what is said of it now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from registry.check.defect import Defect
from registry.check.engine import Sitting
from registry.check.findings_of import findings_of
from registry.check.waiving import Waiving
from registry.draft.overlay import Overlay
from registry.findings import Finding
from registry.index import verdicts as kept
from registry.index.entry import entry_of
from registry.index.snapshot import IndexSnapshot
from registry.index.supposed import Supposed
from registry.law.statute_book import statute_book
from registry.link import linked
from registry.load.links import addressed
from registry.load.snapshot import Loaded
from registry.problems import Problem
from registry.rules.catalogue import mark, rules
from registry.session import Session
from registry.source import Ref
from registry.wording import _

_AT_ONCE = 100_000
"""The most records looked at that were not judged for this day before."""


@dataclass(slots=True)
class Other:
    """What is said of another record now, and what would be. Only what differs in something is told of."""

    ref: Ref
    before: tuple[Finding, ...] = ()
    after: tuple[Finding, ...] = ()
    gone: tuple[Problem, ...] = ()
    come: tuple[Problem, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything of it would be another than now."""
        same = {_key(each) for each in self.before} == {_key(each) for each in self.after}
        return not same or bool(self.gone or self.come)


@dataclass(slots=True)
class Trial:
    """What came of it.

    - `before`, `after`: the findings of the record as it stands, none where there is none, and of the draft.
    - `others`: the other records of which something else would be said.
    - `looked`: how many others were looked at; `left` how many more should have been, had there been time.
    - `waived`, `would_be_waived`: what is waived now and what would be.
    """

    overlay: Overlay
    waived: Waiving
    would_be_waived: Waiving
    before: tuple[Finding, ...] = ()
    after: tuple[Finding, ...] = ()
    others: list[Other] = field(default_factory=list)
    looked: int = 0
    left: int = 0
    defects: tuple[Defect, ...] = ()


def _key(finding: Finding) -> tuple[str, str, str, str]:
    return finding.fingerprint, finding.outcome.value, finding.because, finding.waiver


def tried(base: IndexSnapshot, session: Session, draft: Loaded, as_if: str, until: float) -> Trial:
    """Try a draft that is a record.

    - `as_if`: a status; the draft, and the record in whose place it stands, are judged as if they had come so far.
      Other records are judged as they are.
    - `until`: when to stop looking at other records, on the monotonic clock.
    """
    overlay = Overlay(base, draft)
    trial = Trial(overlay, Waiving(base, session), Waiving(overlay, session))
    was = base.record(draft.ref)
    if was is not None:
        before = _Judging(base, session, as_if).findings(was)
        trial.before = tuple(trial.waived.marked(before))
    judging = _Judging(overlay, session, as_if)
    trial.after = tuple(trial.would_be_waived.marked(judging.findings(draft)))
    trial.defects = judging.defects
    is_refused = base.is_refused(draft.ref.register, draft.document.path)
    supposed = Supposed(base.engine, draft.ref, entry_of(draft), is_new=was is None, was_refused=is_refused)
    _elsewhere(base, session, trial, supposed, until)
    return trial


class _Judging:
    """Judges records one by one by every rule, and gathers the rules that failed."""

    def __init__(self, snapshot: IndexSnapshot | Overlay, session: Session, as_if: str = "") -> None:
        book = statute_book()
        self._sitting = Sitting(snapshot, session, book, list(rules().values()), session.today, as_if)
        self.defects: tuple[Defect, ...] = ()

    def findings(self, record: Loaded) -> list[Finding]:
        judgement = self._sitting.judge(record)
        self.defects += judgement.defects
        return findings_of(judgement)

    def looked(self, record: Loaded) -> _Said:
        """The findings of a record, and what was looked at for them."""
        judgement = self._sitting.judge(record)
        looked = judgement.looked
        return _Said(tuple(findings_of(judgement)), frozenset(looked.records), frozenset(looked.referrers))


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a record now, and the names that were looked up and asked about to say it."""

    findings: tuple[Finding, ...]
    records: frozenset[Ref]
    referrers: frozenset[Ref]

    def rests_on(self, supposed: Supposed) -> bool:
        return not (self.records.isdisjoint(supposed.names) and self.referrers.isdisjoint(supposed.pointed_at))


def _elsewhere(base: IndexSnapshot, session: Session, trial: Trial, supposed: Supposed, until: float) -> None:
    """Look at every other record of which something else may be said, those that are closest first."""
    others: dict[Ref, Other] = {}
    judging = _Judging(trial.overlay, session)
    todo = _Todo(base, session, supposed, _set_aside_otherwise(trial) - {trial.overlay.draft.ref})
    for done, (ref, now) in enumerate(todo.findings(until)):
        loaded = base.record(ref)
        if loaded is not None:
            after = judging.findings(loaded)
            before = tuple(trial.waived.marked(now))
            others[ref] = Other(ref, before, tuple(trial.would_be_waived.marked(after)))
            trial.looked += 1
        if session.progress and done % 20 == 0:
            session.progress(done, 0, _("Judging the records that look at the draft"))
    trial.left = todo.left
    trial.defects += judging.defects
    for ref in supposed.to_check:
        loaded = base.record(ref)
        if monotonic() > until:
            trial.left += 1
        elif loaded is not None:
            other = others.setdefault(ref, Other(ref))
            other.gone, other.come = _links(base, trial.overlay, loaded)
    trial.looked = len(others)
    trial.others = [each for _ref, each in sorted(others.items()) if each.differs]


def _set_aside_otherwise(trial: Trial) -> set[Ref]:
    """The records of which something is waived that was not, or is not any more."""
    changed = trial.waived.set_aside ^ trial.would_be_waived.set_aside
    found = (addressed(each.at)[0] for _rule, each in changed)
    return {ref for ref in found if ref is not None}


class _Todo:
    """The other records to judge, each with its findings as things are. `left` counts those there was no time for."""

    def __init__(self, base: IndexSnapshot, session: Session, supposed: Supposed, also: Iterable[Ref]) -> None:
        self._base = base
        self._session = session
        self._supposed = supposed
        self._also = also
        self._judging = _Judging(base, session)
        # What nobody judged for this day before is judged here, and remembered for as long as no record changes.
        self._said: dict[Ref, _Said] = base.memory.setdefault(("as things are", session.today), {})
        self.left = 0

    def findings(self, until: float) -> Iterator[tuple[Ref, tuple[Finding, ...]]]:
        """Each record, with what is said of it now."""
        engine, on = self._base.engine, self._session.today
        rules_now = engine.row("SELECT value FROM meta WHERE key = 'rules'")
        are_kept = rules_now is not None and rules_now[0] == mark()
        known: set[Ref] = set()
        unknown: list[Ref] = []
        close = dict(self._supposed.to_judge)
        for ref, number in [*close.items(), *((each, None) for each in self._also if each not in close)]:
            found = kept.findings_of_one(engine, number, on) if are_kept and number is not None else None
            if found is None:
                unknown.append(ref)
                continue
            known.add(ref)
            if monotonic() > until:
                self.left += 1
            else:
                yield ref, tuple(found)
        also = set(self._also)
        if are_kept:
            unknown += [ref for _number, ref in kept.waiting(engine, on, 0, _AT_ONCE)]
        else:
            unknown += self._base.refs()
        for ref in dict.fromkeys(unknown):
            if ref in known or ref == self._supposed.ref:
                continue
            if monotonic() > until:
                self.left += 1
                continue
            said = self._as_it_is(ref)
            if said is not None and (ref in also or said.rests_on(self._supposed)):
                yield ref, said.findings

    def _as_it_is(self, ref: Ref) -> _Said | None:
        if ref not in self._said:
            loaded = self._base.record(ref)
            if loaded is None:
                return None
            self._said[ref] = self._judging.looked(loaded)
        return self._said[ref]


def _links(base: IndexSnapshot, overlay: Overlay, loaded: Loaded) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems of a record's links that would go, and those that would come."""
    now = {(each.code, each.place, each.message): each for each in linked(base, loaded)}
    then = {(each.code, each.place, each.message): each for each in linked(overlay, loaded)}
    gone = tuple(each for key, each in now.items() if key not in then)
    return gone, tuple(each for key, each in then.items() if key not in now)
