"""The page of the rules says what the rules say, and every duty of the law has a rule, or a reason why it has none."""

from __future__ import annotations

import re
from typing import Any

import pytest

from registry.rules.catalogue import rules
from registry.rules.duties import obligations, standing_on
from registry.rules.readme import README, text


def test_the_page_is_up_to_date() -> None:
    assert README.read_text("utf-8") == text(), "run `python -m registry.rules`"


def test_every_link_of_the_page_leads_to_one_of_its_headings() -> None:
    page = text()
    headings = {
        re.sub(r"[^\w -]", "", found).lower().replace(" ", "-") for found in re.findall(r"^#+ (.*)$", page, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= headings
    assert set(rules()) <= headings


@pytest.mark.parametrize("duty", obligations(), ids=lambda duty: duty["law"][0])
def test_a_duty_has_a_rule_or_a_reason_why_it_has_none(duty: dict[str, Any]) -> None:
    assert bool(standing_on(duty["law"])) is not ("not_yet" in duty)


def test_every_rule_stands_on_a_duty_or_is_about_the_product_or_a_power_to_share() -> None:
    covered = {rule.id for duty in obligations() for rule in standing_on(duty["law"])}
    left = {name for name, rule in rules().items() if name not in covered and "policy" not in rule.text}
    assert left == {"one-way-on-reciprocal-form"}
