"""What the address of a list asks for: words, filters, an order and a place to go on from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from registry.verbs.records.search import Question
from registry.wording import _

SORTS = {"relevance": "Best match", "title": "Title", "review": "Review date"}
VIEWS = {"list": "List", "table": "Table"}
_LAST = "_last_address_of_"
_MOST_LETTERS = 1_000
_MOST_VALUES = 50


@dataclass(frozen=True)
class Asked:
    """What is asked of one list. Whatever an address says that a list does not know is passed over.

    - `page`: the name of the list's page.
    - `chosen`: filter → the values chosen.
    - `after`, `start`: where the page of results before this one ended, and the number of the first result on this one.
    - `all_of`: the filter of which every value is to be shown.
    - `usual`: the order that it has where none is asked for.
    - `also`: what else the address says of the page, which every link of the list keeps.
    """

    page: str
    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    view: str = "list"
    after: str = ""
    start: int = 1
    all_of: str = ""
    usual: str = "relevance"
    also: tuple[tuple[str, str], ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether there is anything to clear."""
        return bool(self.words or self.chosen)

    def toggled(self, name: str, value: str) -> Asked:
        """The same with one value of a filter chosen, or no longer."""
        now = self.chosen.get(name, ())
        values = tuple(each for each in now if each != value) if value in now else (*now, value)
        others = {each: kept for each, kept in self.chosen.items() if each != name}
        return replace(self, chosen=others | ({name: values} if values else {}), after="", start=1)

    def narrowed_to(self, where: Mapping[str, tuple[str, ...]]) -> Asked:
        """The same with just these values of some filters; a filter without values is taken away."""
        chosen = {name: values for name, values in {**self.chosen, **where}.items() if values}
        return replace(self, chosen=chosen, after="", start=1)

    def saying(self, name: str, value: str) -> Asked:
        """The same with something else said of the page, or no longer where the value is empty."""
        others = tuple(each for each in self.also if each[0] != name)
        return replace(self, also=(*others, (name, value)) if value else others, after="", start=1)

    def said(self, name: str) -> str:
        """What else is said of the page under a name; empty where nothing is."""
        return next((value for each, value in self.also if each == name), "")

    def sorted_by(self, sort: str) -> Asked:
        """The same in another order, from its beginning."""
        return replace(self, sort=sort, after="", start=1)

    def seen_as(self, view: str) -> Asked:
        """The same, drawn another way."""
        return replace(self, view=view)

    def going_on(self, after: str, start: int) -> Asked:
        """Another page of the same results."""
        return replace(self, after=after, start=start)

    def opening(self, name: str) -> Asked:
        """The same with every value of one filter to be seen."""
        return replace(self, all_of=name)

    def parameters(self) -> list[tuple[str, str]]:
        """What stands in the address; what is as it is anyway is left out."""
        said = [("q", self.words)] if self.words else []
        said += [(name, value) for name, values in sorted(self.chosen.items()) for value in values]
        given = (("sort", self.sort, self.usual), ("view", self.view, "list"), ("all", self.all_of, ""))
        said += [(name, value) for name, value, usual in given if value != usual]
        said += sorted(self.also)
        return said + ([("after", self.after), ("from", str(self.start))] if self.after else [])

    def address(self) -> str:
        """The address; every page is at the root of the site."""
        said = urlencode(self.parameters())
        return f"{self.page}?{said}" if said else self.page


def asked(
    page: str,
    filters: Mapping[str, frozenset[str] | None],
    sorts: Collection[str] = tuple(SORTS),
    usual: str = "relevance",
    also: Mapping[str, frozenset[str] | None] = MappingProxyType({}),
) -> Asked:
    """What the address asks of a list.

    `filters` gives for each the values it may have, or None where any may be; `also` the same for what else the address
    may say of the page. `sorts` are the orders there are, of which `usual` is taken where none is asked for.
    """
    given = st.query_params
    chosen = {}
    for name, allowed in filters.items():
        values = [str(each)[:_MOST_LETTERS] for each in given.get_all(name)][:_MOST_VALUES]
        kept = tuple(dict.fromkeys(each for each in values if each and (allowed is None or each in allowed)))
        if kept:
            chosen[name] = kept
    sort, view = str(given.get("sort", "")), str(given.get("view", ""))
    start = str(given.get("from", ""))
    opened = str(given.get("all", ""))
    after = str(given.get("after", ""))[:_MOST_LETTERS]
    return Asked(
        page, str(given.get("q", ""))[: 10 * _MOST_LETTERS], chosen,
        sort if sort in sorts else usual, view if view in VIEWS else "list",
        after, int(start) if after and start.isascii() and start.isdigit() and len(start) < 9 else 1,
        opened if opened in filters else "", usual, tuple(_also(also)),
    )  # fmt: skip


def _also(known: Mapping[str, frozenset[str] | None]) -> Iterator[tuple[str, str]]:
    for name, allowed in known.items():
        value = str(st.query_params.get(name, "")).strip()[:_MOST_LETTERS]
        if value and (allowed is None or value in allowed):
            yield name, value


def choices(name: str, question: type[Any] = Question) -> frozenset[str] | None:
    """The values that a filter of a question may have; None where that depends on the records."""
    wanted = name.replace("-", "_")
    found = next(each for each in fields(question) if each.name == wanted).metadata["choices"]
    return frozenset(found) or None


def called(words: Mapping[str, str], name: str) -> str:
    """What an order or a way of drawing is called."""
    return _(words[name])


def remember(here: Asked) -> None:
    """Keep how a list was last looked at, for the way back to it."""
    st.session_state[_LAST + here.page] = here.address()


def last_address(page: str) -> str:
    """The address of a list as it was last looked at."""
    return str(st.session_state.get(_LAST + page, page))
