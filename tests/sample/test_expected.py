"""The rules find in the sample what `expected.yaml` says, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from registry.check.engine import Sitting
from registry.check.findings_of import findings_of
from registry.check.waiving import Waiving
from registry.findings import Finding, Outcome
from registry.law.statute_book import statute_book
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import MemorySnapshot
from registry.rules.catalogue import rules
from registry.session import Session
from tests.sample.expected import SAMPLE, Expected, cannot_be, expected, typed_in, written
from tests.sample.readme import README, page

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def sample() -> MemorySnapshot:
    snapshot, problems = load(find(SAMPLE))
    assert problems == []
    return snapshot


@pytest.fixture(scope="module")
def found(sample: MemorySnapshot) -> list[Finding]:
    """Every finding on the day of the sample, those that are waived with their waiver."""
    session = Session(federation=SAMPLE, as_of=DAY)
    sitting = Sitting(sample, session, statute_book(), list(rules().values()), DAY)
    judged = [sitting.judge(record) for ref in sample.refs() if (record := sample.record(ref))]
    assert [each.defects for each in judged if each.defects] == []
    findings = [finding for each in judged for finding in findings_of(each)]
    return list(Waiving(sample, session).marked(findings))


def told(finding: Finding) -> Expected:
    """A finding as the file writes it, less its words."""
    return Expected(
        finding.rule, finding.subject, finding.outcome.value, finding.at, "", finding.waiver, finding.follows_from
    )


def test_the_day_is_that_of_the_federation():
    assert str(written()["as_of"]) == str(DAY) == str(find(SAMPLE).as_of)


def test_check_finds_just_what_is_expected(found):
    listed = Counter(replace(each, found="") for each in expected())
    came = Counter(told(each) for each in found)
    assert sorted(map(str, came - listed)) == []
    assert sorted(map(str, listed - came)) == []


def test_a_record_that_is_not_named_has_no_violation_and_nothing_that_cannot_be_told(sample, found):
    wrong = {each.subject.partition("#")[0] for each in found}
    assert wrong == {each.record for each in expected()}
    assert len(list(sample.refs())) - len(wrong) > 300


def test_every_rule_is_broken_somewhere_or_says_why_it_cannot_be():
    broken = {each.rule for each in expected() if each.outcome == Outcome.VIOLATED.value}
    assert broken & cannot_be().keys() == set()
    assert broken | cannot_be().keys() == rules().keys()
    assert all(len(why.split()) > 10 for why in cannot_be().values())


def test_in_what_the_partners_keep_nothing_is_left_untold():
    kept = [each for each in expected() if each.record not in typed_in()]
    assert [each for each in kept if each.outcome != Outcome.VIOLATED.value] == []
    assert [each for each in kept if each.follows_from] == []


def test_the_tables_of_the_readme_are_up_to_date(sample):
    assert README.read_text("utf-8") == page(sample), "Run: python -m tests.sample.readme"
