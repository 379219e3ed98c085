"""What these tests share: a snapshot of a few records, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.source import Document, Ref


@pytest.fixture
def snapshot_of() -> Callable[[dict[str, dict[str, Any]]], MemorySnapshot]:
    """Makes a snapshot of records, by their references."""

    def made(records: dict[str, dict[str, Any]]) -> MemorySnapshot:
        loaded = {}
        for text, data in records.items():
            ref = Ref.parse(text)
            assert ref is not None
            loaded[ref] = Loaded(ref, Document(ref.register, f"{ref.kind}/{ref.id}.yaml", data))
        return MemorySnapshot(FederationSource(Path(), "Made by hand", ()), loaded)

    return made
