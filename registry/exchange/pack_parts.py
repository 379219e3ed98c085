"""What an evidence pack is made of, as its pages show it: records, documents, findings, decisions, changes and law."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class About:
    """What the pack is of.

    - `title`: the register or the record. `whose`: the organisation that keeps the register.
    - `as_of`: the day judged by; `files` what files these are: the working files, or those of a past day.
    - `registers`: every register that something here is from: its id, its name, and the copy it was read from.
    - `record`: the record that a pack of one record is about, by reference; empty for a whole register.
    - `private`: whether private records are in. `looked_through`: since when findings' history was looked through.
    """

    title: str
    whose: str
    federation: str
    as_of: str
    files: str
    registers: tuple[tuple[str, str, str], ...]
    record: str
    private: bool
    looked_through: str
    version: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record.

    - `file`: its file as the register has it. `path`, `page`: its file and its page to read in the pack.
    - `because`: why a record of another register is here; empty for the register's own.
    - `satisfied`, `open`: how many verdicts on it are satisfied, and how many findings it has, waived ones included.
    """

    ref: str
    title: str
    kind: str
    kind_label: str
    status: str
    file: str
    path: str
    page: str
    private: bool
    because: str
    satisfied: int = 0
    open: int = 0
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding.

    - `at`: the addresses to look at. `file`, `line`: where the first of them is written, which may be another record;
      `page` the page of that record in the pack, empty where it is not in it.
    """

    severity: str
    severity_label: str
    outcome: str
    rule: str
    title: str
    because: str
    ref: str
    record: str
    subject: str
    at: tuple[str, ...]
    file: str
    line: int
    page: str
    law: tuple[str, ...]
    unverified: tuple[str, ...]
    since: str
    who_acts: str
    remedy: str
    waiver: str
    waived: str
    follows_from: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What names it for good."""
        return f"{self.rule}@{self.subject}"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """Something that somebody decided, approved, signed or looked at.

    - `sort`: `signature`, `status`, `review`, `waiver` or `other`. `what`: what was done, in words.
    - `who`: the role, as the record gives it. `on`: the day, or empty. `why`: the reason given.
    - `assurance`: how sure the record is that they did. `digest`: of a signature, the digest that was signed, and
      `agrees` what it is beside the digest of the agreement as it stands here, in words.
    - `evidence`: the documents that show it, by their keys in the record.
    """

    sort: str
    ref: str
    record: str
    place: str
    what: str
    who: str
    on: str
    why: str = ""
    assurance: str = ""
    digest: str = ""
    agrees: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document that a record names as evidence.

    - `path`: where it is in the pack; empty where it is not. `state`: that in words, and why.
    - `stated`, `digest`: the SHA-256 digest that the record states, and that of the file as it is, in hexadecimal.
    """

    ref: str
    record: str
    key: str
    title: str
    sort: str
    file: str
    link: str
    stated: str
    digest: str
    size: int
    path: str
    state: str
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitLine:
    """One change that was committed: its name, day, who git says made it, and the first line of what they wrote."""

    register: str
    commit: str
    on: str
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class LawLine:
    """One piece of law that rules rested on. `because`: what it is on the day; `known_from`: what of it was read."""

    id: str
    title: str
    says: str
    because: str
    verified: bool
    known_from: str
    doubts: tuple[str, ...]
    link: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One duty or expectation, and how far it is evidenced."""

    part: str
    law: str
    duty: str
    status: str
    label: str
    satisfied: int
    violated: int
    cannot_tell: int
    why: str


@dataclass(slots=True)
class Parts:
    """All of it but the files themselves. `left_out`: what is not in the pack, and why."""

    about: About
    records: list[RecordLine] = field(default_factory=list)
    documents: list[DocumentLine] = field(default_factory=list)
    findings: list[FindingLine] = field(default_factory=list)
    decisions: list[DecisionLine] = field(default_factory=list)
    commits: list[CommitLine] = field(default_factory=list)
    law: list[LawLine] = field(default_factory=list)
    coverage: list[CoverageLine] = field(default_factory=list)
    expectations: list[CoverageLine] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
