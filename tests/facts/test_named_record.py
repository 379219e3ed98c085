"""The record that another names: whether there is one, whether its register was read, and whether it is in use."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.concepts.kinds import Kind
from registry.facts.named_record import in_use, named_record
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref

MODEL = Ref("millbrook", "consent-model", "club")


def record(**fields: Any) -> dict[str, Any]:
    """A consent model with the fields given."""
    return {"kind": "consent-model", "id": "club", "title": "The club", "status": "active"} | fields


@pytest.mark.parametrize(
    ("named", "value", "is_found"),
    [
        ("club", "yes", True),
        ("millbrook/consent-model/club", "yes", True),
        ("choir", "no", False),
        ("elsewhere/consent-model/club", "unknown", False),
    ],
)
def test_it_is_there_or_not_or_was_not_read(snapshot_of: Any, named: str, value: str, is_found: bool) -> None:
    looking = Reader(snapshot_of({"millbrook": [record()]}), Session(), statute_book(), date(2026, 11, 21))
    found, reading = named_record(looking, "millbrook", Kind.CONSENT_MODEL, named, "here")
    assert (found is not None, reading.value) == (is_found, value)
    assert reading.sources == ((str(MODEL),) if is_found else ("here",))


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({}, "yes"),
        ({"status": "draft"}, "no"),
        ({"status": "retired"}, "no"),
        ({"status_history": [{"on": "2026-11-21", "status": "active"}]}, "yes"),
        ({"status_history": [{"on": "2026-11-22", "status": "active"}]}, "no"),
    ],
)
def test_it_is_in_use_on_the_day_or_not(snapshot_of: Any, fields: dict[str, Any], value: str) -> None:
    snapshot = snapshot_of({"millbrook": [record(**fields)]})
    looking = Reader(snapshot, Session(), statute_book(), date(2026, 11, 21))
    assert in_use(looking, snapshot.records[MODEL]).value == value
