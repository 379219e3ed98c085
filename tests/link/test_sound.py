"""What is seen to be sound from a few bytes is sound: nothing that is wrong between records passes the screen."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from registry.canonical import digest
from registry.link import linked
from registry.link.sound import Screen, needs, offers
from registry.load.snapshot import MemorySnapshot
from registry.schema.published import shape, walk
from registry.source import Ref

SnapshotOf = Callable[..., MemorySnapshot]

ASKED_OF_THE_INDEX = {
    "redirect-taken", "same-identifier-twice", "two-homes", "stub-disagrees", "evidence-missing", "evidence-changed",
}  # fmt: skip
"""What is wrong with files, former names and identifiers is not the screen's to see."""


def unsure(snapshot: MemorySnapshot) -> set[Ref]:
    """The records that the screen lets nobody call sound."""
    numbers: dict[Ref, int] = {}

    def number_of(ref: Ref) -> int:
        return numbers.setdefault(ref, len(numbers))

    screen = Screen()
    missing = []
    for ref, loaded in snapshot.records.items():
        screen.note(number_of(ref), needs(loaded), offers(loaded))
        for name in loaded.links.mentioned(ref.register):
            if name not in snapshot.records:
                missing.append((number_of(ref), number_of(name)))
    there = {numbers[ref] for ref in snapshot.records}
    found = screen.unsure(snapshot, number_of, there.__contains__, missing)
    return {ref for ref, number in numbers.items() if number in found}


def names(snapshot: MemorySnapshot) -> list[str]:
    """The same, as kind and id."""
    return sorted(f"{ref.kind}/{ref.id}" for ref in unsure(snapshot))


def record(kind: str, own: str, **fields: Any) -> dict[str, Any]:
    """A record of little more than a name."""
    return {"kind": kind, "id": own, "title": own, "status": "draft"} | fields


HUB = record("agreement", "hub", parties=[{"id": "council"}, {"id": "police"}], flows=[{"id": "attendance"}])


@pytest.mark.parametrize(
    ("about", "sure"),
    [
        ({"agreement": "hub", "flows": ["attendance"], "party": "council"}, True),
        ({"agreement": "north/agreement/hub", "flows": ["attendance"]}, True),
        ({"agreement": "hub"}, True),
        ({"agreement": "hub", "flows": ["attendance", "absence"]}, False),
        ({"agreement": "hub", "party": "fire"}, False),
        ({"agreement": "no-such"}, False),
        ({"agreement": "north/dpia/hub"}, False),
        ({"agreement": "accord"}, False),
        ({"agreement": "pool", "flows": ["attendance"]}, False),
    ],
)
def test_keys_of_another_record_have_to_be_there(about: dict[str, Any], sure: bool, snapshot_of: SnapshotOf) -> None:
    others = [HUB | {"formerly": ["accord"]}, record("agreement", "pool"), record("dpia", "hub")]
    snapshot = snapshot_of({"north": [*others, record("adoption", "ours", **about)]})
    assert names(snapshot) == ([] if sure else ["adoption/ours"])


@pytest.mark.parametrize(("there", "sure"), [("agreement", True), ("processing-activity", True), ("dpia", False)])
def test_one_record_will_do_where_a_reference_may_be_to_several_kinds(
    there: str, sure: bool, snapshot_of: SnapshotOf
) -> None:
    covering = record("legitimate-interests-assessment", "ours", covers=["check"])
    snapshot = snapshot_of({"north": [record(there, "check"), covering]})
    assert names(snapshot) == ([] if sure else ["legitimate-interests-assessment/ours"])


def test_a_name_that_is_also_meant_alone_has_to_be_there_itself(snapshot_of: SnapshotOf) -> None:
    covering = record("legitimate-interests-assessment", "ours", covers=["check", "north/agreement/check"])
    snapshot = snapshot_of({"north": [record("processing-activity", "check"), covering]})
    assert names(snapshot) == ["legitimate-interests-assessment/ours"]


