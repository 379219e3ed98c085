"""The verb `gaps`: every figure is what anybody gets who takes the findings of `check` and counts them by hand."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.check.verdicts import Verdicts
from registry.cli.text.gaps import lines
from registry.concepts.rules import Area, Severity
from registry.errors import NotFound, UsageError
from registry.findings import Finding
from registry.rules.catalogue import rule, rules
from registry.session import Session
from registry.source import Ref
from registry.verbs.attention import searching as gap_search
from registry.verbs.attention.headings import age
from registry.verbs.checks import check, gaps
from registry.verbs.checks.gaps import Question

SAMPLE = Path(__file__).parents[2] / "agreements"
SEVERITIES = [each.value for each in Severity]
NOBODY = "not-known"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The sample, in a folder of its own, opened once."""
    root = tmp_path_factory.mktemp("gaps") / "region"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".muniment"))
    return Session(federation=root)


@pytest.fixture(scope="module")
def findings(region: Session) -> list[Finding]:
    """Every finding of the sample, as `check` has them."""
    return [shown.finding for shown in check.run(region, check.Question(all=True)).findings]


# ── counted by hand ──────────────────────────────────────────────────────────────────────────────────────────────────


def filed(finding: Finding) -> dict[str, str]:
    """What one finding is filed under."""
    by, ref = rule(finding.rule), Ref.parse(finding.subject.partition("#")[0])
    assert ref is not None
    return {
        "severity": finding.severity, "area": by.area.value, "organisation": finding.organisation or NOBODY,
        "rule": finding.rule, "who-acts": by.text["who_acts"], "register": ref.register, "kind": ref.kind,
        "age": known_age(finding.fingerprint), "outcome": finding.outcome.value,
    }  # fmt: skip


def known_age(fingerprint: str) -> str:
    return age(*Made().of(fingerprint)[:2], date(2026, 11, 21))


def chosen(question: Question) -> dict[str, tuple[str, ...]]:
    names = ("severity", "area", "organisation", "rule", "who_acts", "register", "kind", "age", "outcome")
    return {name.replace("_", "-"): getattr(question, name) for name in names if getattr(question, name)}


def fits(finding: Finding, question: Question, but: str = "") -> bool:
    """Whether a finding is among those asked for, whether it is waived or only follows from others aside."""
    under = filed(finding)
    named = finding.subject.partition("#")[0]
    return (not question.record or named in question.record) and all(
        under[name] in wanted for name, wanted in chosen(question).items() if name != but
    )


def shown(findings: Iterable[Finding], question: Question, but: str = "") -> list[Finding]:
    waived = {"no": (False,), "yes": (False, True), "only": (True,)}[question.waived]
    return [
        each
        for each in findings
        if fits(each, question, but)
        and bool(each.waiver) in waived
        and (question.consequences or not each.follows_from)
    ]


class Made:
    """A history made up: findings came on days that their names decide, some before the first day looked at."""

    looked_through = "2025-10-31"
    ages = (
        ("2026-11-20", "2026-10-31"), ("2026-10-31", "2026-09-30"), ("2026-03-31", "2026-02-28"),
        ("2025-11-30", "2025-10-31"), ("2025-10-31", ""), ("2025-11-20", "2025-10-31"),
    )  # fmt: skip

    def of(self, fingerprint: str) -> tuple[str, str, str]:
        by, after = self.ages[sum(fingerprint.encode()) % len(self.ages)]
        return by, after, f"by {by}"


