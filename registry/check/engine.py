"""`judge`: everything the rules say of one record on one day, and what they looked at to say it."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registry.check.limits import Overrun, limited
from registry.facts.lifecycle import reached
from registry.facts.reader import Looked, Reader
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


def judge(
    snapshot: Snapshot, session: Session, book: StatuteBook, rules: Sequence[Rule], record: Loaded, on: date
) -> Judgement:
    """Judge one record and everything in it by every rule that is about it.

    Exactly one verdict for each rule and subject: a rule that fails, takes too long or says nothing is a defect, and
    the others are judged all the same.
    """
    reader = Reader(snapshot, session, book, on)
    reader.looked.records.add(record.ref)
    verdicts: list[Judged] = []
    defects: list[Defect] = []
    for subject in subjects_of(reader, record):
        for rule in rules:
            if rule.judges(subject):
                found = _one(reader, rule, subject)
                if isinstance(found, Defect):
                    defects.append(found)
                else:
                    verdicts.append(found)
    return Judgement(record.ref, tuple(verdicts), tuple(defects), reader.looked)


def _one(reader: Reader, rule: Rule, subject: Subject) -> Judged | Defect:
    try:
        verdict = _by_stage(reader, rule, subject)
    except Overrun:
        return Defect(rule.id, subject.address, _("It took too long."), "")
    except Exception as error:  # whatever it is, it is ours, and the other rules must go on
        said = _("It failed: {error}").format(error=f"{type(error).__name__}: {error}")
        return Defect(rule.id, subject.address, said, traceback.format_exc())
    if not isinstance(verdict, Verdict):
        return Defect(rule.id, subject.address, _("It gave no verdict."), repr(verdict))
    unverified = tuple(_unverified(reader, rule, verdict))
    if verdict.outcome == Outcome.VIOLATED and unverified and len(unverified) == len(_law(reader, rule, verdict)):
        # Nobody is told that something is missing on the strength of law that nobody has read.
        said = _("{because} But this rests only on law whose text has not been verified: {law}.").format(
            because=verdict.because, law="; ".join(reader.law(own).title for own in unverified)
        )
        verdict = Verdict(Outcome.CANNOT_TELL, said, verdict.at, verdict.law)
    return Judged(rule, subject.address, verdict, unverified)


def _by_stage(reader: Reader, rule: Rule, subject: Subject) -> Verdict:
    """The verdict, as far as the record has come."""
    come = reached(reader, subject.record, rule.from_status)
    if come.value == "no" or (come.value == "ended" and not rule.also_ended):
        return not_applicable(come.because)
    if not _law(reader, rule, None):
        return not_applicable(_("The law it rests on was not in force on this day."))
    with limited():
        verdict = rule.judge(subject)
    if isinstance(verdict, Verdict) and verdict.outcome == Outcome.VIOLATED and come.value == "unknown":
        said = _("{because} Whether that matters yet cannot be told: {status}").format(
            because=verdict.because, status=come.because
        )
        return cannot_tell(verdict.at, said, verdict.law)
    return verdict


def _law(reader: Reader, rule: Rule, verdict: Verdict | None) -> list[str]:
    """The law that a verdict rests on: what the rule cites that is in force, and what the verdict names."""
    cited = [
        each["law"]
        for each in rule.text["cites"]
        if reader.in_force(each["law"]) and ("not_before" not in each or reader.has_come(each["not_before"]))
    ]
    return list(dict.fromkeys([*cited, *(verdict.law if verdict else ())]))


def _unverified(reader: Reader, rule: Rule, verdict: Verdict) -> Iterable[str]:
    if verdict.outcome == Outcome.NOT_APPLICABLE:
        return []
    return [own for own in _law(reader, rule, verdict) if not reader.state(reader.law(own)).verified]
