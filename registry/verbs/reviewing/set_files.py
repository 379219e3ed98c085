"""The files of a mapping set as they stand on the disk: its record, the table beside it, and its reviews.

Decisions are written here: the review first, with all that follows from it; then the table; then the record. Whatever
a review says that the set does not show yet is still to follow, and is told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.errors import InputOutputError
from registry.load.federation import RegisterSource
from registry.load.reviews import ENDING, Event, Reviews, read_reviews
from registry.load.snapshot import Loaded
from registry.load.table import table_rows
from registry.parse import parse
from registry.source import Document, Ref
from registry.tree import Folder
from registry.values import Any, dataclass
from registry.wording import _
from registry.write import digest_of, not_written


class SetFiles:
    """The files of one mapping set, read once. Make another to see them as they stand later."""

    def __init__(self, register: RegisterSource, ref: Ref, path: str = "") -> None:
        self.register, self.ref = register, ref
        self.path = path or f"{Kind.MAPPING_SET.folder}/{ref.id}.yaml"
        self.file = register.folder / self.path
        self.raw = _bytes(self.file)

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the record says; empty where there is none. Raises InputOutputError where it cannot be read."""
        if self.raw is None:
            return {}
        data, problems = parse(self.raw, self.register.id, self.path)
        if data is None or problems:
            raise InputOutputError(
                _("{path} cannot be read as a record.").format(path=self.file),
                _("`muniment validate` says what is wrong with it."),
            )
        return data

    @property
    def loaded(self) -> Loaded:
        """The record, as it is read elsewhere."""
        return Loaded(self.ref, Document(self.register.id, self.path, self.data))

    @cached_property
    def table(self) -> Path | None:
        """The table beside it, where it has one."""
        name = self.data.get("table", {}).get("file")
        return self.file.with_name(name) if isinstance(name, str) else None

    @cached_property
    def rows(self) -> bytes | None:
        """The bytes of the table; None where there is none."""
        return _bytes(self.table) if self.table is not None else None

    @cached_property
    def reviews_name(self) -> str:
        """The name of the file of reviews: what the record says, or what it would be."""
        said = self.data.get("reviews_file")
        return said if isinstance(said, str) else f"{self.ref.id}{ENDING}"

    @property
    def reviews(self) -> Path:
        """The file of reviews, whether it is there or not."""
        return self.file.with_name(self.reviews_name)

    @cached_property
    def recorded(self) -> bytes | None:
        """The bytes of the file of reviews; None where there is none."""
        return _bytes(self.reviews)

    @cached_property
    def events(self) -> Reviews:
        """What the file of reviews says."""
        path = str(Path(self.path).with_name(self.reviews_name))
        return Reviews() if self.recorded is None else read_reviews(self.recorded, self.register.id, path)

    @cached_property
    def digest(self) -> str:
        """What tells one state of these files from another; empty where there is none of them."""
        parts = (self.raw, self.rows, self.recorded)
        if all(each is None for each in parts):
            return ""
        return digest_of("".join("-" if each is None else digest_of(each) for each in parts).encode())

    @cached_property
    def entries(self) -> dict[str, dict[str, Any]]:
        """Every mapping by its key: those of the record, then those of its table."""
        found = {each["id"]: each for each in self.data.get("mappings") or ()}
        if self.rows is not None:
            table = table_rows(Folder(self.register.id, self.register.folder), self.loaded)
            found |= {each["id"]: each for each, _start in table.entries}
        return found


@dataclass(frozen=True, slots=True)
class Following:
    """What reviews say that the set does not show yet. `events`: how many of them are concerned."""

    entries: tuple[dict[str, Any], ...]
    header: dict[str, Any]
    events: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.events)


def still_to_follow(files: SetFiles) -> Following:
    """What was recorded and is not in the set yet: the writing of it was cut short.

    A mapping that stands neither as it was before its last review nor as that review has it was changed by hand since,
    and is left as it is.
    """
    events = files.events.events
    entries: list[dict[str, Any]] = []
    header: dict[str, Any] = {}
    by: dict[str, None] = {}
    for event, written in _last_writings(events).values():
        mapping = written["mapping"]
        current = files.entries.get(mapping["id"])
        if current != mapping and fingerprint(current) == written.get("was", ""):
            entries.append(mapping)
            by[event.data["id"]] = None
    if events and files.raw is None:
        header = events[0].data.get("header", {})
        by[events[0].data["id"]] = None
    elif events and files.raw is not None and "reviews_file" not in files.data:
        by[events[-1].data["id"]] = None
    for event in events:
        said = event.data.get("header", {})
        if "title" not in said and _is_ahead(said, files):
            header |= said
            by[event.data["id"]] = None
    return Following(tuple(entries), header, tuple(by))


def _last_writings(events: Sequence[Event]) -> dict[str, tuple[Event, Mapping[str, Any]]]:
    return {each["mapping"]["id"]: (event, each) for event in events for each in event.data.get("writes", ())}


def _is_ahead(said: Mapping[str, Any], files: SetFiles) -> bool:
    """Whether a review says more of the set's life, or of its table, than the set does."""
    history, table = said.get("status_history"), said.get("table")
    current = files.data.get("status_history", [])
    if history and len(history) > len(current) and history[: len(current)] == current:
        return True
    now = files.data.get("table", {}).get("digest")
    return bool(
        table and now != table.get("digest") and files.rows is not None
        and f"sha256:{hashlib.sha256(files.rows).hexdigest()}" == table.get("digest")
    )  # fmt: skip


def fingerprint(mapping: Mapping[str, Any] | None) -> str:
    """What tells one state of a mapping from another; empty for none."""
    if mapping is None:
        return ""
    text = json.dumps(mapping, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def as_lines(events: Sequence[Mapping[str, Any]]) -> bytes:
    """Events as they stand in a file of reviews."""
    return b"".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n" for each in events
    )


def sets_begun(register: RegisterSource) -> Iterator[str]:
    """The ids of sets of which there are reviews and no record: their making was cut short."""
    folder = register.folder / Kind.MAPPING_SET.folder
    for file in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
        own = file.name.removesuffix(ENDING)
        if not (folder / f"{own}.yaml").exists():
            yield own


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise not_written(file, error) from error
