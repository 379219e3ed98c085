"""`Matched`: one share of a list, and which agreement covers it, how well."""

from __future__ import annotations

from dataclasses import dataclass

from registry.sharing.covering import Cover
from registry.wording import _


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
    whether it runs on the day, the fit (a word of `ShareFit`), why in sentences. `confidence`, 0 to 1, puts what it
    rests on in an order and is no likelihood: see `rests_on`."""

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

    @property
    def rests_on(self) -> str:
        """What the match rests on, in words. No likelihood: on lists that were kept back every `covered` was right,
        whatever it rested on, so that a number would tell nobody which of them to look at."""
        if self.confidence >= _DECIDED:
            return _("Words that people decided mean the same")
        if self.confidence >= _ALIKE:
            return _("Names and words alone: check that both mean the same")
        return _("Little: a few words that are alike")


_DECIDED, _ALIKE = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Matched:
    """One share with the best fit, others that come near, and what would settle it."""

    share: Share
    fit: str
    best: Fit | None
    others: tuple[Fit, ...]
    because: tuple[str, ...]
    settles: str
