"""Where a body stands towards an agreement, and which days decide it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from registry.facts.adherence import adherence
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.session import Session
from registry.source import Document, Ref


def test_the_days_of_an_adoption_decide_how_long_the_answer_holds() -> None:
    looking = Reader(
        MemorySnapshot(FederationSource(Path(), "test", ())), Session(), statute_book(), date(2026, 11, 21)
    )
    data = {"kind": "adoption", "id": "one", "decision": "left", "signed": "2026-06-15", "left": "2026-12-31"}
    found = adherence(looking, [Loaded(Ref("north", "adoption", "one"), Document("north", "one.yaml", data))])
    assert (found.value, found.sources) == ("signed", ("north/adoption/one",))
    assert (looking.looked.since, looking.looked.until) == (date(2026, 6, 15), date(2026, 12, 31))
