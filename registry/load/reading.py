"""Read every file of a federation: records into a snapshot, everything else into problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource
from registry.load.reviews import reviews_of
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.load.table import table_rows
from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem
from registry.source import Document, Place, Position, Ref
from registry.tree import Folder, read_or_problem
from registry.validate import validate
from registry.wording import _


def load(federation: FederationSource) -> tuple[MemorySnapshot, list[Problem]]:
    """Read every register of a federation. Files that are not records become problems; the rest still load."""
    snapshot = MemorySnapshot(federation)
    problems = list(federation.problems)
    for source in federation.registers:
        folder = Folder(source.id, source.folder)
        snapshot.folders[source.id] = folder
        paths, unread = folder.files()
        problems += unread
        for path, (document, found) in ((path, read_one(folder, path)) for path in paths):
            problems += found
            if document is not None:
                problems += _take(snapshot, folder, document)
            else:
                snapshot.refused.add((source.id, path))
    return snapshot, problems


def _take(snapshot: MemorySnapshot, folder: Folder, document: Document) -> list[Problem]:
    """Put a document that fits its schema into the snapshot, unless its reference is taken; say if it lies wrong.

    What is wrong with the table and the reviews beside it is said as well.
    """
    ref = Ref(document.register, document.kind, document.id)
    taken = snapshot.records.get(ref)
    if taken is not None:
        return [claimed_twice(document, taken.document.path)]
    snapshot.records[ref] = loaded = Loaded(ref, document)
    return misplaced(document) + table_rows(folder, loaded).problems + list(reviews_of(folder, loaded).problems)


def claimed_twice(document: Document, other: str) -> Problem:
    """The problem of a file whose id is taken by another."""
    values = {"ref": f"{document.register}/{document.kind}/{document.id}", "other": other}
    return Problem("same-id-twice", document.register, document.path, values, ("id",))


def misplaced(document: Document) -> list[Problem]:
    """Whether a record lies in the wrong folder, or under a name that is not its id."""
    kind = Kind(document.kind)
    folder, _slash, name = document.path.rpartition("/")
    ref = f"{document.register}/{document.kind}/{document.id}"
    problems = []
    if folder != kind.folder:
        expected = f"{kind.folder}/{document.id}.yaml"
        article = "an" if kind.value[0] in "aeiou" else "a"
        where = _("the folder `{folder}`").format(folder=folder) if folder else _("no folder")
        values = {"kind": kind.value, "article": article, "folder": where, "expected": expected}
        problems.append(
            Problem("wrong-folder", document.register, document.path, values, ("kind",), address=f"{ref}#kind")
        )
    stem = name.removesuffix(".yaml")
    if stem == name or not re.fullmatch("[a-z0-9-]+", stem):
        values = {"name": name, "expected": f"{document.id}.yaml"}
        problems.append(Problem("file-name", document.register, document.path, values, ("id",), address=f"{ref}#id"))
    elif stem != document.id:
        values = {"id": document.id, "name": name, "stem": stem}
        problems.append(
            Problem("id-not-file-name", document.register, document.path, values, ("id",), address=f"{ref}#id")
        )
    return problems


def read_one(folder: Folder, path: str) -> tuple[Document | None, list[Problem]]:
    """Read and check one file: its document when it is a record, and every reason when it is not."""
    raw = read_or_problem(folder, path, MAX_BYTES + 1)
    return (None, [raw]) if isinstance(raw, Problem) else read_bytes(raw, folder.register, path)


def read_bytes(raw: bytes, register: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Check the bytes of one file: its document when it is a record, and every reason when it is not."""
    data, problems = parse(raw, register, path)
    if data is None:
        return None, problems
    document = Document(register, path, data)
    unfit = validate(document)
    if unfit:
        # A key or value the parser has already spoken of is not spoken of twice.
        told = {problem.place for problem in problems}
        unfit = [problem for problem in unfit if problem.place not in told]
        problems += located(unfit, raw)
    return (None, problems) if problems else (document, [])


def locate(problems: Iterable[Problem], folders: Mapping[str, Folder], root: Folder) -> list[Problem]:
    """The same problems, each with its line and column, found by reading each file concerned once more.

    `root` is where files of the federation itself are.
    """
    problems = list(problems)
    waiting: dict[tuple[str, str], list[int]] = {}
    for at, problem in enumerate(problems):
        if problem.position is None and problem.place:
            waiting.setdefault((problem.register, problem.path), []).append(at)
    for (register, path), places in waiting.items():
        raw = read_or_problem(folders.get(register, root), path, MAX_BYTES)
        if isinstance(raw, bytes):
            for at, problem in zip(places, located([problems[at] for at in places], raw), strict=True):
                problems[at] = problem
    return problems


def located(problems: list[Problem], raw: bytes) -> list[Problem]:
    """Problems of one file with line and column, from its bytes.

    A problem whose values hold a `first_place` (a second use of a key) is told the line of the first as well.
    """
    wanted: set[tuple[Place, bool]] = {(problem.place, problem.on_key) for problem in problems}
    wanted |= {(p.values["first_place"], False) for p in problems if "first_place" in p.values}
    found = positions(raw, wanted) if wanted else {}
    return [_located(problem, found) for problem in problems]


def _located(problem: Problem, found: dict[tuple[Place, bool], Position]) -> Problem:
    at = found.get((problem.place, problem.on_key))
    if problem.position is not None or at is None:
        return problem
    first = found.get((problem.values.get("first_place", ()), False))
    values = problem.values | {"first": first.line} if first else problem.values
    return replace(problem, position=at, values=values)
