"""What would be said of a draft and of other records, beside what is said now: findings in the words of `check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.check.waiving import Waiving
from registry.concepts.rules import Severity
from registry.draft import trying
from registry.draft.trying import Trial
from registry.findings import Finding, Outcome
from registry.law.statute_book import statute_book
from registry.load.reading import locate
from registry.problems import Problem
from registry.rules.catalogue import rule
from registry.session import Session
from registry.source import Ref
from registry.tree import Folder
from registry.verbs.located import Line, lines_of, lines_within
from registry.verbs.opening import opened
from registry.verbs.problem_line import ProblemLine, problem_lines
from registry.wording import _

NEW, CHANGED, SAME, GONE = "new", "changed", "same", "gone"
"""How a finding would differ from what is found now."""

_SEVERITIES = [each.value for each in Severity]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding, as a person reads it.

    - `change`: `new`, `changed`, `same` or `gone`; `how` says in a sentence what of a changed one is other than now.
    - `title`, `remedy`, `who_acts`: what the rule looks for, what to do, and whose task it is.
    - `file`, `line`: where to look first. In the draft itself `file` is empty, and `line` 0 where the finding is gone.
    - `law`: the provisions it rests on, in words; `unverified` those of them whose text was not read.
    - `waived`: until when it is waived, by whom and why, in a sentence; empty where it is not.
    """

    finding: Finding
    change: str
    how: str
    title: str
    remedy: str
    who_acts: str
    file: str
    line: int
    law: tuple[str, ...]
    unverified: tuple[str, ...]
    waived: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another record, and what would come or go in it: findings, and problems of its links."""

    ref: str
    title: str
    kind: str
    findings: tuple[Found, ...]
    gone: tuple[Found, ...]
    problems: tuple[ProblemLine, ...]
    problems_gone: tuple[ProblemLine, ...]


_Change = tuple[Finding, str, str]


def compared(session: Session, trial: Trial, raw: bytes) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """The findings of the draft with their lines in its text; and those that the record has now and would not have."""
    draft = trial.overlay.draft
    after = list(_changes(trial.before, trial.after))
    wanted = {_place(finding) for finding, _change, _how in after}
    own = {address for address in wanted if address.partition("#")[0] == str(draft.ref)}
    places = {at: Line("", n) for at, n in lines_within(raw, draft.data, draft.ref.kind, own).items()}
    places |= _lines(session, wanted - own)
    gone = [(finding, GONE, "") for finding in _gone(trial.before, trial.after)]
    return _found(after, places, trial.would_be_waived), _found(gone, {}, trial.waived)


def elsewhere(session: Session, trial: Trial) -> tuple[Other, ...]:
    """The other records of which something else would be said."""
    return tuple(_other(session, trial, each) for each in trial.others)


def _other(session: Session, trial: Trial, other: trying.Other) -> Other:
    snapshot = opened(session)
    loaded = snapshot.record(other.ref)
    come = [each for each in _changes(other.before, other.after) if each[1] != SAME]
    gone = [(finding, GONE, "") for finding in _gone(other.before, other.after)]
    draft = str(trial.overlay.draft.ref)
    addresses = {_place(finding) for finding, _change, _how in (*come, *gone)}
    places = _lines(session, {address for address in addresses if address.partition("#")[0] != draft})

    def lines(problems: Iterable[Problem]) -> tuple[ProblemLine, ...]:
        at = locate(problems, snapshot.folders, Folder("", snapshot.federation.root))
        return problem_lines(at, snapshot.federation)

    return Other(
        str(other.ref), loaded.title if loaded else str(other.ref), other.ref.kind,
        _found(come, places, trial.would_be_waived), _found(gone, places, trial.waived),
        lines(other.come), lines(other.gone),
    )  # fmt: skip


def _changes(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[_Change]:
    """What would be found, each with how it differs from what is found now."""
    known = {each.fingerprint: each for each in before}
    for finding in after:
        was = known.get(finding.fingerprint)
        how = _how(was, finding) if was is not None else ""
        yield finding, NEW if was is None else CHANGED if how else SAME, how


def _gone(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Finding]:
    still = {each.fingerprint for each in after}
    return (each for each in before if each.fingerprint not in still)


def _how(was: Finding, now: Finding) -> str:
    """What of a finding is other than now, in a sentence; nothing where nothing is."""
    if was.waiver != now.waiver:
        return _("It would be waived.") if now.waiver else _("It is waived now, and would not be.")
    if was.outcome != now.outcome:
        if now.outcome is Outcome.VIOLATED:
            return _("Now it cannot be told whether this is so. It could be told then.")
        return _("Now it is known that no record shows this. It could not be told then.")
    return _("Now it says: {because}").format(because=was.because) if was.because != now.because else ""


def _found(changes: Iterable[_Change], places: dict[str, Line], waiving: Waiving) -> tuple[Found, ...]:
    """In the words of people: the most severe first, what is waived last."""
    book = statute_book()
    found = []
    for finding, change, how in changes:
        text = rule(finding.rule).text
        law = dict.fromkeys([*(each["law"] for each in text["cites"]), *finding.law])
        place = places.get(_place(finding), Line("", 0))
        found.append(
            Found(
                finding, change, how, str(text["title"]), str(text["remedy"]), str(text["who_acts"]), place.file,
                place.line, tuple(book.entries[own].title for own in law),
                tuple(book.entries[own].title for own in finding.unverified), waiving.said(finding),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=_order))


def _order(found: Found) -> tuple[bool, int, bool, str, str]:
    finding = found.finding
    severity, cannot_tell = _SEVERITIES.index(finding.severity), finding.outcome is not Outcome.VIOLATED
    return bool(finding.waiver), severity, cannot_tell, finding.subject, finding.rule


def _place(finding: Finding) -> str:
    return finding.at[0] if finding.at else finding.subject


def _lines(session: Session, addresses: Iterable[str]) -> dict[str, Line]:
    """Address → file and line, for places in records as they stand. Each file is read once."""
    wanted: dict[Ref, set[str]] = {}
    for address in addresses:
        ref = Ref.parse(address.partition("#")[0])
        if ref is not None:
            wanted.setdefault(ref, set()).add(address)
    found: dict[str, Line] = {}
    for ref, inside in wanted.items():
        found |= lines_of(session, ref, inside)
    return found
