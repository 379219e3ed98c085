"""The file the index is kept in: SQLite and its text search. What PostgreSQL would do differently is in this module.

A whole index is made in a file of its own and only then put to use, so a half-made one is never seen. A small change is
one transaction. The file is read with ordinary reads, not mapped into memory: one that is cut short while it is mapped
ends the process. Nothing stands beside it between changes, so that it can be read where nothing may be written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from registry.errors import InputOutputError, MunimentError
from registry.values import Any
from registry.wording import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from registry.index.keeping import Keeper

FOLDER = ".muniment"
MEMORY = ":memory:"

SEARCHED = (
    "CREATE VIRTUAL TABLE searched USING fts5("
    "title, names, body, content='', detail=full, tokenize='porter unicode61 remove_diacritics 2')"
)
"""The words of records, by their stems, so that `school` finds `schools`. The text itself is not kept: it is in the
record, from which it can be had again."""

WAIT = 10.0
"""Seconds to wait for another process that is writing and gets nowhere."""

PAGE_BYTES = 8192
"""Bytes of a page, on which four or five records fit: of smaller ones a quarter would stay empty."""

_CACHE = 32_000
"""Kilobytes of pages kept at hand."""


class IndexBroken(MunimentError):
    """The file of the index is damaged. It is thrown away and made again."""


class IndexBlocked(InputOutputError):
    """The index cannot be read or written here, however sound it is. The files are read into memory instead."""


class IndexBusy(IndexBlocked):
    """Another process has been writing to the index for too long."""


Value = Any
Found = list[tuple[Any, ...]]


class Engine:
    """One open index. `place` is a file, or `MEMORY`.

    `keeper` looks before every question, outside of changes, whether the file is still what was opened.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self.keeper: Keeper | None = None
        # A file that has gone in the meantime is not made again, empty.
        where = place if place == MEMORY else f"{Path(place).as_uri()}?mode=rw"
        try:
            # Pages are drawn by whichever thread is free; SQLite itself keeps them from each other.
            self._connection = sqlite3.connect(
                where, timeout=WAIT, isolation_level=None, check_same_thread=False, uri=place != MEMORY
            )
        except sqlite3.Error as error:
            raise _broken(error) from error
        try:
            self._run(f"PRAGMA cache_size = -{_CACHE}")
        except MunimentError:
            self.close()
            raise

    def create(self) -> None:
        """Make the tables, in a file that nobody else has opened. Their indexes come after the rows (see `finish`)."""
        tables, _line, _indexes = _sql()
        # Nothing is lost if the machine stops here: the file is not yet in use.
        self._run(f"PRAGMA page_size = {PAGE_BYTES}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if self.place == MEMORY:
            # Sorting on a full disk would fail like anything else there.
            self._run("PRAGMA temp_store = MEMORY;")
        self._run(f"{tables} {SEARCHED};")
        self.rows("BEGIN")

    def finish(self) -> None:
        """Make the indexes and write everything down."""
        _tables, _line, indexes = _sql()
        self.rows("COMMIT")
        self._run(f"{indexes} PRAGMA synchronous = NORMAL; PRAGMA journal_mode = DELETE;")

    def _run(self, script: str) -> None:
        try:
            self._connection.executescript(script)
        except sqlite3.Error as error:
            raise _said(error) from error

    def rows(self, sql: str, values: Iterable[Value] | dict[str, Value] = ()) -> Found:
        """The rows of one question. Raises IndexBroken, IndexBusy or IndexBlocked."""
        self._look()
        try:
            return self._connection.execute(sql, values if isinstance(values, dict) else tuple(values)).fetchall()
        except UnicodeEncodeError:
            # Bytes that are no text may be typed, or stand in a file's name, but are nowhere in the tables.
            return []
        except sqlite3.Error as error:
            raise _said(error) from error

    def row(self, sql: str, values: Iterable[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a question, or None."""
        self._look()
        try:
            cursor = self._connection.execute(sql, tuple(values))
            found: tuple[Any, ...] | None = cursor.fetchone()
            # Half an answer left unread would keep others from writing.
            cursor.close()
            return found
        except UnicodeEncodeError:
            return None
        except sqlite3.Error as error:
            raise _said(error) from error

    def _look(self) -> None:
        if self.keeper is None:
            return
        try:
            busy = self._connection.in_transaction
        except sqlite3.Error as error:
            raise _said(error) from error
        if not busy:
            self.keeper.look()

    def write(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """One statement, once for each row."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _said(error) from error

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Everything written inside happens, or none of it. Raises IndexBusy where another process is writing."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            # Where the disk is full or the file damaged, all has been taken back already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def adding(self) -> Iterator[None]:
        """Add what was worked out from what is here, all or nothing. Raises IndexBlocked where that cannot be kept."""
        if self.keeper is None:
            with self.changing():
                yield
            return
        with self.keeper.writing(), self.changing():
            yield

    def keep_answer(self, typed: list[str], code: int, printed: bytes) -> None:
        """Keep what a command printed, for as long as no file changes (see `again`)."""
        from registry.index import again

        asked = again.key(typed)
        if asked and self.keeper is not None:
            # That another process is writing is no trouble: it is kept another time.
            with suppress(IndexBlocked, sqlite3.Error), self.keeper.writing():
                again.keep(self._connection, *self.keeper.sealed, asked, code, printed)

    def check(self) -> bool:
        """Read every page of the file: whether it is sound. Takes as long as reading the whole file."""
        return self.rows("PRAGMA integrity_check(1)") == [("ok",)]

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def _sql() -> tuple[str, str, str]:
    return Path(__file__).with_name("tables.sql").read_text("utf-8").partition("\n----\n")


_NOT_HERE = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM,
}  # fmt: skip
"""What goes wrong with a place, and not with what is written there. A file that may only be read is made again."""


def _said(error: sqlite3.Error) -> Exception:
    if isinstance(error, sqlite3.ProgrammingError):
        # Asked after it was let go: there is nothing to mend.
        return InputOutputError(_("The index could not be read: {why}").format(why=error))
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexBusy(_("Another command has been writing to the index for a long time."))
    if code in _NOT_HERE:
        return IndexBlocked(_("The index could not be read or written: {why}.").format(why=error))
    return _broken(error)


def _broken(error: sqlite3.Error) -> IndexBroken:
    return IndexBroken(_("The index is damaged: {why}.").format(why=error))
