"""Checking records against one another, and only those that a change could touch."""

from __future__ import annotations

from collections.abc import Iterable

from registry.index.engine import Engine
from registry.index.names import refs_of, register_of
from registry.index.problem_rows import problem_row
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import Stirred
from registry.index.words_hold import words_hold
from registry.index.writing import LINKED, Writer
from registry.link import linked
from registry.link.sound import Screen
from registry.load.reading import locate
from registry.tree import Folder

_LOOSE = {"reference-to-nothing", "reference-to-wrong-kind", "reference-unread", "register-not-loaded"}
"""Problems that may go away, or whose words may change, when a name is added or taken away anywhere."""


def unsure(snapshot: IndexSnapshot, writer: Writer, screen: Screen) -> set[int]:
    """The records of a new index that cannot be known to be sound without looking at them in full.

    The screen knows what each needs of the others' content. What is asked here is the rest: former names that another
    record has, identifiers of several bodies, and files of evidence.
    """
    missing = snapshot.engine.rows(
        "SELECT e.source, e.target FROM edge e LEFT JOIN record c ON c.number = e.target WHERE c.number IS NULL"
    )
    found = screen.unsure(snapshot, writer.names.number, writer.there.__contains__, missing)
    for sql in _UNSURE:
        found |= {number for (number,) in snapshot.engine.rows(sql)}
    return found


_UNSURE = (
    "SELECT d.number FROM redirect d JOIN record c ON c.number = d.former",
    "SELECT i.number FROM identifier i JOIN identifier o"
    " ON o.scheme = i.scheme AND o.value = i.value AND o.number <> i.number",
    "SELECT number FROM evidence",
)


class Touched:
    """What a change touched, and from that, which records have to be checked again.

    - `changed`: names whose record says something else than before.
    - `named`: names that a record has now and did not have before, or the other way round.
    - `refused`: whether a file became a record, or a record's file stopped being one.
    - `identifiers`: identifiers of organisations before or after the change.
    - `evidence`: register numbers and paths of files of evidence that changed.
    - `judged`: what must be judged by the rules again.
    """

    def __init__(self) -> None:
        self.judged = Stirred()
        self.changed: set[int] = set()
        self.named: set[int] = set()
        self.refused = False
        self.identifiers: set[tuple[str, str]] = set()
        self.evidence: set[tuple[int, str]] = set()

    def note_before(self, engine: Engine, number: int) -> None:
        """Take note of what a record says before it is taken out."""
        self.judged.before(engine, number)
        self._note(engine, number)

    def note_after(self, engine: Engine, number: int) -> None:
        """Take note of what a record says after it was put in, if it was."""
        self.judged.after(engine, number)
        self._note(engine, number)

    def supposed(self, number: int, names: set[int], identifiers: set[tuple[str, str]], *, is_new: bool) -> None:
        """The record of a number as it would be, where it is not put in, and the former names it would have."""
        self.changed.add(number)
        self.identifiers |= identifiers
        self.named |= names | ({number} if is_new else set())

    def _note(self, engine: Engine, number: int) -> None:
        self.identifiers |= set(engine.rows("SELECT scheme, value FROM identifier WHERE number = ?", (number,)))
        self.named |= {former for (former,) in engine.rows("SELECT former FROM redirect WHERE number = ?", (number,))}

    def to_check(self, engine: Engine) -> set[int]:
        """The records to check again: those that changed, and all that could say something else because of them."""
        found = set(self.changed | self.named)
        for name in self.named:
            found |= _sources(engine, "SELECT source FROM edge WHERE target = ?", name)
        for name in self.named | self.changed:
            # A redirect is taken, or free again, as the name it stands for comes, goes, or moves to another file.
            found |= _sources(engine, "SELECT number FROM redirect WHERE former = ?", name)
        waiting = list(self.changed | self.named)
        seen = set(waiting)
        while waiting:
            # What reads a record's content may itself be read: an agreement's digest holds that of its parent.
            for source in _sources(engine, "SELECT source FROM edge WHERE target = ? AND reads = 1", waiting.pop()):
                if source not in seen:
                    seen.add(source)
                    waiting.append(source)
        found |= seen
        for identifier in self.identifiers:
            sql = "SELECT number FROM identifier WHERE scheme = ? AND value = ?"
            found |= {number for (number,) in engine.rows(sql, identifier)}
        for file in self.evidence:
            sql = "SELECT number FROM evidence WHERE in_register = ? AND path = ?"
            found |= {number for (number,) in engine.rows(sql, file)}
        if self.named or self.refused:
            found |= {number for (number,) in engine.rows("SELECT number FROM record WHERE loose = 1")}
        return found


def _sources(engine: Engine, sql: str, name: int) -> set[int]:
    return {number for (number,) in engine.rows(sql, (name,))}


def check_again(snapshot: IndexSnapshot, writer: Writer, numbers: Iterable[int]) -> bool:
    """Check records against the others and keep what is wrong with them; whether any of it is new, or gone."""
    engine = snapshot.engine
    folders = snapshot.folders
    root = Folder("", snapshot.federation.root)
    names = refs_of(engine, numbers)
    loose: list[tuple[int, int]] = []
    altered = False
    for number, ref in sorted(names.items()):
        loaded = snapshot.record(ref)
        if loaded is None:
            continue
        path = loaded.document.path
        where = (register_of(number), path, LINKED)
        found = linked(snapshot, loaded, words_hold=words_hold(snapshot, number, loaded))
        problems = locate(found, folders, root)
        kept = engine.rows(
            "SELECT code, at_line, at_column, details FROM problem"
            " WHERE in_register = ? AND path = ? AND origin = ? ORDER BY ordinal",
            where,
        )
        if kept != [problem_row(problem, path) for problem in problems]:
            altered = True
            engine.write("DELETE FROM problem WHERE in_register = ? AND path = ? AND origin = ?", [where])
            writer.problems(register_of(number), path, LINKED, problems)
        loose.append((int(any(problem.code in _LOOSE for problem in problems)), number))
    # A row is as long as its record: most stay as they are.
    engine.write("UPDATE record SET loose = ?1 WHERE number = ?2 AND loose <> ?1", loose)
    writer.write_waiting()
    return altered
