"""The pairs of the sample: two that a record tells of, one that nobody confirmed, and a share that only looks alike."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry.session import Session
from registry.verbs.sharing import reconcile
from registry.verbs.sharing.reconcile import Answer, Question

SAMPLE = Path(__file__).parents[3] / "agreements"
VIOLENCE = "harbour-icb/agreement/emergency-department-violence-data"
FALLS = "northmoor/agreement/emergency-department-falls-data"


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """Every pair of the sample."""
    root = tmp_path_factory.mktemp("sample") / "agreements"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".muniment"))
    return reconcile.run(Session(federation=root), Question())


def test_the_likest_that_nobody_confirmed_comes_before_what_is_another_share(answer):
    assert [(pair.here, pair.there, pair.by) for pair in answer.pairs] == [
        ("harbour-icb/agreement/carers-put-in-touch", "northmoor/agreement/carers-support-referrals", "said"),
        ("harbour-police/agreement/collision-figures", "northmoor/agreement/road-safety-statistics", "said"),
        ("eastvale/agreement/assault-figures", VIOLENCE, "evidence"),
        ("eastvale/agreement/assault-figures", FALLS, "evidence"),
    ]


def test_two_that_somebody_kept_apart_are_not_offered_again(answer):
    assert not [pair for pair in answer.pairs if {pair.here, pair.there} == {VIOLENCE, FALLS}]


def test_one_pair_agrees_after_all_and_one_differs_in_five_places(answer):
    assert [each.differ for each in answer.counted[:2]] == [0, 5]