@pytest.fixture
def aged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the verb read the made history: a real one of so many ages would take a year to make."""
    monkeypatch.setattr(gap_search, "seen", lambda _session, kept_only: Made())


def some(values: Iterable[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(()), st.lists(st.sampled_from(sorted(values)), max_size=3, unique=True).map(tuple))


@settings(max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_figure_is_that_of_the_findings_counted_by_hand(
    region: Session, findings: list[Finding], aged: None, data: st.DataObject
) -> None:
    under = [filed(each) for each in findings]
    question = Question(
        **{
            name.replace("-", "_"): data.draw(some({each[name] for each in under}), name)
            for name in ("severity", "area", "organisation", "rule", "who-acts", "register", "kind", "age", "outcome")
            if data.draw(st.integers(0, 3), f"ask {name}") == 0
        },
        record=data.draw(some({each.subject.partition("#")[0] for each in findings}))
        if data.draw(st.booleans())
        else (),
        waived=data.draw(st.sampled_from(["no", "yes", "only"])),
        consequences=data.draw(st.booleans()),
        sort=data.draw(st.sampled_from(["severity", "organisation", "area", "rule", "age", "record"])),
        counts=True,
        all_of=("rule", "organisation", "area", "who-acts", "kind", "register"),
        limit=str(data.draw(st.integers(1, 60))),
    )
    wanted = shown(findings, question)
    answer = gaps.run(region, question)
    assert answer.total == len(wanted)
    assert answer.records == len({each.subject.partition("#")[0] for each in wanted})
    assert dict(answer.severities) == {each: sum(f.severity == each for f in wanted) for each in SEVERITIES}
    assert answer.cannot_tell == sum(each.outcome == "cannot-tell" for each in wanted)
    waived = Question(**{**fields_of(question), "waived": "only"})
    assert answer.waived == (len(shown(findings, waived)) if question.waived == "no" else 0)
    folded = Question(**{**fields_of(question), "consequences": True})
    assert answer.folded == len(shown(findings, folded)) - len(wanted)
    for heading in answer.headings:
        counts = Counter(filed(each)[heading.field] for each in shown(findings, question, but=heading.field))
        asked = chosen(question).get(heading.field, ())
        assert {each.value: each.count for each in heading.values} == {each: counts[each] for each in {*counts, *asked}}
        assert heading.others == 0
        assert all(each.label for each in heading.values)
    cells = Counter((filed(each)["organisation"], filed(each)["area"]) for each in wanted)
    assert {(each.organisation, each.area): each.count for each in answer.cells} == cells
    for cell in answer.cells:
        these = [e for e in wanted if (filed(e)["organisation"], filed(e)["area"]) == (cell.organisation, cell.area)]
        assert cell.worst == min((each.severity for each in these), key=SEVERITIES.index)
    assert {ref for ref, _title in answer.organisations} == {ref for ref, _area in cells}
    assert pages(region, question) == ordered(answer, region, question, wanted)


def fields_of(question: Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in Question.__dataclass_fields__}


def pages(region: Session, question: Question) -> list[str]:
    """The findings of all pages, one after another."""
    found: list[str] = []
    after = ""
    while True:
        answer = gaps.run(region, Question(**{**fields_of(question), "counts": False, "after": after}))
        found += [row.fingerprint for row in answer.rows]
        assert len(answer.rows) <= int(question.limit)
        if not answer.next:
            return found
        after = answer.next


def ordered(answer: gaps.Answer, region: Session, question: Question, wanted: list[Finding]) -> list[str]:
    """The same findings, put in order in one piece; the list says itself how they are ordered."""
    everything = gaps.run(region, Question(**{**fields_of(question), "limit": "500", "counts": False}))
    assert sorted(row.fingerprint for row in everything.rows) == sorted(each.fingerprint for each in wanted)
    ranks = {"severity": lambda row: SEVERITIES.index(row.severity), "rule": lambda row: row.rule,
             "area": lambda row: list(Area).index(Area(row.area)), "record": lambda row: Ref.parse(row.ref),
             "organisation": lambda row: (not row.organisation, row.organisation_title.casefold(), row.organisation),
             "age": lambda row: (Made().of(row.fingerprint)[0], Made().of(row.fingerprint)[1] > "")}  # fmt: skip
    keys = [ranks[question.sort](row) for row in everything.rows]
    assert keys == sorted(keys)
    return [row.fingerprint for row in everything.rows]


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_says_all_that_check_says_of_it(region: Session) -> None:
    by_name = {shown.finding.fingerprint: shown for shown in check.run(region, check.Question(all=True)).findings}
    answer = gaps.run(region, Question(waived="yes", consequences=True, limit="500"))
    assert {row.fingerprint for row in answer.rows} == by_name.keys()
    for row in answer.rows:
        said = by_name[row.fingerprint]
        assert (row.file, row.line, row.waived, row.record) == (said.file, said.line, said.waived, said.record_title)
        assert (row.because, row.at, row.subject) == (said.finding.because, said.finding.at, said.finding.subject)
        assert row.organisation == said.finding.organisation
        assert bool(row.organisation_title) == bool(row.organisation)


def test_what_is_known_of_one_record_is_all_that_is_found_about_it(region: Session, findings: list[Finding]) -> None:
    most = Counter(each.subject.partition("#")[0] for each in findings).most_common(1)[0][0]
    assert {row.fingerprint for row in gaps.about(region, most)} == {
        each.fingerprint for each in findings if each.subject.partition("#")[0] == most
    }
    with pytest.raises(NotFound):
        gaps.about(region, "northmoor/agreement/no-such-thing")


def test_one_record_can_be_asked_about_before_the_others_are_judged(region: Session, tmp_path: Path) -> None:
    root = tmp_path / "region"
    shutil.copytree(region.federation, root, ignore=shutil.ignore_patterns(".muniment"))
    known = next(iter(gaps.run(region, Question(limit="1")).rows))
    alone = gaps.about(Session(federation=root), known.ref)
    assert alone == gaps.about(region, known.ref)


def test_totals_are_those_of_the_list(region: Session) -> None:
    assert gaps.totals(region) == dict(gaps.run(region, Question()).severities)
    some = ("northmoor", "eastvale")
    assert gaps.totals(region, some) == dict(gaps.run(region, Question(register=some)).severities)
    with pytest.raises(UsageError):
        gaps.totals(region, ["northmor"])


# ── asked wrongly ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("question", "fix"),
    [
        ({"rule": ("retention-mising",)}, "retention-missing"),
        ({"register": ("northmor",)}, "northmoor"),
        ({"organisation": ("northmor",)}, "northmoor"),
        ({"organisation": ("northmoor/agreement/x",)}, ""),
        ({"kind": ("agreemnt",)}, "agreement"),
        ({"severity": ("hihg",)}, "high"),
        ({"sort": "colour"}, ""),
        ({"record": ("no-such-record-anywhere",)}, ""),
        ({"limit": "0"}, "--limit"),
        ({"limit": "9" * 5000}, "--limit"),
        ({"after": "x"}, "--after"),
        ({"after": "WzEsMl0"}, "--after"),
        ({"after": "bnVsbA"}, "--after"),
        ({"after": "\ud800"}, "--after"),
    ],
)
def test_what_is_asked_wrongly_is_told_with_the_nearest(region: Session, question: dict[str, Any], fix: str) -> None:
    with pytest.raises(UsageError) as raised:
        gaps.run(region, Question(**question))
    assert fix in raised.value.fix


def test_the_place_to_go_on_from_is_of_one_list_and_one_day(region: Session) -> None:
    after = gaps.run(region, Question(limit="3")).next
    assert gaps.run(region, Question(limit="5", after=after)).rows, "a page may be of another length"
    for other in (Question(sort="rule", after=after), Question(severity=("high",), after=after)):
        with pytest.raises(UsageError, match="another list"):
            gaps.run(region, other)
    other_day = Session(federation=region.federation, as_of=date(2026, 11, 20))
    with pytest.raises(UsageError, match="another day"):
        gaps.run(other_day, Question(after=after))


def test_a_place_whose_finding_has_gone_is_told(region: Session, tmp_path: Path) -> None:
    root = tmp_path / "region"
    shutil.copytree(region.federation, root, ignore=shutil.ignore_patterns(".muniment"))
    first = gaps.run(Session(federation=root), Question(limit="1", sort="record"))
    (root / first.rows[0].file).unlink()
    with pytest.raises(UsageError, match="no longer there"):
        gaps.run(Session(federation=root), Question(limit="1", sort="record", after=first.next))


# ── where nothing can be kept, and where a rule fails ────────────────────────────────────────────────────────────────


def test_what_could_not_be_kept_is_counted_and_listed_like_the_rest(
    region: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "region"
    shutil.copytree(region.federation, root, ignore=shutil.ignore_patterns(".muniment"))
    kept = Verdicts._keep
    calls = []

    def every_other(self: Verdicts, rows: dict[int, Any], stand: str) -> None:
        """Another process writes whenever a second record comes."""
        calls.append(len(rows))
        half = {number: rows.pop(number) for number in sorted(rows)[::2]}
        kept(self, rows, stand)
        self.unkept |= half

    monkeypatch.setattr(Verdicts, "_keep", every_other)
    blocked = Session(federation=root)
    for sort in ("severity", "organisation"):
        question = Question(sort=sort, counts=True, limit="200", waived="yes", consequences=True)
        wanted, found = gaps.run(region, question), gaps.run(blocked, question)
        assert (found.total, found.records, found.cells) == (wanted.total, wanted.records, wanted.cells)
        assert found.headings == wanted.headings
        rest = Question(sort=sort, limit="200", waived="yes", consequences=True, after=found.next)
        assert found.rows == wanted.rows
        assert gaps.run(blocked, rest).rows == gaps.run(region, rest).rows
    assert calls


def test_a_rule_that_fails_is_told_of(region: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "region"
    shutil.copytree(region.federation, root, ignore=shutil.ignore_patterns(".muniment"))
    monkeypatch.setitem(rules()["purpose-missing-or-vague"].__dict__, "judge", lambda _subject: 1 / 0)
    for _time in range(2):
        answer = gaps.run(Session(federation=root), Question(counts=True))
        assert answer.defects
        assert answer.total > 100, "the others are judged all the same"


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_text_shows_findings_headings_and_how_to_go_on(region: Session) -> None:
    answer = gaps.run(region, Question(counts=True, limit="2"))
    said = "\n".join(lines(answer))
    for row in answer.rows:
        assert row.because in said
        assert f"{row.file}:{row.line}" in said
        assert row.fingerprint in said
    for heading in answer.headings:
        assert heading.label in said
    assert f"--after={answer.next}" in said
    assert f"2 of {answer.total} findings" in said
    assert "--waived yes" in said
    assert "--consequences" in said


def test_where_nothing_fits_the_text_says_so(region: Session) -> None:
    answer = gaps.run(region, Question(rule=("retention-missing",), kind=("standard",), counts=True))
    assert answer.total == 0
    assert "Nothing that fits needs attention on 21 November 2026" in "\n".join(lines(answer))
