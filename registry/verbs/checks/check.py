"""Judge records by the rules, and say what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from registry.check.engine import Defect, judge
from registry.check.findings_of import findings_of
from registry.concepts.rules import Severity
from registry.errors import UsageError
from registry.findings import Finding, Outcome
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rule, rules
from registry.session import Session
from registry.source import Ref
from registry.verbs.cited import Copies, cited
from registry.verbs.located import Line, lines_of
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _, listed

SEVERITIES = tuple(each.value for each in Severity)
_DEFECT, _FINDINGS = 70, 1


@dataclass(frozen=True, slots=True)
class Question:
    """What to judge, and by what."""

    record: tuple[str, ...] = asked(
        "Only these records: an id, `kind/id` or `register/kind/id`.", default=(), positional=True
    )
    register: tuple[str, ...] = asked("Only records of these registers.", default=())
    rule: tuple[str, ...] = asked("Only these rules.", default=())
    fail_on: str = asked(
        "The least severity of a violation that the exit code tells of.", default="low", choices=(*SEVERITIES, "never")
    )
    all: bool = asked("Show what only follows from another finding as well.", default=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, as a person reads it.

    - `title`, `remedy`, `who_acts`: what the rule looks for, what to do, and whose task it is.
    - `file`, `line`: where to look first.
    - `law`: the provisions it rests on, in words; `unverified` those of them whose text was not read.
    """

    finding: Finding
    record_title: str
    title: str
    remedy: str
    who_acts: str
    file: str
    line: int
    law: tuple[str, ...]
    unverified: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it.

    - `findings`: the most severe first, then by record; those that only follow from another come with `all` alone.
    - `folded`: how many were left out for that.
    - `judged`: how many records; `verdicts`: outcome → how many.
    - `defects`: rules that failed, which is our fault and never a pass.
    """

    as_of: str
    judged: int
    rules: int
    verdicts: dict[str, int]
    findings: tuple[Shown, ...]
    folded: int
    defects: tuple[Defect, ...]
    fail_on: str
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """Judge them. Raises NotFound where there is no such record or rule, and UsageError for an unknown register."""
    snapshot = opened(session)
    chosen = [rule(name) for name in question.rule] if question.rule else list(rules().values())
    book = statute_book()
    found: list[tuple[Finding, str]] = []
    verdicts: Counter[str] = Counter()
    defects: list[Defect] = []
    count = folded = 0
    for record in _records(session, question):
        judgement = judge(snapshot, session, book, chosen, record, session.today)
        count += 1
        verdicts.update(each.verdict.outcome.value for each in judgement.verdicts)
        defects += judgement.defects
        for finding in findings_of(judgement):
            if finding.follows_from and not question.all:
                folded += 1
            else:
                found.append((finding, record.title))
        if session.progress and count % 100 == 0:
            session.progress(count, 0, _("Judging records"))
    found.sort(key=lambda each: (_rank(each[0]), each[0].subject, each[0].rule))
    places = _places(session, [finding for finding, _title in found])
    shown = tuple(_shown(finding, title, places) for finding, title in found)
    return Answer(
        session.today.isoformat(), count, len(chosen), dict(verdicts), shown, folded, tuple(defects), question.fail_on,
        cited(snapshot.federation, list(question.register) or None),
    )  # fmt: skip


def _records(session: Session, question: Question) -> Iterator[Loaded]:
    snapshot = opened(session)
    if question.record:
        yield from (one(session, text) for text in question.record)
        return
    known = sorted(source.id for source in snapshot.federation.registers)
    for register in question.register:
        if register not in known:
            raise UsageError(
                _("There is no register called {register}.").format(register=register),
                _("Write {known}.").format(known=listed([f"`{each}`" for each in known], "or")),
            )
    for register in question.register or known:
        yield from snapshot.all(session, None, register)


def _rank(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), 0 if finding.outcome == Outcome.VIOLATED else 1


def _places(session: Session, found: list[Finding]) -> dict[str, Line]:
    """Address → line, for the places that the findings name first. Each file is read once."""
    wanted: dict[Ref, set[str]] = {}
    for finding in found:
        for address in finding.at[:1] or (finding.subject,):
            ref = Ref.parse(address.partition("#")[0])
            if ref is not None:
                wanted.setdefault(ref, set()).add(address)
    return {
        address: place
        for ref, addresses in wanted.items()
        for address, place in lines_of(session, ref, addresses).items()
    }


def _shown(finding: Finding, title: str, places: dict[str, Line]) -> Shown:
    text = rule(finding.rule).text
    book = statute_book()
    law = [each["law"] for each in text["cites"]] + list(finding.law)
    place = places.get(finding.at[0] if finding.at else finding.subject, Line("", 1))
    return Shown(
        finding, title, str(text["title"]), str(text["remedy"]), str(text["who_acts"]), place.file, place.line,
        tuple(dict.fromkeys(book.entries[own].title for own in law)),
        tuple(book.entries[own].title for own in finding.unverified),
    )  # fmt: skip


def exit_code(answer: Answer) -> int:
    """70 where a rule failed; 1 where something is violated that is as severe as was asked; otherwise 0."""
    if answer.defects:
        return _DEFECT
    if answer.fail_on == "never":
        return 0
    least = SEVERITIES.index(answer.fail_on)
    bad = any(
        each.finding.outcome == Outcome.VIOLATED and SEVERITIES.index(each.finding.severity) <= least
        for each in answer.findings
    )
    return _FINDINGS if bad else 0


VERB = Verb(
    title="Judge records by the rules, and say what no record shows.",
    examples=(
        ("muniment check", "every record, by every rule, as things stand today"),
        ("muniment check --as-of 2026-01-01", "by the law and dates of another day"),
        ("muniment check childrens-hub", "one record"),
        ("muniment check --rule lawful-basis-missing", "by one rule"),
        ("muniment check --fail-on critical", "exit code 1 only where something critical is violated"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    formats={"sarif": "findings_sarif", "junit": "findings_junit", "github": "findings_github"},
)