@pytest.mark.parametrize(
    ("parents", "stray"),
    [
        ({"hub": "county", "county": "accord", "accord": ""}, ""),
        ({"hub": "hub"}, "hub"),
        ({"hub": "county", "county": "accord", "accord": "hub", "outside": "hub"}, "accord county hub outside"),
        ({"hub": "gone"}, "hub"),
        # `old` is a name that `accord` used to have: from there it goes on, and round.
        ({"hub": "county", "county": "old", "accord": "hub"}, "accord county hub"),
    ],
)
def test_parents_have_to_end_somewhere(parents: dict[str, str], stray: str, snapshot_of: SnapshotOf) -> None:
    above = {own: {"parent": {"ref": parent}} if parent else {} for own, parent in parents.items()}
    formerly = {"accord": {"formerly": ["old"]}}
    family = [record("agreement", own, **above[own], **formerly.get(own, {})) for own in parents]
    assert names(snapshot_of({"north": family})) == [f"agreement/{own}" for own in stray.split()]


def test_a_pin_has_to_hold(snapshot_of: SnapshotOf) -> None:
    alone = snapshot_of({"north": [HUB]})
    pin = digest(alone, alone.records[Ref("north", "agreement", "hub")])
    child = record("agreement", "ours", parent={"ref": "hub", "digest": pin})
    assert names(snapshot_of({"north": [HUB, child]})) == []
    other = HUB | {"use_restrictions": ["Not for council tax"]}
    assert names(snapshot_of({"north": [other, child]})) == ["agreement/ours"]


@pytest.mark.parametrize(("inside", "sure"), [("", True), ("#flows[attendance]", True), ("#flows[absence]", False)])
def test_an_address_has_to_lead_somewhere(inside: str, sure: bool, snapshot_of: SnapshotOf) -> None:
    waiver = record("waiver", "ours", at=f"north/agreement/hub{inside}")
    assert names(snapshot_of({"north": [HUB, waiver]})) == ([] if sure else ["waiver/ours"])


def test_what_is_noted_is_the_same_wherever_it_is_noted(fullest: Any, kind: str, snapshot_of: SnapshotOf) -> None:
    """Bytes are compared between processes, which hold other things in memory."""
    (one,) = snapshot_of({"north": [fullest(kind)]}).records.values()
    (other,) = snapshot_of({"north": [fullest(kind)]}).records.values()
    assert (needs(one), offers(one)) == (needs(other), offers(other))


IDS, KEYS = ("hub", "pool"), ("a", "b")


def redirected(kind: str, data: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """The same record, with its references, keys and addresses leading here and there among few names."""

    def text(here: Any) -> str | None:
        own = rng.choice(IDS)
        other = rng.choice(("dpia", "agreement", *here.refers))
        if here.form in ("address", "term"):
            return f"{rng.choice(('north', 'gone'))}/{other}/{own}" + rng.choice(("", "#parties", "#parties[a]"))
        if here.refers:
            return rng.choice((own, own, f"north/{here.refers[0]}/{own}", f"east/{other}/{own}", "none"))
        return rng.choice(KEYS) if "#" in here.names else None

    for path, here, value in list(walk(shape(kind), data)):
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        if path and isinstance(value, str) and (said := text(here)) is not None:
            holder[path[-1]] = said
        elif path and isinstance(value, list) and (said := text(here)) is not None:
            holder[path[-1]] = [said]
        elif path[-1:] == ("id",) and len(path) > 1:
            holder["id"] = rng.choice(KEYS)
    return data


@pytest.mark.parametrize("seed", range(20))
def test_nothing_that_is_wrong_between_records_is_passed(seed: int, portion: Any, snapshot_of: SnapshotOf) -> None:
    rng = random.Random(seed)
    kinds = (
        "agreement", "adoption", "waiver", "dpia", "processing-activity", "processor-contract", "mapping-set",
        "vocabulary",
    )  # fmt: skip
    registers = {
        register: [
            redirected(kind, portion(kind, rng), rng) | {"id": own}
            for kind in kinds
            for own in IDS
            if rng.random() < 0.8
        ]
        for register in ("north", "east")
    }
    snapshot = snapshot_of(registers)
    wrong = {
        ref
        for ref, loaded in snapshot.records.items()
        if any(problem.code not in ASKED_OF_THE_INDEX for problem in linked(snapshot, loaded))
    }
    assert wrong <= unsure(snapshot)
