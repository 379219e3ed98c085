"""Whether a contract with a processor binds it on a day, and which days decide it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.facts.contract_running import contract_over, contract_running
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.session import Session
from registry.source import Document, Ref

DAY = date(2026, 11, 21)
SIGNED = {"signed": "2024-03-20", "start": "2024-04-01"}


def reader() -> Reader:
    return Reader(MemorySnapshot(FederationSource(Path(), "test", ())), Session(), statute_book(), DAY)


def record(kind: str, **data: Any) -> Loaded:
    document = Document("north", f"{kind}.yaml", {"kind": kind, "id": "one", "status": "active", **data})
    return Loaded(Ref("north", kind, "one"), document)


@pytest.mark.parametrize(
    ("data", "expected", "at"),
    [
        ({"dates": {**SIGNED, "end": "2026-11-21"}}, "yes", "dates/end"),
        ({"dates": {**SIGNED, "end": "2026-11-20"}}, "no", "dates/end"),
        ({"dates": {**SIGNED, "end": "2026-11-20", "renews_by_itself": "yes"}}, "yes", "dates/end"),
        ({"dates": {**SIGNED, "open_ended": "yes"}}, "yes", "dates/end"),
        ({"dates": SIGNED}, "unknown", "dates/end"),
        ({"dates": {"signed": "2026-12-01"}, "written": "yes"}, "not-yet", "dates/signed"),
        ({"dates": {"start": "2024-04-01"}}, "no", "written"),
        ({"written": "no", "dates": SIGNED}, "no", "written"),
        ({"status": "draft", "dates": SIGNED}, "no", "status"),
    ],
)
def test_a_contract_binds_or_does_not(data: dict[str, Any], expected: str, at: str) -> None:
    found = contract_running(reader(), record("processor-contract", **data))
    assert (found.value, found.sources) == (expected, (f"north/processor-contract/one#{at}",))


def test_the_last_day_decides_until_when_the_answer_holds() -> None:
    looking = reader()
    contract_running(looking, record("processor-contract", dates={**SIGNED, "end": "2026-12-31"}))
    assert looking.looked.until == date(2026, 12, 31)
    assert looking.looked.since == date(2024, 4, 1)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"end": "2026-11-21"}, False),
        ({"end": "2026-11-20"}, True),
        ({"end": "2026-11-20", "renews_by_itself": "yes"}, False),
        ({}, False),
    ],
)
def test_a_contract_is_over_once_its_last_day_is_past(dates: dict[str, str], expected: bool) -> None:
    assert contract_over(reader(), record("processor-contract", dates=dates)).value is expected
