"""What is asked of records: one by its reference, all of a kind, who refers to one, and what a person may mean."""

from __future__ import annotations

from typing import Any

import pytest

from registry.load.snapshot import Loaded, MemorySnapshot
from registry.records.agreement import Agreement
from registry.session import Principal, Session
from registry.source import Ref

SESSION = Session()
NOBODY = Session(principal=Principal("a stranger"))


def record(kind: str, own: str, **fields: Any) -> dict[str, Any]:
    """A record with the fields given."""
    return {"kind": kind, "id": own, "title": own, "status": "draft"} | fields


@pytest.fixture(scope="module")
def snapshot(snapshot_of: Any) -> MemorySnapshot:
    """Two registers that refer to one another, with a record that was renamed and one that moved here."""
    northmoor = [
        record("organisation", "northmoor", status="active"),
        record("organisation", "police", status="active"),
        record("agreement", "hub", lead="northmoor", parent={"ref": "eastvale/agreement/accord"},
               dpias=["hub", "old-dpia"],
               parties=[{"id": "council", "organisation": "northmoor"}, {"id": "police", "organisation": "police"}]),
        record("dpia", "hub", formerly=["old-dpia"]),
        record("dpia", "other"),
    ]  # fmt: skip
    eastvale = [
        record("agreement", "accord", formerly=["northmoor/agreement/accord"], lead="northmoor/organisation/northmoor")
    ]
    made: MemorySnapshot = snapshot_of({"northmoor": northmoor, "eastvale": eastvale})
    return made


def refs(found: Any) -> list[str]:
    """The references of some records."""
    return [str(each.ref) for each in found]


def test_get_finds_a_record_by_its_reference(snapshot: MemorySnapshot) -> None:
    found = snapshot.get(SESSION, Ref("northmoor", "agreement", "hub"))
    assert isinstance(found, Loaded)
    assert found.title == "hub"
    assert snapshot.get(SESSION, Ref("northmoor", "agreement", "nothing")) is None


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("northmoor/dpia/old-dpia", "northmoor/dpia/hub"),
        # A record that moved from one register to another is found by the name it had there.
        ("northmoor/agreement/accord", "eastvale/agreement/accord"),
    ],
)
def test_get_follows_a_former_name(snapshot: MemorySnapshot, old: str, now: str) -> None:
    ref = Ref.parse(old)
    assert ref is not None
    found = snapshot.get(SESSION, ref)
    assert found is not None
    assert str(found.ref) == now


def test_all_gives_records_in_the_order_of_their_references(snapshot: MemorySnapshot) -> None:
    assert refs(snapshot.all(SESSION)) == [
        "eastvale/agreement/accord",
        "northmoor/agreement/hub",
        "northmoor/dpia/hub",
        "northmoor/dpia/other",
        "northmoor/organisation/northmoor",
        "northmoor/organisation/police",
    ]
    assert refs(snapshot.all(SESSION, kind="agreement")) == ["eastvale/agreement/accord", "northmoor/agreement/hub"]
    assert refs(snapshot.all(SESSION, kind="agreement", register="northmoor")) == ["northmoor/agreement/hub"]


def test_referrers_say_where_they_refer(snapshot: MemorySnapshot) -> None:
    found = snapshot.referrers(SESSION, Ref("northmoor", "organisation", "northmoor"))
    assert [(str(each.ref), place) for each, place in found] == [
        ("eastvale/agreement/accord", ("lead",)),
        ("northmoor/agreement/hub", ("lead",)),
        ("northmoor/agreement/hub", ("parties", 0, "organisation")),
    ]


