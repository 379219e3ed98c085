"""Look for personal data where none may be: in the files of a register, and in its whole history."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from registry.errors import InputOutputError, UsageError
from registry.load.federation import FederationSource, RegisterSource
from registry.personal_data.found import CERTAINTIES, SURE, Found, shown
from registry.personal_data.in_file import LARGEST, in_name, is_read, shown_name, spots
from registry.personal_data.in_folder import texts
from registry.personal_data.steps import IN_FILES, IN_HISTORY
from registry.session import Session
from registry.sources.copying import shown as shown_path
from registry.sources.history import History, Kept, Repository, Walked, opened, repository_of
from registry.verbs.cited import Copies, cited
from registry.verbs.opening import federation, present
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed

_FINDINGS, _UNREAD = 1, 6


@dataclass(frozen=True, slots=True)
class Question:
    """Where to look."""

    history: bool = asked("Look at every version of every file on every branch and tag as well.", default=False)
    register: tuple[str, ...] = asked("Only these registers.", default=())
    fail_on: str = asked(
        "The least certain finding that the exit code tells of. Left out: sure.",
        default=SURE,
        choices=(*CERTAINTIES, "never"),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, of which nothing is shown but the first two characters.

    - `file`, `line`, `column`: where it is; or, where it is in the history only, where it was when it first came in.
    - `field`: where in the record; empty in a comment, in the name of a file, or in another sort of file.
    - `shown`: its first two characters and what it is taken for; `why` says what for.
    - `here`: whether that file holds it now; `also_in` the other working files that do; `in_files` whether any does.
    - `commit`, `day`: with what and when it first came in; empty where no commit has it, or the history was not read.
    - `refs`: the branches and tags from which it can still be reached.
    - `remedy`: what to do about it, in a sentence.
    """

    register: str
    file: str
    line: int
    column: int
    field: str
    kind: str
    certainty: str
    shown: str
    why: str
    here: bool = True
    in_files: bool = True
    also_in: tuple[str, ...] = ()
    commit: str = ""
    day: str = ""
    refs: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read of one register.

    - `files`: how many of its working files. `commits`, `versions`: how much of its history.
    - `history`: `read`, `none` (there is no git repository), `copy` (it is a copy of somebody else's register, whose
      history is theirs to look at), `unread`, or empty where it was not asked for. `because` says more.
    - `left_out`: what was not read, and why; `amiss`: what should have been, and could not be.
    """

    register: str
    files: int
    history: str = ""
    because: str = ""
    commits: int = 0
    versions: int = 0
    left_out: tuple[str, ...] = ()
    amiss: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """All that was found, the sure first, and what to do about it. `copies` names the registers that are not ours."""

    root: str
    history: bool
    fail_on: str
    findings: tuple[Shown, ...]
    looked: tuple[Looked, ...]
    steps: tuple[str, ...]
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """Look at each register's files, and then at the histories that are asked for, each repository once."""
    present(session)
    source = federation(session)
    scans = [_Scan(source.root, register) for register in _wanted(source, question.register)]
    for scan in scans:
        scan.files(session)
    if question.history:
        _histories(session, [scan for scan in scans if scan.has_history()])
    found = [each for scan in scans for each in scan.findings()]
    order = {scan.looked.register: at for at, scan in enumerate(scans)}
    found.sort(key=lambda each: (order[each.register], each.file, each.line, each.column))
    found.sort(key=lambda each: (CERTAINTIES.index(each.certainty), not each.in_files))
    steps = () if not found else IN_HISTORY if any(each.commit for each in found) else IN_FILES
    looked = tuple(scan.looked for scan in scans)
    copies = cited(source, [each.register for each in looked])
    return Answer(str(source.root), question.history, question.fail_on, tuple(found), looked, steps, copies)


def _wanted(source: FederationSource, named: tuple[str, ...]) -> list[RegisterSource]:
    known = {each.id: each for each in source.registers}
    for name in named:
        if name not in known:
            raise UsageError(
                _("There is no register called {register}.").format(register=name),
                _("Write {known}.").format(known=listed([f"`{each}`" for each in sorted(known)], "or")),
            )
    chosen = dict.fromkeys(named or ((source.focus,) if source.focus else known))
    return [known[name] for name in chosen]


