"""The verb `coverage`: how far duties and expectations are evidenced, every figure worked out again in a plain way."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.check.covered import Counts, coverage_of
from registry.check.engine import Sitting
from registry.cli.text.coverage import lines
from registry.concepts.coverage import Coverage
from registry.errors import NotFound, UsageError
from registry.law.statute_book import statute_book
from registry.rules.catalogue import rules
from registry.rules.duties import framework, obligations, parts, standing_on
from registry.session import Session
from registry.verbs.checks import coverage, gaps
from registry.verbs.opening import opened

SAMPLE = Path(__file__).parents[2] / "agreements"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The sample, in a folder where its index may be written."""
    place = tmp_path_factory.mktemp("sample") / "agreements"
    shutil.copytree(SAMPLE, place, ignore=shutil.ignore_patterns(".muniment"))
    return Session(federation=place)


def asked(session: Session, **question: Any) -> coverage.Answer:
    return coverage.run(session, coverage.Question(**question))


def judged(session: Session, register: str) -> tuple[dict[str, Counter[str]], dict[str, set[str]]]:
    """Rule → outcome → how many, and rule → the records that satisfy it, by judging every record one by one."""
    snapshot = opened(session)
    sitting = Sitting(snapshot, session, statute_book(), list(rules().values()), session.today)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    passed: dict[str, set[str]] = defaultdict(set)
    for loaded in snapshot.all(session, None, register):
        for each in sitting.judge(loaded).verdicts:
            counts[each.rule.id][each.verdict.outcome.value] += 1
            if each.verdict.outcome == "satisfied":
                passed[each.rule.id].add(str(loaded.ref))
    return counts, passed


def test_every_figure_is_what_judging_each_record_gives(session: Session) -> None:
    counts, _passed = judged(session, "northmoor")
    answer = asked(session, register=("northmoor",))
    assert [each.key for each in answer.duties] == [each["law"][0] for each in obligations()]
    for shown, duty in zip(answer.duties, obligations(), strict=True):
        own = Counter[str]()
        for name in (each.id for each in standing_on(duty["law"])):
            own.update(counts[name])
        assert shown.counts == Counts(own["satisfied"], own["violated"], own["cannot-tell"], own["not-applicable"]), (
            shown.key
        )
        # The same again, in the words of the page.
        if not shown.rules:
            wanted = "not-known"
        elif own["satisfied"]:
            wanted = "partly" if own["violated"] + own["cannot-tell"] else "evidenced"
        elif own["violated"]:
            wanted = "no-record"
        else:
            wanted = "cannot-tell" if own["cannot-tell"] else "nothing-here"
        assert shown.status == wanted, shown.key
    assert dict(answer.statuses) == {each.value: 0 for each in Coverage} | Counter(
        each.status for each in answer.duties
    )


def test_a_duty_by_itself_names_the_records_that_pass(session: Session) -> None:
    _counts, passed = judged(session, "northmoor")
    (duty,) = asked(session, register=("northmoor",), duty=("uk-gdpr-a30",)).duties
    assert {each.rule: {one.ref for one in each.passed} for each in duty.rules} == {
        each.rule: passed[each.rule] for each in duty.rules
    }
    assert all(each.records == len(each.passed) for each in duty.rules)


def test_rules_by_themselves_name_the_records_that_pass(session: Session) -> None:
    _counts, passed = judged(session, "eastvale")
    answer = asked(session, register=("eastvale",), rule=("retention-missing", "ropa-missing"))
    assert [each.rule for each in answer.rules] == ["retention-missing", "ropa-missing"]
    assert all({one.ref for one in each.passed} == passed[each.rule] for each in answer.rules)
    assert answer.duties == ()


def test_every_number_of_findings_is_how_many_the_list_of_gaps_has(session: Session) -> None:
    answer = asked(session, register=("northmoor",))
    for duty in answer.duties:
        for outcome, number in (("violated", duty.counts.violated), ("cannot-tell", duty.counts.cannot_tell)):
            if not number:
                continue
            names = tuple(each.rule for each in duty.rules)
            question = gaps.Question(
                rule=names, register=("northmoor",), outcome=(outcome,), waived="yes", consequences=True, limit="1"
            )
            assert gaps.run(session, question).total == number, duty.key
        if duty.waived:
            question = gaps.Question(
                rule=tuple(each.rule for each in duty.rules), register=("northmoor",), waived="only", consequences=True
            )
            assert gaps.run(session, question).total == duty.waived


def test_all_registers_together_are_the_sum_of_each(session: Session) -> None:
    whole = asked(session)
    each = [asked(session, register=(own,)) for own, _title in whole.known]
    for at, duty in enumerate(whole.duties):
        assert duty.counts.satisfied == sum(one.duties[at].counts.satisfied for one in each)
        assert duty.counts.violated == sum(one.duties[at].counts.violated for one in each)
        assert duty.waived == sum(one.duties[at].waived for one in each)
    assert whole.records == sum(one.records for one in each)


