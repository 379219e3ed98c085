"""The term that counts: an agreement's own, or its parent's where it is inherited, and whose words they are."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.effective import effective
from registry.source import Ref

ACCORD, COUNTY, HUB = (Ref("northmoor", "agreement", own) for own in ("accord", "county", "hub"))


def agreement(own: str, **fields: Any) -> dict[str, Any]:
    """An agreement with the fields given."""
    return {"kind": "agreement", "id": own, "title": own.capitalize(), "status": "in-force"} | fields


FAMILY = [
    agreement("accord", security={"encryption": "yes"}, foi={"lead": "each"}),
    agreement(
        "county", parent={"ref": "accord"}, inherits=["security"], foi={"lead": "council"}, training={"who": "all"}
    ),
    agreement("hub", parent={"ref": "county"}, inherits=["security", "foi", "accuracy"], training={"who": "hub"}),
]
"""A hub under a county protocol under an accord."""


@pytest.mark.parametrize(
    ("heading", "value", "origin", "because"),
    [
        ("training", {"who": "hub"}, HUB, "Written in this agreement."),
        ("foi", {"lead": "council"}, COUNTY, "Inherited from County."),
        ("security", {"encryption": "yes"}, ACCORD, "Inherited from Accord."),
        # The county protocol neither says anything of accuracy nor inherits it: there is no term to take.
        ("accuracy", None, None, "Not stated."),
        ("review", None, None, "Not stated."),
    ],
)
def test_a_term_comes_whole_from_where_it_is_written(
    snapshot_of: Any, heading: str, value: Any, origin: Ref | None, because: str
) -> None:
    snapshot = snapshot_of({"northmoor": FAMILY})
    read = effective(snapshot, snapshot.records[HUB], heading)
    assert (read.value.value, read.value.origin, read.because) == (value, origin, because)
    assert read.sources == ((f"{origin}#{heading}",) if origin else ())


def test_what_is_written_here_wins_over_what_is_inherited(snapshot_of: Any) -> None:
    """Doing both is a problem, told at the link stage; a view must still choose, and chooses the nearer words."""
    both = agreement("hub", parent={"ref": "accord"}, inherits=["foi"], foi={"lead": "hub"})
    snapshot = snapshot_of({"northmoor": [*FAMILY[:2], both]})
    assert effective(snapshot, snapshot.records[HUB], "foi").value.origin == HUB


def test_a_parent_that_is_not_loaded_leaves_nothing_to_take(snapshot_of: Any) -> None:
    snapshot = snapshot_of({"northmoor": [FAMILY[2]]})
    read = effective(snapshot, snapshot.records[HUB], "foi")
    assert (read.value.value, read.value.origin) == (None, None)
    assert read.because == "Inherited from a parent that is not loaded."
    assert read.sources == (f"{HUB}#parent",)


def test_parents_in_a_circle_end(snapshot_of: Any) -> None:
    circle = [
        agreement("hub", parent={"ref": "county"}, inherits=["foi"]),
        agreement("county", parent={"ref": "hub"}, inherits=["foi"]),
    ]
    snapshot = snapshot_of({"northmoor": circle})
    read = effective(snapshot, snapshot.records[HUB], "foi")
    assert (read.value.value, read.because) == (None, "The parents go round in a circle.")


def test_a_parent_in_another_register_counts(snapshot_of: Any) -> None:
    hub = agreement("hub", parent={"ref": "eastvale/agreement/accord"}, inherits=["foi"])
    snapshot = snapshot_of({"northmoor": [hub], "eastvale": [FAMILY[0]]})
    assert effective(snapshot, snapshot.records[HUB], "foi").value.origin == Ref("eastvale", "agreement", "accord")
