"""Three lists by somebody who had not seen how rows are matched: what is said to be covered must be.

Eastvale's register is a CSV in an old character set, semicolons and officers' shorthand; the police's has a cover sheet
and headings of groups. Both were measured before the rules were changed, and the rules were then changed for them. The
third was written afterwards. Truth is by hand from the agreements, and says why what comes near does not cover.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.session import Session
from registry.verbs.sharing.shares import Answer, Question, run

SAMPLE, HERE = Path(__file__).parents[3] / "agreements", Path(__file__).parent
LISTS = [
    # The list, whose it is, and of those truly covered how many must be found.
    ("eastvale-register.csv", "eastvale", 0.45),
    ("police-register.xlsx", "harbour-police", 0.65),
    ("kept-back.csv", "", 0.85),
]


def told(name: str) -> dict[int, dict[str, Any]]:
    """The truth, by row of the file."""
    found: dict[int, dict[str, Any]] = yaml.safe_load((HERE / name).with_suffix(".yaml").read_text("utf-8"))
    return found


@pytest.fixture(scope="module", params=LISTS, ids=[each[0] for each in LISTS])
def asked(request: pytest.FixtureRequest) -> tuple[Answer, dict[int, dict[str, Any]], float]:
    """The answer about a list, its truth, and its floor."""
    name, giver, floor = request.param
    session = Session(federation=SAMPLE, as_of=date(2026, 11, 21))
    return run(session, Question(file=HERE / name, from_=giver)), told(name), floor


Asked = tuple[Answer, dict[int, dict[str, Any]], float]


def test_every_row_is_found_by_its_number_in_the_file(asked: Asked) -> None:
    answer, truth, _floor = asked
    assert [each.share.row for each in answer.matched] == list(truth)


def test_what_is_said_to_be_covered_is_covered_by_that_agreement(asked: Asked) -> None:
    answer, truth, floor = asked
    so = [row for row, each in truth.items() if each["fit"] == "covered"]
    said = [each for each in answer.matched if each.fit == "covered"]
    wrong = {
        each.share.row: (each.best.agreement, truth[each.share.row])
        for each in said
        if each.best is not None and truth[each.share.row].get("agreement") != each.best.agreement
    }
    assert 1 - len(wrong) / max(1, len(said)) >= 0.97, wrong
    assert (len(said) - len(wrong)) / len(so) >= floor


def test_where_one_has_not_signed_or_the_data_or_use_is_kept_out_nothing_is_covered(asked: Asked) -> None:
    answer, truth, _floor = asked
    bars = ("signed", "prohibited", "restricted", "draft", "ended", "party", "scope", "direction")
    barred = {row for row, each in truth.items() if any(bar in each.get("why", "") for bar in bars)}
    assert len(barred) > 6
    assert not [each.share for each in answer.matched if each.share.row in barred and each.fit == "covered"]


def test_what_no_agreement_comes_near_has_none(asked: Asked) -> None:
    answer, truth, _floor = asked
    none = [each.fit for each in answer.matched if truth[each.share.row]["fit"] == "none"]
    assert none.count("none") / len(none) >= 0.9
