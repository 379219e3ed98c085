"""Whatever is written, renamed, touched or removed: an index brought up to date answers as one made from nothing.

Each sequence of edits is random and repeatable. After every edit the index is opened again, and everything it can be
asked is compared with a plain reading of all files into memory, and its tables with those of a new index.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyroaring import BitMap64

from registry.index.building import build
from registry.index.engine import FOLDER, MEMORY, Engine
from registry.index.opening import open_index
from registry.index.snapshot import IndexSnapshot
from registry.link import link
from registry.load.federation import find
from registry.load.reading import load, locate
from registry.load.snapshot import MemorySnapshot, Snapshot
from registry.problems import Problem
from registry.session import Session
from registry.source import Ref
from registry.tree import Folder

SESSION = Session()
REGISTERS = ("east", "north")
NAMES = ("hub", "hubs", "accord", "pool")
KINDS = {
    "agreement": "agreements", "adoption": "adoptions", "organisation": "organisations", "dpia": "dpias",
    "vocabulary": "vocabularies", "mapping-set": "mappings",
}  # fmt: skip


def told(problems: list[Problem]) -> list[tuple[Any, ...]]:
    """Problems as a person is told them, in one order."""
    return sorted((p.register, p.path, p.line, p.column, p.code, p.message, p.fix, p.address) for p in problems)


def answers(snapshot: Snapshot, problems: list[Problem]) -> dict[str, Any]:
    """Everything a snapshot can be asked about the names in play."""
    names = [Ref(r, k, own) for r in REGISTERS for k in KINDS for own in NAMES]
    root = Folder("", snapshot.federation.root)
    return {
        "problems": told(locate(problems, snapshot.folders, root)),
        "refs": list(snapshot.refs()),
        "all": [(loaded.ref, loaded.document.path, loaded.data) for loaded in snapshot.all(SESSION)],
        "one kind": [loaded.ref for loaded in snapshot.all(SESSION, "adoption")],
        "get": {ref: found.ref for ref in names if (found := snapshot.get(SESSION, ref))},
        "referrers": {ref: [(each.ref, place) for each, place in snapshot.referrers(SESSION, ref)] for ref in names},
        "home": {ref: snapshot.home(ref) for ref in names if snapshot.record(ref)},
        "find": {own: [each.ref for each in snapshot.find(SESSION, own)] for own in NAMES},
        "targets": {ref: snapshot.targets("north", (ref.kind, "dpia"), str(ref)) for ref in names},
        "bodies": [list(snapshot.bodies("ico", f"ZX{n}")) for n in range(2)],
    }


def tables(engine: Engine) -> dict[str, Any]:
    """What the tables of an index say, without the numbers that depend on the order in which it was filled."""
    rows = engine.rows
    names = {n: f"{r}/{k}/{own}" for n, r, k, own in rows(
        "SELECT n.number, r.id, n.kind, n.id FROM name n JOIN register r ON r.number = n.in_register")}  # fmt: skip
    registers = dict(engine.rows("SELECT number, id FROM register"))
    found = engine.rows("SELECT in_register, field, value, numbers FROM facet")
    # One line a table reads better than wrapped calls.
    return {
        "facets": {
            (registers[r], field, value): sorted(names[n] for n in BitMap64.deserialize(numbers))
            for r, field, value, numbers in found
        },
        "phases": sorted((names[n], *rest) for n, *rest in rows("SELECT number, starts, ends, status FROM phase")),
        "words": sorted((registers[r], word, uses) for r, word, uses in
                        engine.rows("SELECT in_register, word, uses FROM word WHERE uses > 0")),
        "edges": sorted((names[s], names[t], reads) for s, t, reads in rows("SELECT source, target, reads FROM edge")),
        "loose": sorted(names[n] for (n,) in engine.rows("SELECT number FROM record WHERE loose = 1")),
        "search": {
            word: sorted(names[n] for (n,) in engine.rows("SELECT rowid FROM searched WHERE searched MATCH ?", (word,)))
            for word in ("hub", "pool", "title", "council", "draft", "shared")
        },
        "files": sorted((registers[r], path, digest, names.get(claim)) for r, path, digest, claim in
                        engine.rows("SELECT in_register, path, digest, claim FROM file")),
    }  # fmt: skip


class Town:
    """Two registers in a folder, and things that happen to them."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        (root / "federation.yaml").write_text("registers:\n  - register: east\n  - register: north\n")
        for own in REGISTERS:
            (root / own / "evidence").mkdir(parents=True)
            (root / own / "register.yaml").write_text(f"id: {own}\ntitle: {own}\nformat: 1\n")
        self.clock = 1_700_000_000_000_000_000

    def data(self, register: str, kind: str, own: str) -> dict[str, Any]:
        """A record that leans on others in every way there is."""
        chance = self.chance

        def some(*kinds: str) -> str:
            kind = chance.choice((*kinds, *kinds, *kinds, *KINDS))  # now and then one that does not belong
            ref = f"{chance.choice((*REGISTERS, 'away'))}/{kind}/{chance.choice(NAMES)}"
            return chance.choice((ref, ref.rpartition("/")[2]))

        said: dict[str, Any] = {
            "kind": kind, "id": own, "title": f"Title {chance.randint(1, 3)} {own}", "status": "draft",
        }  # fmt: skip
        if chance.random() < 0.2:
            said["formerly"] = [chance.choice(NAMES)]
        if chance.random() < 0.3:
            said["evidence"] = [{"id": "copy", "kind": "form", "file": "evidence/copy.txt"}]
        if kind == "organisation":
            said |= {"status": "active", "register": chance.choice((register, "none"))}
            said["legal_name"] = chance.choice(("The Council", "The Borough"))
            if chance.random() < 0.7:
                said["identifiers"] = [{"scheme": "ico", "value": f"ZX{chance.randint(0, 1)}"}]
        elif kind == "agreement":
            said["lead"] = some("organisation")
            said["parties"] = [{"id": p, "organisation": some("organisation")} for p in chance.sample(("a", "b"), 1)]
            if chance.random() < 0.6:
                said["parent"] = {"ref": some("agreement")}
                said["inherits"] = ["foi"]
            if chance.random() < 0.2:
                said["parent"] = {"ref": some("agreement"), "digest": "sha256:" + "0" * 64}
            if chance.random() < 0.3:
                said["status_history"] = [{"on": "2026-01-01", "status": chance.choice(("draft", "in-force"))}]
        elif kind == "adoption":
            said |= {"status": "active", "agreement": some("agreement"), "party": chance.choice(("a", "b"))}
            if chance.random() < 0.5:
                said["member"] = {"id": "m", "organisation": some("organisation")}
        elif kind == "vocabulary":
            said["terms"] = [
                {
                    "id": key,
                    "parent": chance.choice(("client", "person")),
                    "codes": [{"id": chance.choice(("on", "off"))}],
                }
                for key in chance.sample(("client", "person"), chance.randint(0, 2))
            ]
        elif kind == "mapping-set":
            said |= {"subject_vocabulary": some("vocabulary"), "object_vocabulary": some("vocabulary")}
            said["mappings"] = [
                {"id": "a", "subject": ["client"], "object": [chance.choice(("client", "person"))]},
                {"id": "b", "subject": ["person"], "object": ["person"], "transform": {
                    "terminology": [{"subject_code": "on", "object_codes": [chance.choice(("on", "off"))]}]}},
            ][: chance.randint(1, 2)]  # fmt: skip
        elif kind == "dpia":
            said["covers"] = [some("agreement"), some("information-system", "agreement")]
        return said

    def files(self) -> list[Path]:
        """Every record file there is."""
        return sorted(path for own in REGISTERS for path in (self.root / own).glob("*/*.yaml"))

    def settle(self, path: Path) -> None:
        """Put a time in the past on a file, so that times and sizes alone decide whether it is read again."""
        self.clock += 1_000_000_000
        os.utime(path, ns=(self.clock, self.clock))

    def happen(self) -> str:
        """One edit, chosen by chance; what it was."""
        chance = self.chance
        files = self.files()
        others = ("remove", "rename", "touch", "break", "copy", "evidence", "stray", "folder", "misplace")
        what = chance.choice((*(["write"] * 4), *others))
        register = chance.choice(REGISTERS)
        if what == "evidence":
            path = self.root / register / "evidence" / "copy.txt"
            path.unlink() if path.exists() and chance.random() < 0.5 else path.write_text("signed")
        elif what == "stray":
            path = self.root / register / "agreements" / "notes.docx"
            path.parent.mkdir(exist_ok=True)
            path.unlink() if path.exists() else path.write_text("x")
        elif what == "folder" and files:
            shutil.rmtree(chance.choice(files).parent)
        elif what == "write" or not files:
            kind = chance.choice(list(KINDS))
            own = chance.choice(NAMES)
            path = self.root / register / KINDS[kind] / f"{own}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(yaml.safe_dump(self.data(register, kind, own), sort_keys=False))
            self.settle(path)
        else:
            path = chance.choice(files)
            if what == "remove":
                path.unlink()
            elif what == "rename":
                path.rename(path.with_name(f"{chance.choice(NAMES)}.yaml"))
            elif what == "touch":
                self.settle(path)
            elif what == "break":
                path.write_text(path.read_text() + "\ncolour: blue\n")
            elif what == "copy":
                path.with_name(f"{chance.choice(('aa', 'zz'))}.yaml").write_bytes(path.read_bytes())
            elif what == "misplace":
                path.rename(path.parent.parent / path.name)
        return what


