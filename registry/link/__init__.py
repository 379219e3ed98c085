"""Records → links: whether references lead somewhere and each record holds together. A broken link stops nothing."""

from __future__ import annotations

from registry.link.across import across
from registry.link.evidence import evidence
from registry.link.identity import identity
from registry.link.inheritance import inheritance
from registry.link.references import references
from registry.link.within import within
from registry.load.snapshot import MemorySnapshot
from registry.problems import Problem

__all__ = ["link"]


def link(snapshot: MemorySnapshot) -> list[Problem]:
    """Every problem between and inside the records of a snapshot, without positions (see `load.reading.locate`)."""
    problems: list[Problem] = []
    for _ref, loaded in sorted(snapshot.records.items()):
        problems += within(loaded.document)
        problems += across(snapshot, loaded)
        problems += evidence(snapshot, loaded)
    problems += references(snapshot)
    problems += identity(snapshot)
    problems += inheritance(snapshot)
    return problems
