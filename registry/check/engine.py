"""`Sitting`: judges records one by one, each by every rule that is about it or anything in it, on one day."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from registry.check.defect import Defect
from registry.check.limits import Limit, Overrun
from registry.facts.lifecycle import has_reached, reached
from registry.facts.reader import Desk, Looked, Reader
from registry.facts.reading import Reading
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable
from registry.law.statute_book import StatuteBook
from registry.load.snapshot import Loaded, Snapshot
from registry.rules.catalogue import Rule
from registry.session import Session
from registry.source import Ref
from registry.subjects.duty import whose_duty
from registry.subjects.subject import Subject
from registry.subjects.walk import subjects_of
from registry.wording import _


class Judged(NamedTuple):
    """One rule's verdict on one subject.

    - `unverified`: law it rests on whose text was not read.
    - `organisation`: whose duty it is, where the verdict needs attention (see `whose_duty`).
    """

    rule: Rule
    subject: str
    verdict: Verdict
    unverified: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything said of one record, and what was looked at to say it."""

    ref: Ref
    verdicts: tuple[Judged, ...]
    defects: tuple[Defect, ...]
    looked: Looked


class _Ready(NamedTuple):
    """A rule made ready for one day: with the law it cites that is in force, and what of that nobody has read."""

    rule: Rule
    from_status: str
    also_ended: bool
    law: tuple[str, ...]
    unverified: tuple[str, ...]


class _Ruled(NamedTuple):
    """The rules about one kind of subject, and the days on which the same of the law they cite is in force."""

    rules: tuple[_Ready, ...]
    since: date
    until: date


class Sitting:
    """Judges the records of one federation by some rules on one day.

    What is the same for every record, such as which law is in force, is worked out once.

    `as_if`: a status; records that have not come so far are judged as if they had, so that people see what would be
    missing then.
    """

    def __init__(
        self, snapshot: Snapshot, session: Session, book: StatuteBook, rules: Sequence[Rule], on: date, as_if: str = ""
    ) -> None:
        self._desk = Desk(snapshot, session, book, on)
        self._rules = rules
        self._ruled: dict[str, _Ruled] = {}
        self._as_if = as_if
        self._limit = Limit()
        self._told: set[str] = set()

    def judge(self, record: Loaded) -> Judgement:
        """Judge one record and everything in it by every rule that is about it.

        Exactly one verdict for each rule and subject: a rule that fails, takes too long or says nothing is a defect,
        and the others are judged all the same.
        """
        self._desk.refresh()
        reader = self._reader()
        reader.looked.records.add(record.ref)
        stages: dict[str, Reading[str]] = {}
        verdicts: list[Judged] = []
        defects: list[Defect] = []
        for subject in subjects_of(reader, record):
            ruled = self._ruled.get(subject.kind) or self._ready(subject.kind)
            reader.looked.narrow(ruled.since, ruled.until)
            for ready in ruled.rules:
                come = stages.get(ready.from_status)
                if come is None:
                    come = stages[ready.from_status] = self._reached(reader, record, ready.from_status)
                if come.value == "no" or (come.value == "ended" and not ready.also_ended):
                    verdicts.append(Judged(ready.rule, subject.address, not_applicable(come.because)))
                    continue
                found = self._judged(reader, ready, subject, come)
                if isinstance(found, Defect):
                    defects.append(found)
                else:
                    verdicts.append(found)
        return Judgement(record.ref, tuple(verdicts), tuple(defects), reader.looked)

    def _reached(self, reader: Reader, record: Loaded, stage: str) -> Reading[str]:
        come = reached(reader, record, stage)
        if come.value == "no" and self._as_if and has_reached(self._as_if, stage):
            return Reading("yes", _("It is judged as if it had come so far."), come.sources)
        return come

    def _judged(self, reader: Reader, ready: _Ready, subject: Subject, come: Reading[str]) -> Judged | Defect:
        rule = ready.rule
        if not ready.law:
            return Judged(rule, subject.address, not_applicable(_("The law it rests on was not in force on this day.")))
        try:
            self._limit.begin()
            verdict = rule.judge(subject)
            self._limit.end()
            if not isinstance(verdict, Verdict):
                return Defect(rule.id, subject.address, _("It gave no verdict."), repr(verdict))
            if verdict.outcome is Outcome.NOT_APPLICABLE:
                return Judged(rule, subject.address, verdict)
            unverified = ready.unverified
            if verdict.law:
                more = [own for own in dict.fromkeys(verdict.law) if own not in ready.law]
                unverified += tuple(own for own in more if not reader.state(reader.law(own)).verified)
            if verdict.outcome is Outcome.VIOLATED:
                verdict = _as_known(reader, subject.record, verdict, come, {*ready.law, *verdict.law}, unverified)
            whose = "" if verdict.outcome is Outcome.SATISFIED else whose_duty(subject)
            return Judged(rule, subject.address, verdict, unverified, whose)
        except Overrun:
            return Defect(rule.id, subject.address, _("It took too long."), "")
        except Exception as error:  # whatever it is, it is ours, and the other rules must go on
            self._limit.end()
            said = _("It failed: {error}").format(error=f"{type(error).__name__}: {error}")
            # One account of what happened is enough: a rule that fails mostly fails everywhere.
            detail = "" if rule.id in self._told else traceback.format_exc()
            self._told.add(rule.id)
            return Defect(rule.id, subject.address, said, detail)

    def _ready(self, kind: str) -> _Ruled:
        """The rules about a kind of subject, made ready for the day."""
        reader = self._reader()
        found = []
        for rule in self._rules:
            if kind in rule.on:
                law = tuple(dict.fromkeys(each["law"] for each in rule.text["cites"] if _rests_on(reader, each)))
                unverified = tuple(own for own in law if not reader.state(reader.law(own)).verified)
                found.append(_Ready(rule, rule.from_status, rule.also_ended, law, unverified))
        ruled = self._ruled[kind] = _Ruled(tuple(found), reader.looked.since, reader.looked.until)
        return ruled

    def _reader(self) -> Reader:
        desk = self._desk
        return Reader(desk.snapshot, desk.session, desk.book, desk.on, desk)


