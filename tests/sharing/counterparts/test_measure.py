"""How well differences are found: four agreements of the sample, each written down a second time by somebody else.

The copies have other ids, another order, other titles and texts, the words of another register for the data, and bodies
named from another register. In each some things are different on purpose: those are to be found, and no others.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.session import Session
from registry.verbs.sharing import reconcile
from registry.verbs.sharing.reconcile import Compared

SAMPLE = Path(__file__).parents[3] / "agreements"
COPIES = Path(__file__).parent / "copies"

COLLISIONS, CARERS = "harbour-police/agreement/collision-figures", "harbour-icb/agreement/carers-put-in-touch"
ASSAULTS, DOORS = "eastvale/agreement/assault-figures", "harbour-police/agreement/bell-quay-doors"

LED = {
    COLLISIONS: "northmoor/agreement/road-safety-statistics",
    CARERS: "northmoor/agreement/carers-support-referrals",
    ASSAULTS: "harbour-icb/agreement/emergency-department-violence-data",
    DOORS: "westhaven/agreement/bell-quay-night-economy",
}
"""The copy → the agreement of the body that leads it."""

Sort = tuple[str, str]

PLANTED: dict[str, list[tuple[Sort, ...]]] = {
    COLLISIONS: [
        (("Dates and review", "Last day"),),
        (("Dates and review", "Next review due"),),
        (("How long it is kept", "Northmoor Council"),),
        (("Table for the highway authority", "How often"),),
        (("Altered roads", "How it is carried"),),
    ],
    CARERS: [
        (("Dates and review", "First day"),),
        (("Northmoor Council, where it", "Article 6 basis"),),
        (("Data: Caring situation", "Special categories"),),
        (("NHS Harbour Integrated Care Board, where it", "What lifts the duty of confidence"),),
        (("What came of it", "How often"),),
        (("Data", "Sorts of people"),),
        (("Data", "Birth date"),),
    ],
    ASSAULTS: [
        (("How long it is kept", "Harbour Police"),),
        (("Dates and review", "Last day"),),
        (("File of the month", "How it is carried"),),
        # One party left out is also one to whom nothing goes.
        (("Parties", "Westhaven Borough Council"), ("Who gives to whom", "Westhaven Borough Council")),
        (("The law it is under", "Whether any of it is personal data"),),
        (("File of the month", "How readily people could be identified"),),
    ],
    DOORS: [
        (("Parties", "Lead"),),
        (("Dates and review", "First day"),),
        (("Data: Injuries and drink", "Special categories"),),
        (("List sent at the end of the week", "How often"),),
        (("Westhaven Borough Council, where it", "Schedule 1 condition"),),
        (("Pier Pubwatch Limited, where it", "Article 6 basis"),),
        (("How long it is kept", "Harbour Police"),),
    ],
}
"""The copy → what differs on purpose: each by heading and field. Several together are one difference, seen twice."""


def differ(data: dict[str, dict[str, Any]]) -> None:
    """What is changed in the sample's own copies, beyond what differs there already."""
    carers, assaults = data[CARERS], data[ASSAULTS]
    carers["dates"]["effective"] = "2027-05-01"
    by_id(carers["bases"], "social-care")["art6"] = ["c-legal-obligation"]
    by_id(carers["bases"], "board")["confidentiality_route"] = "overriding-public-interest"
    by_id(carers["items"], "situation")["special_categories"] = []
    by_id(carers["flows"], "back")["frequency"] = "monthly"
    carers["subjects"].append({"id": "children", "category": "child"})
    carers["items"].append(
        {"id": "born", "name": "Birth date", "term_ref": "harbour-icb/vocabulary/health-words#terms[date-of-birth]"}
    )
    assaults["dates"]["end"] = "2027-12-31"
    assaults["flows"][0]["channels"] = ["secure-email"]
    assaults["flows"][0]["identifiability"] = "pseudonymised"
    assaults["flows"][0]["sides"] = [each for each in assaults["flows"][0]["sides"] if each["party"] != "neighbour"]
    assaults["parties"] = [each for each in assaults["parties"] if each["id"] != "neighbour"]
    assaults["retention"][0]["parties"].remove("neighbour")
    assaults["personal_data"] = "yes"


def by_id(members: list[dict[str, Any]], own: str) -> dict[str, Any]:
    """One entry of a list."""
    return next(each for each in members if each["id"] == own)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Compared, ...]]:
    """The copy → every field of the two records."""
    root = tmp_path_factory.mktemp("copies") / "agreements"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".muniment"))
    shutil.copy(COPIES / "bell-quay-doors.yaml", root / "harbour-police" / "agreements")
    data = {ref: yaml.load(place(root, ref).read_text("utf-8"), yaml.BaseLoader) for ref in (CARERS, ASSAULTS)}
    differ(data)
    for ref, said in data.items():
        place(root, ref).write_text(yaml.safe_dump(said, sort_keys=False), "utf-8")
    session = Session(federation=root)
    answers = {
        copy: reconcile.run(session, reconcile.Question(record=(copy, led))).comparison for copy, led in LED.items()
    }
    return {copy: answer.fields for copy, answer in answers.items() if answer is not None}


def place(root: Path, ref: str) -> Path:
    """The file of an agreement."""
    register, _kind, own = ref.split("/")
    return root / register / "agreements" / f"{own}.yaml"


def is_of(each: Compared, sort: Sort) -> bool:
    """Whether a field is the one that was changed."""
    return sort[0] in each.heading and sort[1] in each.field


def differences(fields: tuple[Compared, ...]) -> list[Compared]:
    """What would be a finding."""
    return [each for each in fields if each.is_substance and each.state != "agree"]


def test_twenty_five_differences_are_planted():
    assert sum(map(len, PLANTED.values())) == 25


@pytest.mark.parametrize("copy", LED)
def test_every_planted_difference_is_found(found, copy):
    missed = [
        sorts for sorts in PLANTED[copy] if not all(any(is_of(e, s) for e in differences(found[copy])) for s in sorts)
    ]
    assert missed == []


@pytest.mark.parametrize("copy", LED)
def test_no_difference_is_invented(found, copy):
    known = [sort for sorts in PLANTED[copy] for sort in sorts]
    invented = [
        (each.heading, each.field, each.state, each.here, each.there)
        for each in differences(found[copy])
        if not any(is_of(each, sort) for sort in known)
    ]
    assert invented == []


@pytest.mark.parametrize("copy", LED)
def test_texts_told_in_other_words_are_left_to_a_person(found, copy):
    aim = next(each for each in found[copy] if each.field == "Aim")
    assert aim.state == "cannot-compare"
    assert not aim.is_substance
