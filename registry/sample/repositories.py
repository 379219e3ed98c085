"""The sample's registers as git repositories with their dated versions.

The last version of each is the sample, byte for byte. Author, committer, dates and words are fixed, so that the same
sample gives the same commit ids everywhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from registry.sample.git import run
from registry.sample.versions import Files, Person, Version, said, sample, worked_out
from registry.tree import FEDERATION_FILE
from registry.uncollected import uncollected

BRANCH = "main"
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Built:
    """One repository: where it is, how many versions it has, and how many files the last of them holds."""

    folder: Path
    versions: int
    files: int


def build(into: Path, author: Person | None = None) -> list[Built]:
    """Make a repository of each register in a folder, whose files are put there too. Raises GitFailed.

    `author`: whoever commits there next, where git knows nobody else.
    """
    told = said()
    with uncollected():
        states = worked_out(told.versions)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        jobs = [
            pool.submit(_repository, into / register, register, person, told.versions, states, author)
            for register, person in told.people.items()
        ]
        built = [job.result() for job in jobs]
    shutil.copyfile(sample() / FEDERATION_FILE, into / FEDERATION_FILE)
    return built


def _repository(
    folder: Path,
    register: str,
    person: Person,
    versions: list[Version],
    states: dict[str, dict[str, Files]],
    author: Person | None,
) -> Built:
    folder.mkdir(exist_ok=True)
    last = states[versions[-1].on][register]
    for inside, content in last.items():
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o644)
    run(folder, "init", "--quiet", "--template=", f"--initial-branch={BRANCH}")
    dated = [(version, states[version.on][register]) for version in versions if register in states[version.on]]
    stream, count = _stream(register, person, dated)
    run(folder, "fast-import", "--quiet", "--done", given=stream)
    run(folder, "reset", "--quiet")
    if author is not None:
        with (folder / ".git" / "config").open("a", encoding="utf-8") as config:
            config.write(f"[user]\n\tname = {author.name}\n\temail = {author.email}\n")
    return Built(folder, count, len(last))


def _stream(register: str, person: Person, dated: list[tuple[Version, Files]]) -> tuple[bytes, int]:
    """The versions in the words of `git fast-import`, and how many there are: one that changes nothing is none."""
    parts: list[bytes] = []
    before: Files = {}
    count = 0
    for version, files in dated:
        changes = list(_changes(before, files))
        before = files
        if not changes:
            continue
        count += 1
        who = f"{person.name} <{person.email}> {_moment(version.at)}"
        message = version.messages.get(register, version.title).encode() + b"\n"
        parts.append(f"commit refs/heads/{BRANCH}\nauthor {who}\ncommitter {who}\n".encode())
        parts.append(b"data %d\n%s" % (len(message), message))
        parts += changes
        parts.append(b"\n")
    return b"".join([*parts, b"done\n"]), count


def _changes(before: Files, files: Files) -> Iterator[bytes]:
    for path in before:
        if path not in files:
            yield f"D {path}\n".encode()
    for path, content in files.items():
        if before.get(path) != content:
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content)


def _moment(at: str) -> str:
    """A moment as git writes it: seconds since 1970, and the zone."""
    when = datetime.fromisoformat(at)
    return f"{int(when.timestamp())} {when:%z}"
