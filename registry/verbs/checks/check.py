"""Judge records by the rules, and say what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registry.check.defect import Defect
from registry.check.verdicts import Verdicts
from registry.check.waiving import Waiving
from registry.concepts.rules import Severity, Stage
from registry.findings import Finding, Outcome
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rule, rules
from registry.session import Session
from registry.source import Ref
from registry.verbs.cited import Copies, cited
from registry.verbs.located import Line, first_place, first_places
from registry.verbs.opening import one, opened, registers_named
from registry.verbs.verb import Verb, asked

SEVERITIES = tuple(each.value for each in Severity)
STAGES = tuple(each.value for each in Stage)
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
        "The least severity of a finding that the exit code tells of.", default="high", choices=(*SEVERITIES, "never")
    )
    as_if: str = asked(
        "Judge records that have not come so far as if they had: what would be missing then.",
        default="",
        choices=STAGES,
    )
    all: bool = asked("Show what only follows from another finding as well.", default=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, as a person reads it.

    - `title`, `remedy`, `who_acts`: what the rule looks for, what to do, and whose task it is.
    - `file`, `line`: where to look first.
    - `law`: the provisions it rests on, in words; `unverified` those of them whose text was not read.
    - `waived`: until when it is waived, by whom and why, in a sentence; empty where it is not.
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
    waived: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it.

    - `findings`: the most severe first, then by record, and what is waived last; those that only follow from another
      come with `all` alone.
    - `folded`: how many were left out for that. `waived`: how many of those shown are waived.
    - `counting`: how many the exit code tells of, whether they are shown or not.
    - `judged`: how many records; `verdicts`: outcome → how many.
    - `defects`: rules that failed, which is our fault and never a pass.
    """

    as_of: str
    judged: int
    rules: int
    verdicts: dict[str, int]
    findings: tuple[Shown, ...]
    folded: int
    waived: int
    counting: int
    defects: tuple[Defect, ...]
    fail_on: str
    copies: Copies


def run(session: Session, question: Question) -> Answer:
    """Judge them. Raises NotFound where there is no such record or rule, and UsageError for an unknown register."""
    snapshot = opened(session)
    names = [rule(name).id for name in question.rule]
    registers = registers_named(session, question.register)
    return snapshot.as_one(lambda: _answer(session, question, names, registers))


def _answer(session: Session, question: Question, names: list[str], registers: list[str]) -> Answer:
    snapshot = opened(session)
    if question.record or question.as_if:
        records = [one(session, text) for text in question.record] or _records(session, registers)
        count, found, verdicts, defects = _alone(session, records, names, question.as_if)
        waiving = Waiving(snapshot, session)
        found = list(waiving.marked(found))
    else:
        judged = Verdicts(snapshot, session)
        waiving = judged.waiving
        found, defects = list(judged.findings(registers, names)), judged.defects
        verdicts = sum(judged.tally(registers, names).values(), Counter())
        count = sum(map(snapshot.count, registers)) if registers else snapshot.count()
    shown = [finding for finding in found if question.all or not finding.follows_from]
    shown.sort(key=lambda each: (bool(each.waiver), _rank(each), each.subject, each.rule))
    places = first_places(session, shown)
    return Answer(
        session.today.isoformat(), count, len(names) or len(rules()), dict(verdicts),
        tuple(_shown(each, _title(session, each), places, waiving.said(each)) for each in shown),
        len(found) - len(shown), sum(bool(each.waiver) for each in shown), _counting(found, question.fail_on), defects,
        question.fail_on, cited(snapshot.federation, registers or None),
    )  # fmt: skip


def _counting(found: list[Finding], fail_on: str) -> int:
    """How many findings are as severe as was asked, cannot tell like violated, and are not waived.

    What only follows from findings that are all waived is as good as waived with them.
    """
    least = SEVERITIES.index(fail_on) if fail_on in SEVERITIES else -1
    open_ = {(_record(each), each.rule) for each in found if not each.waiver}
    waived = {(_record(each), each.rule) for each in found if each.waiver}

    def counts(finding: Finding) -> bool:
        causes = {(_record(finding), cause) for cause in finding.follows_from}
        return not finding.waiver and (bool(causes & open_) or not causes & waived)

    return sum(SEVERITIES.index(each.severity) <= least and counts(each) for each in found)


def _record(finding: Finding) -> str:
    return finding.subject.partition("#")[0]


def _records(session: Session, registers: list[str]) -> Iterator[Loaded]:
    snapshot = opened(session)
    for register in registers or [source.id for source in snapshot.federation.registers]:
        yield from snapshot.all(session, None, register)


def _alone(
    session: Session, records: Iterable[Loaded], names: list[str], as_if: str
) -> tuple[int, list[Finding], Counter[str], tuple[Defect, ...]]:
    """What is said of these records: they alone are judged, whatever was judged before, and nothing of it is kept."""
    from registry.check.engine import Sitting  # all the rules, which nobody need wait for to hear what is known
    from registry.check.findings_of import findings_of

    chosen = [each for each in rules().values() if not names or each.id in names]
    sitting = Sitting(opened(session), session, statute_book(), chosen, session.today, as_if)
    count = 0
    found: list[Finding] = []
    verdicts: Counter[str] = Counter()
    defects: list[Defect] = []
    for record in records:
        judgement = sitting.judge(record)
        count += 1
        found += findings_of(judgement)
        verdicts.update(each.verdict.outcome.value for each in judgement.verdicts)
        defects += judgement.defects
    return count, found, verdicts, tuple(defects)


def _title(session: Session, finding: Finding) -> str:
    ref = Ref.parse(_record(finding))
    loaded = opened(session).get(session, ref) if ref else None
    return loaded.title if loaded is not None else finding.subject


def _rank(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding.severity), 0 if finding.outcome == Outcome.VIOLATED else 1


def _shown(finding: Finding, title: str, places: dict[str, Line], waived: str) -> Shown:
    text = rule(finding.rule).text
    book = statute_book()
    law = [each["law"] for each in text["cites"]] + list(finding.law)
    place = places.get(first_place(finding), Line("", 1))
    return Shown(
        finding, title, str(text["title"]), str(text["remedy"]), str(text["who_acts"]), place.file, place.line,
        tuple(dict.fromkeys(book.entries[own].title for own in law)),
        tuple(book.entries[own].title for own in finding.unverified), waived,
    )  # fmt: skip


def exit_code(answer: Answer) -> int:
    """70 where a rule failed; 1 where a finding that nobody waived is as severe as was asked; otherwise 0."""
    if answer.defects:
        return _DEFECT
    return _FINDINGS if answer.counting else 0


VERB = Verb(
    title="Judge records by the rules, and say what no record shows.",
    examples=(
        ("muniment check", "every record, by every rule, as things stand today"),
        ("muniment check --as-of 2026-01-01", "by the law and dates of another day"),
        ("muniment check childrens-hub", "one record"),
        ("muniment check childrens-hub --as-if in-force", "what a draft would want before it is in force"),
        ("muniment check --rule lawful-basis-missing", "by one rule"),
        ("muniment check --fail-on critical", "exit code 1 only where a finding is critical"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    formats={"sarif": "findings_sarif", "junit": "findings_junit", "github": "findings_github"},
)
