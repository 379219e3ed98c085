"""What the address of the page asks: what it befell, what happened, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from registry.verbs.sharing.impact import Question

PAGE = "impact"
SUBJECT, MISHAP, AWARE, ENDS = "subject", "mishap", "aware", "ends"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `aware`: a day and time; `ends`: the day it ends or leaves."""

    subject: str = ""
    mishap: str = ""
    aware: str = ""
    ends: str = ""

    def parameters(self) -> Iterator[tuple[str, str]]:
        """What stands in the address."""
        yield from ((SUBJECT, self.subject), (MISHAP, self.mishap), (AWARE, self.aware), (ENDS, self.ends))

    def address(self) -> str:
        """The address of the page that asks just this."""
        said = urlencode([each for each in self.parameters() if each[1]], safe="/")
        return f"{PAGE}?{said}" if said else PAGE

    def question(self) -> Question:
        """What the verb is asked."""
        return Question(subject=self.subject, mishap=self.mishap, aware=self.aware, on=self.ends)


def here() -> Asked:
    """What the address asks."""
    return Asked(_typed(SUBJECT), _typed(MISHAP), _typed(AWARE), _typed(ENDS))


def impact_href(subject: str, mishap: str = "") -> str:
    """The address of the page for something that it may befall."""
    return Asked(subject, mishap).address()


def _typed(name: str) -> str:
    return " ".join(str(st.query_params.get(name, "")).split())[:_LONGEST]
