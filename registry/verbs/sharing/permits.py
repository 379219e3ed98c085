"""Say whether one body may give another some data for a purpose, on what terms, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from registry.concepts.kinds import Kind
from registry.concepts.sharing import PermitOutcome
from registry.draft.first import FIRST
from registry.draft.template import drafted
from registry.errors import UsageError
from registry.load.snapshot import Snapshot
from registry.session import Session
from registry.sharing.cited import Law, Person, Place, Weakness
from registry.sharing.covering import Cover, Sought
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.deciding import Asked
from registry.sharing.permits.deciding import permit as decide
from registry.sharing.permits.permit import Link, Nearest, Permit, Route, Term, Urgent
from registry.sharing.permits.urgent import urgent
from registry.sharing.seeking import sought_data, sought_purpose
from registry.sharing.sharer import Sharer
from registry.sharing.sharers import sharer
from registry.source import Ref
from registry.verbs.opening import one, opened
from registry.verbs.part_names import PartNames
from registry.verbs.resolving.telling import telling_of
from registry.verbs.sheets.paging import commits_by_register
from registry.verbs.verb import Verb, asked
from registry.wording import _

__all__ = [
    "VERB",
    "Answer",
    "Cover",
    "Law",
    "Link",
    "Nearest",
    "Permit",
    "Person",
    "Place",
    "Question",
    "Route",
    "Sharer",
    "Sought",
    "Term",
    "Urgent",
    "Weakness",
    "run",
]
"""What the pages and the command line need of it."""

MOST_DATA, LONGEST = 20, 400
"""Things that may be asked about at once, and the letters of each text: nobody is told yes of what was not read."""


@dataclass(frozen=True, slots=True)
class Question:
    """Who would give whom what, and for what."""

    from_: str = asked("Who would give it: an organisation, by its name, id or register.", default="")
    to: str = asked("Who would get it.", default="")
    data: tuple[str, ...] = asked("What would be given, in your own words.", default=())
    purpose: str = asked("What for, in your own words.", default="")
    agreement: str = asked("Only under this agreement.", default="")
    urgent: bool = asked("It is urgent: somebody's life or safety may depend on it.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer, and how the question was understood.

    - `as_of`: the day it is answered for. `giver`, `getter`, `data`, `purpose`: how the question was understood.
    - `is_complete`: whether enough was asked to answer; otherwise `lacking` says what to add, in sentences.
    - `emergency`: what is said of an emergency, however much was asked.
    - `federation`: what these records are called together. `files`: register → which commit its files are of, in words.
    """

    as_of: str
    giver: Sharer
    getter: Sharer
    data: tuple[Sought, ...]
    purpose: Sought
    urgent: bool
    is_complete: bool
    lacking: tuple[str, ...]
    permit: Permit | None
    federation: str = ""
    files: tuple[tuple[str, str], ...] = ()
    emergency: Urgent | None = None


def run(session: Session, question: Question) -> Answer:
    """Answer it. Raises UsageError, NotFound for an agreement that there is not."""
    snapshot = opened(session)
    giver, getter = sharer(snapshot, session, question.from_), sharer(snapshot, session, question.to)
    words = telling_of(session)
    every = list(dict.fromkeys(" ".join(each.split()) for each in question.data if each.strip()))
    asked_for = every[:MOST_DATA]
    data = tuple({each.words: each for each in (sought_data(words, own, giver.ref) for own in asked_for)}.values())
    purpose = sought_purpose(words, " ".join(question.purpose.split()), giver.ref)
    only = one(session, question.agreement).ref if question.agreement else None
    if only is not None and only.kind != Kind.AGREEMENT:
        raise UsageError(_("{text} is not an agreement.").format(text=question.agreement))
    lacking = (*_lacking(question, giver, getter, data, purpose), *_too_much(question, len(every)))
    bench = Bench(words, _naming(snapshot))
    permit = None if lacking else decide(bench, Asked(giver, getter, data, purpose, only), _drafting)
    emergency = permit.urgent if permit else urgent(bench, giver, getter, data, purpose, only, _drafting)
    return Answer(
        session.today.isoformat(), giver, getter, data, purpose, question.urgent, not lacking, lacking, permit,
        snapshot.federation.title, tuple(commits_by_register(session).items()), emergency,
    )  # fmt: skip


def _lacking(
    question: Question, giver: Sharer, getter: Sharer, data: tuple[Sought, ...], purpose: Sought
) -> Iterator[str]:
    """What to add before the question can be answered, in sentences."""
    if not question.from_.strip():
        yield _("Say who would give it.")
    if not question.to.strip():
        yield _("Say who would get it.")
    if giver.ref and giver.ref == getter.ref:
        said = _("{name} would give it to itself: name two organisations. Use within one is not sharing.")
        yield said.format(name=giver.title)
    if not data:
        yield _("Say what would be given.")
    if not purpose.words:
        yield _("Say what for.")


def _too_much(question: Question, things: int) -> Iterator[str]:
    """What to leave out before the question can be answered: what is cut off would be answered unread."""
    if things > MOST_DATA:
        yield _("Ask about {most} things at most: these are {things}.").format(most=MOST_DATA, things=things)
    if any(len(" ".join(each.split())) > LONGEST for each in (*question.data, question.purpose)):
        yield _("Say each thing, and what for, in {most} letters at most.").format(most=LONGEST)


def _naming(snapshot: Snapshot) -> Callable[[str], str]:
    """Says what a place is called, by its address: with its record, since places of many records stand together."""
    names: dict[str, PartNames] = {}

    def named(address: str) -> str:
        text, mark, _at = address.partition("#")
        if text not in names:
            ref = Ref.parse(text)
            record = snapshot.record(ref) if ref is not None else None
            if record is None:
                return address
            names[text] = PartNames(snapshot, record)
        title = names[text].title
        return f"{title}: {names[text].part(address)}" if mark else title

    return named


def _drafting(data: Mapping[str, Any]) -> str:
    """A disclosure with what is known filled in, and everything else it may say ready to be."""
    return _drafted(json.dumps(data))


@lru_cache(maxsize=64)
def _drafted(data: str) -> str:
    # Laying out a form takes as long as a third of the answer, and a page that is drawn again asks for the same.
    return drafted(Kind.DISCLOSURE.value, json.loads(data), FIRST.get(Kind.DISCLOSURE, ())).decode()


def _exit_code(answer: Answer) -> int:
    """0 only for a yes: a script that goes on after anything else would share what nobody allowed."""
    return 0 if answer.permit is not None and answer.permit.outcome == PermitOutcome.YES else 1


VERB = Verb(
    title="Say whether data may be shared, and on what terms.",
    examples=(
        (
            'muniment permits --from northmoor --to harbour-police --data "school attendance" --purpose safeguarding',
            "may it go, under which agreement, and what is missing",
        ),
    ),
    question=Question,
    run=run,
    exit_code=_exit_code,
    formats={"docx": "permit_docx", "pdf": "permit_pdf"},
)
