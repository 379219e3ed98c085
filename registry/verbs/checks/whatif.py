"""Say what would be found if a draft were among the records, before anybody signs it. Nothing is stored."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from registry.check.defect import Defect
from registry.concepts.kinds import Kind
from registry.concepts.rules import Severity, Stage
from registry.draft.looks_like import looks_like
from registry.draft.trying import Trial, tried
from registry.errors import InputOutputError, UsageError
from registry.index.snapshot import IndexSnapshot
from registry.link import alone, gathered, linked
from registry.load.reading import located, read_bytes
from registry.load.snapshot import Loaded
from registry.parse import MAX_BYTES, parse
from registry.personal_data.found import KINDS
from registry.personal_data.in_file import spots
from registry.problems import EXIT_CODES, Problem
from registry.problems import Stage as ProblemStage
from registry.session import Session
from registry.source import Ref
from registry.tree import read_or_problem
from registry.verbs.attention.would_be import Found, Other, compared, elsewhere
from registry.verbs.cited import Copies, cited
from registry.verbs.opening import one, opened
from registry.verbs.problem_line import ProblemLine, problem_lines
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed, nearest

STAGES = tuple(each.value for each in Stage)

LARGEST = MAX_BYTES
"""The most bytes that a draft may have, as any record."""

PATIENCE = 20.0
"""Seconds after which no more records are looked at beside the draft."""

_DEFECT, _FINDINGS = 70, 1
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DRAFT = "draft.yaml"
_COUNTS = (Severity.CRITICAL.value, Severity.HIGH.value)


@dataclass(frozen=True, slots=True)
class Question:
    """Which draft, and how to judge it."""

    draft: str = asked("The file with the draft. It may lie anywhere.", default="", positional=True)
    register: str = asked("The register it is for. Left out: the one it lies in, or that has the record.", default="")
    as_if: str = asked(
        "Judge the draft as if it had come so far: what would be missing then.", default="", choices=STAGES
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands, to start a draft from: its name, its title and the text of its file."""

    ref: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Personal:
    """Something in the draft that is taken for personal data: where and what, never the data. `why` it is taken so."""

    line: int
    column: int
    field: str
    kind: str
    certainty: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be found.

    - `ref`, `title`, `kind`: the record that the draft is; empty where it does not say. `register`: where it would be.
    - `file`: where it would lie, as the federation's own folder knows it; empty where it does not say its name.
    - `stands`: whether there is a record of that name now, in whose place the draft was read; `was` is its title.
    - `as_if`: the status it was judged as having come to, beside its own.
    - `is_record`: whether it can be read as a record. Only then is it judged. `looks_like` says what it seems to be
      where it is nothing like a record.
    - `problems`, `notes`: as `validate` would tell of them. `personal`: personal data that no record may hold.
    - `findings`: of the draft, the most severe first, compared with the record as it stands; `gone`: those that would
      no longer be.
    - `elsewhere`: what would come or go in other records; `looked`: how many of them were looked at, and `left` how
      many there was no time for.
    - `defects`: rules that failed, which is our fault and never a pass.
    """

    as_of: str
    register: str
    as_if: str
    is_record: bool
    ref: str = ""
    title: str = ""
    kind: str = ""
    file: str = ""
    stands: bool = False
    was: str = ""
    looks_like: str = ""
    problems: tuple[ProblemLine, ...] = ()
    notes: tuple[ProblemLine, ...] = ()
    personal: tuple[Personal, ...] = ()
    findings: tuple[Found, ...] = ()
    gone: tuple[Found, ...] = ()
    elsewhere: tuple[Other, ...] = ()
    looked: int = 0
    left: int = 0
    defects: tuple[Defect, ...] = ()
    copies: Copies = field(default_factory=Copies)


def run(session: Session, question: Question) -> Answer:
    """Try the draft in a file. Raises InputOutputError where that cannot be read, and UsageError for its register."""
    file = Path(question.draft)
    try:
        # Not even a pipe that never ends is read for longer than a draft may be.
        if not file.is_file():
            raise InputOutputError(_("There is no file {path}.").format(path=file), _("Check the path."))
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(_("{path} could not be read: {reason}.").format(path=file, reason=reason)) from error
    register = question.register or _around(opened(session), file)
    answer = of_text(session, raw, register, question.as_if)
    named = tuple(replace(each, file=str(file)) for each in answer.problems)
    return replace(answer, problems=named, notes=tuple(replace(each, file=str(file)) for each in answer.notes))


def of_text(session: Session, raw: bytes, register: str = "", as_if: str = "", patience: float = PATIENCE) -> Answer:
    """Try a draft that is at hand. Raises UsageError where the register is not known, or nobody can tell which.

    - `raw`: its bytes, however many, whatever they are.
    - `patience`: seconds after which no more records are looked at beside the draft.
    """
    snapshot = opened(session)
    until = monotonic() + patience
    return snapshot.as_one(lambda: _answer(session, snapshot, raw, register, as_if, until))


def standing(session: Session, ref: str) -> Standing:
    """The record that a draft starts from. Raises NotFound, UsageError or InputOutputError."""
    loaded = one(session, ref)
    raw = read_or_problem(opened(session).folders[loaded.ref.register], loaded.document.path, LARGEST)
    if isinstance(raw, Problem):
        raise InputOutputError(raw.message, raw.fix)
    return Standing(str(loaded.ref), loaded.title, raw.decode("utf-8-sig", "replace"))


def _answer(session: Session, snapshot: IndexSnapshot, raw: bytes, register: str, as_if: str, until: float) -> Answer:
    kind, own = _named(raw)
    register = _register(snapshot, register, kind, own)
    was = snapshot.record(Ref(register, kind, own)) if own else None
    path = was.document.path if was else f"{Kind(kind).folder}/{own}.yaml" if own else _DRAFT
    document, problems = read_bytes(raw, register, path)
    found = Answer(
        session.today.isoformat(), register, as_if, document is not None, ref=f"{register}/{kind}/{own}" if own else "",
        kind=kind, file=_file(snapshot, register, path) if own else "", stands=was is not None,
        was=was.title if was else "", personal=_personal(path, raw), copies=cited(snapshot.federation, [register]),
    )  # fmt: skip
    if document is None:
        return _told(found, snapshot, raw, problems)
    draft = Loaded(Ref(register, document.kind, document.id), document)
    trial = tried(snapshot, session, draft, as_if, until)
    problems = gathered([*alone(draft), *linked(trial.overlay, draft)])
    return _judged(session, _told(found, snapshot, raw, problems), trial, raw)


def _judged(session: Session, found: Answer, trial: Trial, raw: bytes) -> Answer:
    draft = trial.overlay.draft
    findings, gone = compared(session, trial, raw)
    return replace(
        found, ref=str(draft.ref), kind=draft.ref.kind, title=draft.title, findings=findings, gone=gone,
        elsewhere=elsewhere(session, trial), looked=trial.looked, left=trial.left, defects=trial.defects,
    )  # fmt: skip


def _told(found: Answer, snapshot: IndexSnapshot, raw: bytes, problems: list[Problem]) -> Answer:
    """With its problems, each with the line and column in the draft."""
    lines = problem_lines(located(problems, raw), snapshot.federation)
    stops = tuple(each for each in lines if each.stage != ProblemStage.NOTE)
    notes = tuple(each for each in lines if each.stage == ProblemStage.NOTE)
    seems = "" if found.is_record or found.kind else looks_like(raw)
    return replace(found, problems=stops, notes=notes, looks_like=seems)


def _personal(path: str, raw: bytes) -> tuple[Personal, ...]:
    if len(raw) > LARGEST:
        return ()
    return tuple(
        Personal(*each.position, each.field, KINDS[each.found.kind], each.found.certainty, each.found.why)
        for each in spots(path, raw) or ()
    )


# ── where it would be, and under which name ──────────────────────────────────────────────────────────────────────────


def _named(raw: bytes) -> tuple[str, str]:
    """The kind and id that the text gives itself; both empty where it gives not both, or not such as there may be."""
    data, _problems = parse(raw, "", _DRAFT)
    kind, own = (data.get("kind"), data.get("id")) if isinstance(data, dict) else (None, None)
    if isinstance(kind, str) and kind in set(Kind) and isinstance(own, str) and _NAME.fullmatch(own):
        return kind, own
    return "", ""


def _file(snapshot: IndexSnapshot, register: str, path: str) -> str:
    return os.path.relpath(snapshot.folders[register].root / path, snapshot.federation.root)


def _around(snapshot: IndexSnapshot, file: Path) -> str:
    """The register in whose folder a file lies; none where it lies in none."""
    there = file.resolve()
    sources = snapshot.federation.registers
    return next((each.id for each in sources if there.is_relative_to(each.folder.resolve())), "")


def _register(snapshot: IndexSnapshot, wanted: str, kind: str, own: str) -> str:
    """The register that was asked for, that one stands in, or that alone has such a record. Raises UsageError."""
    source = snapshot.federation
    known = sorted(each.id for each in source.registers)
    if wanted in known:
        return wanted
    if wanted:
        close = nearest(wanted, known)
        fix = _("Did you mean {close}?").format(close=close) if close else _("Write {known}.")
        raise UsageError(
            _("There is no register called {register}.").format(register=wanted),
            fix.format(known=listed([f"`{each}`" for each in known], "or")),
        )
    if source.focus:
        return source.focus
    having = [ref.register for ref in snapshot.named(own) if ref.kind == kind] if own else []
    if len(having) == 1:
        return having[0]
    if len(known) == 1:
        return known[0]
    raise UsageError(
        _("There are several registers here, and nothing says which the draft is for."),
        _("Say which: {known}.").format(known=listed([f"`{each}`" for each in known], "or")),
    )


def exit_code(answer: Answer) -> int:
    """70 where a rule failed; 3 or 4 where there are problems; 1 where a finding at least high is not waived."""
    if answer.defects:
        return _DEFECT
    if answer.problems:
        return max(EXIT_CODES[ProblemStage(each.stage)] for each in answer.problems)
    open_ = (each.finding for each in answer.findings if not each.finding.waiver and not each.finding.follows_from)
    return _FINDINGS if any(each.severity in _COUNTS for each in open_) else 0


VERB = Verb(
    title="Say what would be found if a draft were among the records.",
    examples=(
        ("muniment whatif agreements/mash.yaml", "judged among the records, and nothing stored"),
        ("muniment whatif agreements/mash.yaml --register northmoor", "a new record of a register"),
        ("muniment whatif agreements/mash.yaml --as-if in-force", "what would be missing at signing"),
        ("muniment whatif agreements/mash.yaml --as-of 2027-01-01", "by the law and dates of another day"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    faces=("cli",),
)