@dataclass(frozen=True, slots=True)
class _Hit:
    """One finding in one content; `mark` is the same wherever the same data stand, and says nothing by itself."""

    mark: bytes
    line: int
    column: int
    field: str
    kind: str
    certainty: str
    shown: str
    why: str


@dataclass(slots=True)
class _Came:
    """How the same data first came into one file, and all contents there that hold them."""

    path: str
    kept: Kept
    hit: _Hit
    bits: int


class _Scan:
    """One register: what its files hold, and then how that came to be there."""

    def __init__(self, root: os.PathLike[str], register: RegisterSource) -> None:
        self._root = root
        self._register = register
        self._key = secrets.token_bytes(16)
        self._here: dict[str, list[_Hit]] = {}
        self._came: dict[tuple[str, bytes], _Came] = {}
        self._walked: Walked | None = None
        self.looked = Looked(register.id, 0)

    def files(self, session: Session) -> None:
        """Look at the working files."""
        count = 0
        left_out: list[str] = []
        amiss: list[str] = []
        for each in texts(str(self._register.folder)):
            path = shown_path(os.fsencode(each.path))
            hits = None if each.why else self._hits(path, each.raw)
            if hits is None:
                told = amiss if each.amiss else left_out
                told.append(f"{self._named(path)}: {each.why or _NO_TEXT}")
                continue
            count += 1
            if hits:
                self._here[path] = hits
            if session.progress:
                session.progress(count, 0, _("Reading files"))
        self.looked = replace(self.looked, files=count, left_out=tuple(left_out), amiss=tuple(amiss))

    def has_history(self) -> bool:
        """Whether there is a history to look at; notes it where there is not."""
        if self._register.pulled:
            because = _("it is a copy; its own keeper has the history")
            self.looked = replace(self.looked, history="copy", because=because)
            return False
        if self.repository() is None:
            self.looked = replace(self.looked, history="none", because=_("it is in no git repository"))
            return False
        return True

    def repository(self) -> Repository | None:
        """The repository that keeps its history."""
        return repository_of(self._register.folder)

    def unread(self, error: InputOutputError) -> None:
        """Note that the history could not be read."""
        why = " ".join(filter(None, (error.message, error.fix)))
        self.looked = replace(self.looked, history="unread", because=why, amiss=(*self.looked.amiss, why))

    def past(self, history: History, repository: Repository) -> None:
        """Look at every version in the history."""
        below = os.path.relpath(self._register.folder.resolve(), repository.top).replace(os.sep, "/")
        below = "" if below == "." else below
        contents: list[list[_Hit]] = []
        binary: list[str] = []

        def look(path: bytes, raw: bytes) -> bool:
            hits = self._hits(shown_path(path), raw)
            if hits is None:
                binary.append(f"{self._named(shown_path(path))}: {_NO_TEXT}")
            if hits:
                contents.append(hits)
            return bool(hits)

        self._walked = walked = history.walk(below, lambda path: is_read(os.fsdecode(path)), LARGEST, look)
        for kept, hits in zip(walked.kept, contents, strict=True):
            path = shown_path(kept.path)
            for hit in hits:
                came = self._came.setdefault((path, hit.mark), _Came(path, kept, hit, 0))
                came.bits |= kept.bit
        because = _("only the folder {folder} of the repository").format(folder=below) if below else ""
        if not walked.is_there:
            because = _("no commit has any of its files")
        self.looked = replace(
            self.looked,
            history="read",
            because=because,
            commits=len(history.commits),
            versions=walked.blobs,
            left_out=tuple(dict.fromkeys((*self.looked.left_out, *walked.left_out, *binary))),
            amiss=(*self.looked.amiss, *history.amiss, *walked.amiss),
        )

    def findings(self) -> Iterator[Shown]:
        """Those in the working files, with how they came there; then those that only the history holds."""
        first: dict[bytes, _Came] = {}
        for (_path, mark), came in self._came.items():
            first.setdefault(mark, came)
        where: dict[bytes, list[str]] = {}
        for path, hits in self._here.items():
            for mark in dict.fromkeys(hit.mark for hit in hits):
                where.setdefault(mark, []).append(path)
        told: set[tuple[str, bytes]] = set()
        for path, hits in self._here.items():
            for hit in hits:
                # A file that was renamed brought with it what its content had before.
                known = self._came.get((path, hit.mark)) or first.get(hit.mark)
                if known is not None:
                    told.add((known.path, hit.mark))
                yield self._shown(path, hit, known, where, True)
        for key, came in self._came.items():
            if key not in told:
                yield self._shown(came.path, came.hit, came, where, False)

    def _shown(
        self, path: str, hit: _Hit, came: _Came | None, where: Mapping[bytes, list[str]], is_here: bool
    ) -> Shown:
        also_in = tuple(self._named(each) for each in where.get(hit.mark, ()) if each != path)
        in_files = is_here or bool(also_in)
        found = Shown(
            self._register.id, self._named(path), hit.line, hit.column, hit.field, hit.kind, hit.certainty, hit.shown,
            hit.why, is_here, in_files, also_in, remedy=_IN_FILES if in_files else _IN_HISTORY,
        )  # fmt: skip
        if came is None or self._walked is None:
            return found
        refs = tuple(self._walked.refs(came.bits))
        return replace(found, commit=came.kept.commit.name, day=came.kept.commit.day, refs=refs)

    def _named(self, path: str) -> str:
        """A file as the federation's own folder knows it, without what its name may tell of somebody."""
        return shown_name(os.path.relpath(self._register.folder / path, self._root).replace(os.sep, "/"))

    def _hits(self, path: str, raw: bytes) -> list[_Hit] | None:
        found = spots(path, raw)
        if found is None:
            return None
        hits = [_hit(each.mark(self._key), each.position, each.field, each.found, each.shown_of) for each in found]
        named = in_name(path)
        return [*(_hit(f"{path} {each}".encode(), (1, 1), "", each, path) for each in named), *hits]


