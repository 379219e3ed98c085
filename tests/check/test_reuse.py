"""Judging again only what must be, after any changes and on any day, gives what judging everything anew gives."""

from __future__ import annotations

import copy
import random
from datetime import date, timedelta
from typing import Any

import pytest

from registry.check.engine import Judgement, judge
from registry.check.reuse import Changes, must_judge_again
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import MemorySnapshot
from registry.rules.catalogue import rules
from registry.rules.examples import Registers, given, snapshot_of
from registry.session import Session
from registry.source import Ref

DAYS = [date(2025, 6, 1) + timedelta(days=days) for days in (0, 80, 250, 251, 400, 401, 500, 538, 900, 1500)]
RULES = list(rules().values())
EDITS = [example for rule in RULES for example in rule.text["examples"] if example.get("edits")]


def whole(snapshot: MemorySnapshot, on: date) -> dict[Ref, Judgement]:
    return {
        ref: judge(snapshot, Session(), statute_book(), RULES, loaded, on) for ref, loaded in snapshot.records.items()
    }


def said(judgement: Judgement) -> list[Any]:
    return [(each.rule.id, each.subject, each.verdict, each.unverified) for each in judgement.verdicts]


def registers_of(snapshot: MemorySnapshot) -> Registers:
    found: Registers = {}
    for ref, loaded in snapshot.records.items():
        data = {name: value for name, value in loaded.data.items() if name not in ("kind", "id")}
        found.setdefault(ref.register, {}).setdefault(ref.kind, {})[ref.id] = copy.deepcopy(data)
    return found


def changed(snapshot: MemorySnapshot, rng: random.Random) -> MemorySnapshot:
    """The records with something else about them: an example's, without one of them, or with one back."""
    after = registers_of(given(rng.choice(EDITS)).snapshot) if rng.random() < 0.7 else registers_of(snapshot)
    if rng.random() < 0.5:
        register = rng.choice(sorted(after))
        kind = rng.choice(sorted(after[register]))
        if after[register][kind]:
            after[register][kind].pop(rng.choice(sorted(after[register][kind])))
    if rng.random() < 0.3:
        stub = {"title": "Stub", "status": "active", "identifiers": [{"scheme": "ico", "value": "Z1"}]}
        after["millbrook"].setdefault("organisation", {})["stub"] = stub
        after["valley-police"].setdefault("organisation", {})["home"] = stub | {"register": "valley-police"}
    return snapshot_of(after)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_judged_again_and_what_is_kept_are_together_what_judging_all_gives(seed: int) -> None:
    rng = random.Random(seed)
    before, day = given({}).snapshot, rng.choice(DAYS)
    kept = whole(before, day)
    for _step in range(6):
        after, day = changed(before, rng), rng.choice(DAYS)
        changes = Changes()
        for ref in before.records.keys() | after.records.keys():
            old, new = before.records.get(ref), after.records.get(ref)
            if old is None or new is None or old.data != new.data:
                changes.add(old, new)
        wanted = whole(after, day)
        now = {
            ref: judge(after, Session(), statute_book(), RULES, loaded, day)
            if ref not in kept or must_judge_again(kept[ref], changes, day)
            else kept[ref]
            for ref, loaded in after.records.items()
        }
        assert {ref: said(each) for ref, each in now.items()} == {ref: said(each) for ref, each in wanted.items()}
        before, kept = after, now


def test_where_nothing_changed_nothing_is_judged_again() -> None:
    on = given({})
    kept = whole(on.snapshot, on.on)
    assert not [ref for ref, each in kept.items() if must_judge_again(each, Changes(), on.on)]
    assert not [ref for ref, each in kept.items() if must_judge_again(each, Changes(), on.on + timedelta(days=1))]


@pytest.mark.parametrize("ask", ["has_come", "is_past"])
def test_a_day_that_was_compared_is_written_down_to_the_day(ask: str) -> None:
    on = given({})
    for days in range(-3, 4):
        when = on.on + timedelta(days=days)
        reader = Reader(on.snapshot, Session(), statute_book(), on.on)
        first = getattr(reader, ask)(when)
        for later in range(-5, 6):
            day = on.on + timedelta(days=later)
            other = Reader(on.snapshot, Session(), statute_book(), day)
            if reader.looked.holds_on(day):
                assert getattr(other, ask)(when) == first
            else:
                assert getattr(other, ask)(when) != first
