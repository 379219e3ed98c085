"""What is asked of records: the same files give the same answers whether held in memory or in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.concepts.kinds import Kind
from registry.index import snapshot as of_index
from registry.index.building import build
from registry.index.engine import MEMORY, Engine
from registry.index.opening import open_index
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import Loaded, Snapshot
from registry.records.agreement import Agreement
from registry.session import Principal, Session
from registry.source import Ref

SESSION = Session()
NOBODY = Session(principal=Principal("a stranger"))

OUR_BODY = {"identifiers": [{"scheme": "gss", "value": "E06000001"}]}
THEIR_BODY = {"identifiers": [{"scheme": "ods", "value": "X99"}, {"scheme": "ico", "value": "ZX1"}]}
LOST_BODY = {"identifiers": [{"scheme": "ods", "value": "L05"}]}

RECORDS: dict[str, dict[str, Any]] = {
    "eastvale/agreement/accord": {
        "formerly": ["northmoor/agreement/accord"],
        "lead": "northmoor/organisation/northmoor",
    },
    "eastvale/organisation/eastvale": {"register": "eastvale", **THEIR_BODY},
    "eastvale/organisation/the-council": {"register": "northmoor", **OUR_BODY},
    "northmoor/agreement/hub": {
        "lead": "northmoor",
        "parent": {"ref": "eastvale/agreement/accord"},
        "dpias": ["hub", "old-dpia"],
        "parties": [{"id": "council", "organisation": "northmoor"}, {"id": "police", "organisation": "police"}],
    },
    "northmoor/agreement/shared": {
        "lead": "their-stub",
        "parties": [{"id": "them", "organisation": "eastvale/organisation/eastvale"}],
    },
    # Two records say they used to have one name, and one claims a name that is another's still.
    "northmoor/dpia/first": {"formerly": ["earlier", "hub"]},
    "northmoor/dpia/hub": {"formerly": ["old-dpia"], "covers": ["hub", "case-records", "earlier", "gone"]},
    "northmoor/dpia/second": {"formerly": ["earlier"]},
    "northmoor/information-system/case-records": {},
    "northmoor/organisation/lost": {"register": "westhaven", **LOST_BODY},
    "northmoor/organisation/northmoor": {"register": "northmoor", **OUR_BODY},
    "northmoor/organisation/police": {},
    "northmoor/organisation/their-stub": {"register": "eastvale", "identifiers": THEIR_BODY["identifiers"][1:]},
}
"""Two registers that refer to one another: stubs and homes, records renamed, and one that moved to the other."""


@pytest.fixture(scope="module", params=["read into memory", "indexed", "indexed in memory", "indexed in two steps"])
def snapshot(
    request: pytest.FixtureRequest, registers_in: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Snapshot]:
    """The same files, held in every way there is."""
    registers = registers_in(tmp_path_factory.mktemp("snapshot"))
    for ref, fields in RECORDS.items():
        registers.record(ref, **fields)
    registers.register("westhaven")
    registers.federation("northmoor", "eastvale", "westhaven")
    registers.write("northmoor/organisations/broken.yaml", "kind: organisation\nid: broken\ntitle: [\n")
    registers.write("northmoor/strange.yaml", "kind: dpia\nid: strange\ntitle: 5\nstatus: draft\n")
    # A file that claims a name too late is neither a record nor refused.
    registers.write("northmoor/dpias/zz.yaml", "kind: dpia\nid: first\ntitle: Too late\nstatus: draft\n")
    match request.param:
        case "read into memory":
            yield load(find(registers.root))[0]
            return
        case "indexed":
            made = open_index(registers.root)
        case "indexed in memory":
            engine = Engine(MEMORY)
            build(engine, find(registers.root))
            made = IndexSnapshot(engine, find(registers.root))
        case _:
            late = [path for path in registers.root.rglob("*.yaml") if path.parts[-2] in ("dpias", "organisations")]
            kept = {path: path.read_bytes() for path in late}
            for path in late:
                path.unlink()
            open_index(registers.root).engine.close()
            for path, text in kept.items():
                path.write_bytes(text)
            made = open_index(registers.root)
    assert not made.notes
    yield made
    made.engine.close()


def ref(text: str) -> Ref:
    """A reference in full."""
    found = Ref.parse(text)
    assert found is not None
    return found


def refs(found: Any) -> list[str]:
    """The references of some records."""
    return [str(each.ref) for each in found]


# ── a person's questions ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("northmoor/agreement/hub", "northmoor/agreement/hub"),
        ("northmoor/dpia/old-dpia", "northmoor/dpia/hub"),
        # A record that moved from one register to another is found by the name it had there.
        ("northmoor/agreement/accord", "eastvale/agreement/accord"),
        # Of two that had a name, the first in order; and a name that is taken still is that of the record which has it.
        ("northmoor/dpia/earlier", "northmoor/dpia/first"),
        ("northmoor/dpia/hub", "northmoor/dpia/hub"),
        ("northmoor/agreement/nothing", ""),
        ("northmoor/organisation/broken", ""),
        ("nowhere/agreement/hub", ""),
        ("eastvale/agreement/hub", ""),
    ],
)
def test_get_finds_a_record_by_its_reference_or_a_former_one(snapshot: Snapshot, asked: str, found: str) -> None:
    loaded = snapshot.get(SESSION, ref(asked))
    assert (str(loaded.ref) if loaded else "") == found


def test_a_record_says_what_its_file_says(snapshot: Snapshot) -> None:
    for name, fields in RECORDS.items():
        loaded = snapshot.get(SESSION, ref(name))
        assert isinstance(loaded, Loaded)
        own = name.rpartition("/")[2]
        assert loaded.data.items() >= (fields | {"id": own, "kind": loaded.ref.kind}).items()
        assert (loaded.title, loaded.document.register) == (own.replace("-", " ").capitalize(), loaded.ref.register)
        assert loaded.document.path == f"{Kind(loaded.ref.kind).folder}/{own}.yaml"
        assert loaded.is_home == (fields.get("register") == loaded.ref.register)
        text = snapshot.folders[loaded.ref.register].read(loaded.document.path)
        assert loaded.data == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("kind", "register"),
    [(kind, register) for kind in (None, Kind.AGREEMENT, "dpia", "waiver", "nothing")
     for register in (None, "northmoor", "eastvale", "westhaven", "nowhere")],
)  # fmt: skip
@pytest.mark.parametrize("page", [1, 2, 200])
def test_all_gives_records_in_the_order_of_their_references(
    snapshot: Snapshot, kind: str | None, register: str | None, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_index, "_PAGE", page)
    wanted = [name for name in sorted(RECORDS, key=ref)
              if kind in (None, ref(name).kind) and register in (None, ref(name).register)]  # fmt: skip
    assert refs(snapshot.all(SESSION, kind, register)) == wanted
    assert [str(each) for each in snapshot.refs(kind, register)] == wanted


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (
            "northmoor/organisation/northmoor",
            [
                ("eastvale/agreement/accord", ("lead",)),
                ("northmoor/agreement/hub", ("lead",)),
                ("northmoor/agreement/hub", ("parties", 0, "organisation")),
            ],
        ),
        # By a former name as well, and where the field takes several kinds, only the record that is meant.
        ("northmoor/dpia/hub", [("northmoor/agreement/hub", ("dpias", 0)), ("northmoor/agreement/hub", ("dpias", 1))]),
        ("northmoor/agreement/hub", [("northmoor/dpia/hub", ("covers", 0))]),
        ("northmoor/information-system/case-records", [("northmoor/dpia/hub", ("covers", 1))]),
        ("eastvale/agreement/accord", [("northmoor/agreement/hub", ("parent", "ref"))]),
        ("northmoor/dpia/first", []),
        ("northmoor/agreement/nothing", []),
        ("nowhere/agreement/hub", []),
    ],
)
def test_referrers_say_where_they_refer(snapshot: Snapshot, asked: str, found: Any) -> None:
    assert [(str(each.ref), place) for each, place in snapshot.referrers(SESSION, ref(asked))] == found


@pytest.mark.parametrize("asked", ["eastvale/organisation/eastvale", "northmoor/organisation/their-stub"])
def test_who_refers_to_a_stub_refers_to_the_body(snapshot: Snapshot, asked: str) -> None:
    assert [(str(each.ref), place) for each, place in snapshot.referrers(SESSION, ref(asked))] == [
        ("northmoor/agreement/shared", ("lead",)),
        ("northmoor/agreement/shared", ("parties", 0, "organisation")),
    ]


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
        ("agreement/old-dpia", []),
        ("earlier", ["northmoor/dpia/first"]),
        ("accord", ["eastvale/agreement/accord"]),
        ("nothing", []),
        ("gone", []),
        ("broken", []),
        ("waiver/hub", []),
        ("northmoor/hub", []),
        ("/hub", []),
        ("hub/", []),
        ("", []),
        ("/", []),
        ("a/b/c/d", []),
        ("h%", []),
        ("'; --", []),
        ("\x00", []),
    ],
)
def test_find_takes_what_a_person_may_write(snapshot: Snapshot, text: str, found: list[str]) -> None:
    assert refs(snapshot.find(SESSION, text)) == found


def test_whoever_may_not_see_sees_nothing(snapshot: Snapshot) -> None:
    for name in (*RECORDS, "northmoor/dpia/old-dpia", "northmoor/agreement/accord"):
        assert snapshot.get(NOBODY, ref(name)) is None
        assert list(snapshot.referrers(NOBODY, ref(name))) == []
        for text in (name, name.partition("/")[2], name.rpartition("/")[2]):
            assert list(snapshot.find(NOBODY, text)) == []
    for kind in (None, "agreement"):
        for register in (None, "northmoor"):
            assert list(snapshot.all(NOBODY, kind, register)) == []


def test_what_one_person_saw_another_does_not(snapshot: Snapshot) -> None:
    """Records are kept at hand once they were fetched, and still belong to nobody in particular."""
    hub = ref("northmoor/agreement/hub")
    assert snapshot.get(SESSION, hub)
    assert snapshot.get(NOBODY, hub) is None
    assert snapshot.get(SESSION, hub)


# ── the program's own ────────────────────────────────────────────────────────────────────────────────────────────────


def test_record_takes_a_name_at_its_word(snapshot: Snapshot) -> None:
    for name in RECORDS:
        loaded = snapshot.record(ref(name))
        assert loaded is not None
        assert str(loaded.ref) == name
    for name in ("northmoor/dpia/old-dpia", "northmoor/agreement/accord", "nowhere/dpia/hub", "northmoor/nothing/hub"):
        assert snapshot.record(ref(name)) is None


def test_of_two_files_that_claim_a_name_the_first_is_the_record(snapshot: Snapshot) -> None:
    loaded = snapshot.record(ref("northmoor/dpia/first"))
    assert loaded is not None
    assert (loaded.title, loaded.document.path) == ("First", "dpias/first.yaml")


def test_named_gives_every_record_of_an_id(snapshot: Snapshot) -> None:
    assert [str(each) for each in snapshot.named("hub")] == ["northmoor/agreement/hub", "northmoor/dpia/hub"]
    for own in ("old-dpia", "gone", "broken", ""):
        assert list(snapshot.named(own)) == []


@pytest.mark.parametrize(
    ("register", "kinds", "text", "target"),
    [
        ("northmoor", ("dpia",), "hub", "northmoor/dpia/hub"),
        # Of several kinds that a field takes, the first that has the name.
        ("northmoor", ("agreement", "dpia"), "hub", "northmoor/agreement/hub"),
        ("northmoor", ("dpia", "agreement"), "hub", "northmoor/dpia/hub"),
        ("northmoor", ("waiver", "dpia"), "hub", "northmoor/dpia/hub"),
        ("northmoor", ("agreement", "dpia"), "northmoor/dpia/hub", "northmoor/dpia/hub"),
        ("northmoor", ("agreement", "dpia"), "old-dpia", "northmoor/dpia/hub"),
        ("eastvale", ("dpia",), "hub", ""),
        ("eastvale", ("dpia",), "northmoor/dpia/hub", "northmoor/dpia/hub"),
        # A reference in full leads only to a kind that belongs there.
        ("northmoor", ("dpia",), "northmoor/agreement/hub", ""),
        ("northmoor", ("dpia",), "northmoor/agreement/accord", ""),
        ("northmoor", ("dpia",), "old-dpia", "northmoor/dpia/hub"),
        ("northmoor", ("agreement",), "accord", "eastvale/agreement/accord"),
        ("northmoor", ("dpia",), "earlier", "northmoor/dpia/first"),
        # A stub is what the reference leads to; whose stub it is, `home` says.
        ("northmoor", ("organisation",), "their-stub", "northmoor/organisation/their-stub"),
        ("northmoor", ("organisation",), "broken", ""),
        ("nowhere", ("dpia",), "hub", ""),
        ("northmoor", (), "hub", ""),
        ("northmoor", ("dpia",), "", ""),
    ],
)
def test_a_reference_is_read_by_the_kinds_its_field_declares(
    snapshot: Snapshot, register: str, kinds: tuple[str, ...], text: str, target: str
) -> None:
    for _asked in range(2):
        assert [str(found) for found in snapshot.targets(register, kinds, text)] == ([target] if target else [])


@pytest.mark.parametrize(
    ("asked", "home"),
    [
        # Equal identifiers are the same body, whichever of them are equal; its own register holds its home record.
        ("northmoor/organisation/their-stub", "eastvale/organisation/eastvale"),
        ("eastvale/organisation/the-council", "northmoor/organisation/northmoor"),
        ("eastvale/organisation/eastvale", "eastvale/organisation/eastvale"),
        ("northmoor/organisation/police", "northmoor/organisation/police"),
        ("northmoor/organisation/lost", "northmoor/organisation/lost"),
        ("northmoor/agreement/hub", "northmoor/agreement/hub"),
        ("northmoor/organisation/nobody", "northmoor/organisation/nobody"),
    ],
)
def test_home_is_the_record_in_the_register_that_the_body_keeps(snapshot: Snapshot, asked: str, home: str) -> None:
    assert str(snapshot.home(ref(asked))) == home


@pytest.mark.parametrize(
    ("scheme", "value", "found"),
    [
        ("gss", "E06000001", ["eastvale/organisation/the-council", "northmoor/organisation/northmoor"]),
        ("ico", "ZX1", ["eastvale/organisation/eastvale", "northmoor/organisation/their-stub"]),
        ("ods", "X99", ["eastvale/organisation/eastvale"]),
        ("ods", "L05", ["northmoor/organisation/lost"]),
        ("ods", "ZX1", []),
        ("ico", "zx1", []),
        ("", "", []),
    ],
)
def test_bodies_are_known_by_their_identifiers(snapshot: Snapshot, scheme: str, value: str, found: list[str]) -> None:
    assert [str(each) for each in snapshot.bodies(scheme, value)] == found


@pytest.mark.parametrize(
    ("register", "path", "refused"),
    [
        ("northmoor", "organisations/broken.yaml", True),
        ("northmoor", "strange.yaml", True),
        ("northmoor", "organisations/northmoor.yaml", False),
        ("northmoor", "dpias/zz.yaml", False),
        ("northmoor", "organisations/gone.yaml", False),
        ("northmoor", "register.yaml", False),
        ("eastvale", "organisations/broken.yaml", False),
        ("nowhere", "organisations/broken.yaml", False),
    ],
)
def test_a_file_that_is_not_a_record_is_refused(snapshot: Snapshot, register: str, path: str, refused: bool) -> None:
    assert snapshot.is_refused(register, path) is refused


def test_folders_are_where_registers_are_even_empty_ones(snapshot: Snapshot) -> None:
    assert set(snapshot.folders) == {"eastvale", "northmoor", "westhaven"}
    for own, folder in snapshot.folders.items():
        assert (folder.register, folder.root) == (own, snapshot.federation.root / own)


def test_a_record_becomes_its_model_when_asked(snapshot: Snapshot) -> None:
    loaded = snapshot.record(ref("northmoor/agreement/hub"))
    assert loaded is not None
    assert isinstance(loaded.record, Agreement)
    assert loaded.record.parties is not None
    assert loaded.record.parties[1].organisation == "police"


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
