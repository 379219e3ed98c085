"""Chains of the sample whose weakest link was worked out by hand, from its files (see `by_hand.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.session import Session
from registry.verbs.sharing import chain
from registry.verbs.sharing.chain import Question

SAMPLE = Path(__file__).parents[3] / "agreements"
WRITTEN = yaml.safe_load((Path(__file__).parent / "by_hand.yaml").read_text(encoding="utf-8"))
CHAINS = WRITTEN["chains"]


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(federation=SAMPLE)


def test_ten_chains_at_least_were_worked_out_and_most_were_right_by_hand() -> None:
    assert len(CHAINS) >= 10
    assert sum("by_hand" in each for each in CHAINS) <= 2
    assert {each["strength"] for each in CHAINS} == {"broken", "weak", "unknown", "fair", "sound"}


@pytest.mark.parametrize("own", CHAINS, ids=lambda own: f"{own['start'].rpartition('/')[2]} to {own['to']}")
def test_the_weakest_link_is_the_one_found_by_hand(session: Session, own: dict[str, Any]) -> None:
    found = chain.run(session, Question(own["start"], (own["by"],), own["to"]))
    assert found.as_of == str(WRITTEN["as_of"])
    assert found.chain.strength == own["strength"]
    if not own["link"]:
        assert found.chain.weakest == ()
        assert found.mend == ""
        return
    nodes = {each.key: each.title.casefold() for each in found.chain.nodes}
    hop = next(each for each in found.chain.hops if each.id == found.chain.weakest[0])
    start, end = (each.casefold() for each in own["link"])
    assert (start in nodes[hop.start], end in nodes[hop.end]) == (True, True), (nodes[hop.start], nodes[hop.end])
    assert own["reason"] in hop.because[0]
    assert found.line > 0
