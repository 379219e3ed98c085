"""The table beside a record's header: its rows, in the form in which the record itself would hold them.

A vocabulary or mapping set above some two hundred rows is a small YAML header and a table beside it.
Both are the record. What a table looks like is said in `lines`, `mappings` (SSSOM) and `terms`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from registry.load.snapshot import Loaded
from registry.problems import Problem
from registry.tree import Folder
from registry.values import Any, NamedTuple, dataclass


@dataclass(slots=True)
class TableRows:
    """What a table holds.

    - `entries`: each row as the schema's `Mapping` or `Term` would be written in YAML, with the byte where it starts.
    - `problems`: what is wrong with the file or its rows, with line and column; a row that is wrong is left out, alone.
    """

    entries: list[tuple[dict[str, Any], int]]
    problems: list[Problem]


def table_path(loaded: Loaded) -> str:
    """The path, in its register, of the table that a record says it has; empty where it says none."""
    name = loaded.data.get("table", {}).get("file") if loaded.ref.kind in ("vocabulary", "mapping-set") else None
    return str(Path(loaded.document.path).parent / name) if isinstance(name, str) else ""


class TableStream(NamedTuple):
    """The same, read as it is asked for, once: what is wrong is only known when the last entry has been taken."""

    entries: Iterator[tuple[dict[str, Any], int]]
    problems: list[Problem]


def table_stream(folder: Folder, loaded: Loaded) -> TableStream:
    """The rows of a record's table, some at a time; none where it has none. Never raises, as `table_rows`."""
    path = table_path(loaded)
    if not path:
        return TableStream(iter(()), [])
    from registry.load.table.reading import read  # most records have no table, and none waits for what reads one

    problems: list[Problem] = []
    return TableStream(read(folder, loaded, path, problems), problems)


def table_rows(folder: Folder, loaded: Loaded) -> TableRows:
    """The rows of a record's table; none where it has none. Never raises: what is wrong is among the problems."""
    if not table_path(loaded):
        return TableRows([], [])
    from registry.uncollected import uncollected

    with uncollected():
        found = table_stream(folder, loaded)
        return TableRows(list(found.entries), found.problems)


def row_at(folder: Folder, loaded: Loaded, start: int) -> dict[str, Any]:
    """One row again, by the byte at which it starts; empty where the file no longer has it there.

    A term comes with the codes whose rows stand below it.
    """
    path = table_path(loaded)
    if not path:
        return {}
    from registry.load.table.again import again

    return again(folder, loaded, path, start)


def entries_of(folder: Folder | None, loaded: Loaded) -> Iterator[tuple[dict[str, Any], int]]:
    """The terms or mappings of a record, written in it (with their position in its list) and then in its table.

    A place in the table is the byte at which the row starts, plus `IN_TABLE`.
    """
    own = loaded.data.get("terms" if loaded.ref.kind == "vocabulary" else "mappings", ())
    yield from ((entry, at) for at, entry in enumerate(own))
    if folder is not None and table_path(loaded):
        yield from ((entry, IN_TABLE + start) for entry, start in table_stream(folder, loaded).entries)


IN_TABLE = 1 << 40
"""Added to the place of what stands in the table, to tell it from a position in the record's own list."""
