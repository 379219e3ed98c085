"""`Holder`: somebody who holds data of an agreement as its own, and for whom others may process it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement, Side


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds it, under which agreement, at which sides; its keys as a party, and those of the flows."""

    body: Loaded
    agreement: Agreement
    sides: Sequence[Side]
    keys: frozenset[str]
    flows: frozenset[str]
