"""The scale of links: what a finding makes of one, and that nothing known ever makes a link stronger."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.concepts.rules import Severity
from registry.concepts.sharing import Strength
from registry.findings import Finding, Outcome
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import RANK, of_finding, weakest

RULE = "agreement-unsigned-party"


def finding(
    severity: str = "critical", outcome: Outcome = Outcome.VIOLATED, waiver: str = "", at: str = "x"
) -> Finding:
    return Finding(RULE, f"north/agreement/{at}", outcome, severity, f"No record shows {at}.", (), waiver=waiver)


@pytest.mark.parametrize(
    ("severity", "violated", "cannot_tell"),
    [
        ("critical", "broken", "unknown"), ("high", "weak", "unknown"),
        ("medium", "fair", "fair"), ("low", "fair", "fair"),
    ],
)  # fmt: skip
def test_what_a_finding_makes_of_a_link(severity: str, violated: str, cannot_tell: str) -> None:
    assert of_finding(finding(severity)).value == violated
    assert of_finding(finding(severity, Outcome.CANNOT_TELL)).value == cannot_tell
    assert of_finding(finding(severity, waiver="north/waiver/for-now")).value == "fair"


def test_a_doubt_of_a_severity_never_weighs_more_than_the_worst_of_a_graver_one() -> None:
    order = [each.value for each in Severity]
    for outcome in (Outcome.VIOLATED, Outcome.CANNOT_TELL):
        ranks = [RANK[of_finding(finding(each, outcome)).value] for each in order]
        assert ranks == sorted(ranks)


def test_the_gravest_reason_is_told_first_and_each_once() -> None:
    score = Score(lambda _finding: "Waived until Sunday.")
    score.found([finding("low", at="a review"), finding("critical", at="a signature"), finding("low", at="a review")])
    score.because(Strength.UNKNOWN, "It is only named.")
    assert score.strength == "broken"
    assert score.reasons == ("No record shows a signature.", "It is only named.", "No record shows a review.")
    assert [each.severity for each in score.weaknesses] == ["critical", "low"]


def test_what_is_waived_says_until_when() -> None:
    score = Score(lambda _finding: "Waived until Sunday.")
    score.found([finding(waiver="north/waiver/for-now")])
    assert (score.strength, score.reasons) == ("fair", ("No record shows x. Waived until Sunday.",))


def test_a_link_of_which_nothing_is_known_to_be_wrong_is_sound() -> None:
    assert Score(lambda _finding: "").strength == weakest(()) == "sound"


known = st.lists(st.sampled_from(list(product(["critical", "high", "medium", "low"], Outcome, ["", "w"]))), max_size=6)


@given(known.map(lambda all_: [each for each in all_ if each[1] in (Outcome.VIOLATED, Outcome.CANNOT_TELL)]))
def test_more_that_is_known_makes_no_link_stronger(told: list[tuple[str, Outcome, str]]) -> None:
    score, before = Score(lambda _finding: ""), "sound"
    for at, (severity, outcome, waiver) in enumerate(told):
        score.found([finding(severity, outcome, waiver, f"thing {at}")])
        assert RANK[score.strength] <= RANK[before]
        before = score.strength
