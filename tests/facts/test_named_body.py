"""The organisation that a record names, where it names one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.source import Ref

TRUST = {"kind": "organisation", "id": "trust", "title": "The trust", "status": "active"}


@pytest.mark.parametrize(
    ("text", "is_found", "looked_up"),
    [
        ("trust", True, {"trust"}),
        ("millbrook/organisation/trust", True, {"trust"}),
        ("choir", False, {"choir"}),
        ("", False, set()),
        (None, False, set()),
    ],
)
def test_it_is_found_where_it_is_named(snapshot_of: Any, text: str | None, is_found: bool, looked_up: set[str]) -> None:
    looking = Reader(snapshot_of({"millbrook": [TRUST]}), Session(), statute_book(), date(2026, 11, 21))
    found = named_body(looking, "millbrook", text)
    assert (found.ref.id if found is not None else None) == ("trust" if is_found else None)
    assert looking.looked.records == {Ref("millbrook", "organisation", each) for each in looked_up}