@given(st.tuples(*[st.integers(0, 3)] * 4), st.booleans())
def test_nothing_is_evidenced_unless_something_is_satisfied_and_nothing_is_open(
    numbers: tuple[int, int, int, int], has_rules: bool
) -> None:
    counts = Counts(*numbers)
    status = coverage_of(counts, [rules()["ropa-missing"]] if has_rules else [])
    if not has_rules:
        assert status is Coverage.NOT_KNOWN
    else:
        assert (status is Coverage.EVIDENCED) == bool(counts.satisfied and not counts.violated + counts.cannot_tell)
        assert (status is Coverage.NOTHING_HERE) == (counts.satisfied + counts.violated + counts.cannot_tell == 0)
        assert status is not Coverage.NOT_KNOWN


# ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_statuses_narrow_the_duties_and_not_the_numbers(session: Session) -> None:
    answer = asked(session, status=("not-known",))
    assert answer.duties
    assert all(each.status == "not-known" and each.why and not each.rules for each in answer.duties)
    assert sum(number for _status, number in answer.statuses) == len(obligations())


@pytest.mark.parametrize(
    "name", ["northmoor", "northmoor/organisation/northmoor", "harbour-police/organisation/northmoor"]
)
def test_an_organisation_stands_for_the_register_that_it_keeps(session: Session, name: str) -> None:
    assert asked(session, organisation=(name,)).registers == ("northmoor",)


def test_an_organisation_without_a_register_is_told_of(session: Session) -> None:
    with pytest.raises(NotFound, match="keeps no register of its own"):
        asked(session, organisation=("gannet-rock-primary-school",))


@pytest.mark.parametrize(
    "question",
    [{"register": ("nowhere",)}, {"duty": ("uk-gdpr-a99",)}, {"status": ("compliant",)}, {"organisation": ("<b>",)}],
)
def test_what_there_is_not_is_said(session: Session, question: dict[str, Any]) -> None:
    with pytest.raises((UsageError, NotFound)):
        asked(session, **question)


def test_law_that_was_not_in_force_on_the_day_says_so(session: Session) -> None:
    then = Session(federation=session.federation, as_of=date(2026, 6, 1))
    (duty,) = asked(then, duty=("dpa18-s164a",)).duties
    assert duty.law[0].standing
    (now,) = asked(session, duty=("dpa18-s164a",)).duties
    assert now.law[0].standing == ""


# ── the framework ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_framework_has_what_was_read_of_it_and_marks_the_rest() -> None:
    """Reference, section 3.5: 77 expectations in ten categories, 52 of them by name; three categories not confirmed."""
    found = framework()
    assert [each.count for each in found] == [6, 4, 5, 11, 7, 10, 9, 5, 12, 8]
    assert sum(len(each.expectations) for each in found) == 52
    assert [each.title for each in found if not each.confirmed] == [
        "Risks and data protection impact assessments", "Records management and security",
        "Breach response and monitoring",
    ]  # fmt: skip
    assert all(len(each.expectations) == (each.count if each.confirmed else 0) for each in found)
    assert all(statute_book().entries[each.law].data["says"] == f"{each.count} expectations." for each in found)


def test_a_rule_that_cites_a_category_bears_on_it() -> None:
    for category in framework():
        assert {each.id for each in standing_on([category.law])} <= {each.id for each in category.rules}


def test_expectations_are_counted_like_duties(session: Session) -> None:
    counts, _passed = judged(session, "northmoor")
    answer = asked(session, register=("northmoor",))
    for category in answer.framework:
        for each in (category, *category.expectations):
            own = Counter[str]()
            for name in each.rules:
                own.update(counts[name])
            assert (each.counts.satisfied, each.counts.violated) == (own["satisfied"], own["violated"]), each.title
    assert (answer.unread, answer.unconfirmed) == (25, 3)
    assert sum(number for _status, number in answer.expectations) == 52


def test_every_duty_stands_in_a_part_and_says_something() -> None:
    for duty in obligations():
        assert set(duty) <= {"in", "law", "duty", "not_yet", "partly"}, "a comma in unquoted words begins another field"
        assert duty["in"] in parts()


# ── what a person reads ──────────────────────────────────────────────────────────────────────────────────────────────


def test_nobody_is_told_that_they_comply(session: Session) -> None:
    said = "\n".join(lines(asked(session)))
    # One of the regulator's expectations has the word in its name.
    assert "complian" not in said.replace("Compliance reviews", "").lower()
    assert "not proof that the law is kept" in said
    assert "not confirmed" in said
    assert "UK GDPR Article 30" in said


def test_the_records_that_pass_are_listed_where_one_duty_is_asked_for(session: Session) -> None:
    said = "\n".join(lines(asked(session, register=("northmoor",), duty=("uk-gdpr-a30",))))
    assert "northmoor/processing-activity/hub-casework" in said
    assert "Accountability Framework" not in said
