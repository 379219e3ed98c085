"""Say what every rule says of a record or a part of it, passes included, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.check.defect import Defect
from registry.check.engine import judge
from registry.errors import NotFound
from registry.law.statute_book import statute_book
from registry.load.snapshot import Snapshot
from registry.rules.catalogue import rule, rules
from registry.session import Session
from registry.source import Ref
from registry.verbs.opening import one, opened
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
class Said:
    """What one rule says of one subject.

    - `at`: the places it is about. `law`: what it rests on; `unverified` those of it whose text was not read.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that was said.

    - `looked_at`: the other records that were looked at.
    - `since`, `until`: the first and last day on which all this is so, if no record changes; empty where it is open.
    """

    as_of: str
    ref: str
    title: str
    said: tuple[Said, ...]
    looked_at: tuple[str, ...]
    since: str
    until: str
    defects: tuple[Defect, ...]


def run(session: Session, question: Question) -> Answer:
    """Judge it and tell all. Raises NotFound where there is no such record, or no such part that rules judge."""
    snapshot = opened(session)
    text, _mark, part = question.address.partition("#")
    record = one(session, text)
    chosen = [rule(name) for name in question.rule] if question.rule else list(rules().values())
    book = statute_book()
    judgement = judge(snapshot, session, book, chosen, record, session.today)
    wanted = f"{record.ref}#{part}" if part else str(record.ref)
    found = [each for each in judgement.verdicts if not part or _is_within(each.subject, wanted)]
    if part and not found:
        subjects = sorted({each.subject for each in judgement.verdicts})
        near = next((each for each in subjects if wanted.startswith(f"{each}/")), str(record.ref))
        raise NotFound(
            _("No rule judges {address} by itself.").format(address=wanted),
            _("Try `muniment why {near}`.").format(near=near),
        )
    said = tuple(
        Said(
            each.rule.id, str(each.rule.text["title"]), each.rule.severity, each.subject, each.verdict.outcome.value,
            each.verdict.because, each.verdict.at,
            tuple(book.entries[own].title for own in (*(c["law"] for c in each.rule.text["cites"]), *each.verdict.law)),
            tuple(book.entries[own].title for own in each.unverified),
        )
        for each in found
    )  # fmt: skip
    looked = judgement.looked
    homes = {home for ref in looked.records for home in _homes(snapshot, ref)}
    others = sorted(str(ref) for ref in homes - {record.ref})
    return Answer(
        session.today.isoformat(), str(record.ref), record.title, said, tuple(others),
        "" if looked.since.year == 1 else looked.since.isoformat(),
        "" if looked.until.year == 9999 else looked.until.isoformat(), judgement.defects,
    )  # fmt: skip


def _homes(snapshot: Snapshot, ref: Ref) -> Iterator[Ref]:
    """The record that a name leads to, read at home; none where nothing has that name."""
    for target in snapshot.targets(ref.register, (ref.kind,), str(ref)):
        yield snapshot.home(target)


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
