"""What the address of the page asks: a word, whose it is, whose word for it is wanted, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.ui.on_day import ON
from registry.ui.words.address import RESOLVE
from registry.verbs.words.resolve import Question

PAGE = RESOLVE

WORD, FROM, TO, CODE, VALUE = "word", "from", "to", "code", "value"
PLACES = ("data-set", "list", "system", "agreement")

_LONGEST, _MOST_VALUES = 300, 20


@dataclass(frozen=True)
class Asked:
    """What is asked. `places`: name of `PLACES` → what is typed for it. `values`: as `COLUMN=VALUE`."""

    word: str = ""
    start: str = ""
    to: str = ""
    on: str = ""
    code: str = ""
    places: tuple[tuple[str, str], ...] = ()
    values: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether it is said where the word is used, or of which record."""
        return bool(self.code or self.values or any(value for _name, value in self.places))

    def place(self, name: str) -> str:
        """What is typed for a place."""
        return dict(self.places).get(name, "")

    def calling(self, word: str) -> Asked:
        """The same of another word."""
        return replace(self, word=word)

    def toward(self, to: str) -> Asked:
        """The same of one side's words; of everybody's where it is empty."""
        return replace(self, to=to)

    def of(self, ref: str, start: str) -> Asked:
        """The same of just one of several terms of a name."""
        return replace(self, word=ref, start=start)

    def parameters(self) -> Iterator[tuple[str, str]]:
        """What stands in the address."""
        yield from ((WORD, self.word), (FROM, self.start), (TO, self.to), (ON, self.on), (CODE, self.code))
        yield from self.places
        yield from ((VALUE, each) for each in self.values)

    def address(self) -> str:
        """The address of the page that asks just this."""
        said = urlencode([each for each in self.parameters() if each[1]])
        return f"{PAGE}?{said}" if said else PAGE

    def question(self) -> Question:
        """What the verb is asked."""
        return Question(
            word=self.word, from_=self.start, to=self.to, code=self.code, data_set=self.place("data-set"),
            list_=self.place("list"), system=self.place("system"), agreement=self.place("agreement"),
            value=self.values,
        )  # fmt: skip


def here() -> Asked:
    """What the address asks."""
    values = [part.strip() for each in st.query_params.get_all(VALUE) for part in each[:_LONGEST].split(";")]
    return Asked(
        _typed(WORD), _typed(FROM), _typed(TO), _typed(ON), _typed(CODE),
        tuple((name, _typed(name)) for name in PLACES), tuple(each for each in values if each)[:_MOST_VALUES],
    )  # fmt: skip


def _typed(name: str) -> str:
    return " ".join(str(st.query_params.get(name, "")).split())[:_LONGEST]
