"""The reviews beside a mapping set: one event a line, oldest first. A line that is wrong is left out, alone."""

from __future__ import annotations

import json
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.problems import Problem
from registry.source import Document, Position
from registry.tree import Folder, read_or_problem
from registry.values import Any, NamedTuple, dataclass
from registry.wording import _

MAX_BYTES = 64 << 20
"""The largest file of reviews."""

MAX_LINE = 1 << 20
"""The most bytes of one line."""

MOST_TOLD = 50
"""The most lines that are told one by one."""

SHAPE = "review-event"
"""The name of the schema of a line."""

ENDING = ".reviews.jsonl"


class Event(NamedTuple):
    """What one line says, in the form of `records.review_event`, and its line, from 1."""

    data: dict[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """The events of a file of reviews, in its order, and what is wrong with it."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


def reviews_path(loaded: Loaded) -> str:
    """The path, in its register, of the file of reviews that a mapping set names; empty where it names none."""
    name = loaded.data.get("reviews_file") if loaded.ref.kind == Kind.MAPPING_SET else None
    return str(Path(loaded.document.path).parent / name) if isinstance(name, str) else ""


def reviews_of(folder: Folder, loaded: Loaded) -> Reviews:
    """The reviews of a mapping set; none where it names no file. Never raises: what is wrong is among the problems."""
    path = reviews_path(loaded)
    if not path:
        return Reviews()
    if not folder.has(path):
        values = {"file": str(loaded.data["reviews_file"])}
        where = Problem("reviews-missing", folder.register, loaded.document.path, values, ("reviews_file",))
        return Reviews(problems=(where,))
    raw = read_or_problem(folder, path, MAX_BYTES + 1)
    return Reviews(problems=(raw,)) if isinstance(raw, Problem) else read_reviews(raw, folder.register, path)


def read_reviews(raw: bytes, register: str, path: str) -> Reviews:
    """What a file of reviews says, from its bytes."""
    if len(raw) > MAX_BYTES:
        values = {"limit": f"{MAX_BYTES >> 20} MB"}
        return Reviews(problems=(Problem("reviews-too-large", register, path, values, position=Position(1, 1)),))
    events: list[Event] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}

    def tell(code: str, line: int, column: int = 1, **values: Any) -> None:
        problems.append(Problem(code, register, path, values, position=Position(line, column)))

    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        found = _read(line, register, path)
        if isinstance(found, _Wrong):
            tell(found.code, number, found.column, **found.values)
        elif found["id"] in first:
            tell("review-twice", number, id=found["id"], first=first[found["id"]])
        else:
            first[found["id"]] = number
            events.append(Event(found, number))
        if len(problems) > MOST_TOLD:
            tell("review-more", number)
            break
    return Reviews(tuple(events), tuple(problems))


class _Wrong(NamedTuple):
    code: str
    column: int
    values: dict[str, Any]


def _read(line: bytes, register: str, path: str) -> dict[str, Any] | _Wrong:
    if len(line) > MAX_LINE:
        return _Wrong("review-line", 1, {"detail": _("it is longer than any may be")})
    try:
        data = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refused)
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8", "replace")) + 1
        return _Wrong("review-line", column, {"detail": _("it is not UTF-8 text")})
    except json.JSONDecodeError as error:
        return _Wrong("review-line", error.colno, {"detail": _("it is cut short or miswritten here")})
    except (ValueError, RecursionError):
        return _Wrong("review-line", 1, {"detail": _("it holds what no review does")})
    from registry.validate import explain, fits  # takes long to import, and few sets have reviews

    if not isinstance(data, dict):
        return _Wrong("review-line", 1, {"detail": _("it does not stand in braces")})
    if fits(SHAPE, data):
        return data
    found = explain(Document(register, path, data), SHAPE)[0]
    field = "/".join(str(step) for step in found.place)
    return _Wrong("review-event", 1, {"field": field or "…", "why": found.message})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field is there twice")
    return found


def _refused(_name: str) -> Any:
    raise ValueError("a number that is none")
