"""The rules find in the eight published cases what `tests/cases/expected.yaml` says that they find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.check.engine import Judged, Judgement, Sitting
from registry.findings import Outcome
from registry.law.statute_book import statute_book
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.rules.catalogue import rules
from registry.schema.published import shape
from registry.session import Session
from registry.source import Document, Ref
from registry.source import find as find_place

CASES = Path(__file__).parent / "cases"
EXPECTED: dict[str, Any] = yaml.safe_load((CASES / "expected.yaml").read_text("utf-8"))
DAY = EXPECTED.pop("as_of")

Verdicts = dict[tuple[str, str], Judged]


def _each() -> Iterator[Any]:
    for case, expectations in EXPECTED.items():
        for each in expectations:
            yield pytest.param(each, id=f"{case}: {each['expects']}")


EACH = list(_each())
FOUND = [each for each in EACH if "found" in each.values[0]]


@pytest.fixture(scope="module")
def cases() -> MemorySnapshot:
    snapshot, problems = load(find(CASES))
    assert problems == []
    return snapshot


def _judged(cases: MemorySnapshot, as_if: str = "") -> list[Judgement]:
    sitting = Sitting(cases, Session(federation=CASES, as_of=DAY), statute_book(), list(rules().values()), DAY, as_if)
    return [sitting.judge(record) for ref in cases.refs() if (record := cases.record(ref))]


def _by_rule(judgements: list[Judgement]) -> Verdicts:
    return {(each.rule.id, each.subject): each for judgement in judgements for each in judgement.verdicts}


@pytest.fixture(scope="module")
def judgements(cases: MemorySnapshot) -> list[Judgement]:
    """What the rules say of every record of the cases."""
    return _judged(cases)


@pytest.fixture(scope="module")
def verdicts(judgements: list[Judgement]) -> Verdicts:
    return _by_rule(judgements)


@pytest.fixture(scope="module")
def filled_in() -> Verdicts:
    """What the rules would say of the models, were they filled in and in force."""
    snapshot, _problems = load(find(CASES))
    for ref, loaded in list(snapshot.records.items()):
        if "model_text" in loaded.data:
            data = {name: value for name, value in loaded.data.items() if name != "model_text"}
            snapshot.records[ref] = Loaded(ref, Document(ref.register, loaded.document.path, data))
    return _by_rule(_judged(snapshot, "in-force"))


def test_each_case_has_expectations():
    assert str(DAY) == "2026-11-21"
    assert sorted(EXPECTED) == sorted(path.name for path in CASES.glob("c*"))
    assert all(expectations for expectations in EXPECTED.values())


@pytest.mark.parametrize("each", EACH)
def test_each_expectation_is_found_or_shown_or_says_why_not(each: dict[str, Any]):
    assert set(each) <= {"expects", "found", "shown", "filled_in", "not_found"}
    assert each.get("found") or each.get("shown") or each.get("not_found")


def test_no_rule_has_a_defect_on_the_cases(judgements: list[Judgement]):
    assert [each.defects for each in judgements if each.defects] == []


@pytest.mark.parametrize("each", FOUND)
def test_what_is_expected_is_found(each: dict[str, Any], verdicts: Verdicts, filled_in: Verdicts):
    for finding in each["found"]:
        judged = (filled_in if each.get("filled_in") else verdicts)[finding["rule"], finding["subject"]].verdict
        assert judged.outcome is Outcome(finding["outcome"]), judged.because
        record = finding["subject"].partition("#")[0]
        places = {place if not place.startswith("#") else record + place for place in finding["at"]}
        assert places <= set(judged.at), judged.at


@pytest.mark.parametrize("each", EACH)
def test_what_a_record_shows_is_there(each: dict[str, Any], cases: MemorySnapshot):
    for address in each.get("shown", ()):
        own, _mark, inside = address.partition("#")
        ref = Ref.parse(own)
        loaded = cases.record(ref) if ref is not None else None
        assert loaded is not None, address
        assert find_place(loaded.data, shape(loaded.ref.kind).keys_at, inside) is not None, address
