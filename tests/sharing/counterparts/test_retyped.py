"""Four agreements typed a second time by another organisation's officer, who had the paper and not the record.

Ids, order, titles and the wording of the data are the officer's own, and sections are left out. Bodies are written down
once more under other ids, powers are cited in words, flows are cut otherwise, and periods are told in other units. What
differs on purpose was listed before anything was compared: that is to be found, and nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from registry.session import Session
from registry.verbs.sharing import reconcile
from registry.verbs.sharing.reconcile import Answer, Compared

TESTS = Path(__file__).parents[2]
RETYPED = Path(__file__).parent / "retyped"

FLU, FAMILIES = "district-nurses/agreement/housebound-jabs", "harbour-schools/agreement/families-extract"
VISITS, PUPILS = "harbour-icb/agreement/looking-in", "academy/agreement/council-data"

ORIGINAL = {
    FLU: "harbour-icb/agreement/flu-outreach-2025",
    FAMILIES: "northmoor/agreement/forward-families-cohort",
    VISITS: "westhaven/agreement/bell-quay-evening-visits",
    PUPILS: "coventry/agreement/council-and-schools",
}

Sort = tuple[str, str]

PLANTED: dict[str, list[tuple[Sort, ...]]] = {
    FLU: [
        (("Dates and review", "Last day"),),
        (("The law it is under", "Whether the opt-out applies"),),
        (("How long it is kept", "Harbour Community Health NHS Trust"),),
        (("Harbour Community Health NHS Trust, where it gets", "What lifts the duty of confidence"),),
        (("Results", "How often"),),
        (("Who is to be seen this week", "How it is carried"),),
        (("Data: Vaccination return", "Special categories"),),
    ],
    FAMILIES: [
        (("Dates and review", "First day"),),
        (("Data: Sessions missed at school", "Whether it was given in confidence"),),
        (("“Absences” and “Survey”", "Who moves it"),),
        (("Harbour Learning Trust, where it gives", "Article 6 basis"),),
        (("Harbour Police, where it gets", "Law it is under"),),
        (("How it is looked after", "Hours to tell of a confirmed incident"),),
        (("How long it is kept", "Northmoor Council"),),
    ],
    VISITS: [
        # Each record has both roles: only item by item can it be seen that they are the other way round.
        (("Westhaven Borough Council, where it gets", "Role, for What the visitor found"),),
        (("NHS Harbour Integrated Care Board, where it gives", "Article 6 basis"),),
        (("Cockle Bay Care, where it gets", "What lifts the duty of confidence"),),
        (("How long it is kept", "Westhaven Borough Council"),),
        (("How it is looked after", "Hours to tell of a confirmed incident"),),
        (("Discharge list to the council", "How often"),),
        (("Parties", "Joint controllers"),),
    ],
    PUPILS: [
        (("Parties", "Lead"),),
        (("Coventry City Council, where it gets", "Role"),),
        (("The agreement", "Status"),),
    ],
}
"""The copy → what differs on purpose, by heading and field. Several together are one difference, seen twice."""


@pytest.fixture(scope="module")
def federations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample with three of the copies, and the published cases with the fourth."""
    root = tmp_path_factory.mktemp("retyped")
    sample, cases = root / "sample", root / "cases"
    shutil.copytree(TESTS.parent / "agreements", sample, ignore=shutil.ignore_patterns(".muniment"))
    shutil.copytree(TESTS / "cases", cases, ignore=shutil.ignore_patterns(".muniment"))
    shutil.copytree(RETYPED / "district-nurses", sample / "district-nurses")
    (sample / "harbour-schools/agreements").mkdir(exist_ok=True)
    shutil.copy(RETYPED / "schools/families-extract.yaml", sample / "harbour-schools/agreements")
    shutil.copy(RETYPED / "board/looking-in.yaml", sample / "harbour-icb/agreements")
    shutil.copytree(RETYPED / "academy", cases / "academy")
    for folder, own in ((sample, "district-nurses"), (cases, "academy")):
        listed = folder / "federation.yaml"
        listed.write_text(f"{listed.read_text('utf-8').rstrip()}\n  - register: {own}\n    source: {own}\n", "utf-8")
    return {FLU: sample, FAMILIES: sample, VISITS: sample, PUPILS: cases}


@pytest.fixture(scope="module")
def found(federations: dict[str, Path]) -> Mapping[str, tuple[Compared, ...]]:
    """The copy → every field of the two records."""
    answers = {
        copy: reconcile.run(Session(federation=federations[copy]), reconcile.Question(record=(copy, original)))
        for copy, original in ORIGINAL.items()
    }
    return {copy: answer.comparison.fields for copy, answer in answers.items() if answer.comparison is not None}


@pytest.fixture(scope="module")
def pairs(federations: dict[str, Path]) -> Mapping[str, Answer]:
    """The copy → what is offered as its counterpart."""
    return {
        copy: reconcile.run(Session(federation=federations[copy]), reconcile.Question(record=(copy,)))
        for copy in ORIGINAL
    }


def is_of(each: Compared, sort: Sort) -> bool:
    """Whether a field is the one that differs on purpose."""
    return sort[0] in each.heading and sort[1] in each.field


def differences(fields: tuple[Compared, ...]) -> list[Compared]:
    """What would be a finding."""
    return [each for each in fields if each.is_substance and each.state != "agree"]


def test_twenty_four_differences_are_planted():
    assert sum(map(len, PLANTED.values())) == 24


@pytest.mark.parametrize("copy", ORIGINAL)
def test_every_planted_difference_is_found(found, copy):
    assert [
        sorts for sorts in PLANTED[copy] if not all(any(is_of(e, s) for e in differences(found[copy])) for s in sorts)
    ] == []


@pytest.mark.parametrize("copy", ORIGINAL)
def test_no_difference_is_invented(found, copy):
    known = [sort for sorts in PLANTED[copy] for sort in sorts]
    assert [
        (each.heading, each.field, each.state, each.here, each.there)
        for each in differences(found[copy])
        if not any(is_of(each, sort) for sort in known)
    ] == []


@pytest.mark.parametrize("copy", ORIGINAL)
def test_evidence_alone_brings_each_to_its_original_and_to_no_other(pairs, copy):
    assert [(each.here, each.there, each.by) for each in pairs[copy].pairs] == [(copy, ORIGINAL[copy], "evidence")]
