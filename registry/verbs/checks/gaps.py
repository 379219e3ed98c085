"""Find what needs attention: by severity, organisation, area of law, rule, age and who acts, counted every way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from registry.check.attention import Attention
from registry.check.waiving import Waiving, waiving_of
from registry.concepts.rules import Actor, Area, Severity
from registry.findings import Finding
from registry.history.seen import Seen, seen
from registry.index import findings as kept
from registry.index.snapshot import IndexSnapshot
from registry.rules.catalogue import mark, rule
from registry.session import Session
from registry.source import Ref
from registry.verbs.attention import headings as filed
from registry.verbs.attention.headings import Tally
from registry.verbs.attention.searching import Search
from registry.verbs.located import Line, first_place, first_places
from registry.verbs.opening import one, opened, registers_named
from registry.verbs.records.search import Heading
from registry.verbs.verb import Verb, asked
from registry.wording import _

AGES = tuple(filed.AGES)
"""How long ago a finding was first seen."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which findings. Options that are given several times widen the search; different ones narrow it."""

    severity: tuple[str, ...] = asked(
        "Only as severe as this.", default=(), choices=tuple(each.value for each in Severity)
    )
    outcome: tuple[str, ...] = asked("Only these.", default=(), choices=("violated", "cannot-tell"))
    organisation: tuple[str, ...] = asked(
        "Only of these organisations, by id or reference; `not-known` for what is nobody's that can be told.",
        default=(),
    )
    register: tuple[str, ...] = asked("Only in these registers.", default=())
    area: tuple[str, ...] = asked("Only in these areas of law.", default=(), choices=tuple(each.value for each in Area))
    rule: tuple[str, ...] = asked("Only by these rules.", default=())
    who_acts: tuple[str, ...] = asked(
        "Only for this role to act on.", default=(), choices=tuple(each.value for each in Actor)
    )
    kind: tuple[str, ...] = asked("Only about records of these kinds.", default=())
    age: tuple[str, ...] = asked("Only first seen this long ago.", default=(), choices=AGES)
    record: tuple[str, ...] = asked("Only about these records.", default=())
    waived: str = asked("Whether to show what was waived.", default="no", choices=("no", "yes", "only"))
    consequences: bool = asked("Show what only follows from other findings as well.", default=False)
    sort: str = asked(
        "The order.", default="severity", choices=("severity", "organisation", "area", "rule", "age", "record")
    )
    counts: bool = asked("Count the findings under each heading as well, and by organisation and area.", default=False)
    all_of: tuple[str, ...] = asked(
        "With --counts, show every value of this heading, not only the most frequent.", default=(), choices=filed.FIELDS
    )
    limit: str = asked("How many to show, at most 500. Left out: 20.", default="20")
    after: str = asked("Go on from where a page ended, as it said.", default="")


@dataclass(frozen=True, slots=True)
class Since:
    """When a finding was first seen: after one day and by another, as the register's history was looked at then.

    - `by`: the first day looked at on which it was there. Empty where history was not looked through.
    - `after`: the last day looked at before that; empty where it was there on the first day looked at: “at or before”.
    - `said`: that in words.
    """

    by: str
    after: str
    said: str


