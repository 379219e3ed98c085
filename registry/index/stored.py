"""What the index remembers beside records: which federation it holds, its version, and how folders stood."""

from __future__ import annotations

import json
import marshal
import os
import time
from pathlib import Path

from registry.index.engine import Engine
from registry.index.problem_rows import problem_of, problem_row
from registry.index.scan import Listing, are_current, stamp
from registry.index.version import version
from registry.load.federation import FederationSource, RegisterSource, find
from registry.load.house_rules import HouseRule
from registry.load.lock import KEPT_FILE, LOCK_FILE, PULLED, Pulled
from registry.tree import FEDERATION_FILE, REGISTER_FILE, Folder
from registry.values import Any

Marks = list[tuple[str, tuple[int, ...]]]
"""The files that describe a federation, and how each stood when it was read."""

_PERHAPS_NOT_NOW = {"unreadable-file", "vanished-file"}
"""Problems of a file that may be gone another time, though it looks the same."""


def described(start: Path) -> tuple[FederationSource, Marks]:
    """The federation that a folder or file belongs to, and how the files stood that say so. Raises what `find` does."""
    since = time.time_ns()
    federation = find(start)
    # Taken after they were read, but not trusted where one may have been written since the reading began.
    marks = [(path, stamp(path, since)) for path in _describing(federation)]
    if any(problem.code in _PERHAPS_NOT_NOW for problem in federation.problems):
        marks = [(path, (*seen[:-1], 1)) for path, seen in marks]
    return federation, marks


def _describing(federation: FederationSource) -> list[str]:
    root = federation.root
    found = [root / FEDERATION_FILE, root / LOCK_FILE, root / PULLED / KEPT_FILE]
    found += [each.folder / REGISTER_FILE for each in federation.registers]
    for problem in federation.problems:
        if problem.code == "register-missing":
            found.append(root / problem.values["source"] / REGISTER_FILE)
        elif not problem.register:
            found.append(root / problem.path)
    return list(dict.fromkeys(map(str, found)))


def save_federation(engine: Engine, federation: FederationSource, marks: Marks) -> None:
    """Remember which registers these are, and how the files that say so stood."""
    said = _said(federation)
    if _meta(engine, "federation") != said:
        from registry.index.verdicts import drop  # which commands that only read need not wait for

        new_generation(engine)
        drop(engine)
    rows = [("version", version()), ("federation", said), ("stamps", marshal.dumps(marks))]
    engine.write("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", rows)


def new_generation(engine: Engine) -> None:
    """Say that a record or problem is another than before."""
    engine.write("INSERT OR REPLACE INTO meta (key, value) VALUES ('generation', ?)", [(os.urandom(8).hex().encode(),)])


def is_as_saved(engine: Engine, federation: FederationSource, marks: Marks) -> bool:
    """Whether just this is remembered."""
    stamps = _meta(engine, "stamps")
    kept = marshal.loads(stamps) if stamps else None  # noqa: S302 - bytes of our own making
    return kept == marks and _meta(engine, "federation") == _said(federation)


def kept_federation(engine: Engine, root: Path) -> FederationSource | None:
    """The federation as it was remembered; None where a file that describes it may say something else by now."""
    said, stamps = _meta(engine, "federation"), _meta(engine, "stamps")
    if said is None or stamps is None or not are_current(stamps):
        return None
    own, title, registers, as_of, problems = json.loads(said)
    if own != str(root):
        # Where the folder was copied, what was copied with it still speaks of the first one.
        return None
    found = tuple(problem_of(register, path, tuple(rest)) for register, path, rest in problems)
    return FederationSource(root, title, tuple(_register(*each) for each in registers), as_of, found)


def _register(own: str, folder: str, title: str, owner: str, pulled: Any, asked: Any) -> RegisterSource:
    rules = tuple(HouseRule(*each) for each in asked)
    return RegisterSource(own, Path(folder), title, owner, Pulled(*pulled) if pulled else None, rules)


def _said(federation: FederationSource) -> bytes:
    from dataclasses import astuple

    from registry.load.reading import locate  # what reads YAML, which a command with nothing to read need not

    folders = {each.id: Folder(each.id, each.folder) for each in federation.registers}
    located = locate(federation.problems, folders, Folder("", federation.root))
    problems = [(problem.register, problem.path, problem_row(problem)) for problem in located]
    registers = [
        (
            each.id, str(each.folder), each.title, each.owner, astuple(each.pulled) if each.pulled else None,
            each.house_rules,
        )
        for each in federation.registers
    ]  # fmt: skip
    return json.dumps((str(federation.root), federation.title, registers, federation.as_of, problems)).encode()


def _meta(engine: Engine, key: str) -> bytes | None:
    row = engine.row("SELECT value FROM meta WHERE key = ?", (key,))
    return row[0] if row else None


def folder_text(folder: Path) -> str:
    """A folder's path as the tables keep it, which hold text alone."""
    return os.fsencode(folder).decode("utf-8", "backslashreplace")


def is_of_this_version(engine: Engine) -> bool:
    """Whether this very program made the index."""
    row = engine.row("SELECT value FROM meta WHERE key = 'version'")
    return row is not None and row[0] == version()


def registers(engine: Engine) -> dict[str, tuple[int, str]]:
    """The registers that were read: id → number and folder."""
    return {
        own: (number, folder)
        for number, own, folder in engine.rows("SELECT number, id, folder FROM register")
        if folder
    }


def save_folders(engine: Engine, register: int, found: Listing, kept: Listing | None = None) -> None:
    """Remember how a register's folders stand; those that stand as they were kept are not written again."""
    kept = kept or Listing()
    rows = [
        (register, path, entries, marshal.dumps(found.racy.get(path, ())))
        for path, entries in found.entries.items()
        if kept.entries.get(path) != entries or kept.racy.get(path) != found.racy.get(path)
    ]
    engine.write("INSERT OR REPLACE INTO scan (in_register, folder, entries, racy) VALUES (?, ?, ?, ?)", rows)
    gone = [(register, path) for path in kept.entries if path not in found.entries]
    engine.write("DELETE FROM scan WHERE in_register = ? AND folder = ?", gone)


def kept_folders(engine: Engine, register: int) -> Listing:
    """How a register's folders stood."""
    found = Listing()
    for path, entries, racy in engine.rows("SELECT folder, entries, racy FROM scan WHERE in_register = ?", (register,)):
        found.entries[path] = entries
        names = marshal.loads(racy)  # noqa: S302 - bytes of our own making
        if names:
            found.racy[path] = names
    return found
