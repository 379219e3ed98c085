"""What the generator writes is sound under every rule, and what it plants is found by the rule that it says."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.generator.defects import DEFECTS  # noqa: E402
from benchmarks.generator.writing import Written, write  # noqa: E402
from registry.check.engine import Sitting  # noqa: E402
from registry.findings import Outcome  # noqa: E402
from registry.law.statute_book import statute_book  # noqa: E402
from registry.load.federation import find  # noqa: E402
from registry.load.reading import load  # noqa: E402
from registry.rules.catalogue import rules  # noqa: E402
from registry.session import Session  # noqa: E402

DAY = date(2026, 11, 21)
"""The day on which everything invented is looked at."""
OF_ONES_OWN = {"house"}
"""Families whose rules a register writes for itself."""


def findings(where: Path) -> set[tuple[str, str, Outcome]]:
    """Every rule that is not met, with the record that it judged and whether that can be told."""
    snapshot, _problems = load(find(where))
    sitting = Sitting(snapshot, Session(federation=where, as_of=DAY), statute_book(), list(rules().values()), DAY)
    judged = [sitting.judge(record) for ref in snapshot.refs() if (record := snapshot.record(ref))]
    assert [each.defects for each in judged if each.defects] == []
    return {
        (each.rule.id, each.subject.partition("#")[0], each.verdict.outcome)
        for judgement in judged
        for each in judgement.verdicts
        if each.verdict.outcome in (Outcome.VIOLATED, Outcome.CANNOT_TELL)
    }


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    """A federation of 300 records with something wrong with most of them."""
    where = tmp_path_factory.mktemp("defects") / "all"
    return where, write(where, 300, 8, seed=1, faults=0.9)


@pytest.mark.parametrize(("records", "registers", "seed"), [(300, 8, 1), (120, 1, 3), (90, 20, 4), (9, 9, 5)])
def test_no_rule_has_anything_to_say_of_a_sound_federation(
    tmp_path: Path, records: int, registers: int, seed: int
) -> None:
    write(tmp_path / "all", records, registers, seed)
    assert sorted(findings(tmp_path / "all")) == []


def test_each_planted_defect_is_found_by_its_rule_at_its_record(spoiled: tuple[Path, Written]) -> None:
    where, written = spoiled
    found = findings(where)
    missed = [each for each in written.planted if (each.rule, each.ref, Outcome.VIOLATED) not in found]
    assert missed == []
    assert len({each.rule for each in written.planted}) >= 40


def test_defects_are_of_every_family_and_of_rules_that_there_are() -> None:
    known = {rule.id: rule.family for rule in rules().values()}
    planted = {each.rule for defects in DEFECTS.values() for each in defects}
    assert planted <= set(known)
    assert {known[rule] for rule in planted} == set(known.values()) - OF_ONES_OWN
