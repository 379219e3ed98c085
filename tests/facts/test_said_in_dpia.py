"""What an impact assessment says for an agreement: one that the agreement names, or one that names it, in use."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.facts.said_in_dpia import said_in_dpia
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref

HUB = Ref("millbrook", "agreement", "hub")


def said(snapshot_of: Any, dpia: dict[str, Any], **agreement: Any) -> tuple[bool, tuple[str, ...]]:
    """Whether the assessment says it for the agreement, and where."""
    records = [
        {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force"} | agreement,
        {"kind": "dpia", "id": "hub-dpia", "title": "Assessment", "status": "active"} | dpia,
    ]
    snapshot = snapshot_of({"millbrook": records})
    looking = Reader(snapshot, Session(), statute_book(), date(2026, 11, 21))
    found = said_in_dpia(looking, snapshot.records[HUB], "children")
    return found.value, found.sources


SAYS = {"necessity": {"children": "The child's welfare comes first."}}
PLACE = ("millbrook/dpia/hub-dpia#necessity/children",)


@pytest.mark.parametrize(
    ("dpia", "agreement", "value"),
    [
        (SAYS, {"dpias": ["hub-dpia"]}, True),
        (SAYS | {"covers": ["hub"]}, {}, True),
        (SAYS, {}, False),
        ({"covers": ["hub"]}, {}, False),
        (SAYS | {"covers": ["hub"], "status": "draft"}, {}, False),
    ],
)
def test_it_is_said_there_or_not(
    snapshot_of: Any, dpia: dict[str, Any], agreement: dict[str, Any], value: bool
) -> None:
    assert said(snapshot_of, dpia, **agreement) == (value, PLACE if value else ())
