"""The rules, to be searched and narrowed; and one rule, with its law, its findings and its examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from registry.rules.catalogue import rules
from registry.verbs.checks import explain
from tests.ui.test_hostile import HOSTILE, is_only_text


def titles(page: Any) -> list[str]:
    """The rules that a list shows, in its order."""
    return re.findall(r'<h3><a href="rule\?id=([^"&]*)"', page.source)


def test_every_rule_is_listed_the_most_severe_first(visit: Any) -> None:
    page = visit("rules")
    shown = titles(page)
    assert sorted(shown) == sorted(rules())
    severities = ["critical", "high", "medium", "low"]
    ranks = [severities.index(rules()[own].severity) for own in shown]
    assert ranks == sorted(ranks)
    assert f'"{len(rules())} rules"' in page.announced


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ({"area": "transfers"}, lambda rule: rule.area == "transfers"),
        ({"severity": "low"}, lambda rule: rule.severity == "low"),
        ({"who-acts": "dpo"}, lambda rule: rule.text["who_acts"] == "dpo"),
        ({"law": "uk-gdpr-a28-3"}, lambda rule: "uk-gdpr-a28-3" in [each["law"] for each in rule.text["cites"]]),
    ],
)
def test_a_filter_leaves_just_the_rules_that_it_names(visit: Any, address: dict[str, str], fits: Any) -> None:
    shown = titles(visit("rules", **address))
    assert shown
    assert sorted(shown) == sorted(own for own, rule in rules().items() if fits(rule))


def test_words_find_rules_by_what_they_say_and_by_their_law(visit: Any) -> None:
    assert "gateway-wrong-territory" in titles(visit("rules", q="gateway nation"))
    assert "processor-without-contract" in titles(visit("rules", q="Article 28(3)"))
    assert "Nothing fits." in visit("rules", q="zzzz").text


def test_the_count_of_each_rule_is_what_was_found_today_and_leads_there(visit: Any, federation: Any) -> None:
    page = visit("rules")
    from registry.session import Session

    answer = explain.run(Session(federation=federation), explain.Question(counts=True))
    for own, tally in answer.tallies:
        leads = f'href="gaps?rule={own}&amp;waived=yes&amp;following=yes"' in page.source
        assert leads is bool(tally.findings), own
    assert sum(tally.findings for _own, tally in answer.tallies) > 0


def test_one_rule_says_why_what_to_do_and_by_which_law(visit: Any) -> None:
    page = visit("rule", id="gateway-wrong-territory")
    rule = rules()["gateway-wrong-territory"]
    assert page.heading() == rule.text["title"]
    for said in ("broken", "why", "remedy"):
        assert " ".join(rule.text[said].split()) in page.text.replace("\n", " ")
    assert page.anchors["UK GDPR Article 5(1)(a)"] == "law?id=uk-gdpr-a5-1-a"
    assert page.anchors["A gateway that is not in force"] == "rule?id=gateway-not-in-force"


def test_every_example_is_shown_with_what_the_rule_says_of_it(visit: Any) -> None:
    page = visit("rule", id="gateway-wrong-territory")
    examples = rules()["gateway-wrong-territory"].text["examples"]
    assert all(each["title"] in page.text for each in examples)
    assert "No record shows it: 5 examples" in page.text
    assert "Nation\n: taken out" in page.text


@pytest.mark.parametrize("own", sorted(rules())[::24])
def test_rules_of_every_sort_are_drawn(visit: Any, own: str) -> None:
    is_only_text(visit("rule", id=own))


def test_the_law_of_a_rule_is_told_on_another_day(visit: Any) -> None:
    page = visit("rule", id="gateway-wrong-territory", on="2020-01-01")
    assert "On 1 January 2020" in page.text
    assert page.anchors["UK GDPR Article 5(1)(a)"] == "law?id=uk-gdpr-a5-1-a&on=2020-01-01"
    assert page.anchors["Back to today"] == "rule?id=gateway-wrong-territory"


@pytest.mark.parametrize("own", ["lawful-basis-mising", "x" * 20_000, *HOSTILE[:3]])
def test_a_rule_that_there_is_not_gets_a_plain_line(visit: Any, own: str) -> None:
    page = visit("rule", id=own)
    assert page.heading() == "Rule not found"
    is_only_text(page)


@pytest.mark.parametrize("name", ["q", "law", "today"])
def test_hostile_filters_are_only_looked_up(visit: Any, name: str) -> None:
    for text in HOSTILE[1:3]:
        is_only_text(visit("rules", **{name: text}))
