"""The files of a set as they are to be, once decisions are recorded: all is made and checked before any is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from registry.concepts.kinds import Kind
from registry.errors import InputOutputError, MunimentError, UsageError
from registry.index.snapshot import IndexSnapshot
from registry.link import alone, linked
from registry.load.reading import read_bytes
from registry.load.reviews import MAX_BYTES, MAX_LINE, SHAPE
from registry.load.snapshot import Loaded
from registry.problems import Stage
from registry.schema.published import shape
from registry.source import address
from registry.validate import fits
from registry.values import Any, dataclass
from registry.verbs.beginning import write_record
from registry.verbs.reviewing.entries import ORDER
from registry.verbs.reviewing.set_files import Following, SetFiles, as_lines
from registry.wording import _
from registry.write import as_yaml, digest_of, formatted, replace_file
from registry.write.entries import with_changes
from registry.write.rows import table_said, with_rows

_FIELDS = tuple(shape(Kind.MAPPING_SET.value).fields)


@dataclass
class Prepared:
    """What is to be written: each file with its bytes, in the order in which it must be. `events`: those recorded."""

    files: SetFiles
    events: list[dict[str, Any]]
    writes: list[tuple[Path, bytes | None, bytes]]

    def write(self) -> None:
        """Write it. The reviews come first, and hold all that the rest says.

        Raises Conflict where a file is no longer what it was read as, InputOutputError; what comes after is then still
        to follow.
        """
        for file, before, after in self.writes:
            if before is None:
                write_record(self.files.register, file, after)
            else:
                replace_file(file, after, digest_of(before))


def prepared(
    snapshot: IndexSnapshot, files: SetFiles, events: list[dict[str, Any]], writes: Sequence[Mapping[str, Any]],
    header: Mapping[str, Any],
) -> Prepared:  # fmt: skip
    """Make the files that record these events. `writes`: the mappings that change; `header`: what changes of the set.

    Raises UsageError where they would not be a record that holds together, CannotFormat where they cannot be changed.
    """
    last = {each["id"]: dict(each) for each in writes}
    table, said = _table(files, last)
    if table is not None:
        if events:
            events[-1] = events[-1] | {"header": events[-1].get("header", {}) | {"table": said}}
    elif files.table is not None and "table" in header:
        said = dict(header["table"])
    record = _record(files, list(last.values()), header, said)
    _see(snapshot, files, record)
    made: list[tuple[Path, bytes | None, bytes]] = []
    if events:
        made.append((files.reviews, files.recorded, _with_events(files.recorded, events)))
    if table is not None and files.table is not None and files.rows is not None and table != files.rows:
        made.append((files.table, files.rows, table))
    if record != files.raw:
        made.append((files.file, files.raw, record))
    return Prepared(files, events, made)


def following(snapshot: IndexSnapshot, files: SetFiles, found: Following) -> Prepared:
    """Make the files that show what was recorded and had still to follow."""
    return prepared(snapshot, files, [], found.entries, found.header)


def _with_events(before: bytes | None, events: Sequence[Mapping[str, Any]]) -> bytes:
    for each in events:
        if not fits(SHAPE, each):
            raise MunimentError(_("A review was made that is none: {event}").format(event=str(each)[:200]))
    old = before or b""
    lines = as_lines(events)
    if len(max(lines.split(b"\n"), key=len)) > MAX_LINE or len(old) + len(lines) > MAX_BYTES:
        raise UsageError(_("There is more in this than a file of reviews can hold."), _("Nothing was written."))
    return old + (b"\n" if old and not old.endswith(b"\n") else b"") + lines


def _table(files: SetFiles, changes: dict[str, dict[str, Any]]) -> tuple[bytes | None, dict[str, Any]]:
    """The table with the changes that belong there, which are taken out, and what the record then says of it."""
    if files.table is None:
        return None, {}
    if files.rows is None:
        raise InputOutputError(
            _("There is no table {path}.").format(path=files.table), _("Put it back. Nothing was written.")
        )
    own = {each["id"] for each in files.data.get("mappings") or ()}
    there = {name: changes.pop(name) for name in [*changes] if name not in own}
    if not there:
        return None, {}
    made, rows = with_rows(files.rows, files.loaded, list(there.values()))
    return made, table_said(made, rows, files.data["table"])


def _record(
    files: SetFiles, changes: list[dict[str, Any]], header: Mapping[str, Any], table: Mapping[str, Any]
) -> bytes:
    if files.raw is None:
        start = {"kind": Kind.MAPPING_SET.value, "id": files.ref.id}
        data = start | dict(header) | {"reviews_file": files.reviews_name, "mappings": changes}
        return formatted(as_yaml(data).encode())
    fields = {name: value for name, value in header.items() if files.data.get(name) != value and name != "table"}
    if table and files.data.get("table") != table:
        fields["table"] = dict(table)
    if "reviews_file" not in files.data:
        fields["reviews_file"] = files.reviews_name
    if not fields and not changes:
        return files.raw
    return with_changes(files.raw, fields, "mappings", changes, _FIELDS, ORDER)


def _see(snapshot: IndexSnapshot, files: SetFiles, record: bytes) -> None:
    """See that the record holds together as well as it did before. Raises UsageError."""
    if record == files.raw:
        return
    document, problems = read_bytes(record, files.register.id, files.path)
    if document is not None:
        loaded = Loaded(files.ref, document)
        before = {_same(each) for each in _troubles(snapshot, files.loaded)} if files.raw is not None else set()
        problems = [each for each in _troubles(snapshot, loaded) if _same(each) not in before]
    if problems:
        first = problems[0]
        place = address(document.data, shape(files.ref.kind).keys_at, first.place) if document is not None else ""
        raise UsageError((f"{place}: " if place else "") + f"{first.message}.", first.fix)


def _troubles(snapshot: IndexSnapshot, loaded: Loaded) -> list[Any]:
    return [each for each in (*alone(loaded), *linked(snapshot, loaded)) if each.stage != Stage.NOTE]


def _same(problem: Any) -> tuple[str, str]:
    return problem.code, repr(sorted((key, str(value)) for key, value in problem.values.items()))
