"""What waits for whom: a proposal for somebody else, what was reviewed for the steward, the rest for whoever maps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.verbs.words import decide, review
from tests.verbs.two_tongues import CARE, POLICE, SHARED, write

COLOUR, HUNCH = f"{CARE}#terms[colour]", f"{POLICE}#terms[hunch]"


@pytest.fixture
def root(registers: Any, tmp_path: Path) -> Path:
    """Two organisations whose words are mostly mapped."""
    write(registers)
    return tmp_path


def _waits(root: Path, vocabulary: str, part: str) -> list[str]:
    return [row.term for row in review.run(Session(root), review.Question(vocabulary, part=part)).rows]


def _decide(root: Path, term: str, decision: str, part: str, *objects: str, **more: Any) -> decide.Answer:
    asked = decide.Question(term=term, decision=decision, object=objects, role="Somebody", part=part, **more)
    return decide.run(Session(root), asked)


def test_what_waits_is_what_somebody_in_that_part_has_to_do(root: Path) -> None:
    assert (_waits(root, CARE, "maker"), _waits(root, POLICE, "maker")) == ([COLOUR], [])
    assert _waits(root, POLICE, "reviewer") == [HUNCH]
    _decide(root, HUNCH, "agree", "reviewer")
    assert (_waits(root, POLICE, "reviewer"), _waits(root, POLICE, "steward")) == ([], [HUNCH])
    # Whoever does not say which part they play is told all that waits.
    assert _waits(root, POLICE, "") == [HUNCH]


def test_a_reviewer_sees_proposals_before_what_nobody_has_looked_at(root: Path) -> None:
    _decide(root, f"{CARE}#terms[case]", "accept", "maker", f"{SHARED}#terms[inquiry]")
    waits = _waits(root, CARE, "reviewer")
    assert waits[-1] == COLOUR
    assert len(waits) >= 2 or waits == [COLOUR]


def test_the_count_of_what_waits_goes_by_the_same_states() -> None:
    counts = {"undecided": 3, "proposed": 5, "reviewed": 7, "unsure": 11, "disagreed": 13, "decided": 17}
    assert review.still_to_look_at(counts, "maker") == 3 + 11 + 13
    assert review.still_to_look_at(counts, "steward") == review.still_to_look_at(counts, "") == 39


def test_no_terms_may_be_asked_for_where_only_how_far_it_is_matters(root: Path) -> None:
    answer = review.run(Session(root), review.Question(CARE, most=0))
    assert (answer.rows, answer.total, answer.moving[0].terms) == ((), 1, 5)


def test_turning_nothing_in_particular_down_is_a_fault_beside_the_others(root: Path) -> None:
    asked = decide.Question(term=COLOUR, decision="not-this", role="Somebody")
    assert {each.field for each in decide.faults(Session(root), asked)} == {"object", "reason"}
    # Where one is proposed, that one is meant.
    asked = decide.Question(term=HUNCH, decision="not-this", role="Somebody", reason="too-broad")
    assert decide.faults(Session(root), asked) == ()


def test_the_recorded_codes_of_a_term_come_with_it(root: Path) -> None:
    answer = review.run(Session(root), review.Question(CARE, state="all", term=f"{CARE}#terms[status]"))
    row = answer.rows[0]
    assert [(each.code, each.label, each.is_recorded, each.recorded) for each in row.pairs] == [
        ("L", "Live", True, ("open",)), ("D", "Done", True, ("closed",)),
    ]  # fmt: skip
    assert "subject_code: L" in row.transform
