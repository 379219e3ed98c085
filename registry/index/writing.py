"""Putting records into the tables of the index, and taking them out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pyroaring import BitMap64

from registry.concepts.kinds import Kind
from registry.index import lexical
from registry.index.engine import Engine
from registry.index.entry import Entry, document_of, entry_of, joins_of, parties_of
from registry.index.facets import LAST_STATUS
from registry.index.names import Names, register_of
from registry.index.problem_rows import problem_row
from registry.index.words import words
from registry.load.snapshot import Loaded
from registry.problems import Problem
from registry.source import Ref
from registry.tree import Folder

LISTED, READ, LINKED = 0, 1, 2
"""Where a problem was found: in a folder's listing, in reading a file, in linking a record."""

_BATCH = 400

_INSERTS = {
    "record": "INSERT INTO record (number, path, title, sort_title, effective, ends, review_due, loose, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
    "edge": "INSERT INTO edge (source, target, reads) VALUES (?, ?, ?)",
    "redirect": "INSERT INTO redirect (former, number) VALUES (?, ?)",
    "identifier": "INSERT INTO identifier (number, scheme, value, home) VALUES (?, ?, ?, ?)",
    "evidence": "INSERT OR IGNORE INTO evidence (in_register, path, number) VALUES (?, ?, ?)",
    "phase": "INSERT OR IGNORE INTO phase (number, starts, ends, status) VALUES (?, ?, ?, ?)",
    "searched": "INSERT INTO searched (rowid, title, names, body) VALUES (?, ?, ?, ?)",
    "file": "INSERT OR REPLACE INTO file (in_register, path, digest, claim, beside, beside_digest)"
    " VALUES (?, ?, ?, ?, ?, ?)",
    "problem": "INSERT INTO problem (in_register, path, origin, ordinal, code, at_line, at_column, details)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
}
_BY_NUMBER = ("record", "redirect", "identifier", "evidence", "phase")


