"""What of a field that a register asks for a record does not say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.house_field import lacking
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref

ACCORD = {
    "kind": "agreement", "id": "accord", "title": "Accord", "status": "in-force",
    "security": {"encryption": "yes", "tested": "unknown"},
}  # fmt: skip
HUB = {
    "kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force", "parent": {"ref": "accord"},
    "inherits": ["security"], "territory": [], "local": {"cost_centre": "A1"}, "personal_data": "unknown",
    "parties": [{"id": "council", "direction": "both"}, {"id": "police"}],
    "flows": [{"id": "worries", "sides": [{"party": "council", "part": "discloser", "role": "controller"}]}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "places"),
    [
        ("title", {}),
        ("owner", {"hub#owner": False}),
        ("owner/role", {"hub#owner/role": False}),
        ("territory", {}),
        ("items", {"hub#items": False}),
        ("personal_data", {"hub#personal_data": False}),
        ("parties/direction", {"hub#parties[police]/direction": False}),
        ("flows/sides/role", {}),
        ("flows/sides/department", {"hub#flows[worries]/sides[council.discloser]/department": False}),
        # None is there to say it.
        ("territory/anything", {}),
        # What is taken from the parent is stated, and where it is wanting it is the parent's to say.
        ("security", {}),
        ("security/encryption", {}),
        ("security/tested", {"accord#security/tested": False}),
        ("security/vetting", {"accord#security/vetting": False}),
        # A heading that is not taken from the parent, and one that the parent could not give.
        ("retention", {"hub#retention": False}),
        ("local/cost_centre", {}),
        ("local/directorate", {"hub#local/directorate": False}),
    ],
)
def test_what_is_not_said_and_where_it_should_be(snapshot_of: Any, field: str, places: dict[str, bool]) -> None:
    snapshot = snapshot_of({"northmoor": [ACCORD, HUB]})
    reader = Reader(snapshot, Session(), statute_book(), date(2026, 11, 21))
    found = lacking(reader, snapshot.records[Ref("northmoor", "agreement", "hub")], field)
    assert dict(found) == {f"northmoor/agreement/{place}": unknown for place, unknown in places.items()}
