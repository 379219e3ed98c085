"""Registers that are read from copies: a commit is read once, and another one is a change like any other."""

from __future__ import annotations

import marshal
import os
import random
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.index import again, opening
from registry.index.building import build
from registry.index.engine import MEMORY, Engine
from registry.index.opening import open_index
from registry.index.scan import is_copy
from registry.load.federation import find
from registry.load.lock import LOCK_FILE
from registry.session import Session
from tests.index.test_incremental import answers, in_memory, tables

URL = "https://git.example/{}.git"


class Region:
    """A register here, and copies of others at whichever commit the lock says."""

    def __init__(self, root: Path, others: tuple[str, ...]) -> None:
        self.root = root
        self.commits = dict.fromkeys(others, "0" * 40)
        (root / "north/agreements").mkdir(parents=True)
        (root / "north/register.yaml").write_text("id: north\ntitle: N\nformat: 1\n")
        listed = "".join(f"  - register: {own}\n    source: {URL.format(own)}\n" for own in others)
        (root / "federation.yaml").write_text(f"registers:\n  - register: north\n{listed}")

    def folder(self, own: str) -> Path:
        return self.root / ".muniment/pulled" / own / self.commits[own]

    def commit(self, own: str, records: dict[str, dict[str, Any]]) -> None:
        """Another commit of a register, as a pull would leave it."""
        self.commits[own] = f"{int(self.commits[own], 16) + 1:040x}"
        self.folder(own).mkdir(parents=True)
        (self.folder(own) / "register.yaml").write_text(f"id: {own}\ntitle: {own}\nformat: 1\n")
        for path, data in records.items():
            (self.folder(own) / path).parent.mkdir(exist_ok=True)
            (self.folder(own) / path).write_text(yaml.safe_dump(data, sort_keys=False))
        self.lock()

    def lock(self) -> None:
        entries = [
            f"  - register: {own}\n    url: {URL.format(own)}\n    ref: HEAD\n    commit: '{commit}'\n"
            "    fetched: '2026-11-03T09:30Z'\n"
            for own, commit in self.commits.items()
        ]
        (self.root / LOCK_FILE).write_text("registers:\n" + "".join(entries))


def agreement(own: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "agreement", "id": own, "title": f"Title {own}", "status": "draft"} | fields


@pytest.fixture
def region(tmp_path: Path) -> Region:
    made = Region(tmp_path, ("east",))
    made.commit(
        "east",
        {
            "agreements/hub.yaml": agreement("hub"),
            "dpias/old.yaml": {"kind": "dpia", "id": "old", "title": "O", "status": "draft"},
        },
    )
    return made


def walked(region: Region, patch: pytest.MonkeyPatch) -> list[str]:
    """Opens the index; the registers whose folders were walked for it."""
    seen = []
    real = opening.listing

    def noted(root: Path) -> Any:
        seen.append(root.name if root.name == "north" else root.parent.name)
        return real(root)

    with patch.context() as within:
        within.setattr(opening, "listing", noted)
        open_index(region.root).engine.close()
    return seen


