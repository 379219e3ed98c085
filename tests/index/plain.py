"""Everything that can be asked of a federation, asked of its index and of a plain reading of all its files.

Used by the tests, and by the processes that tests start.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from registry.index.engine import FOLDER
from registry.index.opening import open_index
from registry.link import link
from registry.load.federation import find
from registry.load.reading import load, locate
from registry.load.snapshot import Snapshot
from registry.problems import Problem
from registry.session import Session
from registry.tree import Folder

SESSION = Session()


def answers(snapshot: Snapshot, problems: list[Problem]) -> dict[str, Any]:
    """All that a snapshot can be asked."""
    federation = snapshot.federation
    located = locate(problems, snapshot.folders, Folder("", federation.root))
    refs = list(snapshot.refs())
    return {
        "federation": (federation.root, federation.title, federation.as_of, federation.focus, federation.registers),
        "problems": sorted((p.register, p.path, p.line, p.column, p.code, p.message, p.fix) for p in located),
        "records": [(each.ref, each.document.path, each.data) for each in snapshot.all(SESSION)],
        "referrers": [[(each.ref, place) for each, place in snapshot.referrers(SESSION, ref)] for ref in refs],
        "homes": [snapshot.home(ref) for ref in refs],
        "found": [[each.ref for each in snapshot.find(SESSION, ref.id)] for ref in refs],
    }


def from_scratch(start: Path) -> dict[str, Any]:
    """The answers of a plain reading of every file."""
    snapshot, problems = load(find(start))
    return answers(snapshot, [*problems, *link(snapshot)])


def from_index(start: Path, **how: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The answers of the index, and what was said of it."""
    snapshot = open_index(start, **how)
    try:
        return answers(snapshot, snapshot.problems()), snapshot.notes
    finally:
        snapshot.engine.close()


def agree(start: Path, **how: Any) -> None:
    """The index answers as a plain reading does, and it was kept."""
    found, notes = from_index(start, **how)
    assert found == from_scratch(start)
    assert notes == ()


def left_over(root: Path) -> list[str]:
    """What lies beside the index and should not."""
    named = (root / FOLDER / "current").read_text().split()[0]
    return sorted({path.name for path in (root / FOLDER).iterdir()} - {".gitignore", "current", "lock", named})


def town(root: Path) -> Path:
    """A small federation in which everything leans on something else."""
    write(root / "federation.yaml", "title: Town\nregisters:\n  - register: east\n  - register: north\n")
    for own in ("east", "north"):
        write(root / own / "register.yaml", f"id: {own}\ntitle: {own.capitalize()}\nformat: 1\n")
        record(root, own, "organisation", "council", f"register: {own}", "identifiers: [{scheme: ico, value: ZX1}]")
        record(root, own, "dpia", "check", "covers: [hub]")
        write(root / own / "evidence" / "copy.txt", "signed")
        write(root / own / "evidence" / "more" / "page.txt", "page")
    evidence = "evidence: [{id: copy, kind: form, file: evidence/copy.txt}, {id: page, file: evidence/more/page.txt}]"
    record(root, "east", "agreement", "hub", "lead: council", "parties: [{id: a, organisation: council}]", evidence)
    record(root, "east", "agreement", "pool", "parent: {ref: hub}", "formerly: [puddle]")
    record(root, "north", "agreement", "hub", "parent: {ref: east/agreement/puddle}", "lead: nobody")
    record(root, "north", "adoption", "hub-police", "agreement: east/agreement/hub", "party: b")
    return root


def record(root: Path, register: str, kind: str, own: str, *lines: str, title: str = "") -> Path:
    """The file of a record."""
    status = "active" if kind in ("organisation", "adoption") else "draft"
    said = (f"kind: {kind}", f"id: {own}", f"title: {title or own}", f"status: {status}", *lines)
    return write(root / register / f"{kind}s" / f"{own}.yaml", "\n".join(said) + "\n")


def write(path: Path, text: str) -> Path:
    """A file with these words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def same_size(path: Path) -> None:
    """Change one letter in a file, and put its old time back."""
    before = path.stat()
    raw = path.read_bytes()
    at = raw.find(b"title: ") + 7 if b"title: " in raw else 0
    path.write_bytes(raw[:at] + (b"y" if raw[at : at + 1] == b"x" else b"x") + raw[at + 1 :])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def forget(root: Path) -> None:
    """Remove the index."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
