"""Who is bound by the Convention rights: public authorities, parish and community councils among them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.bound_by_convention import bound_by_convention
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.source import Document, Ref

REF = Ref("millbrook", "organisation", "millbrook")


def body(**fields: Any) -> Loaded:
    """An organisation with the fields given."""
    data = {"kind": "organisation", "id": "millbrook", "title": "Millbrook", "status": "active"} | fields
    return Loaded(REF, Document("millbrook", "organisations/millbrook.yaml", data))


@pytest.fixture
def looking(snapshot_of: Any) -> Reader:
    return Reader(snapshot_of({}), Session(), statute_book(), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("organisation", "kinds", "value"),
    [
        (body(public_authority="yes"), (), "yes"),
        (body(public_authority="no"), (), "no"),
        (body(), (), "unknown"),
        (body(parish_or_community_council="yes"), (), "yes"),
        (body(capacities=["parish-council"]), (), "yes"),
        (body(capacities=["unitary-council"]), (), "yes"),
        (None, ("community-council",), "yes"),
        (None, ("unitary-council",), "yes"),
        (None, (), "unknown"),
    ],
)
def test_who_is_bound(looking: Reader, organisation: Loaded | None, kinds: tuple[str, ...], value: str) -> None:
    found = bound_by_convention(looking, organisation, "here", kinds)
    assert found.value == value
    assert found.because.endswith(".")
