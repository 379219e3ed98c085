"""Why did this pass? Every verdict on a record and its parts, passes included, each with its law and its reason."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.ui.why.words import outcome_word
from registry.verbs.checks import why
from tests.ui.test_hostile import HOSTILE, is_only_text

HUB = "town/agreement/hub"


def judged(federation: Path, ref: str = HUB) -> why.Answer:
    return why.run(Session(federation=federation), why.Question(address=ref))


def numbers(page: Any) -> dict[str, int]:
    """The numbers at the top, by what they count."""
    found = re.findall(r'class="label">([^<]*)</span><span class="number">([\d,]+)', page.source)
    return {label: int(number) for label, number in found}


def test_every_verdict_is_counted_and_none_is_left_out(visit: Any, federation: Path) -> None:
    answer = judged(federation)
    counts = Counter(each.outcome for each in answer.said)
    assert numbers(visit("why", ref=HUB)) == {
        outcome_word(each): counts[each] for each in ("violated", "cannot-tell", "satisfied", "not-applicable")
    }


def test_every_reason_is_on_the_page_passes_included(visit: Any, federation: Path) -> None:
    text = visit("why", ref=HUB).text.replace("\n", " ")
    for said in judged(federation).said:
        assert " ".join(said.because.split()) in text, said


def test_parts_are_called_by_their_names_and_in_order(visit: Any) -> None:
    page = visit("why", ref=HUB)
    heads = [" ".join(re.sub("<[^>]+>", "", each).split()) for each in re.findall(r"<h2[^>]*>(.*?)</h2>", page.source)]
    parts = [each for each in heads if "ttendance" in each or "whole" in each]
    assert parts == [
        "Agreement as a whole",
        "Flow: Attendance to the police",
        "Town Council giving: Attendance to the police",
        "The Force getting: Attendance to the police",
    ]


def test_what_needs_attention_leads_to_its_finding_and_its_lines(visit: Any, federation: Path) -> None:
    page = visit("why", ref=HUB, outcome="violated")
    first = next(each for each in judged(federation).said if each.outcome == "violated")
    assert f'href="finding?id={first.rule}%40{HUB}' in page.source
    assert f"source={first.at[0]}".replace("#", "%23").replace("[", "%5B").replace("]", "%5D") in page.source


def test_a_pass_leads_to_its_rule_and_its_law(visit: Any, federation: Path) -> None:
    page = visit("why", ref=HUB, outcome="satisfied")
    said = [each for each in judged(federation).said if each.outcome == "satisfied"]
    assert said
    for each in said:
        assert f'href="rule?id={each.rule}"' in page.source
        assert all(f'href="law?id={law.id}"' in page.source for law in each.cites)


def test_law_that_nobody_has_read_is_marked_beside_the_pass_that_stands_on_it(visit: Any, federation: Path) -> None:
    said = [each for each in judged(federation).said if each.outcome == "satisfied"]
    unread = [each for each in said if any(not law.verified for law in each.cites)]
    assert visit("why", ref=HUB, outcome="satisfied").source.count("Not verified") == sum(
        sum(not law.verified for law in each.cites) for each in unread
    )


@pytest.mark.parametrize(
    "address", [{"outcome": "satisfied"}, {"area": "lawfulness"}, {"rule": "lawful-basis-missing"}]
)
def test_a_filter_leaves_just_what_it_names(visit: Any, federation: Path, address: dict[str, str]) -> None:
    ((name, value),) = address.items()
    left = [each for each in judged(federation).said if getattr(each, name) == value]
    page = visit("why", ref=HUB, **address)
    assert left
    assert f"{len(left)} verdict" in page.text


def test_one_part_is_shown_by_itself(visit: Any) -> None:
    part = "flows[attendance-to-police]/sides[council.discloser]"
    page = visit("why", ref=HUB, part=part)
    assert "on 1 part." in page.text
    assert page.anchors["Show the whole record"] == "why?ref=town%2Fagreement%2Fhub"
    assert "on 1 part." in visit("why", ref=HUB, part="whole").text


def test_it_says_how_long_this_holds_and_what_else_was_looked_at(visit: Any, federation: Path) -> None:
    answer = judged(federation)
    page = visit("why", ref=HUB)
    assert "If no record changes, this" in page.text
    assert all(f"?ref={each.ref}" in page.source for each in answer.looked)
    assert any(each.title == "Town protocol" for each in answer.looked)


def test_the_same_files_are_judged_by_another_day(visit: Any) -> None:
    """Its review is due on 1 October 2026: on that day it is not overdue, weeks later it is."""
    review = {"ref": HUB, "rule": "agreement-review-overdue"}
    assert numbers(visit("why", **review))["No record shows it"] > 0
    late, early = visit("why", **review), visit("why", **review, on="2026-09-30")
    assert "No record shows it: 1 rule" in late.text
    assert "Satisfied: 1 rule" in early.text
    assert "as on 30 September 2026" in early.text
    assert early.anchors["Back to today"] == "why?rule=agreement-review-overdue&ref=town%2Fagreement%2Fhub"


@pytest.mark.parametrize("ref", ["town/agreement/protocol", "town/organisation/town", "force/organisation/force"])
def test_it_works_for_any_kind_of_record(visit: Any, federation: Path, ref: str) -> None:
    page = visit("why", ref=ref)
    assert page.heading() == f"Why did this pass? {judged(federation, ref).title}"
    assert sum(numbers(page).values()) == len(judged(federation, ref).said)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ({}, "No record chosen"),
        ({"ref": "town/agreement/no-such"}, "There is no record called"),
        ({"ref": HUB, "part": "flows[nothing]"}, "No rule judges"),
        ({"ref": HUB, "on": "2026-02-31"}, "“2026-02-31” is not a day."),
        ({"ref": HUB, "rule": "no-such"}, "Nothing fits."),
    ],
)
def test_what_cannot_be_shown_gets_a_plain_line(visit: Any, address: dict[str, str], says: str) -> None:
    page = visit("why", **address)
    assert says in page.text
    is_only_text(page)


@pytest.mark.parametrize("name", ["ref", "part", "rule", "after"])
def test_hostile_addresses_are_only_looked_up(visit: Any, name: str) -> None:
    for text in [*HOSTILE[1:3], "x" * 20_000]:
        is_only_text(visit("why", **{"ref": HUB, name: text}))
