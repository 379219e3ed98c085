"""What a register asks of its own records, as it is read from its file, and kept."""

from __future__ import annotations

from typing import Any

import pytest

from registry.index.opening import open_index
from registry.load.federation import find
from registry.load.house_rules import HouseRule, house_rules
from registry.problems import Problem

OWNER = {"id": "owner", "kind": "dpia", "field": "owner/role", "why": "Somebody answers for it."}
READ = HouseRule("owner", "dpia", "owner/role", "in-force", "Somebody answers for it.")


@pytest.mark.parametrize("alone", [True, False])
def test_the_rules_of_a_house_come_with_its_register(registers: Any, alone: bool) -> None:
    registers.register("northmoor", house_rules=[OWNER | {"from_status": "draft"}])
    registers.register("eastvale")
    if not alone:
        registers.federation("northmoor", "eastvale")
    found = find(registers.root / "northmoor")
    assert {each.id: each.house_rules for each in found.registers} == {
        "northmoor": (READ._replace(from_status="draft"),)
    } | ({} if alone else {"eastvale": ()})
    assert found.problems == ()


@pytest.mark.parametrize("alone", [True, False])
def test_a_rule_that_is_amiss_is_a_problem_and_the_rest_is_read(registers: Any, alone: bool) -> None:
    wrong = [
        OWNER | {"kind": "treaty", "id": "first"},
        OWNER,
        OWNER | {"field": "owner/rolle", "id": "third"},
        OWNER | {"why": 3, "id": "fourth"},
        dict(OWNER),
        {"id": "fifth", "field": "owner/role"},
        {"id": "sixth", "kind": "dpia"},
    ]
    registers.register("northmoor", house_rules=wrong)
    if not alone:
        registers.federation("northmoor")
    found = find(registers.root / "northmoor")
    assert found.registers[0].house_rules == (READ,)
    assert sorted((each.code, each.place[:2]) for each in found.problems) == [
        ("duplicate-list-key", ("house_rules", 4)),
        ("house-rule-field", ("house_rules", 2)),
        ("missing-key", ("house_rules", 5)),
        ("missing-key", ("house_rules", 6)),
        ("not-in-list", ("house_rules", 0)),
        ("wrong-type", ("house_rules", 3)),
    ]


def test_why_a_register_asks_for_it_need_not_be_said() -> None:
    said = {name: value for name, value in OWNER.items() if name != "why"}
    assert house_rules({"house_rules": [said]}, "northmoor") == ((READ._replace(why=""),), [])


def test_what_is_no_list_asks_for_nothing(registers: Any) -> None:
    registers.register("northmoor", house_rules="owner")
    found = find(registers.root / "northmoor")
    assert found.registers[0].house_rules == ()
    assert [each.code for each in found.problems] == ["wrong-type"]


@pytest.mark.parametrize(
    ("field", "fix"),
    [
        ("title", ""),
        ("owner", ""),
        ("risks/accepted_by", ""),
        ("local/directorate", ""),
        ("local/directorate/team", ""),
        ("ownr/role", "Did you mean `owner/role`?"),
        ("risks/acepted_by", "Did you mean `risks/accepted_by`?"),
        ("title/short", "Write `title`, which has no fields of its own."),
    ],
)
def test_a_field_that_its_kind_of_record_cannot_have_is_a_problem(field: str, fix: str) -> None:
    found, problems = house_rules({"house_rules": [OWNER | {"field": field}]}, "northmoor")
    assert [problem.fix for problem in problems] == ([fix] if fix else [])
    assert bool(found) == (not fix)


def test_nothing_is_said_twice_of_a_rule_that_does_not_fit() -> None:
    said = {"house_rules": [OWNER | {"field": "nowhere"}, OWNER]}
    unfit = [Problem("bad-form", "", "register.yaml", {}, ("house_rules", 0, "why")), Problem("syntax", "", "", {})]
    assert house_rules(said, "northmoor", unfit) == ((READ,), [])


def test_the_index_remembers_them(registers: Any) -> None:
    registers.register("northmoor", house_rules=[OWNER])
    for _once_more in range(2):
        snapshot = open_index(registers.root / "northmoor")
        assert snapshot.federation.registers[0].house_rules == (READ,)
        snapshot.engine.close()
    registers.register("northmoor")
    snapshot = open_index(registers.root / "northmoor")
    assert snapshot.federation.registers[0].house_rules == ()
    snapshot.engine.close()
