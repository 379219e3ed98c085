"""Topics, items of information and statutory gateways, read from the tables beside this module."""

from __future__ import annotations

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
    """A statutory power or duty to share."""

    key: str
    provision: str
    function: str


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
def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the table."""
    items = {
        key: Item(key, name, _several(kinds), _several(special), criminal == "yes", _several(fields, ";"))
        for key, name, kinds, special, criminal, fields in _table("items")
    }
    gateways = {key: Gateway(key, provision, function) for key, provision, function in _table("gateways")}
    return tuple(
        Topic(
            key, name, people, record, records, tuple(items[each] for each in _several(its)), _several(subjects),
            tuple(gateways[each] for each in _several(powers)), domain, function,
        )
        for key, name, people, record, records, its, subjects, powers, domain, function in _table("topics")
    )  # fmt: skip
