"""Records → links: whether references lead somewhere and each record holds together. A broken link stops nothing.

Everything here looks at one record at a time and asks a `Snapshot` for the others, so that after a change only the
records which that change could touch are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from registry.link.across import across
from registry.link.evidence import evidence
from registry.link.identity import identity
from registry.link.inheritance import inheritance
from registry.link.references import gathered, references
from registry.link.terms import circles, terms
from registry.link.within import within
from registry.load.snapshot import Loaded, Snapshot
from registry.problems import Problem
from registry.schema.published import shape
from registry.source import address

__all__ = ["alone", "gathered", "link", "linked"]


def link(snapshot: Snapshot) -> list[Problem]:
    """Every problem between and inside the records of a snapshot, without positions (see `load.reading.locate`)."""
    found = [loaded for ref in snapshot.refs() if (loaded := snapshot.record(ref))]
    return gathered(problem for loaded in found for problem in (*alone(loaded), *linked(snapshot, loaded)))


def alone(loaded: Loaded) -> Iterator[Problem]:
    """Every way one record fails to hold together by itself."""
    for problem in (*within(loaded.document, loaded.links), *circles(loaded)):
        yield replace(problem, address=named(loaded, problem))


def linked(snapshot: Snapshot, loaded: Loaded, *, words_hold: bool = False) -> Iterator[Problem]:
    """Every way one record fails to hold together with others. Not gathered (see `gathered`).

    `words_hold`: whether it is known already that every term and code that its mappings name is there.
    """
    for part in (across, evidence, references, identity, inheritance, *(() if words_hold else (terms,))):
        for problem in part(snapshot, loaded):
            yield replace(problem, address=named(loaded, problem))


def named(loaded: Loaded, problem: Problem) -> str:
    """The lasting name of the place of a problem in a record; empty where it is about the whole file."""
    if not problem.place:
        return ""
    return f"{loaded.ref}#{address(loaded.data, shape(loaded.ref.kind).keys_at, problem.place)}"
