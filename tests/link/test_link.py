"""The link stage as a whole, driven by the schemas: every reference, key and pair of dates that a schema declares is
looked at in every kind of record, and nothing a schema accepts can stop it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.concepts.kinds import Kind
from registry.link import alone, gathered, link, linked
from registry.link.references import references
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.problems import CODES, Problem, Stage
from registry.schema.published import Shape, shape, walk
from registry.source import Document, Place, Ref, find

Fullest = Callable[[str], dict[str, Any]]
SnapshotOf = Callable[..., MemorySnapshot]


def at(problems: Any, code: str) -> list[Place]:
    """Where problems of one code are."""
    return [problem.place for problem in problems if problem.code == code]


def loaded(data: dict[str, Any]) -> Loaded:
    """A record of the register northmoor."""
    return Loaded(Ref("northmoor", data["kind"], data["id"]), Document("northmoor", "x.yaml", data))


def changed(data: dict[str, Any], place: Place, value: Any) -> dict[str, Any]:
    """The same record with another value at one place."""
    data = copy.deepcopy(data)
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return data


def values_of(kind: str, data: dict[str, Any], wanted: Callable[[Shape], Any]) -> Iterator[tuple[Place, Shape, Any]]:
    """Every place of a record whose shape is wanted."""
    return ((place, here, value) for place, here, value in walk(shape(kind), data) if wanted(here))


# ── references ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_reference_is_followed_to_a_record_of_its_kinds(
    kind: str, fullest: Fullest, snapshot_of: SnapshotOf
) -> None:
    data = fullest(kind)
    (own,) = snapshot_of({"elsewhere": [data]}).records.values()
    there: dict[str, list[dict[str, Any]]] = {"elsewhere": [data]}
    for _place, kinds, text in own.references:
        ref = Ref.within(text, "elsewhere", kinds[0])
        if str(ref) != str(own.ref):
            target = {"kind": ref.kind, "id": ref.id, "title": "Target", "status": "draft"}
            there.setdefault(ref.register, []).append(target)

    complete = snapshot_of(there)
    assert list(references(complete, complete.records[own.ref])) == []

    empty = snapshot_of({"elsewhere": [data]} | {name: [] for name in there if name != "elsewhere"})
    missing = [place for place, kinds, text in own.references if not empty.targets("elsewhere", kinds, text)]
    assert [problem.place for problem in references(empty, empty.records[own.ref])] == missing
    assert len(missing) >= len(own.references) - 1


def test_a_problem_has_an_address_that_leads_to_its_place(kind: str, fullest: Fullest, snapshot_of: SnapshotOf) -> None:
    data = fullest(kind)
    snapshot = snapshot_of({"northmoor": [data]})
    (own,) = snapshot.records.values()
    found = [*alone(own), *linked(snapshot, own)]
    assert found
    for problem in found:
        ref, _hash, inside = problem.address.partition("#")
        assert (ref, find(data, shape(kind).keys_at, inside)) == (str(own.ref), problem.place)


AMONG = [
    {"kind": "organisation", "id": "northmoor", "title": "Northmoor", "status": "active"},
    {"kind": "dpia", "id": "hub-dpia", "title": "DPIA", "status": "draft"},
    {"kind": "agreement", "id": "hub", "title": "Hub", "status": "draft"},
]


@pytest.mark.parametrize(
    ("lead", "code", "advice"),
    [
        ("northmoor", "", ""),
        ("northmoor/organisation/northmoor", "", ""),
        ("northmore", "reference-to-nothing", "Did you mean `northmoor`?"),
        (
            "northmoor/organisation/northmore",
            "reference-to-nothing",
            "Did you mean `northmoor/organisation/northmoor`?",
        ),
        ("police", "reference-to-nothing", "write `eastvale/organisation/police`"),
        ("nobody", "reference-to-nothing", "Add the record"),
        ("hub-dpia", "reference-to-wrong-kind", ""),
        ("northmoor/dpia/hub-dpia", "reference-to-wrong-kind", ""),
        ("northmoor/dpia/nothing", "reference-to-wrong-kind", ""),
        ("westhaven/organisation/westhaven", "register-not-loaded", ""),
    ],
)
def test_a_broken_reference_is_told_by_what_is_wrong_with_it(
    lead: str, code: str, advice: str, snapshot_of: SnapshotOf
) -> None:
    police = {"kind": "organisation", "id": "police", "title": "Police", "status": "active"}
    records = [*AMONG[:2], AMONG[2] | {"lead": lead}]
    snapshot = snapshot_of({"northmoor": records, "eastvale": [police]})
    found = list(references(snapshot, snapshot.records[Ref("northmoor", "agreement", "hub")]))
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(advice in problem.fix and problem.place == ("lead",) for problem in found)


# ── inside one record ────────────────────────────────────────────────────────────────────────────────────────────────


def sound(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """The fullest record made sound: keys it names are in their lists, dates in order, one of two alternatives, and no
    heading inherited that it writes."""
    root = shape(kind)
    for _place, here, value in list(values_of(kind, data, lambda here: here.names and "#" not in here.names)):
        for key in value if isinstance(value, list) else [value]:
            holder: Any = data
            for step in here.names.split("/"):
                holder = holder[step]
            if isinstance(key, str) and key not in [member["id"] for member in holder]:
                holder.append({"id": key})
    for place, here, value in list(walk(root, data)):
        for start, end in here.order:
            if isinstance(value, dict):
                data = changed(data, (*place, start), "2026-04-01")
                data = changed(data, (*place, end), "2026-04-01")
    for place, here, value in list(walk(root, data)):
        for _first, second in here.one_of:
            if isinstance(value, dict):
                data = changed(data, place, {name: said for name, said in value.items() if name != second})
    if "inherits" in data:
        data = changed(data, ("inherits",), [])
    if "status_history" in data:
        data = changed(data, ("status_history", 0, "status"), data["status"])
    return data


def test_a_sound_record_has_no_problems_of_its_own(kind: str, fullest: Fullest) -> None:
    assert [(problem.code, problem.place) for problem in alone(loaded(sound(kind, fullest(kind))))] == []


def test_a_key_used_twice_is_told_in_every_keyed_list(kind: str, fullest: Fullest) -> None:
    data = sound(kind, fullest(kind))
    lists = list(values_of(kind, data, lambda here: here.item is not None and here.item.key))
    assert lists
    for place, _here, members in lists:
        twice = changed(data, place, [*members, copy.deepcopy(members[0])])
        assert at(alone(loaded(twice)), "duplicate-list-key") == [(*place, len(members))]


def test_a_key_that_is_not_there_is_told_wherever_one_is_named(kind: str, fullest: Fullest) -> None:
    data = sound(kind, fullest(kind))
    for place, _here, value in values_of(kind, data, lambda here: here.names and "#" not in here.names):
        several = isinstance(value, list)
        broken = changed(data, place, [*value, "nothing"] if several else "nothing")
        assert at(alone(loaded(broken)), "key-to-nothing") == [(*place, len(value)) if several else place]


def test_an_end_before_its_start_is_told_in_every_pair(kind: str, fullest: Fullest) -> None:
    data = sound(kind, fullest(kind))
    for place, here, value in values_of(kind, data, lambda here: here.order):
        for start, end in here.order:
            if isinstance(value, dict):
                later = changed(data, (*place, start), "2026-04-02")
                assert (*place, end) in at(alone(loaded(later)), "end-before-start")


def test_two_fields_of_which_one_may_be_written_are_told_wherever_both_are(kind: str, fullest: Fullest) -> None:
    data = fullest(kind)
    both = [
        (*place, second)
        for place, here, value in values_of(kind, data, lambda here: here.one_of)
        for _first, second in here.one_of
        if isinstance(value, dict)
    ]
    assert at(alone(loaded(data)), "both-written") == both


@pytest.mark.parametrize(
    ("history", "told"),
    [([], 0), (["draft"], 1), (["draft", "in-force"], 0), (["in-force", "under-review"], 0)],
)
def test_the_status_is_one_that_the_history_reached(history: list[str], told: int) -> None:
    """Not the last entry: a file may already hold a change that is to come."""
    entries = [{"on": f"2026-0{month}-01", "status": each} for month, each in enumerate(history, 1)]
    data = AMONG[2] | {"status": "in-force", "status_history": entries}
    assert len(at(alone(loaded(data)), "status-not-in-history")) == told


# ── whatever the schema accepts ──────────────────────────────────────────────────────────────────────────────────────


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nothing_a_schema_accepts_can_stop_the_link_stage(
    data: st.DataObject, instances: Any, snapshot_of: SnapshotOf
) -> None:
    kinds = data.draw(st.lists(st.sampled_from([kind.value for kind in Kind]), min_size=1, max_size=3))
    records = [data.draw(instances(kind)) for kind in kinds]
    snapshot = snapshot_of({"northmoor": records[:2], "eastvale": records[2:]})
    found = link(snapshot)
    for problem in found:
        assert isinstance(problem, Problem)
        assert CODES[problem.code].stage in {Stage.LINK, Stage.NOTE}
        assert problem.message
        assert problem.fix
    # Each record is checked by itself: in another order they are found to be wrong in the same ways.
    backwards = reversed(list(snapshot.records.values()))
    again = gathered(each for record in backwards for each in (*alone(record), *linked(snapshot, record)))
    assert sorted(map(told, again)) == sorted(map(told, found))


def told(problem: Problem) -> tuple[str, ...]:
    """A problem as a person is told it."""
    return (problem.register, problem.path, problem.address, problem.code, problem.message, problem.fix)


@pytest.mark.parametrize(
    ("how_many", "others"), [(1, ""), (2, "1 other reference leads"), (3, "2 other references lead")]
)
def test_a_file_that_is_not_a_record_is_noted_once_however_many_refer_to_it(
    how_many: int, others: str, snapshot_of: SnapshotOf
) -> None:
    names = ["a", "b", "c"][:how_many]
    referring = [{"kind": "agreement", "id": own, "title": own, "status": "draft", "lead": "broken"} for own in names]
    snapshot = snapshot_of({"northmoor": referring})
    snapshot.refused.add(("northmoor", "organisations/broken.yaml"))
    (problem,) = link(snapshot)
    assert (problem.code, problem.address) == ("reference-unread", "northmoor/agreement/a#lead")
    assert others in problem.message
    assert "organisations/broken.yaml" in problem.message
