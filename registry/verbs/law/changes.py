"""What changed in the law and when, what has changed by the day, and what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from registry.law.statute_book import Entry, StatuteBook, state, statute_book
from registry.session import Session
from registry.verbs.law_standing import Reach, known_from, reach_of, titled
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """Which changes."""

    law: str = asked("Only changes that touch this instrument or provision, by its id.", default="")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its day (empty where none is fixed or known), what made it, what it touches.

    - `verified`: whether what says so was read in full; `known_from` says what was read, `doubts` what to confirm.
    """

    id: str
    title: str
    on: str
    says: str
    by: tuple[tuple[str, str], ...]
    affects: tuple[tuple[str, str], ...]
    reach: Reach
    verified: bool
    known_from: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the state of one law turns, going by its own dates, and the state from then on."""

    on: str
    id: str
    title: str
    before: str
    state: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The changes by the day, the latest first; those after it, the next first; and those with no day.

    - `turns`: states of single provisions and gateways that turn after the day.
    """

    as_of: str
    past: tuple[Change, ...]
    ahead: tuple[Change, ...]
    undated: tuple[Change, ...]
    turns: tuple[Turn, ...]


def run(session: Session, question: Question) -> Answer:
    """Every change that these data know, sorted by the day."""
    book, today = statute_book(), session.today
    own = question.law.strip().lower()
    every = [_change(each) for each in book.listed("changes") if not own or _touches(book, each, own)]
    dated = sorted((each for each in every if each.on), key=lambda each: each.on)
    on = today.isoformat()
    return Answer(
        on,
        tuple(reversed([each for each in dated if each.on <= on])),
        tuple(each for each in dated if each.on > on),
        tuple(each for each in every if not each.on),
        tuple(sorted(_turns(book, today, own), key=lambda each: (each.on, each.title))),
    )


def _touches(book: StatuteBook, change: Entry, own: str) -> bool:
    entries = (book.get(str(each)) for each in (*change.data.get("affects", ()), *change.data.get("by", ())))
    return any(_is_of(each, own) for each in entries if each is not None)


def _is_of(entry: Entry, own: str) -> bool:
    return entry.id == own or (entry.within is not None and entry.within.id == own)


def _change(entry: Entry) -> Change:
    data = entry.data
    return Change(
        entry.id, entry.title, str(data.get("on", "")), str(data["says"]), titled(data.get("by")),
        titled(data.get("affects")), reach_of(entry), entry.is_verified, known_from(entry),
        tuple(entry.evidence.get("doubts", ())),
    )  # fmt: skip


def _turns(book: StatuteBook, on: date, own: str) -> Iterator[Turn]:
    for entry in book.entries.values():
        if own and not _is_of(entry, own):
            continue
        for window in entry.data.get("in_force", ()):
            begins = window.get("from")
            if begins and begins > on.isoformat():
                then = state(entry, date.fromisoformat(begins))
                yield Turn(
                    begins, entry.id, entry.title, state(entry, on).state, then.state,
                    then.verified and entry.is_verified,
                )  # fmt: skip


VERB = Verb(
    title="Say what changed in the law and when, and what changes next.",
    examples=(
        ("muniment changes", "every change that is known, with those to come"),
        ("muniment changes --as-of 2026-02-05", "as they stood on another day"),
        ("muniment changes --law uk-gdpr", "those that touch one instrument"),
    ),
    question=Question,
    run=run,
)
