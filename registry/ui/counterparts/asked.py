"""What the address of the page of counterparts asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

PAGE = "counterparts"

_LONGEST = 300


@dataclass(frozen=True)
class Asked:
    """What is asked.

    - `here`, `there`: the two records to lay side by side; without the second, the pairs that the first is in.
    - `register`: only pairs in which this register has a part. `by`: only those paired so; empty for all.
    - `differences`: of one pair, only what is not said alike.
    """

    here: str = ""
    there: str = ""
    register: str = ""
    by: str = ""
    differences: bool = False

    @property
    def is_pair(self) -> bool:
        """Whether one pair is asked for."""
        return bool(self.here and self.there)

    def address(self) -> str:
        """The address of the page that asks just this."""
        given = (
            ("here", self.here), ("there", self.there), ("register", self.register), ("by", self.by),
            ("show", "differences" if self.differences else ""),
        )  # fmt: skip
        said = urlencode([each for each in given if each[1]], safe="/")
        return f"{PAGE}?{said}" if said else PAGE

    def of(self, here: str, there: str) -> Asked:
        """One pair."""
        return Asked(here, there)

    def paired(self, by: str) -> Asked:
        """Only pairs that were paired so."""
        return replace(self, by=by)

    def seen(self, *, differences: bool) -> Asked:
        """The same pair, with or without what agrees."""
        return replace(self, differences=differences)


def here() -> Asked:
    """What the address asks; what it does not know it skips."""
    given = {name: str(st.query_params.get(name, ""))[:_LONGEST].strip() for name in _NAMES}
    by = given["by"] if given["by"] in ("said", "identifier", "evidence") else ""
    return Asked(given["here"], given["there"], given["register"], by, given["show"] == "differences")


_NAMES = ("here", "there", "register", "by", "show")
