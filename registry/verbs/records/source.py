"""Show the file of a record, and the lines of a part of it."""

from __future__ import annotations

from registry.errors import InputOutputError
from registry.parse import MAX_BYTES, parse, positions
from registry.problems import Problem
from registry.schema.published import shape
from registry.session import Session
from registry.source import Place, Ref, find
from registry.tree import read_or_problem
from registry.values import Any, dataclass
from registry.verbs.located import upwards
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked

_LONGEST = 2_000
"""Characters of one line that are shown."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which record, and which part of it."""

    ref: str = asked(
        "The record, and after `#` the address of a part of it, such as `childrens-hub#dates/review_due`.",
        default="", positional=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """The file of a record.

    - `file`: where it is.
    - `address`: the part asked for, or the nearest above it that there is; empty for the whole record.
    - `first`, `last`: the lines of that part, counted from 1; both 0 where the whole was asked for.
    - `lines`: every line of the file. `shortened`: how many of them are too long to be given in full.
    """

    ref: str
    title: str
    file: str
    address: str
    first: int
    last: int
    lines: tuple[str, ...]
    shortened: int


def run(session: Session, question: Question) -> Answer:
    """The lines of a record's file. Raises InputOutputError where it cannot be read any more."""
    text, _hash, wanted = question.ref.partition("#")
    snapshot = opened(session)
    loaded = one(session, text)
    folder = snapshot.folders[loaded.ref.register]
    raw = read_or_problem(folder, loaded.document.path, MAX_BYTES)
    if isinstance(raw, Problem):
        raise InputOutputError(raw.message, raw.fix)
    # Lines are looked for in the file as it is now, which may have changed since its record was read.
    data, _problems = parse(raw, loaded.ref.register, loaded.document.path)
    address, place = _nearest(loaded.ref, data, wanted)
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    first, last = _lines(raw, data, place, lines)
    return Answer(
        ref=str(loaded.ref), title=loaded.title, file=str(folder.root / loaded.document.path),
        address=address, first=first, last=last,
        lines=tuple(_short(line) for line in lines), shortened=sum(len(line) > _LONGEST for line in lines),
    )  # fmt: skip


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else line[:_LONGEST] + " …"


def _nearest(ref: Ref, data: Any, wanted: str) -> tuple[str, Place]:
    """An address and its place; of one that is not there, the nearest above it that is."""
    keys_at = shape(ref.kind).keys_at
    # What a person may type is bounded; an address of ours is never this deep.
    for address in list(upwards(wanted[:_LONGEST]))[:64]:
        place = find(data, keys_at, address) if address and data is not None else None
        if place:
            return address, place
    return "", ()


def _lines(raw: bytes, data: Any, place: Place, lines: list[str]) -> tuple[int, int]:
    """The first and last line of a part: it ends before what follows it, less blank lines and remarks there."""
    if not place:
        return 0, 0
    after = _after(data, place)
    wanted = {(place, True)} | ({(after, True)} if after else set())
    found = positions(raw, wanted)
    if (place, True) not in found:
        return 0, 0
    first = found[(place, True)].line
    last = found[(after, True)].line - 1 if after else len(lines)
    while last > first and lines[last - 1].strip()[:1] in ("", "#"):
        last -= 1
    return first, max(first, last)


def _after(data: Any, place: Place) -> Place:
    """The place of whatever follows a part in its file; nothing where it is the last."""
    for depth in range(len(place) - 1, -1, -1):
        above, step = _at(data, place[:depth]), place[depth]
        if isinstance(above, list) and isinstance(step, int) and step + 1 < len(above):
            return (*place[:depth], step + 1)
        if isinstance(above, dict):
            names = list(above)
            position = names.index(str(step)) + 1
            if position < len(names):
                return (*place[:depth], names[position])
    return ()


def _at(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


VERB = Verb(
    title="Show the file of a record, and the lines of a part of it.",
    examples=(
        ("muniment source childrens-hub", "its file, with numbered lines"),
        ("muniment source 'childrens-hub#dates/review_due'", "only the lines of one field"),
    ),
    question=Question,
    run=run,
)