_NO_TEXT = _("it is not text")
_IN_FILES = _("If it is about somebody, tell the data protection officer and take it out; if not, say it otherwise.")
_IN_HISTORY = _("The files no longer hold it, but the history does: let the data protection officer decide what to do.")


def _hit(mark: bytes, position: tuple[int, int], field: str, found: Found, text: str) -> _Hit:
    return _Hit(mark, *position, field, found.kind, found.certainty, shown(text, found), found.why)


def _histories(session: Session, scans: Iterable[_Scan]) -> None:
    by_repository: dict[Repository, list[_Scan]] = {}
    for scan in scans:
        repository = scan.repository()
        if repository is not None:
            by_repository.setdefault(repository, []).append(scan)
    for repository, together in by_repository.items():
        try:
            with opened(repository, session.progress) as history:
                for scan in together:
                    scan.past(history, repository)
        except InputOutputError as error:
            for scan in together:
                if not scan.looked.history:
                    scan.unread(error)


def exit_code(answer: Answer) -> int:
    """6 where something could not be read that should have been; 1 where something is as certain as was asked."""
    if any(each.amiss for each in answer.looked):
        return _UNREAD
    if answer.fail_on == "never":
        return 0
    least = CERTAINTIES.index(answer.fail_on)
    return _FINDINGS if any(CERTAINTIES.index(each.certainty) <= least for each in answer.findings) else 0


VERB = Verb(
    title="Look for personal data in files and in their history.",
    examples=(
        ("muniment scan", "the files of the register or federation you are in"),
        ("muniment scan --history", "every version of every file, on every branch and tag"),
        ("muniment scan --fail-on likely", "exit code 1 for what only may be personal data, too"),
        ("muniment scan --format github", "as marks on the lines of a pull request"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    formats={"sarif": "scan_sarif", "github": "scan_github"},
    faces=("cli",),
    of_now=True,
)
