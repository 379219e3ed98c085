"""`Matched`: one share of a list, and which agreement covers it, how well."""

from __future__ import annotations

from dataclasses import dataclass

from registry.sharing.covering import Cover


@dataclass(frozen=True, slots=True)
class Share:
    """One row of the list: its number in the file, and what its columns say; empty where there is no such column."""

    row: int
    reference: str
    title: str
    giver: str
    getters: tuple[str, ...]
    data: tuple[str, ...]
    purpose: str
    agreement: str = ""
    """The agreement that the list itself names, if any."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One agreement against one share: its reference, title and flow; how far parties, data and purpose are covered,
    whether it runs on the day, the fit (a word of `ShareFit`), why in sentences, and how sure that is, 0 to 1."""

    agreement: str
    title: str
    flow: str
    parties: Cover
    data: tuple[tuple[str, Cover], ...]
    purpose: Cover
    runs: bool
    fit: str
    because: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Matched:
    """One share with the best fit, others that come near, and what would settle it."""

    share: Share
    fit: str
    best: Fit | None
    others: tuple[Fit, ...]
    because: tuple[str, ...]
    settles: str
