"""`Sitting`: judges records one by one, each by every rule that is about it or anything in it, on one day."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from registry.check.limits import Limit, Overrun
from registry.facts.lifecycle import reached
from registry.facts.reader import Desk, Looked, Reader
from registry.facts.reading import Reading
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable
from registry.law.statute_book import StatuteBook
from registry.load.snapshot import Loaded, Snapshot
from registry.rules.catalogue import Rule
from registry.session import Session
from registry.source import Ref
from registry.subjects.subject import Subject
from registry.subjects.walk import subjects_of
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule's verdict on one subject. `unverified` is law it rests on whose text was not read."""

    rule: Rule
    subject: str
    verdict: Verdict
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """A rule that failed: our own fault, and never a pass. `detail` is for whoever mends it."""

    rule: str
    subject: str
    message: str
    detail: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything said of one record, and what was looked at to say it."""

    ref: Ref
    verdicts: tuple[Judged, ...]
    defects: tuple[Defect, ...]
    looked: Looked


@dataclass(frozen=True, slots=True)
class _Cited:
    """The law that a rule cites and that is in force on the day: all of it, what of it nobody read, and until when."""

    law: tuple[str, ...]
    unverified: tuple[str, ...]
    since: date
    until: date


class Sitting:
    """Judges the records of one federation by some rules on one day.

    What is the same for every record, such as which law is in force, is worked out once.
    """

    def __init__(
        self, snapshot: Snapshot, session: Session, book: StatuteBook, rules: Sequence[Rule], on: date
    ) -> None:
        self._desk = Desk(snapshot, session, book, on)
        self._by_kind: dict[str, list[Rule]] = {}
        for rule in rules:
            for kind in dict.fromkeys(rule.on):
                self._by_kind.setdefault(kind, []).append(rule)
        self._cited: dict[str, _Cited] = {}
        self._limit = Limit()

    def judge(self, record: Loaded) -> Judgement:
        """Judge one record and everything in it by every rule that is about it.

        Exactly one verdict for each rule and subject: a rule that fails, takes too long or says nothing is a defect,
        and the others are judged all the same.
        """
        desk = self._desk
        desk.refresh()
        reader = Reader(desk.snapshot, desk.session, desk.book, desk.on, desk)
        reader.looked.records.add(record.ref)
        stages: dict[str, Reading[str]] = {}
        verdicts: list[Judged] = []
        defects: list[Defect] = []
        for subject in subjects_of(reader, record):
            for rule in self._by_kind.get(subject.kind, ()):
                found = self._one(reader, rule, subject, stages)
                if isinstance(found, Defect):
                    defects.append(found)
                else:
                    verdicts.append(found)
        return Judgement(record.ref, tuple(verdicts), tuple(defects), reader.looked)

    def _one(self, reader: Reader, rule: Rule, subject: Subject, stages: dict[str, Reading[str]]) -> Judged | Defect:
        try:
            cited = self._law_of(reader, rule)
            verdict = self._by_stage(reader, rule, subject, cited, stages)
            if not isinstance(verdict, Verdict):
                return Defect(rule.id, subject.address, _("It gave no verdict."), repr(verdict))
            if verdict.outcome is Outcome.NOT_APPLICABLE:
                return Judged(rule, subject.address, verdict)
            unverified = cited.unverified
            if verdict.law:
                more = [own for own in dict.fromkeys(verdict.law) if own not in cited.law]
                unverified += tuple(own for own in more if not reader.state(reader.law(own)).verified)
        except Overrun:
            return Defect(rule.id, subject.address, _("It took too long."), "")
        except Exception as error:  # whatever it is, it is ours, and the other rules must go on
            said = _("It failed: {error}").format(error=f"{type(error).__name__}: {error}")
            return Defect(rule.id, subject.address, said, traceback.format_exc())
        if unverified and verdict.outcome is Outcome.VIOLATED and set(unverified) >= {*cited.law, *verdict.law}:
            # Nobody is told that something is missing on the strength of law that nobody has read.
            said = _("{because} But this rests only on law whose text has not been verified: {law}.").format(
                because=verdict.because, law="; ".join(reader.law(own).title for own in unverified)
            )
            verdict = Verdict(Outcome.CANNOT_TELL, said, verdict.at, verdict.law)
        return Judged(rule, subject.address, verdict, unverified)

    def _by_stage(
        self, reader: Reader, rule: Rule, subject: Subject, cited: _Cited, stages: dict[str, Reading[str]]
    ) -> Verdict:
        """The verdict, as far as the record has come."""
        come = stages.get(rule.from_status)
        if come is None:
            come = stages[rule.from_status] = reached(reader, subject.record, rule.from_status)
        if come.value == "no" or (come.value == "ended" and not rule.also_ended):
            return not_applicable(come.because)
        if not cited.law:
            return not_applicable(_("The law it rests on was not in force on this day."))
        judge = rule.judge
        self._limit.begin()
        try:
            verdict = judge(subject)
        finally:
            self._limit.end()
        if come.value == "unknown" and isinstance(verdict, Verdict) and verdict.outcome is Outcome.VIOLATED:
            said = _("{because} Whether that matters yet cannot be told: {status}").format(
                because=verdict.because, status=come.because
            )
            return cannot_tell(verdict.at, said, verdict.law)
        return verdict

    def _law_of(self, reader: Reader, rule: Rule) -> _Cited:
        """What a rule cites that is in force, whichever record it judges."""
        found = self._cited.get(rule.id)
        if found is None:
            desk = self._desk
            alone = Reader(desk.snapshot, desk.session, desk.book, desk.on, desk)
            law = tuple(dict.fromkeys(each["law"] for each in rule.text["cites"] if _rests_on(alone, each)))
            unverified = tuple(own for own in law if not alone.state(alone.law(own)).verified)
            found = self._cited[rule.id] = _Cited(law, unverified, alone.looked.since, alone.looked.until)
        reader.looked.narrow(found.since, found.until)
        return found


def _rests_on(reader: Reader, cited: Mapping[str, str]) -> bool:
    return reader.in_force(cited["law"]) and ("not_before" not in cited or reader.has_come(cited["not_before"]))


def judge(
    snapshot: Snapshot, session: Session, book: StatuteBook, rules: Iterable[Rule], record: Loaded, on: date
) -> Judgement:
    """Judge one record by itself (see `Sitting`)."""
    return Sitting(snapshot, session, book, list(rules), on).judge(record)
