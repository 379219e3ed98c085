"""What a register asks of its own records counts as soon as it asks, and for its own records only."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.verbs.checks import check

OWNER = {"id": "owner", "kind": "dpia", "field": "owner/role", "why": "Somebody answers for it."}


def unmet(registers: Any) -> list[str]:
    """The records that their registers ask more of."""
    question = check.Question(rule=("house-rule-unmet",))
    answer = check.run(registers.session(as_of=date(2026, 11, 21)), question)
    return [each.finding.subject for each in answer.findings]


def test_a_change_of_the_rules_of_a_house_is_seen_at_once(registers: Any) -> None:
    for register in ("northmoor", "eastvale"):
        registers.record(f"{register}/dpia/hub", status="active")
        registers.record(f"{register}/dpia/answered-for", status="active", owner={"role": "Head of Hub"})
    registers.federation("northmoor", "eastvale")
    assert unmet(registers) == []
    registers.register("northmoor", house_rules=[OWNER])
    assert unmet(registers) == ["northmoor/dpia/hub"]
    registers.register("northmoor", house_rules=[OWNER | {"field": "owner/team"}])
    assert unmet(registers) == ["northmoor/dpia/answered-for", "northmoor/dpia/hub"]
    registers.register("northmoor", house_rules=[])
    registers.register("eastvale", house_rules=[OWNER])
    assert unmet(registers) == ["eastvale/dpia/hub"]


def test_the_registers_own_words_are_told(registers: Any) -> None:
    registers.register("northmoor", house_rules=[OWNER | {"why": "Because we say so"}])
    registers.record("northmoor/dpia/hub", status="active")
    answer = check.run(registers.session(at="northmoor", as_of=date(2026, 11, 21)), check.Question())
    (shown,) = (each for each in answer.findings if each.finding.rule == "house-rule-unmet")
    assert shown.finding.because == (
        "Its register asks for `owner/role`, and no record shows it. The register says why: Because we say so."
    )


def test_a_register_need_not_say_why(registers: Any) -> None:
    registers.register("northmoor", house_rules=[{name: OWNER[name] for name in ("id", "kind", "field")}])
    registers.record("northmoor/dpia/hub", status="active")
    answer = check.run(
        registers.session(at="northmoor", as_of=date(2026, 11, 21)), check.Question(rule=("house-rule-unmet",))
    )
    (shown,) = answer.findings
    assert shown.finding.because == "Its register asks for `owner/role`, and no record shows it."
