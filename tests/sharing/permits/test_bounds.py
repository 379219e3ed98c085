"""A question looks at what both bodies have to do with, and at no more when other bodies agree among themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.session import Session
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.deciding import Asked, permit
from registry.sharing.seeking import sought_data, sought_purpose
from registry.sharing.sharers import sharer
from registry.verbs.resolving.telling import telling_of

FLOW = {
    "id": "lists", "purpose": "Helping people", "items": ["names"],
    "sides": [{"party": "one", "part": "discloser"}, {"party": "two", "part": "receiver"}],
}  # fmt: skip


def _agree(registers: Any, own: str, one: str, two: str) -> None:
    registers.record(
        f"north/agreement/{own}", status="in-force", flows=[FLOW], items=[{"id": "names", "name": "Names"}],
        parties=[{"id": "one", "organisation": one}, {"id": "two", "organisation": two}],
    )  # fmt: skip


def _looked_at(session: Session) -> tuple[str, int]:
    words = telling_of(session)
    bench = Bench(words, lambda address: address)
    giver, getter = (sharer(words.snapshot, session, own) for own in ("alpha", "beta"))
    asked = Asked(giver, getter, (sought_data(words, "names"),), sought_purpose(words, "helping people"))
    found = permit(bench, asked, lambda data: str(data))
    return found.outcome, len(bench.reader.looked.records)


def test_agreements_of_others_are_not_looked_at(registers: Any) -> None:
    for own in ("alpha", "beta", "gamma", "delta"):
        registers.record(f"north/organisation/{own}", title=own.capitalize(), status="active")
    _agree(registers, "ours", "alpha", "beta")
    registers.federation("north")
    day = date(2026, 11, 21)
    before = _looked_at(registers.session(as_of=day))
    for number in range(25):
        _agree(registers, f"theirs-{number}", "gamma", "delta")
    assert _looked_at(registers.session(as_of=day)) == before
    assert before[0] == "not-yet"


def _judged(session: Session, data: str) -> tuple[str, int]:
    words = telling_of(session)
    bench = Bench(words, lambda address: address)
    giver, getter = (sharer(words.snapshot, session, own) for own in ("alpha", "beta"))
    asked = Asked(giver, getter, (sought_data(words, data),), sought_purpose(words, "helping people"))
    return permit(bench, asked, lambda data: str(data)).outcome, bench.judged_anew


def test_what_was_judged_for_one_question_is_not_judged_for_the_next_until_a_record_changes(registers: Any) -> None:
    for own in ("alpha", "beta"):
        registers.record(f"north/organisation/{own}", title=own.capitalize(), status="active")
    _agree(registers, "ours", "alpha", "beta")
    registers.federation("north")
    session = registers.session(as_of=date(2026, 11, 21))
    outcome, first = _judged(session, "names")
    assert first > 0
    assert _judged(session, "names") == (outcome, 0)
    # Another day is another question, and so is another state of the records.
    assert _judged(registers.session(as_of=date(2026, 11, 22)), "names")[1] == first
    _agree(registers, "further", "alpha", "beta")
    assert _judged(registers.session(as_of=date(2026, 11, 21)), "names")[1] > first
