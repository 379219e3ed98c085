"""Several verdicts on parts of one thing make one: the worst, with every place that is so."""

from __future__ import annotations

import pytest

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together, unanswered

MET = satisfied("It is met.", ("law-a",))
ELSEWHERE = not_applicable("It is not asked.")
OPEN = cannot_tell("open", "It is open.")
BROKEN = violated("broken", "It is broken.", ("law-b",))
ALSO_BROKEN = violated(("also", "broken"), "It is broken.", ("law-c",))


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ((MET,), MET),
        ((ELSEWHERE,), ELSEWHERE),
        ((ELSEWHERE, MET), MET),
        ((MET, satisfied("So is that.")), satisfied("It is met. So is that.", ("law-a",))),
        ((MET, OPEN), OPEN),
        ((OPEN, BROKEN, MET), BROKEN),
        ((BROKEN, ALSO_BROKEN), violated(("broken", "also"), "It is broken.", ("law-b", "law-c"))),
        ((OPEN, cannot_tell("too", "So is that.")), cannot_tell(("open", "too"), "It is open. So is that.")),
    ],
)
def test_the_worst_of_several_is_said(several: tuple[Verdict, ...], one: Verdict) -> None:
    assert together(several) == one


def test_unknown_where_evidence_should_be_is_violated_and_says_so() -> None:
    said = "The question was asked, and no record shows the answer: whether people are told."
    assert unanswered("here", "whether people are told.", ("law-a",)) == violated("here", said, ("law-a",))
