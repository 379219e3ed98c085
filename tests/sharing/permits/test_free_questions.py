"""Questions in an officer's own words, answered by a person from the records before the program was asked.

On the first run 19 of the 22 agreed, with no wrong yes. Three were told “not on record” where the fairer answer is
that somebody must say whether that is meant: `first` in the table. Two of these were mended; one stands, since no
record joins arrears to what is owed: nobody is told yes by it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from registry.source import Document
from registry.validate import validate
from tests.sharing.permits.asking import ask, links, permit, questions

ROOT = Path(__file__).parents[3]
FEDERATIONS = {"published": ROOT / "tests" / "cases", "sample": ROOT / "agreements"}
QUESTIONS = questions("free_questions")


@pytest.mark.parametrize("asked", [pytest.param(each, id=each["id"]) for each in QUESTIONS])
def test_free_words_get_the_answer_that_a_person_gives(asked: dict[str, Any]) -> None:
    found = permit(FEDERATIONS[str(asked.get("federation", "sample"))], asked)
    expected = [asked["today"]] if "today" in asked else asked["expect"]
    assert found.outcome in expected, found.because
    assert found.outcome != "yes" or not links(found)


HUB = {"from": "harbour-police", "to": "northmoor", "data": ["police incident"]}
PURPOSE = "protect children from significant harm"


def test_a_yes_by_name_says_so_in_its_first_line() -> None:
    found = permit(FEDERATIONS["sample"], HUB | {"purpose": PURPOSE})
    assert found.outcome == "yes"
    assert "matched by name" in found.said


@pytest.mark.parametrize(
    "changed",
    [
        {"data": [f"police incident {number}" for number in range(21)], "purpose": PURPOSE},
        {"data": ["police incident " * 40], "purpose": PURPOSE},
        {"purpose": f"{PURPOSE} and immigration enforcement of every kind" * 20},
    ],
)
def test_what_is_too_much_to_read_is_not_answered(changed: dict[str, Any]) -> None:
    found = ask(FEDERATIONS["sample"], HUB | changed)
    assert found.permit is None
    assert "at most" in found.lacking[0]


def test_blanks_hide_nothing_of_what_is_asked() -> None:
    hidden = {"purpose": f"{PURPOSE}{' ' * 5_000}and immigration enforcement"}
    assert permit(FEDERATIONS["sample"], HUB | hidden).outcome != "yes"


@pytest.mark.parametrize(
    ("giver", "getter", "item", "purpose", "holder"),
    [
        (
            "harbour-icb",
            "harbour-police",
            "Housing",
            "Protect victims and their children from serious harm",
            "Westhaven",
        ),
        ("harbour-schools", "harbour-community-health", "Joint plan", "Review how the child is doing", "Community"),
    ],
)
def test_who_gives_what_others_hold_first_is_not_told_yes(
    giver: str, getter: str, item: str, purpose: str, holder: str
) -> None:
    """What lifts the duty of confidence is recorded for those who hold it, and for nobody else."""
    found = permit(FEDERATIONS["sample"], {"from": giver, "to": getter, "data": [item], "purpose": purpose})
    assert found.outcome == "not-yet"
    assert holder in links(found)["data"].said


def test_a_limit_on_the_use_of_other_data_is_no_bar_to_this() -> None:
    """The hub's data are not for immigration enforcement: that says nothing of data that it does not carry."""
    asked = {
        "from": "harbour-schools",
        "to": "northmoor",
        "data": ["dinner money"],
        "purpose": "immigration enforcement",
    }
    assert permit(FEDERATIONS["sample"], asked).outcome == "not-on-record"


def test_the_form_is_a_disclosure_that_the_schema_takes() -> None:
    hostile = {"data": ["<b>x</b> \u202eevil", "x: [y]\n- z"], "purpose": 'a "quoted": purpose # \u200f'}
    form = permit(FEDERATIONS["sample"], HUB | hostile).urgent.form
    data = YAML(typ="safe").load(form)
    data["request"]["requested"] = str(data["request"]["requested"])
    assert not validate(Document("harbour-police", f"disclosures/{data['id']}.yaml", data))
