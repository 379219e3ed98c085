"""Which commit of which register an answer was drawn from, for registers that are read from copies."""

from __future__ import annotations

from collections.abc import Collection

from registry.load.federation import FederationSource
from registry.load.lock import notes
from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """One register that was read from a copy: where that was fetched from, which commit, and when."""

    register: str
    url: str
    ref: str
    commit: str
    fetched: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies that an answer was drawn from, and what a reader should know of them, in sentences."""

    registers: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()


def cited(federation: FederationSource, registers: Collection[str] | None = None) -> Copies:
    """What federation.lock says of the registers an answer is about; of all where none are named."""
    pulled = {own: each for own, each in federation.pulled.items() if registers is None or own in registers}
    found = [Cited(own, each.url, each.ref, each.commit, each.fetched) for own, each in pulled.items()]
    return Copies(tuple(found), notes(pulled))