def in_memory(root: Path) -> tuple[MemorySnapshot, list[Problem]]:
    """The plain reading of all files."""
    snapshot, problems = load(find(root))
    return snapshot, [*problems, *link(snapshot)]


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Path]:
    """A folder that is gone afterwards."""
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


def edit_and_compare(root: Path, seed: int, edits: int) -> None:
    """One sequence of edits, compared after each."""
    town = Town(root, random.Random(seed))
    for _first in range(12):
        town.happen()
    done: list[str] = []
    open_index(root).engine.close()
    for _edit in range(edits):
        done += [town.happen() for _each in range(town.chance.choice((1, 1, 2)))]
        kept = open_index(root)
        assert not kept.notes
        plain, problems = in_memory(root)
        assert answers(kept, kept.problems()) == answers(plain, problems), (seed, done)
        fresh = Engine(MEMORY)
        build(fresh, find(root))
        assert tables(kept.engine) == tables(fresh), (seed, done)
        again = open_index(root)
        assert again.generation == kept.generation, (seed, done)
        kept.engine.close()
        again.engine.close()


@pytest.mark.parametrize("seed", range(5))
def test_brought_up_to_date_is_as_made_anew(seed: int, scratch: Path) -> None:
    edit_and_compare(scratch, seed, 6)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1000, 1500))
def test_five_hundred_sequences(seed: int, scratch: Path) -> None:
    edit_and_compare(scratch, seed, 10)


def test_the_index_is_beside_the_federation(scratch: Path) -> None:
    Town(scratch, random.Random(0))
    snapshot: IndexSnapshot = open_index(scratch / "east")
    assert snapshot.federation.focus == "east"
    assert (scratch / FOLDER / "current").exists()
    assert not (scratch / "east" / FOLDER).exists()
