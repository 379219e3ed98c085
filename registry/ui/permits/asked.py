"""What the address of the page asks: who would give whom what, what for, and by which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.ui.on_day import ON
from registry.verbs.sharing.permits import Question

PAGE = "permits"

FROM, TO, DATA, PURPOSE, AGREEMENT, URGENT = "from", "to", "data", "purpose", "agreement", "urgent"
YES = "yes"

MOST = 12
"""Things that one question may ask for."""

LONGEST = 300
"""Letters of each answer that is typed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `on`: the day as the address has it; empty for today."""

    giver: str = ""
    getter: str = ""
    data: tuple[str, ...] = ()
    purpose: str = ""
    agreement: str = ""
    on: str = ""
    urgent: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether anything of a question is there. That it is urgent, or of which day, is none yet."""
        return bool(self.giver or self.getter or self.data or self.purpose or self.agreement)

    def meaning(self, words: str, address: str) -> Asked:
        """The same with some words taken as one term of a vocabulary, named by its address."""
        data = tuple(address if each == words else each for each in self.data)
        return replace(self, data=data, purpose=address if self.purpose == words else self.purpose)

    def about(self, side: str, name: str) -> Asked:
        """The same with another organisation at one side, which is `from` or `to`."""
        return replace(self, giver=name) if side == FROM else replace(self, getter=name)

    def hurried(self) -> Asked:
        """The same in an emergency."""
        return replace(self, urgent=True)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """What stands in the address."""
        yield from ((FROM, self.giver), (TO, self.getter))
        yield from ((DATA, each) for each in self.data)
        yield from ((PURPOSE, self.purpose), (AGREEMENT, self.agreement), (ON, self.on))
        yield URGENT, YES if self.urgent else ""

    def query(self) -> str:
        """What comes after the question mark of the address."""
        return urlencode([each for each in self.parameters() if each[1]], safe="/")

    def address(self) -> str:
        """The address of the page that asks just this."""
        return f"{PAGE}?{self.query()}" if self.query() else PAGE

    def question(self) -> Question:
        """What the verb is asked."""
        return Question(
            from_=self.giver, to=self.getter, data=self.data, purpose=self.purpose, agreement=self.agreement,
            urgent=self.urgent,
        )  # fmt: skip


def here() -> Asked:
    """What the address asks."""
    data = (_tidy(each) for each in st.query_params.get_all(DATA))
    return Asked(
        _typed(FROM), _typed(TO), tuple(dict.fromkeys(each for each in data if each))[:MOST], _typed(PURPOSE),
        _typed(AGREEMENT), _typed(ON), bool(_typed(URGENT)),
    )  # fmt: skip


def permits_href(*, giver: str = "", getter: str = "", agreement: str = "") -> str:
    """The address of the page with a part of the question filled in."""
    return Asked(giver, getter, agreement=agreement).address()


def _typed(name: str) -> str:
    return _tidy(str(st.query_params.get(name, "")))


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
