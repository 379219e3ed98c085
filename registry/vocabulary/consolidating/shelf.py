"""The rows of two files on disk while they are put together: in a file of its own that is deleted afterwards.

A table of SQLite, through the standard library, because what is needed is just that: rows that are found by their
identity, however many there are, in little memory. Nothing else reads it.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.errors import InputOutputError
from registry.values import NamedTuple
from registry.wording import _

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
PRAGMA temp_store = FILE;
CREATE TABLE first (key BLOB NOT NULL, line INTEGER NOT NULL);
CREATE TABLE second (
    number INTEGER PRIMARY KEY, key BLOB NOT NULL, loose BLOB NOT NULL, whole BLOB NOT NULL, line INTEGER NOT NULL,
    cells TEXT NOT NULL
);
CREATE TABLE several (key BLOB PRIMARY KEY, first INTEGER NOT NULL, second INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE paired (key BLOB, whole BLOB, last INTEGER NOT NULL, PRIMARY KEY (key, whole)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX first_key ON first (key, line);
CREATE INDEX second_key ON second (key, whole, number);
CREATE INDEX second_loose ON second (loose);
INSERT INTO several
SELECT key, SUM(a), SUM(b) FROM (
    SELECT key, COUNT(*) AS a, 0 AS b FROM first WHERE key != x'' GROUP BY key HAVING COUNT(*) > 1
    UNION ALL SELECT key, 0, COUNT(*) FROM second WHERE key != x'' GROUP BY key HAVING COUNT(*) > 1
) GROUP BY key;
"""

_LINES = "SELECT line FROM first WHERE key = ? ORDER BY line LIMIT ?"
_SECOND_LINES = "SELECT line FROM second WHERE key = ? ORDER BY number LIMIT ?"


class Kept(NamedTuple):
    """A row of the second file: its number from 0, the line it began at, and its cells."""

    number: int
    line: int
    cells: list[str]


class Several(NamedTuple):
    """An identity that stands more than once in a file: how many times in each, 0 for once or never, and its lines."""

    key: bytes
    first: int
    second: int
    first_lines: tuple[int, ...]
    second_lines: tuple[int, ...]


class Shelf:
    """Where rows stand meanwhile. Put all of both files in, then call `ready`, then ask."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")

    def put_first(self, rows: Iterable[tuple[bytes, int]]) -> None:
        """The identities and lines of rows of the first file."""
        self._base.executemany("INSERT INTO first VALUES (?, ?)", rows)

    def put_second(self, rows: Iterable[tuple[bytes, bytes, bytes, int, list[str]]]) -> None:
        """Rows of the second file: identity, the same as loosely as can be, what tells equal rows, line, cells."""
        self._base.executemany(
            "INSERT INTO second (key, loose, whole, line, cells) VALUES (?, ?, ?, ?, ?)",
            ((key, loose, whole, line, json.dumps(cells)) for key, loose, whole, line, cells in rows),
        )

    def ready(self) -> None:
        """All is in: make it quick to find."""
        self._base.executescript(_INDEXES)
        self._base.execute("BEGIN")

    def is_several(self, key: bytes) -> bool:
        """Whether an identity stands more than once in either file."""
        return self._base.execute("SELECT 1 FROM several WHERE key = ?", (key,)).fetchone() is not None

    def several(self, most: int, lines: int = 5) -> tuple[int, list[Several]]:
        """How many identities stand more than once in a file, and the first so many, each with some of its lines."""
        (count,) = self._base.execute("SELECT COUNT(*) FROM several").fetchone()
        found = []
        chosen = self._base.execute(
            "SELECT s.key, s.first, s.second FROM several AS s ORDER BY"
            " COALESCE((SELECT MIN(line) FROM first WHERE key = s.key), 0),"
            " (SELECT MIN(number) FROM second WHERE key = s.key) LIMIT ?",
            (most,),
        ).fetchall()
        for key, first, second in chosen:
            at = [
                tuple(line for (line,) in self._base.execute(wanted, (key, lines)))
                for wanted in (_LINES, _SECOND_LINES)
            ]
            found.append(Several(key, first, second, at[0], at[1]))
        return count, found

    def one(self, key: bytes) -> Kept | None:
        """The row of the second file with this identity."""
        found = self._base.execute("SELECT number, line, cells FROM second WHERE key = ?", (key,)).fetchone()
        return None if found is None else Kept(found[0] - 1, found[1], json.loads(found[2]))

    def equal(self, key: bytes, whole: bytes) -> Kept | None:
        """The next row of the second file of this identity that says just the same, each once."""
        last = self._base.execute("SELECT last FROM paired WHERE key = ? AND whole = ?", (key, whole)).fetchone()
        found = self._base.execute(
            "SELECT number, line, cells FROM second WHERE key = ? AND whole = ? AND number > ? ORDER BY number LIMIT 1",
            (key, whole, last[0] if last else 0),
        ).fetchone()
        if found is None:
            return None
        self._base.execute("INSERT OR REPLACE INTO paired VALUES (?, ?, ?)", (key, whole, found[0]))
        return Kept(found[0] - 1, found[1], json.loads(found[2]))

    def loosely(self, loose: bytes) -> bool:
        """Whether the second file has a row of this identity, with all ignored that can be."""
        return self._base.execute("SELECT 1 FROM second WHERE loose = ? LIMIT 1", (loose,)).fetchone() is not None

    def second(self) -> Iterator[tuple[Kept, bytes]]:
        """Every row of the second file in its order, with its identity."""
        for number, key, line, cells in self._base.execute(
            "SELECT number, key, line, cells FROM second ORDER BY number"
        ):
            yield Kept(number - 1, line, json.loads(cells)), key


@contextmanager
def shelf() -> Iterator[Shelf]:
    """An empty one, gone afterwards. Raises InputOutputError where there is no room for it."""
    with tempfile.TemporaryDirectory(prefix="muniment-together-") as folder:
        base = sqlite3.connect(Path(folder) / "rows.sqlite", isolation_level=None)
        try:
            yield Shelf(base)
        except sqlite3.OperationalError as error:
            raise InputOutputError(
                _("The rows could not be kept on disk while they were put together: {reason}").format(reason=error),
                _("Make room where temporary files are kept, and try again. Nothing was written."),
            ) from error
        finally:
            base.close()