@dataclass(frozen=True, slots=True)
class Row:
    """One finding.

    - `fingerprint`: what names it for good: rule, `@` and the address of what was judged.
    - `rule`, `title`: the rule by id, and what it says is wrong. `because`: what no record shows, here.
    - `ref`, `record`: the record it is about, and its title; `subject` the address in it that was judged.
    - `at`: the places to look at. `file`, `line`: where the first of them is written.
    - `organisation`, `organisation_title`: whose duty it is, by reference at home; empty where nobody knows.
    - `waiver`, `waived`: the waiver's reference, and what it says in a sentence; empty where it is not waived.
    - `follows_from`: rules whose findings in the same record explain it.
    - `may_be_waived`: whether anybody may decide to live with it for now, whoever that is.
    """

    fingerprint: str
    rule: str
    title: str
    severity: str
    outcome: str
    because: str
    ref: str
    record: str
    kind: str
    subject: str
    at: tuple[str, ...]
    file: str
    line: int
    organisation: str
    organisation_title: str
    area: str
    area_label: str
    who_acts: str
    who_acts_label: str
    since: Since
    waiver: str
    waived: str
    follows_from: tuple[str, ...]
    may_be_waived: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """How many findings one organisation has in one area, and how severe the worst of them is."""

    organisation: str
    area: str
    count: int
    worst: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    - `total`: how many fit; `rows` one page of them; `next` goes on from there.
    - `records`: how many records they are about.
    - `severities`: severity → how many, of all that fit. `cannot_tell`: how many of all are of that sort.
    - `waived`, `folded`: how many more would fit that are waived, or that only follow from others and are not shown.
    - `headings`: counts under each heading: each heading's own choice is left out of account in its counts.
    - `organisations`: reference → title, those with most findings first. `cells`: organisation by area. Both are of
      all that fit, and come with `counts`; `not-known` stands for what nobody can tell whose duty it is.
    - `looked_through`: the first day of history that was looked at; empty where none was.
    - `defects`: how many times a rule failed, which is our fault and never a pass.
    """

    as_of: str
    total: int
    records: int
    severities: tuple[tuple[str, int], ...]
    cannot_tell: int
    waived: int
    folded: int
    rows: tuple[Row, ...]
    next: str
    headings: tuple[Heading, ...]
    organisations: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]
    looked_through: str
    defects: int


def run(session: Session, question: Question) -> Answer:
    """One page of what fits. Raises UsageError where something is asked for that there is not."""
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    snapshot = opened(session)
    search = Search(session, question)
    page, after = search.page()
    tally = search.tally
    severities, outcomes = tally.by("severity"), tally.by("outcome")
    counts = question.counts
    whose = _most_first(tally.by("organisation")) if counts else ()
    return Answer(
        session.today.isoformat(), tally.total, search.records(),
        tuple((each.value, severities[each.value]) for each in Severity), outcomes["cannot-tell"],
        search.waived, search.folded,
        tuple(rows(session, page, search.attention.waiving, search.seen)), after,
        filed.headings(snapshot, tally, search.wanted, question.all_of) if counts else (),
        tuple((ref, filed.body(snapshot, ref)) for ref in whose), _cells(tally, whose),
        search.seen.looked_through, len(search.attention.defects),
    )  # fmt: skip


def _most_first(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda each: (-counts[each], each)))


def _cells(tally: Tally, whose: Collection[str]) -> tuple[Cell, ...]:
    """The findings that fit by organisation and area, in the order of both; those of which there are none left out."""
    severity, area, body = (filed.FIELDS.index(name) for name in ("severity", "area", "organisation"))
    counts: Counter[tuple[str, str]] = Counter()
    worst: dict[tuple[str, str], int] = {}
    severities = [each.value for each in Severity]
    for values, count in tally.fitting.items():
        at = values[body], values[area]
        counts[at] += count
        worst[at] = min(worst.get(at, len(severities)), severities.index(values[severity]))
    cells = ((ref, each.value) for ref in whose for each in Area)
    return tuple(Cell(*at, counts[at], severities[worst[at]]) for at in cells if at in counts)


def rows(session: Session, findings: Iterable[Finding], waiving: Waiving, history: Seen) -> list[Row]:
    """Findings as they are shown, with file and line."""
    found = list(findings)
    snapshot = opened(session)
    places = first_places(session, found)
    return [_row(snapshot, each, places, waiving, history) for each in found]


def _row(snapshot: IndexSnapshot, finding: Finding, places: dict[str, Line], waiving: Waiving, history: Seen) -> Row:
    by, name = rule(finding.rule), finding.subject.partition("#")[0]
    ref = Ref.parse(name)
    loaded = snapshot.record(ref) if ref is not None else None
    place = places.get(first_place(finding), Line("", 1))
    actor = Actor(str(by.text["who_acts"]))
    return Row(
        finding.fingerprint, by.id, str(by.text["title"]), finding.severity, finding.outcome.value, finding.because,
        name, loaded.title if loaded is not None else name, ref.kind if ref is not None else "", finding.subject,
        finding.at, place.file, place.line,
        finding.organisation, filed.body(snapshot, finding.organisation) if finding.organisation else "",
        by.area.value, _(by.area.label), actor.value, _(actor.label), Since(*history.of(finding.fingerprint)),
        finding.waiver, waiving.said(finding), finding.follows_from, bool(by.text.get("waivable_by")),
    )  # fmt: skip


# ── for other verbs ──────────────────────────────────────────────────────────────────────────────────────────────────


def about(session: Session, ref: str) -> tuple[Row, ...]:
    """The findings of one record, the most severe first; what only follows from others, and what is waived, too.

    Nothing but this record is judged for it. Raises NotFound or UsageError where there is no such record.
    """
    return opened(session).as_one(lambda: _about(session, ref))


def _about(session: Session, ref: str) -> tuple[Row, ...]:
    snapshot, loaded = opened(session), one(session, ref)
    found = kept.of_record(snapshot.engine, session.today, loaded.ref, mark())
    if found is None:
        from registry.check.findings_of import findings_of
        from registry.check.together import sitting  # all the rules, which nobody need wait for to hear what is known

        found = findings_of(sitting(snapshot, session).judge(loaded))
    waiving = waiving_of(snapshot, session)
    severities = [each.value for each in Severity]
    ordered = sorted(
        waiving.marked(found), key=lambda each: (bool(each.waiver), severities.index(each.severity), each.subject)
    )
    return tuple(rows(session, ordered, waiving, seen(session, kept_only=True)))


def totals(session: Session, registers: Iterable[str] = ()) -> dict[str, int]:
    """Severity → how many findings there are, of some registers or all, without what is waived or only follows."""
    wanted = registers_named(session, registers)

    def counted() -> dict[str, int]:
        open_, _waived = Attention(opened(session), session).groups()
        found = {each.value: 0 for each in Severity}
        for group, count in open_.items():
            if not group.folded and (not wanted or group.register in wanted):
                found[rule(group.rule).severity] += count
        return found

    return opened(session).as_one(counted)


VERB = Verb(
    title="Find what needs attention by the rules, and count it.",
    examples=(
        ("muniment gaps", "the most severe first"),
        ("muniment gaps --organisation northmoor --area gateways", "one council's, in one area of law"),
        ("muniment gaps --severity critical --counts", "and how many there are under each heading"),
        ("muniment gaps --register northmoor --output gaps.xlsx", "all of one register's, as a spreadsheet"),
    ),
    question=Question,
    run=run,
    sheet="gaps",
)
