"""What the address of the page of words covered asks for, and the addresses that its numbers lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.concepts.mapped import DECIDED, USABLE, Mapped
from registry.verbs.words.mapped import COMES_TO, OPEN, Question

PAGE = "mapped"
ABOUT, VIEW, STANDS, FROM, TO, OUTCOME, CODES, AFTER = (
    "about", "view", "stands", "from", "to", "outcome", "codes", "after",
)  # fmt: skip

VIEWS = {
    "": "How much is mapped",
    "pairs": "Whose words in whose",
    "model": "The integration model",
    "flows": "Agreed flows",
}
"""The ways to look at it, the usual one first."""

STANDING: Mapping[str, tuple[str, ...]] = {
    "decided": tuple(each.value for each in DECIDED),
    "usable": tuple(each.value for each in USABLE),
    "open": OPEN,
    **{each.value: (each.value,) for each in Mapped},
}
"""What an address may say of where terms stand → the values of `Mapped` that it means."""

A_PAGE = 50
"""How many terms one page shows."""

_LETTERS = 400


@dataclass(frozen=True)
class Asked:
    """What is asked: whose words, which view, which terms. What else an address says is passed over.

    - `about`: an organisation or vocabulary. `one`, `other`: a pair of them: the one's words in the other's.
    - `stands`: a key of `STANDING`; `outcome` a key of `COMES_TO`. Both empty: no terms, or all of a pair.
    """

    about: str = ""
    view: str = ""
    stands: str = ""
    one: str = ""
    other: str = ""
    outcome: str = ""
    codes: bool = False
    after: int = 0

    @property
    def is_list(self) -> bool:
        """Whether terms are asked for, one by one."""
        return bool(self.stands or self.is_pair)

    @property
    def is_pair(self) -> bool:
        """Whether one organisation's words are asked about in another's."""
        return bool(self.one and self.other)

    def href(self, at: str = "") -> str:
        """The address, and a place on the page."""
        said = (
            (ABOUT, self.about), (VIEW, self.view), (STANDS, self.stands), (FROM, self.one), (TO, self.other),
            (OUTCOME, self.outcome), (CODES, "yes" if self.codes else ""), (AFTER, str(self.after or "")),
        )  # fmt: skip
        given = urlencode([each for each in said if each[1]])
        return (f"{PAGE}?{given}" if given else PAGE) + (f"#{at}" if at else "")

    def seen(self, view: str) -> Asked:
        """The same words, looked at another way."""
        return Asked(about=self.about, view=view)

    def of(self, about: str) -> Asked:
        """The words of one organisation or vocabulary, or everybody's."""
        return Asked(about=about, view=self.view)

    def terms(self, stands: str, about: str | None = None, *, codes: bool = False) -> Asked:
        """The terms that stand so: of what is asked about, or of something else."""
        return Asked(about=self.about if about is None else about, stands=stands, codes=codes)

    def pair(self, one: str, other: str, outcome: str = "") -> Asked:
        """The terms of one organisation in another's words."""
        return Asked(one=one, other=other, outcome=outcome)

    def going_on(self, after: int) -> Asked:
        """Another page of the same terms."""
        return replace(self, after=max(0, after))

    def question(self) -> Question:
        """What asks for it."""
        if self.is_pair:
            outcome = (self.outcome,) if self.outcome else ()
            return Question(self.one, to=self.other, outcome=outcome, limit=str(A_PAGE), after=str(self.after))
        return Question(
            self.about, mapped=STANDING.get(self.stands, ()), codes=self.codes, matrix=self.view == "pairs",
            hub=self.view == "model", flows=self.view == "flows", limit=str(A_PAGE), after=str(self.after),
        )  # fmt: skip


def asked() -> Asked:
    """What the address asks for."""
    given = st.query_params
    about, view, stands, one, other, outcome, after = (
        str(given.get(name, "")).strip()[:_LETTERS] for name in (ABOUT, VIEW, STANDS, FROM, TO, OUTCOME, AFTER)
    )
    start = int(after) if after.isascii() and after.isdecimal() and len(after) < 9 else 0
    if one and other:
        return Asked(one=one, other=other, outcome=outcome if outcome in COMES_TO else "", after=start)
    stands = stands if stands in STANDING else ""
    codes = str(given.get(CODES, "")) == "yes" and bool(stands)
    return Asked(about, view if view in VIEWS else "", stands, "", "", "", codes, start if stands else 0)