def _rests_on(reader: Reader, cited: Mapping[str, str]) -> bool:
    return reader.in_force(cited["law"]) and ("not_before" not in cited or reader.has_come(cited["not_before"]))


def _as_known(
    reader: Reader, record: Loaded, verdict: Verdict, come: Reading[str], law: set[str], unverified: tuple[str, ...]
) -> Verdict:
    """What was found wrong, unless it rests on what nobody knows."""
    if come.value == "unknown":
        said = _("{because} Whether that matters yet cannot be told: {status}").format(
            because=verdict.because, status=come.because
        )
        return cannot_tell(verdict.at, said, verdict.law)
    if law <= set(unverified):
        # Nobody is told that something is missing on the strength of law that nobody has read.
        said = _("{because} But this rests only on law whose text has not been verified: {law}.").format(
            because=verdict.because, law="; ".join(reader.law(own).title for own in unverified)
        )
        return cannot_tell(verdict.at, said, verdict.law)
    if _is_unread(record, verdict.at):
        # No record shows it all the same: what is not written here may be in a document, and has to be brought in.
        said = _("{because} The record says itself that this part of it is not complete.")
        return verdict._replace(because=said.format(because=verdict.because))
    return verdict


def _is_unread(record: Loaded, places: tuple[str, ...]) -> bool:
    """Whether all of some places lie in parts of a record of which it says that they could only be read in part."""
    parts = record.data.get("incomplete") or ()
    return bool(parts) and all(any(_lies_in(place, f"{record.ref}#{part}") for part in parts) for place in places)


def _lies_in(place: str, part: str) -> bool:
    return place == part or place.startswith((f"{part}/", f"{part}["))


def judge(
    snapshot: Snapshot, session: Session, book: StatuteBook, rules: Iterable[Rule], record: Loaded, on: date
) -> Judgement:
    """Judge one record by itself (see `Sitting`)."""
    return Sitting(snapshot, session, book, list(rules), on).judge(record)
