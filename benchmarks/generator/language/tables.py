"""Topics, items of information and statutory gateways, read from the tables beside this module."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Item(NamedTuple):
    """Something that is shared."""

    key: str
    name: str
    categories: tuple[str, ...]
    special: tuple[str, ...]
    is_criminal: bool
    fields: tuple[str, ...]


class Gateway(NamedTuple):
    """A statutory power or duty to share.

    `givers` and `getters` are the sorts of body, and classes of parties, that it names; None for everybody.
    `is_english`: it does not reach Wales.
    """

    key: str
    provision: str
    function: str
    givers: frozenset[str] | None
    getters: frozenset[str] | None
    is_duty: bool
    is_english: bool

    def names(self, party: str) -> bool:
        """Whether a party is among those whom it names, at either end."""
        return self.gives(party) or (self.getters is not None and party in self.getters)

    def gives(self, party: str) -> bool:
        """Whether a party is among those who may give under it."""
        return self.givers is None or party in self.givers

    def serves(self, giver: str, getters: Sequence[str]) -> bool:
        """Whether one party may give under it to one of others at least."""
        return self.gives(giver) and (self.getters is None or any(each in self.getters for each in getters))


class Topic(NamedTuple):
    """What a record is about."""

    key: str
    name: str
    people: str
    record: str
    records: str
    items: tuple[Item, ...]
    subjects: tuple[str, ...]
    gateways: tuple[Gateway, ...]
    domain: str
    function: str

    @property
    def categories(self) -> tuple[str, ...]:
        """The kinds of data in it, each once."""
        return tuple(dict.fromkeys(category for item in self.items for category in item.categories))

    @property
    def special(self) -> tuple[str, ...]:
        """The special categories of data in it, each once."""
        return tuple(dict.fromkeys(category for item in self.items for category in item.special))

    @property
    def is_criminal(self) -> bool:
        """Whether any of it is about offences."""
        return any(item.is_criminal for item in self.items)


def _table(name: str) -> list[list[str]]:
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def _several(cell: str, separator: str = ",") -> tuple[str, ...]:
    return () if cell == "-" else tuple(each.strip() for each in cell.split(separator))


@cache
def gateways() -> dict[str, Gateway]:
    """Every gateway by its key."""
    return {
        key: Gateway(key, provision, function, _who(givers), _who(getters), "duty" in what, "england" in what)
        for key, provision, function, givers, getters, what in _table("gateways")
    }


def _who(cell: str) -> frozenset[str] | None:
    return None if cell == "any" else frozenset(_several(cell))


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the table."""
    items = {
        key: Item(key, name, _several(kinds), _several(special), criminal == "yes", _several(fields, ";"))
        for key, name, kinds, special, criminal, fields in _table("items")
    }
    powers = gateways()
    return tuple(
        Topic(
            key, name, people, record, records, tuple(items[each] for each in _several(its)), _several(subjects),
            tuple(powers[each] for each in _several(its_powers)), domain, function,
        )
        for key, name, people, record, records, its, subjects, its_powers, domain, function in _table("topics")
    )  # fmt: skip