class Writer:
    """Writes to one index, in batches. Nothing is complete until `flush`.

    - `is_first`: whether the index is empty and this fills it. Its tables have no indexes yet, so what is written is
      never looked up.
    - `there`: the numbers of the records that were added.
    """

    def __init__(self, engine: Engine, names: Names, *, is_first: bool = False) -> None:
        self.engine = engine
        self.names = names
        self.is_first = is_first
        self.there = BitMap64()
        self._joins: list[tuple[int, str]] = []
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}
        self._added: dict[tuple[int, str, str], list[int]] = {}
        self._dropped: dict[tuple[int, str, str], list[int]] = {}
        self._uses: dict[int, Counter[str]] = {}
        self._joined: dict[int, None] = {}
        self._left: set[int] = set()

    def add(self, number: int, entry: Entry, folder: Folder | None = None) -> None:
        """A record; `folder`: where its table is, if it has one. What is wrong with that joins the entry's problems."""
        waiting = self._waiting
        waiting["record"].append(
            (number, entry.path, entry.title, entry.sort_title, entry.effective, entry.ends, entry.review_due,
             entry.body)
        )  # fmt: skip
        name = self.names.number
        waiting["edge"] += [(number, name(ref), reads) for ref, reads in entry.mentions]
        waiting["redirect"] += {(name(old), number): None for old in entry.formerly}
        waiting["identifier"] += [(number, scheme, value, entry.is_home) for scheme, value in entry.identifiers]
        register = register_of(number)
        waiting["evidence"] += [(register, path, number) for path in entry.evidence]
        waiting["phase"] += [(number, starts, ends, status) for status, starts, ends in entry.phases]
        waiting["searched"].append((number, entry.title, entry.words, entry.text))
        for field, value in _filed(entry):
            self._added.setdefault((register, field, value), []).append(number)
        self._uses.setdefault(register, Counter()).update(_counted(entry))
        self._note_joined(number, entry)
        self.there.add(number)
        if entry.kind in lexical.KINDS:
            ref = Ref(self.names.register_id(register), entry.kind, entry.id)
            loaded = Loaded(ref, document_of(ref.register, entry.path, entry.body))
            entry.problems += lexical.put(self.engine, self.names, number, loaded, folder)
        if len(waiting["record"]) >= _BATCH:
            self.write_waiting()

    def remove(self, number: int, ref: Ref) -> None:
        """The record of a name, and all that was kept of it except its file and problems."""
        self.write_waiting()
        found = self.engine.row("SELECT path, body FROM record WHERE number = ?", (number,))
        if found is None:
            return
        entry = entry_of(Loaded(ref, document_of(ref.register, found[0], found[1])))
        text = "INSERT INTO searched (searched, rowid, title, names, body) VALUES ('delete', ?, ?, ?, ?)"
        self.engine.write(text, [(number, entry.title, entry.words, entry.text)])
        for table in _BY_NUMBER:
            self.engine.write(f"DELETE FROM {table} WHERE number = ?", [(number,)])  # noqa: S608 - our own names
        self.engine.write("DELETE FROM edge WHERE source = ?", [(number,)])
        if ref.kind in lexical.KINDS:
            lexical.take_out(self.engine, number)
        register = register_of(number)
        for field, value in _filed(entry):
            self._dropped.setdefault((register, field, value), []).append(number)
        self._uses.setdefault(register, Counter()).subtract(_counted(entry))
        self._note_joined(number, entry)
        if entry.joins:
            agreement, party = entry.joins
            target = self.names.number(agreement)
            self._dropped.setdefault((register_of(target), "party", party), []).append(target)
            self._left.add(target)

        if entry.kind == Kind.AGREEMENT:
            for party in self._joining(number):
                self._dropped.setdefault((register, "party", party), []).append(number)

    def _note_joined(self, number: int, entry: Entry) -> None:
        """An agreement's parties include whoever joins a class of them, which is written in adoptions."""
        if self.is_first:
            if entry.joins:
                self._joins.append((self.names.number(entry.joins[0]), entry.joins[1]))
        elif entry.joins:
            self._joined[self.names.number(entry.joins[0])] = None
        elif entry.kind == Kind.AGREEMENT:
            self._joined[number] = None

    def file(
        self, register: int, path: str, digest: bytes, claim: int | None, beside: str = "", beside_digest: bytes = b""
    ) -> None:
        """A file, the digest of its bytes, the name it claims, and the path and mark of the table beside it."""
        self._waiting["file"].append((register, path, digest, claim, beside, beside_digest))

    def problems(self, register: int, path: str, origin: int, found: Iterable[Problem]) -> None:
        """The problems of one file from one stage, in order."""
        self._waiting["problem"] += [
            (register, path, origin, ordinal, *problem_row(problem, path)) for ordinal, problem in enumerate(found)
        ]

    def write_waiting(self) -> None:
        """Write down what waits, except sets of numbers and counts, which `flush` does once."""
        self.names.save()
        for table, rows in self._waiting.items():
            if rows:
                self.engine.write(_INSERTS[table], rows)
                rows.clear()

    def flush(self) -> None:
        """Write down everything."""
        self.write_waiting()
        for target, party in self._joins:
            if target in self.there:
                self._added.setdefault((register_of(target), "party", party), []).append(target)
        self._joins.clear()
        # What was dropped goes first: an agreement may have the same party in another way as well.
        self._write_facets()
        self._write_joined()
        self._write_facets()
        for register, uses in self._uses.items():
            self.engine.write(
                "INSERT INTO word (in_register, word, uses) VALUES (?, ?, ?)"
                " ON CONFLICT (in_register, word) DO UPDATE SET uses = uses + excluded.uses",
                [(register, word, count) for word, count in uses.items() if count],
            )
            gone = [(register, word) for word, count in uses.items() if count < 0]
            self.engine.write("DELETE FROM word WHERE in_register = ? AND word = ? AND uses <= 0", gone)
        self._uses.clear()

    def _write_facets(self) -> None:
        rows = []
        empty = []
        for key in {**self._added, **self._dropped}:
            found = self.engine.row("SELECT numbers FROM facet WHERE in_register = ? AND field = ? AND value = ?", key)
            numbers = BitMap64.deserialize(found[0]) if found else BitMap64()
            numbers.difference_update(BitMap64(self._dropped.get(key, ())))
            numbers.update(self._added.get(key, ()))
            if numbers:
                rows.append((*key, numbers.serialize()))
            else:
                empty.append(key)
        self.engine.write("DELETE FROM facet WHERE in_register = ? AND field = ? AND value = ?", empty)
        self.engine.write("INSERT OR REPLACE INTO facet (in_register, field, value, numbers) VALUES (?, ?, ?, ?)", rows)
        self._added.clear()
        self._dropped.clear()

    def _write_joined(self) -> None:
        """Put every touched agreement under the parties it names and those that joined it."""
        for number in self._joined:
            own = self.engine.row(f"{_WHOLE} WHERE c.number = ?", (number,))
            joining = self._joining(number) if own else []
            if own is None or not (joining or number in self._left):
                continue
            for party in {*map(str, parties_of(_loaded(own))), *joining}:
                self._added.setdefault((register_of(number), "party", party), []).append(number)
        self._joined.clear()
        self._left.clear()

    def _joining(self, agreement: int) -> list[str]:
        """Who joins an agreement."""
        sql = f"{_WHOLE} JOIN edge e ON e.source = c.number WHERE e.target = ? AND n.kind = 'adoption'"
        found = [joins_of(_loaded(row)) for row in self.engine.rows(sql, (agreement,))]
        return [joins[1] for joins in found if joins and self.names.number(joins[0]) == agreement]


_WHOLE = (
    "SELECT r.id, n.kind, n.id, c.path, c.body FROM record c JOIN name n ON n.number = c.number"
    " JOIN register r ON r.number = n.in_register"
)


def _loaded(row: tuple[Any, ...]) -> Loaded:
    register, kind, own, path, body = row
    return Loaded(Ref(register, kind, own), document_of(register, path, body))


def _counted(entry: Entry) -> set[str]:
    """The words of a record's title and names, each once."""
    return {word for word in (*words(entry.title), *words(entry.words)) if len(word) > 2 and not word.isdigit()}


def _filed(entry: Entry) -> list[tuple[str, str]]:
    """What a record is filed under: its facets, and the last of its statuses."""
    return [*entry.facets, *((LAST_STATUS, status) for status, _starts, _ends in entry.phases[-1:])]
