"""Read every file of a federation: records into a snapshot, everything else into problems."""

from __future__ import annotations

import gc
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from registry.concepts.kinds import Kind
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem
from registry.source import Document, Place, Position, Ref
from registry.tree import Folder, read_or_problem
from registry.validate import validate
from registry.wording import _

_POOL_FROM = 400
"""Below this many files, starting a second process costs more than it saves."""

_CHUNK = 100


def load(federation: FederationSource) -> tuple[MemorySnapshot, list[Problem]]:
    """Read every register of a federation. Files that are not records become problems; the rest still load."""
    snapshot = MemorySnapshot(federation)
    problems = list(federation.problems)
    for source in federation.registers:
        folder = Folder(source.id, source.folder)
        snapshot.folders[source.id] = folder
        paths, unread = folder.files()
        problems += unread
        for path, (document, found) in zip(paths, _read_all(folder, paths), strict=True):
            problems += found
            if document is not None:
                problems += _take(snapshot, document)
            else:
                snapshot.refused.add((source.id, path))
    return snapshot, problems


def _take(snapshot: MemorySnapshot, document: Document) -> list[Problem]:
    """Put a document that fits its schema into the snapshot, unless its reference is taken; say if it lies wrong."""
    ref = Ref(document.register, document.kind, document.id)
    taken = snapshot.records.get(ref)
    if taken is not None:
        values = {"ref": str(ref), "other": taken.document.path}
        return [Problem("same-id-twice", document.register, document.path, values, ("id",))]
    snapshot.records[ref] = Loaded(ref, document)
    return _misplaced(document, Kind(document.kind))


def _misplaced(document: Document, kind: Kind) -> list[Problem]:
    folder, _slash, name = document.path.rpartition("/")
    problems = []
    if folder != kind.folder:
        expected = f"{kind.folder}/{document.id}.yaml"
        article = "an" if kind.value[0] in "aeiou" else "a"
        where = _("the folder `{folder}`").format(folder=folder) if folder else _("no folder")
        values = {"kind": kind.value, "article": article, "folder": where, "expected": expected}
        problems.append(Problem("wrong-folder", document.register, document.path, values, ("kind",)))
    stem = name.removesuffix(".yaml")
    if stem == name or not re.fullmatch("[a-z0-9-]+", stem):
        values = {"name": name, "expected": f"{document.id}.yaml"}
        problems.append(Problem("file-name", document.register, document.path, values, ("id",)))
    elif stem != document.id:
        values = {"id": document.id, "name": name, "stem": stem}
        problems.append(Problem("id-not-file-name", document.register, document.path, values, ("id",)))
    return problems


def read_one(folder: Folder, path: str) -> tuple[Document | None, list[Problem]]:
    """Read and check one file: its document when it is a record, and every reason when it is not."""
    raw = read_or_problem(folder, path, MAX_BYTES + 1)
    if isinstance(raw, Problem):
        return None, [raw]
    data, problems = parse(raw, folder.register, path)
    if data is None:
        return None, problems
    document = Document(folder.register, path, data)
    unfit = validate(document)
    if unfit:
        # A key or value the parser has already spoken of is not spoken of twice.
        told = {problem.place for problem in problems}
        unfit = [problem for problem in unfit if problem.place not in told]
        at = positions(raw, {(problem.place, problem.on_key) for problem in unfit})
        problems += [p.at(at[(p.place, p.on_key)]) if (p.place, p.on_key) in at else p for p in unfit]
    return (None, problems) if problems else (document, [])


def _read_all(folder: Folder, paths: list[str]) -> Iterator[tuple[Document | None, list[Problem]]]:
    """Read every file, on two processors where there are enough files for it to pay."""
    if len(paths) < _POOL_FROM or (os.cpu_count() or 1) < 2:
        for path in paths:
            yield read_one(folder, path)
        return
    from concurrent.futures import ProcessPoolExecutor  # 20 ms that a command which reads one file need not pay

    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, 8)) as pool:
        for chunk, answer in zip(chunks, pool.map(_read_chunk, ((folder, c) for c in chunks)), strict=True):
            for path, (text, problems) in zip(chunk, answer, strict=True):
                document = Document(folder.register, path, json.loads(text)) if text else None
                yield document, problems


def _read_chunk(work: tuple[Folder, list[str]]) -> list[tuple[str, list[Problem]]]:
    """In a worker: JSON text crosses between processes at a fraction of the cost of the maps and lists themselves."""
    gc.disable()
    folder, paths = work
    answers = []
    for path in paths:
        document, problems = read_one(folder, path)
        answers.append((json.dumps(document.data, ensure_ascii=False) if document else "", problems))
    return answers


def locate(problems: Iterable[Problem], snapshot: MemorySnapshot) -> list[Problem]:
    """The same problems, each with its line and column, found by reading each file concerned once more.

    A problem whose values hold a `first_place` (a second use of a key) is told the line of the first as well.
    """
    problems = list(problems)
    wanted: dict[tuple[str, str], set[tuple[Place, bool]]] = {}
    for problem in problems:
        if problem.position is None and problem.place:
            places = wanted.setdefault((problem.register, problem.path), set())
            places.add((problem.place, problem.on_key))
            if "first_place" in problem.values:
                places.add((problem.values["first_place"], False))
    found: dict[tuple[str, str], dict[tuple[Place, bool], Position]] = {}
    for (register, path), places in wanted.items():
        folder = snapshot.folders.get(register) or Folder("", snapshot.federation.root)
        raw = read_or_problem(folder, path, MAX_BYTES)
        if isinstance(raw, bytes):
            found[(register, path)] = positions(raw, places)
    return [_located(problem, found.get((problem.register, problem.path), {})) for problem in problems]


def _located(problem: Problem, found: dict[tuple[Place, bool], Position]) -> Problem:
    at = found.get((problem.place, problem.on_key))
    if problem.position is not None or at is None:
        return problem
    first = found.get((problem.values.get("first_place", ()), False))
    values = problem.values | {"first": first.line} if first else problem.values
    return replace(problem, position=at, values=values)
