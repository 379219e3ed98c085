"""The duties of the law, the expectations of the regulator's framework, and which rules bear on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from registry.law.statute_book import StatuteBook
from registry.parse.quick import parse
from registry.rules.catalogue import Rule, rule, rules

OBLIGATIONS = Path(__file__).with_name("obligations.yaml")
FRAMEWORK = Path(__file__).with_name("accountability_framework.yaml")


def obligations() -> list[dict[str, Any]]:
    """The duties of the law, in the order of the law."""
    return list(_read(OBLIGATIONS)["duties"])


def parts() -> dict[str, str]:
    """The parts of the law that duties stand in: the word that duties use, and what each is called."""
    return {each["id"]: each["title"] for each in _read(OBLIGATIONS)["parts"]}


def standing_on(law: Iterable[str]) -> list[Rule]:
    """The rules that cite any of some law, or anything in it."""
    wanted = tuple(law)

    def is_of(own: str) -> bool:
        return any(own == each or own.startswith(f"{each}-") for each in wanted)

    return [rule for rule in rules().values() if any(is_of(cited["law"]) for cited in rule.text["cites"])]


def title_of(book: StatuteBook, own: str) -> str:
    """What a piece of law is called. Raises LookupError where there is none of that id."""
    entry = book.get(own)
    if entry is not None:
        return entry.title
    # An article that the law data do not hold by itself, since no rule or record needs it.
    instrument, mark, number = own.rpartition("-a")
    if instrument != "uk-gdpr" or not mark or not number.isdigit():
        raise LookupError(f"{OBLIGATIONS.name}: there is no law called `{own}`")
    return f"UK GDPR Article {number}"


@dataclass(frozen=True)
class Expectation:
    """One expectation of the framework by its name, and the rules that bear on it: by our own reading, not by its."""

    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Category:
    """One category of the framework.

    - `law`: its id in the law data. `count`: how many expectations it has; `confirmed`: whether that was read.
    - `expectations`: each by its name; none where the names were not read either.
    - `rules`: every rule that bears on it: on any of its expectations, or on the category as a whole.
    """

    law: str
    title: str
    count: int
    confirmed: bool
    expectations: tuple[Expectation, ...]
    rules: tuple[Rule, ...]


@cache
def framework() -> tuple[Category, ...]:
    """The categories of the regulator's Accountability Framework. Raises NotFound where one names no rule of ours."""
    return tuple(_category(each) for each in _read(FRAMEWORK)["categories"])


def _category(said: Mapping[str, Any]) -> Category:
    expectations = tuple(
        Expectation(each["title"], tuple(map(rule, each.get("rules", ())))) for each in said.get("expectations", ())
    )
    own = [*(each for one in expectations for each in one.rules), *map(rule, said.get("rules", ()))]
    bearing = {each.id: each for each in own} | {each.id: each for each in standing_on([said["law"]])}
    return Category(
        said["law"], said["title"], int(said["count"]), said["confirmed"] == "yes", expectations,
        tuple(bearing.values()),
    )  # fmt: skip


@cache
def _read(file: Path) -> Mapping[str, Any]:
    data, problems = parse(file.read_bytes(), "", file.name)
    if data is None or problems:
        raise LookupError(f"{file.name} cannot be read")
    found: Mapping[str, Any] = data
    return found
