"""Take away, one at a time, whatever a yes stands on in its agreement and signatures: no such yes is left as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.sharing.permits.asking import permit

SAMPLE = Path(__file__).parents[3] / "agreements"
HUB = "northmoor/agreements/childrens-safeguarding-hub.yaml"
ASKED = {
    "from": "harbour-police", "to": "northmoor", "data": ["police incident"],
    "purpose": "protect children from significant harm",
}  # fmt: skip

pytestmark = pytest.mark.prove

FLOW = ("items", "sides")
SIDE = ("party", "part", "role", "regime", "basis")
TOP = ("parties", "flows", "items", "bases", "retention")
"""Not `dpias`: the assessment names the agreement itself, and is found from there."""


def _leaves(data: dict[str, Any]) -> list[tuple[str, dict[str, Any], str]]:
    """What a yes stands on: where, the mapping that holds it, and under what name."""
    flow = next(each for each in data["flows"] if each["id"] == "police-notification")
    found = [("agreement", data, name) for name in TOP if name in data]
    found += [("flow", flow, name) for name in FLOW if name in flow]
    for side in flow["sides"]:
        found += [(f"side of {side['party']}", side, name) for name in SIDE if name in side]
    return found


def test_whatever_it_stands_on_its_loss_is_seen(tmp_path: Path) -> None:
    copy = tmp_path / "agreements"
    shutil.copytree(SAMPLE, copy, ignore=shutil.ignore_patterns(".*"))
    yaml = YAML()
    text = (copy / HUB).read_text("utf-8")
    unseen = []
    for number in range(len(_leaves(yaml.load(text)))):
        data = yaml.load(text)
        where, holder, name = _leaves(data)[number]
        del holder[name]
        with (copy / HUB).open("w", encoding="utf-8") as file:
            yaml.dump(data, file)
        if permit(copy, ASKED).outcome == "yes":
            unseen.append((where, name))
    assert not unseen
