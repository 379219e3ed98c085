"""Say what every rule says of a record or a part of it, passes included, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.check.defect import Defect
from registry.check.engine import Judged, judge
from registry.check.findings_of import findings_of
from registry.check.waiving import Waiving
from registry.errors import NotFound
from registry.findings import Finding
from registry.law.statute_book import statute_book
from registry.load.snapshot import Snapshot
from registry.rules.catalogue import rule, rules
from registry.session import Session
from registry.source import Ref
from registry.verbs.law_standing import standing_of
from registry.verbs.opening import one, opened
from registry.verbs.part_names import PartNames
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Of what, and by which rules."""

    address: str = asked(
        "The record, and after `#` the part of it: `childrens-hub#flows[attendance]`.", default="", positional=True
    )
    rule: tuple[str, ...] = asked("Only these rules.", default=())


@dataclass(frozen=True, slots=True)
class Cites:
    """A law that a verdict stands on: its id and title, and whether its text and dates were read in full."""

    id: str
    title: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a verdict is about: its address, and what it is called."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule says of one subject.

    - `at`: the places it is about. `law`: what it rests on; `unverified` those of it whose text was not read.
    - `area`, `who_acts`: the area of law the rule is about, and whose task it is.
    - `cites`, `places`: the same law and places, with what a page needs to lead there.
    - `waived`: until when, by whom and why somebody decided to live with it, in a sentence; empty where nobody did.
    """

    rule: str
    title: str
    severity: str
    subject: str
    outcome: str
    because: str
    at: tuple[str, ...]
    law: tuple[str, ...]
    unverified: tuple[str, ...]
    area: str
    who_acts: str
    cites: tuple[Cites, ...]
    places: tuple[Place, ...]
    waived: str


@dataclass(frozen=True, slots=True)
class Looked:
    """Another record that was looked at: its reference and title."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that was said.

    - `parts`: what was judged: the record and its parts in order, each with what it is called.
    - `looked_at`: the other records that were looked at; `looked` the same with their titles.
    - `since`, `until`: the first and last day on which all this is so, if no record changes; empty where it is open.
    """

    as_of: str
    ref: str
    title: str
    said: tuple[Said, ...]
    parts: tuple[Place, ...]
    looked_at: tuple[str, ...]
    looked: tuple[Looked, ...]
    since: str
    until: str
    defects: tuple[Defect, ...]


def run(session: Session, question: Question) -> Answer:
    """Judge it and tell all. Raises NotFound where there is no such record, or no such part that rules judge."""
    snapshot = opened(session)
    text, _mark, part = question.address.partition("#")
    record = one(session, text)
    chosen = [rule(name) for name in question.rule] if question.rule else list(rules().values())
    judgement = judge(snapshot, session, statute_book(), chosen, record, session.today)
    wanted = f"{record.ref}#{part}" if part else str(record.ref)
    found = [each for each in judgement.verdicts if not part or _is_within(each.subject, wanted)]
    if part and not found:
        subjects = sorted({each.subject for each in judgement.verdicts})
        near = next((each for each in subjects if wanted.startswith(f"{each}/")), str(record.ref))
        raise NotFound(
            _("No rule judges {address} by itself.").format(address=_short(wanted)),
            _("Try `muniment why {near}`.").format(near=near),
        )
    waived = _waived(snapshot, session, findings_of(judgement))
    names = PartNames(snapshot, record)
    laws = _Laws(session)
    looked = judgement.looked
    homes = {home for ref in looked.records for home in _homes(snapshot, ref)}
    others = sorted(str(ref) for ref in homes - {record.ref})
    subjects = list(dict.fromkeys(each.subject for each in found))
    return Answer(
        as_of=session.today.isoformat(), ref=str(record.ref), title=record.title,
        said=tuple(_said(each, names, laws, waived) for each in found),
        parts=tuple(Place(each, names.part(each)) for each in subjects),
        looked_at=tuple(others), looked=tuple(Looked(each, _title(snapshot, each)) for each in others),
        since="" if looked.since.year == 1 else looked.since.isoformat(),
        until="" if looked.until.year == 9999 else looked.until.isoformat(), defects=judgement.defects,
    )  # fmt: skip


def _waived(snapshot: Snapshot, session: Session, findings: list[Finding]) -> dict[tuple[str, str], str]:
    """Rule and subject → what is said of the waiver, for the findings that are waived."""
    if not findings:
        return {}
    waiving = Waiving(snapshot, session)
    return {(each.rule, each.subject): waiving.said(each) for each in waiving.marked(findings) if each.waiver}


class _Laws:
    """The law that verdicts stand on, each told once."""

    def __init__(self, session: Session) -> None:
        self._on = session.today
        self._told: dict[str, Cites] = {}

    def __getitem__(self, own: str) -> Cites:
        if own not in self._told:
            standing = standing_of(statute_book().entries[own], self._on)
            self._told[own] = Cites(own, standing.title, standing.verified)
        return self._told[own]


def _said(judged: Judged, names: PartNames, laws: _Laws, waived: Mapping[tuple[str, str], str]) -> Said:
    by, verdict = judged.rule, judged.verdict
    relied = tuple(laws[own] for own in dict.fromkeys((*(str(c["law"]) for c in by.text["cites"]), *verdict.law)))
    return Said(
        rule=by.id, title=str(by.text["title"]), severity=by.severity, subject=judged.subject,
        outcome=verdict.outcome.value, because=verdict.because, at=verdict.at,
        law=tuple(each.title for each in relied), unverified=tuple(laws[own].title for own in judged.unverified),
        area=by.area.value, who_acts=str(by.text["who_acts"]), cites=relied,
        places=tuple(Place(each, names.place(each)) for each in verdict.at),
        waived=waived.get((by.id, judged.subject), ""),
    )  # fmt: skip


def _homes(snapshot: Snapshot, ref: Ref) -> Iterator[Ref]:
    """The record that a name leads to, read at home; none where nothing has that name."""
    for target in snapshot.targets(ref.register, (ref.kind,), str(ref)):
        yield snapshot.home(target)


def _title(snapshot: Snapshot, text: str) -> str:
    ref = Ref.parse(text)
    loaded = snapshot.record(ref) if ref else None
    return loaded.title if loaded else text


def _short(text: str) -> str:
    return f"{text[:160]}…" if len(text) > 160 else text


def _is_within(subject: str, wanted: str) -> bool:
    return subject == wanted or subject.startswith(f"{wanted}/")


VERB = Verb(
    title="Say what every rule says of a record, passes included, and why.",
    examples=(
        ("muniment why childrens-hub", "every verdict on one agreement and its parts"),
        ("muniment why childrens-hub --as-of 2026-01-01", "as things stood on another day"),
        ("muniment why childrens-hub --rule purpose-missing-or-vague", "by one rule"),
    ),
    question=Question,
    run=run,
    exit_code=lambda answer: 70 if answer.defects else 0,
)
