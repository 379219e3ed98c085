"""Making an index from nothing, and bringing one up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from registry.concepts.kinds import BY_FOLDER
from registry.index.beside import mark, records_of_tables, unread_tables
from registry.index.change import Change, spelt_out
from registry.index.engine import Engine
from registry.index.entry import Entry, digest_of, read_entry
from registry.index.linking import Touched, check_again, unsure
from registry.index.names import Names, refs_of, register_of
from registry.index.problem_rows import problem_row
from registry.index.reading import read_entries
from registry.index.scan import Listing, listing
from registry.index.snapshot import IndexSnapshot
from registry.index.stored import folder_text, new_generation, save_folders
from registry.index.verdicts import drop
from registry.index.writing import LINKED, LISTED, READ, Writer
from registry.link.sound import Screen
from registry.load.federation import FederationSource
from registry.load.reading import claimed_twice, locate
from registry.parse import MAX_BYTES
from registry.problems import Problem
from registry.source import Document, Ref
from registry.tree import Folder, read_or_problem

Progress = Callable[[int, int], None]
Read = dict[tuple[int, str], Entry | None]
"""Register number and path → what was read there; None where the file is gone."""


def build(engine: Engine, federation: FederationSource, progress: Progress | None = None) -> None:
    """Fill an empty index with a whole federation."""
    engine.create()
    names = Names(engine)
    writer = Writer(engine, names, is_first=True)
    screen = Screen()
    seen: dict[str, Listing] = {}
    work: list[tuple[Folder, str]] = []
    for source in federation.registers:
        register = names.register(source.id, folder_text(source.folder))
        folder = Folder(source.id, source.folder)
        # Listed before the files are read: what is written in between is then newer than what is remembered.
        seen[source.id] = listing(source.folder)
        paths, problems = folder.files()
        _save_listed(writer, register, problems)
        for path in paths:
            # Names in the order of files, so that the search is filled in the order of its own numbers.
            names.number(_likely(source.id, path))
            work.append((folder, path))
    twice: list[tuple[Folder, str, Ref]] = []
    for folder, entry in read_entries(work, progress):
        register = names.register(folder.register)
        ref = Ref(folder.register, entry.kind, entry.id)
        number = names.number(ref) if entry.is_record else None
        # Marked before it is read: what is written in between is then other than what is remembered.
        beside = mark(folder, entry.beside)
        writer.file(register, entry.path, entry.digest, number, entry.beside, beside)
        if not entry.digest:
            seen[folder.register].distrust([entry.path])
        if number is not None and number in writer.there:
            twice.append((folder, entry.path, ref))
            continue
        if number is not None:
            writer.add(number, entry, folder)
            screen.note(number, entry.needs, entry.offers)
        if entry.problems:
            writer.problems(register, entry.path, READ, entry.problems)
    writer.flush()
    for own, found in seen.items():
        found.distrust(unread_tables(engine, names.register(own)))
        save_folders(engine, names.register(own), found)
    new_generation(engine)
    engine.finish()
    snapshot = IndexSnapshot(engine, federation)
    with engine.changing():
        for folder, path, ref in twice:
            taken = snapshot.record(ref)
            if taken is not None:
                problems = _twice(folder, path, ref, taken.document.path)
                writer.problems(names.register(folder.register), path, READ, problems)
        check_again(snapshot, writer, unsure(snapshot, writer, screen))
        writer.flush()


def _likely(register: str, path: str) -> Ref:
    """The name that a file most likely claims."""
    folder, _slash, name = path.rpartition("/")
    kind = BY_FOLDER.get(folder)
    return Ref(register, kind.value if kind else "agreement", name.rpartition(".")[0])


def _twice(folder: Folder, path: str, ref: Ref, other: str) -> list[Problem]:
    """The problem of a file whose name is taken, with its line."""
    document = Document(ref.register, path, {"kind": ref.kind, "id": ref.id})
    return locate([claimed_twice(document, other)], {ref.register: folder}, folder)


def _save_listed(writer: Writer, register: int, problems: list[Problem]) -> None:
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    for path, found in by_path.items():
        writer.problems(register, path, LISTED, found)


@dataclass(slots=True)
class Difference:
    """What has to be done for one register: the files that are gone, and those to read, which say something else or are
    new. `unread` could not be read, now as before.
    """

    change: Change
    gone: set[str]
    read: list[str]
    unread: list[str]


def differences(engine: Engine, changes: list[Change]) -> list[Difference]:
    """What a change of files comes to. Files that only look different are left out: their bytes are compared."""
    found = []
    for change in changes:
        gone, suspects = _files_of(engine, change)
        read, unread = [], []
        for path in suspects:
            raw = read_or_problem(change.folder, path, MAX_BYTES + 1)
            if not _is_as_kept(engine, change, path, raw):
                read.append(path)
            elif isinstance(raw, Problem):
                unread.append(path)
        found.append(Difference(change, gone, read, unread))
    return found


def update(snapshot: IndexSnapshot, work: list[Difference], progress: Progress | None = None) -> bool:
    """Bring an index up to date inside one transaction; whether any record or problem is another than before."""
    engine = snapshot.engine
    writer = Writer(engine, Names(engine))
    touched = Touched()
    read: Read = {}
    relisted = False
    for each in work:
        change = each.change
        relisted |= _relist(writer, change)
        read |= dict.fromkeys((change.register, path) for path in each.gone)
        for _folder, entry in read_entries([(change.folder, path) for path in each.read], progress):
            read[(change.register, entry.path)] = entry
            if not entry.digest:
                each.unread.append(entry.path)
        touched.evidence |= {(change.register, path) for path in _evidence(engine, change)}
    _apply(writer, touched, read, {each.change.register: each.change.folder for each in work})
    for each in work:
        # What could not be read may be readable next time, and look the same.
        each.change.found.distrust([*each.unread, *unread_tables(engine, each.change.register)])
        save_folders(engine, each.change.register, each.change.found, kept=each.change.kept)
        # Another commit of a register that is read from copies lies in another folder.
        here = folder_text(each.change.folder.root)
        engine.write("UPDATE register SET folder = ? WHERE number = ?", [(here, each.change.register)])
    writer.flush()
    snapshot.forget()
    for number in touched.changed | touched.named:
        touched.note_after(engine, number)
    drop(engine, touched.judged.to_judge(engine))
    again = touched.to_check(engine)
    altered = check_again(snapshot, writer, again) or relisted or bool(read)
    if altered:
        new_generation(engine)
    return altered


def _evidence(engine: Engine, change: Change) -> set[str]:
    if not change.is_any_evidence:
        return change.evidence
    rows = engine.rows("SELECT path FROM evidence WHERE in_register = ?", (change.register,))
    return {path for (path,) in rows}


def _relist(writer: Writer, change: Change) -> bool:
    """Look again at folders in which names came or went, for what stands there and is not a record."""
    engine = writer.engine
    for below in change.relisted:
        # A file whose name cannot be shown is told of by a path that is spelt out.
        old = _listed(engine, change, below) | _listed(engine, change, spelt_out(below))
        # A folder that could not be listed has a problem of its own name.
        old = (old - change.found.entries.keys()) | {below}
        engine.write(
            "DELETE FROM problem WHERE in_register = ? AND origin = ? AND path = ?",
            [(change.register, LISTED, path) for path in old],
        )
        if below in change.found.entries:
            _save_listed(writer, change.register, change.folder.folder(below)[2])
    writer.write_waiting()
    return bool(change.relisted)


def _listed(engine: Engine, change: Change, below: str) -> set[str]:
    sql = "SELECT path FROM problem WHERE in_register = ? AND origin = ? AND path >= ? AND path < ?"
    return _inside(engine.rows(sql, (change.register, LISTED, *_bounds(below))), below)


def _bounds(below: str) -> tuple[str, str]:
    return (f"{below}/", f"{below}0") if below else ("", "\U0010ffff")


def _inside(rows: Iterable[tuple[str]], below: str) -> set[str]:
    return {path for (path,) in rows if path.rpartition("/")[0] == below}


def _files_of(engine: Engine, change: Change) -> tuple[set[str], list[str]]:
    """The files that are gone, and those to look at, of one register."""
    gone: set[str] = set()
    suspects: set[str] = set()
    looked_at = change.suspects | records_of_tables(engine, change)
    for below in change.relisted:
        sql = "SELECT path FROM file WHERE in_register = ? AND path >= ? AND path < ?"
        old = _inside(engine.rows(sql, (change.register, *_bounds(below))), below)
        now = set(change.folder.folder(below)[0]) if below in change.found.entries else set()
        gone |= old - now
        suspects |= (now - old) | (now & looked_at)
    for path in looked_at:
        sql = "SELECT 1 FROM file WHERE in_register = ? AND path = ?"
        if path.rpartition("/")[0] not in change.relisted and engine.row(sql, (change.register, path)):
            suspects.add(path)
    return gone, sorted(suspects)


def _is_as_kept(engine: Engine, change: Change, path: str, raw: bytes | Problem) -> bool:
    """Whether a file says, byte for byte, what it said when it was last read, and so does the table beside it."""
    if isinstance(raw, Problem):
        sql = "SELECT code, at_line, at_column, details FROM problem WHERE in_register = ? AND path = ? AND origin = ?"
        return engine.rows(sql, (change.register, path, READ)) == [problem_row(raw)]
    sql = "SELECT digest, beside, beside_digest FROM file WHERE in_register = ? AND path = ?"
    row = engine.row(sql, (change.register, path))
    return row is not None and row[0] == digest_of(raw) and row[2] == mark(change.folder, row[1])


def _apply(writer: Writer, touched: Touched, read: Read, folders: dict[int, Folder]) -> None:
    """Put what was read in place of what was kept: files first, then the record that each name now stands for."""
    engine = writer.engine
    names: set[int] = set()
    for (register, path), entry in read.items():
        row = engine.row("SELECT claim FROM file WHERE in_register = ? AND path = ?", (register, path))
        claim = None
        if entry is not None and entry.is_record:
            claim = writer.names.number(Ref(folders[register].register, entry.kind, entry.id))
        was_refused, is_refused = row is not None and row[0] is None, entry is not None and claim is None
        touched.refused |= was_refused != is_refused
        names |= {number for number in (row[0] if row else None, claim) if number is not None}
        gone = [(register, path)]
        engine.write("DELETE FROM file WHERE in_register = ? AND path = ?", gone)
        engine.write("DELETE FROM problem WHERE in_register = ? AND path = ? AND origin > 0", gone)
        if entry is not None:
            writer.file(register, path, entry.digest, claim, entry.beside, mark(folders[register], entry.beside))
            if claim is None:
                writer.problems(register, path, READ, entry.problems)
    writer.write_waiting()
    for number in sorted(names):
        _settle(writer, touched, number, read, folders)


def _settle(writer: Writer, touched: Touched, number: int, read: Read, folders: dict[int, Folder]) -> None:
    """Make the record of a name be that of the first file which claims it; the others are told so."""
    engine = writer.engine
    register = register_of(number)
    folder = folders[register]
    claims = engine.rows("SELECT path, digest FROM file WHERE claim = ? ORDER BY path", (number,))
    claimants = [path for path, _digest in claims]
    row = engine.row("SELECT path FROM record WHERE number = ?", (number,))
    (ref,) = refs_of(engine, [number]).values()
    winner = claimants[0] if claimants else ""
    entry = read.get((register, winner))
    if winner and entry is None and (not row or row[0] != winner):
        entry = read_entry(folder, winner)
        if entry.digest != claims[0][1]:
            # It was written in this very moment, and may claim another name by now.
            read[(register, winner)] = entry
            _apply(writer, touched, read, folders)
            return
    if row and (row[0] != winner or (register, winner) in read):
        touched.note_before(engine, number)
        writer.remove(number, ref)
        # Its file may be there still, as one that claims the name too late.
        engine.write(
            "DELETE FROM problem WHERE in_register = ? AND path = ? AND origin = ?", [(register, row[0], LINKED)]
        )
    if entry is not None:
        writer.add(number, entry, folder)
        _replace_problems(writer, register, winner, entry.problems)
    for other in claimants[1:]:
        _replace_problems(writer, register, other, _twice(folder, other, ref, winner))
    (touched.changed if row and winner else touched.named).add(number)
    writer.write_waiting()


def _replace_problems(writer: Writer, register: int, path: str, problems: list[Problem]) -> None:
    writer.engine.write(
        "DELETE FROM problem WHERE in_register = ? AND path = ? AND origin = ?", [(register, path, READ)]
    )
    writer.problems(register, path, READ, problems)