def test_a_commit_that_was_read_is_not_walked_again(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    open_index(region.root).engine.close()
    assert walked(region, monkeypatch) == ["north"]
    region.commit("east", {"agreements/hub.yaml": agreement("hub", title="New")})
    assert sorted(set(walked(region, monkeypatch))) == ["east", "north"]
    assert walked(region, monkeypatch) == ["north"]


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(each, marks=pytest.mark.prove) for each in range(4, 100))])
def test_another_commit_gives_what_reading_all_of_it_gives(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    region = Region(tmp_path, ("east",))

    def records() -> dict[str, dict[str, Any]]:
        made: dict[str, dict[str, Any]] = {}
        for own in chance.sample(("hub", "hubs", "accord", "pool"), chance.randint(0, 4)):
            lead = f"north/organisation/{chance.choice(('hub', 'pool'))}"
            parent = {"parent": {"ref": chance.choice(("hub", "north/agreement/hub"))}} if chance.random() < 0.3 else {}
            made[f"{chance.choice(('agreements', 'dpias'))}/{own}.yaml"] = agreement(own, lead=lead, **parent)
        if chance.random() < 0.4:
            made["organisations/pool.yaml"] = {"kind": "organisation", "id": "pool", "title": "P", "status": "active"}
        return made

    region.commit("east", records())
    open_index(region.root).engine.close()
    for _turn in range(5):
        if chance.random() < 0.5:
            name = chance.choice(("hub", "pool"))
            (region.root / f"north/agreements/{name}.yaml").write_text(
                yaml.safe_dump(agreement(name, lead="east/organisation/pool"))
            )
        region.commit("east", records())
        kept = open_index(region.root)
        plain, problems = in_memory(region.root)
        assert answers(kept, kept.problems()) == answers(plain, problems)
        fresh = Engine(MEMORY)
        build(fresh, find(region.root))
        assert tables(kept.engine) == tables(fresh)
        kept.engine.close()


def test_another_commit_of_one_register_does_not_make_the_index_anew(region: Region) -> None:
    before = open_index(region.root).place
    region.commit("east", {"agreements/hub.yaml": agreement("hub", title="New")})
    kept = open_index(region.root)
    assert kept.place == before
    assert [each.data["title"] for each in kept.all(Session(), "agreement")] == ["New"]


def test_going_back_to_the_commit_before_is_seen(region: Region) -> None:
    first = region.commits["east"]
    open_index(region.root).engine.close()
    region.commit("east", {})
    assert open_index(region.root).count() == 0
    region.commits["east"] = first
    region.lock()
    assert open_index(region.root).count() == 2


def test_a_copy_that_is_gone_is_seen(region: Region) -> None:
    open_index(region.root).engine.close()
    shutil.rmtree(region.folder("east"))
    kept = open_index(region.root)
    assert [problem.code for problem in kept.problems()] == ["lock-differs"]
    assert kept.count() == 0


def test_a_copy_that_was_changed_by_hand_is_seen_when_everything_is_compared(region: Region) -> None:
    open_index(region.root).engine.close()
    (region.folder("east") / "agreements/hub.yaml").write_text("kind: agreement\n")
    assert open_index(region.root).count() == 2, "a commit never changes"
    assert open_index(region.root, verify=True).count() == 1


@pytest.mark.parametrize("what", ["federation.lock", ".muniment/pulled/kept.json", "federation.yaml"])
def test_whatever_says_what_is_read_is_looked_at(what: str, region: Region) -> None:
    for _settling in range(2):
        open_index(region.root).engine.close()
    file = region.root / what
    file.write_text(file.read_text().replace("HEAD", "main") if what == LOCK_FILE else
                    '{"east": {"commit": "' + region.commits["east"] + '", "because": "x"}}' if "kept" in what else
                    "registers:\n  - register: north\n")  # fmt: skip
    kept = open_index(region.root)
    assert ([problem.code for problem in kept.problems()], len(kept.notes), len(kept.federation.registers)) == {
        "federation.lock": (["lock-differs"], 0, 1),
        ".muniment/pulled/kept.json": ([], 1, 2),
        "federation.yaml": ([], 0, 1),
    }[what]


def test_what_is_remembered_of_a_copy_is_all_that_is_known(region: Region) -> None:
    first = open_index(region.root).federation
    assert open_index(region.root).federation == first == find(region.root)


def test_an_answer_is_given_again_though_copies_are_new(region: Region) -> None:
    """The copies were made a moment ago, which would make files of any other register too fresh to trust."""
    shutil.rmtree(region.root / "north/agreements")
    engine = open_index(region.root).engine
    assert engine.rows("SELECT count(*) FROM scan WHERE in_register = 2 AND length(racy) > 5")[0][0] > 0
    with sqlite3.connect(engine.place) as connection:
        connection.execute("UPDATE scan SET racy = ? WHERE in_register = 1", (marshal.dumps(()),))
        stamps = marshal.loads(connection.execute("SELECT value FROM meta WHERE key = 'stamps'").fetchone()[0])
        settled = [(path, (*seen[:-1], 0)) for path, seen in stamps]
        connection.execute("UPDATE meta SET value = ? WHERE key = 'stamps'", (marshal.dumps(settled),))
        remembered = again._remembered(connection)
        assert remembered is not None
        files, folders, state = remembered
        assert folders == [str(region.root / "north")]
        assert again._state(files, folders) == state
        (region.root / "north/more.yaml").write_text("x")
        assert again._state(files, folders) != state


@pytest.mark.parametrize(
    ("folder", "copy"),
    [
        ("/srv/x/.muniment/pulled/east/" + "0" * 40, True),
        ("/srv/x/.muniment/pulled/east/" + "0" * 64, True),
        ("/srv/x/.muniment/pulled/east/mirror.git", False),
        ("/srv/x/.muniment/pulled/east/" + "0" * 40 + "/north", False),
        ("/srv/x/north", False),
        ("/", False),
        ("", False),
    ],
)
def test_a_copy_is_known_by_where_it_lies(folder: str, copy: bool) -> None:
    assert is_copy(folder) is copy


def test_however_many_records_copies_hold_nothing_of_them_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted rather than timed: no YAML is read, no copy is walked, and one file of each is asked after."""
    monkeypatch.setattr("registry.index.scan._RACY_NS", 0)
    others = tuple(f"r{n}" for n in range(20))
    region = Region(tmp_path, others)
    for own in others:
        region.commit(own, {f"agreements/a{n}.yaml": agreement(f"a{n}") for n in range(3)})
    open_index(region.root).engine.close()
    monkeypatch.setattr(opening, "find", None)
    asked: list[str] = []
    real = os.stat
    monkeypatch.setattr(os, "stat", lambda path, **how: asked.append(str(path)) or real(path, **how))
    assert walked(region, monkeypatch) == ["north"]
    assert sum("/pulled/r" in path for path in asked) == len(others)
