"""Whether an impact assessment of a record is finished, named by it or covering it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.assessment_in_place import assessment_in_place
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref

HUB = Ref("north", "agreement", "hub")
AT = f"{HUB}#dpias"
DPIA = "north/dpia/one"


def dpia(own: str = "one", **fields: Any) -> dict[str, Any]:
    return {"kind": "dpia", "id": own, "title": own, "status": "active", "approved": "2026-11-21", **fields}


def read(snapshot_of: Any, named: list[str], *dpias: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    hub = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force"}
    snapshot = snapshot_of({"north": [hub, *dpias]})
    reader = Reader(snapshot, Session(), statute_book(), date(2026, 11, 21))
    found = assessment_in_place(reader, snapshot.records[HUB], named, AT)
    return found.value, found.sources


@pytest.mark.parametrize(
    ("fields", "expected", "field"),
    [
        ({}, "yes", "approved"),
        ({"approved": "2026-11-22"}, "no", "approved"),
        ({"status": "draft"}, "no", "status"),
        ({"status": "retired"}, "no", "status"),
        ({"screening": {"needed": "yes"}}, "yes", "approved"),
        ({"screening": {"needed": "no"}}, "not-needed", "screening/needed"),
    ],
)
def test_one_that_is_named(snapshot_of: Any, fields: dict[str, Any], expected: str, field: str) -> None:
    assert read(snapshot_of, ["one"], dpia(**fields)) == (expected, (f"{DPIA}#{field}",))


def test_without_a_day_of_approval_it_is_not_finished(snapshot_of: Any) -> None:
    written = {name: value for name, value in dpia().items() if name != "approved"}
    assert read(snapshot_of, ["one"], written) == ("no", (f"{DPIA}#approved",))


def test_one_that_covers_the_record_counts_and_one_that_only_mentions_it_does_not(snapshot_of: Any) -> None:
    mentioned: dict[str, Any] = {"related_documents": [{"id": "hub", "record": "hub"}]}
    assert read(snapshot_of, [], dpia(covers=["hub"]))[0] == "yes"
    assert read(snapshot_of, [], dpia(**mentioned)) == ("none", (AT,))
    assert read(snapshot_of, [], dpia(covers=["north/processing-activity/gone"], **mentioned))[0] == "none"


def test_the_best_of_several_counts(snapshot_of: Any) -> None:
    draft = dpia("two", status="draft")
    assert read(snapshot_of, ["two"], dpia(covers=["hub"]), draft) == ("yes", (f"{DPIA}#approved",))
    assert read(snapshot_of, ["two", "one"], dpia(), draft)[0] == "yes"


def test_what_is_not_there_and_what_was_not_read(snapshot_of: Any) -> None:
    assert read(snapshot_of, []) == ("none", (AT,))
    assert read(snapshot_of, ["gone"]) == ("no", (AT,))
    assert read(snapshot_of, ["south/dpia/one"]) == ("unknown", (AT,))
