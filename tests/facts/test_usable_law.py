"""What law can be relied on: in force, and not only so that it could be prepared."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.reader import Reader
from registry.facts.usable_law import usable
from registry.law.statute_book import Entry, statute_book
from registry.rules.examples import given
from registry.session import Session

WINDOWS = [
    {"id": "before", "state": "not-commenced", "to": "2026-04-28"},
    {"id": "first", "state": "limited", "from": "2026-04-29", "to": "2026-06-30", "limited_to": "Making regulations"},
    {"id": "second", "state": "limited", "from": "2026-07-01", "to": "2026-08-31", "limited_to": "Councils in Wales"},
    {"id": "third", "state": "in-force", "from": "2026-09-01", "to": "2026-09-30"},
    {"id": "fourth", "state": "not-known", "from": "2026-10-01", "to": "2026-10-31"},
    {"id": "last", "state": "repealed", "from": "2026-11-01"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "value", "since", "until"),
    [
        ("2026-04-28", "no", None, "2026-04-28"),
        ("2026-04-29", "no", "2026-04-29", "2026-06-30"),
        ("2026-07-01", "cannot-tell", "2026-07-01", "2026-08-31"),
        ("2026-09-30", "yes", "2026-09-01", "2026-09-30"),
        ("2026-10-15", "cannot-tell", "2026-10-01", "2026-10-31"),
        ("2026-11-01", "no", "2026-11-01", None),
    ],
)
def test_whether_it_can_be_relied_on(on: str, value: str, since: str | None, until: str | None) -> None:
    data: dict[str, Any] = {"id": "g", "title": "The gateway", "in_force": WINDOWS, "evidence": {"certainty": "read"}}
    looks = Reader(given({}).snapshot, Session(), statute_book(), date.fromisoformat(on))
    found = usable(looks, Entry("g", "gateway", data))
    assert found.value == value
    assert found.because.startswith("The gateway: ")
    assert found.because.endswith(".")
    # The days on which the answer is the same are known, so that it is asked again on the first on which it is not.
    assert looks.looked.since == (date.fromisoformat(since) if since else date.min)
    assert looks.looked.until == (date.fromisoformat(until) if until else date.max)
