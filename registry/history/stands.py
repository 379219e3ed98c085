"""How each register of a federation stood on a day: which folder of which commit that was, or why nobody can tell."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from registry.errors import InputOutputError
from registry.history.line import SECONDS, Dated, Line, asked_head, head_of, line
from registry.history.store import Store
from registry.index.scan import listing
from registry.load.federation import FederationSource, RegisterSource
from registry.load.lock import copies_of
from registry.sources.git import Git
from registry.sources.history import Repository, repository_of
from registry.sources.objects import FOLDER, Damaged, TooMuch
from registry.sources.pieces import Pieces
from registry.sources.pulling import MIRROR
from registry.tree import REGISTER_FILE
from registry.wording import _, day, listed


class Sort(StrEnum):
    """What is known of a register on a day."""

    COMMIT = "commit"
    WORKING = "working"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stand:
    """How one register stood.

    - `commit`, `made`, `tree`: the commit, its day in London, and the register's own folder in it; only of the sort
      `commit`.
    - `said`: what a reader should know of it: the end of a sentence that begins with the register.
    """

    register: str
    sort: Sort
    source: RegisterSource
    said: str
    repository: Repository | None = None
    commit: str = ""
    tree: str = ""
    made: date | None = None

    @property
    def mark(self) -> str:
        """What tells its files from any others; of working files, how they stand at this moment."""
        if self.sort is Sort.WORKING:
            seen = listing(self.source.folder).entries
            return blake2b(repr(sorted(seen.items())).encode(), digest_size=12).hexdigest()
        return f"{self.sort} {self.tree}"

    @property
    def sentence(self) -> str:
        """What a reader should know of it."""
        return f"{self.register} {self.said}."


@dataclass(slots=True)
class _History:
    """What is known of one register's history.

    - `below`: where its folder lies in the repository. `why`: why there is none, as the end of a sentence.
    - `fault`: why it cannot be read, though it should.
    """

    repository: Repository | None = None
    below: str = ""
    line: Line = field(default_factory=lambda: Line(()))
    why: str = ""
    fault: str = ""


_TREES = "trees.json"
_MOST_TREES = 50_000


class Stands:
    """Tells how the registers of a federation stood on any day. Reads the commits once, as it is entered.

    - `notes`: what is odd about the history of some register, in sentences.
    """

    def __init__(self, federation: FederationSource, store: Store) -> None:
        self._federation = federation
        self._store = store
        self._reading = ExitStack()
        self._pieces: dict[Path, Pieces] = {}
        self._lines: dict[tuple[Path, str], Line] = {}
        self._trees: dict[str, str] = {}
        self._new_trees = False
        self._histories: dict[str, _History] = {}
        self.notes: tuple[str, ...] = ()

    def __enter__(self) -> Stands:
        with suppress(ValueError, AttributeError):
            self._trees = dict(json.loads(self._store.read(_TREES) or b"{}"))
        try:
            self._begin()
        except BaseException:
            self._reading.close()
            raise
        return self

    def __exit__(self, *_raised: object) -> None:
        self._reading.close()
        if self._new_trees and len(self._trees) <= _MOST_TREES:
            self._store.save(_TREES, json.dumps(self._trees).encode())

    def pieces(self, repository: Repository) -> Pieces:
        """Reads pieces of one repository, as long as this is open. Raises InputOutputError where there is no git."""
        found = self._pieces.get(repository.git)
        if found is None:
            found = self._pieces[repository.git] = self._reading.enter_context(Pieces(Git(repository.git, SECONDS)))
        return found

    def _begin(self) -> None:
        federation = self._federation
        self._histories = {source.id: self._history(source) for source in federation.registers}
        self.notes = tuple(
            _(
                "The commits of {register} are not dated in order; the last of those dated up to a day is taken for"
                " that day."
            ).format(register=register)
            for register, history in self._histories.items()
            if history.line.runs_backwards
        )

    @property
    def has_past(self) -> bool:
        """Whether any register has a history that can be read."""
        return any(history.line.commits for history in self._histories.values())

    @property
    def without(self) -> tuple[str, ...]:
        """Which registers have none, and why, in sentences."""
        return tuple(f"{register} {history.why}." for register, history in self._histories.items() if history.why)

    def first_day(self) -> date | None:
        """The day of the first commit of any register; None where there is none."""
        first = [
            min((each for each in history.line.commits if each.when > 0), key=lambda each: each.when, default=None)
            for history in self._histories.values()
        ]
        return min((each.day for each in first if each is not None), default=None)

    def on(self, when: date) -> list[Stand]:
        """How each register stood at the end of a day, in the order of the federation."""
        return [self._stand(source, self._histories[source.id], when) for source in self._federation.registers]

    # ── one register ─────────────────────────────────────────────────────────────────────────────────────────────

    def _history(self, source: RegisterSource) -> _History:
        try:
            if source.pulled is not None:
                mirror = copies_of(self._federation.root, source.id) / MIRROR
                if not (mirror / "HEAD").is_file() or mirror.is_symlink():
                    return _History(why=_("is read from a copy whose history is not here, as it was fetched"))
                repository = Repository(mirror, mirror)
                return _History(repository, "", self._line(repository, source.pulled.commit))
            found = repository_of(source.folder)
            if found is None:
                return _History(why=_("is not kept in git, and is read as its files are now"))
            head = head_of(found) or asked_head(found)
            if not head:
                return _History(why=_("has no commit yet, and is read as its files are now"))
            below = os.path.relpath(source.folder.resolve(), found.top.resolve())
            history = _History(found, "" if below == "." else below, self._line(found, head))
            if history.below and not self._tree(history, history.line.commits[0]):
                said = _("lies in a folder that git keeps no version of, and is read as its files are now")
                return _History(why=said)
            return history
        except InputOutputError as error:
            why = _inside(error.message) if shutil.which("git") else _("there is no git on this computer")
            return _History(fault=_("has a history that cannot be read: {why}").format(why=why))

    def _line(self, repository: Repository, head: str) -> Line:
        key = (repository.git, head)
        if key not in self._lines:
            self._lines[key] = line(repository, self._store, head, self.pieces)
        return self._lines[key]

    def _stand(self, source: RegisterSource, history: _History, when: date) -> Stand:
        def stand(sort: Sort, said: str) -> Stand:
            return Stand(source.id, sort, source, said)

        if history.fault:
            return stand(Sort.UNKNOWN, history.fault)
        if not history.line.commits:
            return stand(Sort.WORKING, history.why)
        commit = history.line.on(when)
        if commit is None:
            if history.line.cut_short:
                first = day(history.line.commits[-1].day)
                said = _("has a history that begins here on {first}: {why}")
                return stand(Sort.UNKNOWN, said.format(first=first, why=history.line.cut_short))
            return stand(Sort.NOT_YET, _("had no version by {day}").format(day=day(when)))
        try:
            tree = self._tree(history, commit)
        except InputOutputError as error:
            said = _("cannot be read as it was at commit {commit}: {why}")
            return stand(Sort.UNKNOWN, said.format(commit=commit.name[:7], why=_inside(error.message)))
        if not tree:
            said = _("has no {file} in commit {commit} of {day}: it was not there yet, or lay elsewhere")
            file = f"{history.below}/{REGISTER_FILE}" if history.below else REGISTER_FILE
            return stand(Sort.NOT_YET, said.format(file=file, commit=commit.name[:7], day=day(commit.day)))
        said = _("as committed on {day} ({commit})").format(day=day(commit.day), commit=commit.name[:7])
        return Stand(source.id, Sort.COMMIT, source, said, history.repository, commit.name, tree, commit.day)

    def _tree(self, history: _History, commit: Dated) -> str:
        """The folder of a commit in which the register lies; empty where it does not. Raises InputOutputError."""
        assert history.repository is not None
        key = f"{commit.tree} {history.below}"
        if key not in self._trees:
            self._trees[key] = _inner(self.pieces(history.repository), commit.tree, history.below)
            self._new_trees = True
        return self._trees[key]


def _inner(pieces: Pieces, tree: str, below: str) -> str:
    steps = os.fsencode(below).replace(os.fsencode(os.sep), b"/").split(b"/") if below else []
    try:
        for step in steps:
            entries = pieces.folder(tree, b"")
            tree = next((each.name for each in entries if each.path == step and each.mode == FOLDER), "")
            if not tree:
                return ""
        is_register = any(each.path == os.fsencode(REGISTER_FILE) for each in pieces.folder(tree, b""))
    except (Damaged, TooMuch) as error:
        raise InputOutputError(error.message) from error
    return tree if is_register else ""


def _inside(message: str) -> str:
    """A message as the end of another sentence."""
    return message.rstrip(".")


def files_said(stands: Sequence[Stand], when: date) -> tuple[str, ...]:
    """Which day's files were read of each register, in sentences."""
    read: dict[date, list[Stand]] = {}
    for each in stands:
        if each.made is not None:
            read.setdefault(each.made, []).append(each)
    said = []
    if read:
        registers = "; ".join(_committed(same) for same in read.values())
        said.append(_("Files of {day}: {registers}.").format(day=day(when), registers=registers))
    said += [each.sentence for each in stands if each.sort is Sort.WORKING]
    for each in stands:
        if each.sort in (Sort.NOT_YET, Sort.UNKNOWN):
            said.append(_("{register} is left out: it {said}.").format(register=each.register, said=each.said))
    return tuple(said)


def _committed(same: Sequence[Stand]) -> str:
    """Which commits of one day were read."""
    first = same[0]
    if len(same) == 1 or first.made is None:
        return f"{first.register} {first.said}"
    names = listed([f"{each.register} ({each.commit[:7]})" for each in same])
    return _("{registers} as committed on {day}").format(registers=names, day=day(first.made))