def test_referrers_by_a_former_name_are_referrers(snapshot: MemorySnapshot) -> None:
    found = snapshot.referrers(SESSION, Ref("northmoor", "dpia", "hub"))
    assert [place for _each, place in found] == [("dpias", 0), ("dpias", 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A short name may be that of several kinds: they are all meant, and the person chooses.
        ("hub", ["northmoor/agreement/hub", "northmoor/dpia/hub"]),
        ("dpia/hub", ["northmoor/dpia/hub"]),
        ("northmoor/dpia/hub", ["northmoor/dpia/hub"]),
        ("northmoor/dpia/old-dpia", ["northmoor/dpia/hub"]),
        # What a record used to be called finds it, unless something is called that now.
        ("old-dpia", ["northmoor/dpia/hub"]),
        ("dpia/old-dpia", ["northmoor/dpia/hub"]),
        ("accord", ["eastvale/agreement/accord"]),
        ("nothing", []),
        ("waiver/hub", []),
        ("", []),
    ],
)
def test_find_takes_what_a_person_may_write(snapshot: MemorySnapshot, text: str, found: list[str]) -> None:
    assert refs(snapshot.find(SESSION, text)) == found


@pytest.mark.parametrize(
    ("register", "kinds", "text", "target"),
    [
        ("northmoor", ("dpia",), "hub", "northmoor/dpia/hub"),
        ("northmoor", ("agreement", "dpia"), "hub", "northmoor/agreement/hub"),
        ("northmoor", ("waiver", "dpia"), "hub", "northmoor/dpia/hub"),
        ("eastvale", ("dpia",), "hub", ""),
        ("eastvale", ("dpia",), "northmoor/dpia/hub", "northmoor/dpia/hub"),
        # A reference in full leads only to a kind that belongs there.
        ("northmoor", ("dpia",), "northmoor/agreement/hub", ""),
        ("northmoor", ("dpia",), "old-dpia", "northmoor/dpia/hub"),
    ],
)
def test_a_reference_is_read_by_the_kinds_its_field_declares(
    snapshot: MemorySnapshot, register: str, kinds: tuple[str, ...], text: str, target: str
) -> None:
    assert [str(ref) for ref in snapshot.targets(register, kinds, text)] == ([target] if target else [])


def test_every_reference_of_the_fullest_record_is_met(fullest: Any, snapshot_of: Any, kind: str) -> None:
    """As many as the schema declares: a field of form `reference` without `refers` would be one that nobody follows."""
    from registry.schema.published import shape, walk

    data = fullest(kind)
    (loaded,) = snapshot_of({"northmoor": [data]}).records.values()
    met = {place for place, _kinds, _text in loaded.references}
    declared = {
        place for place, here, value in walk(shape(kind), data) if here.form == "reference" and isinstance(value, str)
    }
    assert met == {place for place in declared if place[0] != "formerly"}


def test_a_record_becomes_its_model_when_asked(snapshot: MemorySnapshot) -> None:
    model = snapshot.records[Ref("northmoor", "agreement", "hub")].record
    assert isinstance(model, Agreement)
    assert model.parties is not None
    assert model.parties[1].organisation == "police"


def test_whoever_may_not_see_sees_nothing(snapshot: MemorySnapshot) -> None:
    hub = Ref("northmoor", "agreement", "hub")
    assert snapshot.get(NOBODY, hub) is None
    assert list(snapshot.all(NOBODY)) == []
    assert list(snapshot.referrers(NOBODY, Ref("northmoor", "organisation", "northmoor"))) == []
    assert list(snapshot.find(NOBODY, "hub")) == []
    assert list(snapshot.find(NOBODY, str(hub))) == []


def test_a_reference_to_a_stub_counts_for_the_home_record(snapshot_of: Any) -> None:
    """Equal identifiers are the same body: who refers to a partner's stub refers to the organisation itself."""
    identifiers = [{"scheme": "ods", "value": "X99"}]
    joined = snapshot_of(
        {
            "eastvale": [record("organisation", "eastvale", register="eastvale", identifiers=identifiers)],
            "northmoor": [
                record("organisation", "their-stub", identifiers=identifiers),
                record("agreement", "shared", lead="their-stub"),
            ],
        }
    )
    home, stub = Ref("eastvale", "organisation", "eastvale"), Ref("northmoor", "organisation", "their-stub")
    assert joined.home(stub) == home
    for asked in (home, stub):
        assert [str(found.ref) for found, _place in joined.referrers(SESSION, asked)] == ["northmoor/agreement/shared"]
