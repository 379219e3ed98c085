"""What is wrong in the sample: `agreements/expected.yaml` by the rules, `conflicts_expected.yaml` in its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SAMPLE = Path(__file__).parents[2] / "agreements"
EXPECTED = SAMPLE / "expected.yaml"
CONFLICTS = Path(__file__).parent / "conflicts_expected.yaml"


@dataclass(frozen=True)
class Expected:
    """One finding that the sample has.

    - `rule`, `subject`, `outcome`: what `muniment check` says of which address.
    - `at`: the places that it names, as whole addresses.
    - `found`: the same in the words of somebody who knows the story.
    - `waived_by`: the waiver that covers it; `follows_from`: the rules whose findings it is folded under.
    """

    rule: str
    subject: str
    outcome: str
    at: tuple[str, ...]
    found: str
    waived_by: str = ""
    follows_from: tuple[str, ...] = ()

    @property
    def record(self) -> str:
        """The record that it is about."""
        return self.subject.partition("#")[0]

    @property
    def places(self) -> tuple[str, ...]:
        """Where a reader looks: the part that was judged, or the places named in its record, or else elsewhere."""
        inside = self.subject.partition("#")[2]
        if inside:
            return (f"#{inside}",)
        own = tuple(each.removeprefix(self.record) for each in self.at if each.startswith(f"{self.record}#"))
        return own or tuple(each for each in self.at if each != self.record)


@cache
def written() -> dict[str, Any]:
    """The file as it is written."""
    read: dict[str, Any] = yaml.load(EXPECTED.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


def expected() -> list[Expected]:
    """Every finding, in the order of the file."""
    return [
        Expected(
            rule=each["rule"],
            subject=each["subject"],
            outcome=each["outcome"],
            at=tuple(_whole(at, each["subject"].partition("#")[0]) for at in each.get("at", ())),
            found=each["found"],
            waived_by=each.get("waived_by", ""),
            follows_from=tuple(each.get("follows_from", ())),
        )
        for each in written()["findings"]
    ]


def typed_in() -> list[str]:
    """The records that were typed in as they were found when the merger was prepared."""
    found: list[str] = written()["typed_in"]
    return found


def cannot_be() -> dict[str, str]:
    """The rules that nothing in the sample can break, and why."""
    return {each["rule"]: each["why"] for each in written()["cannot_be"]}


@dataclass(frozen=True)
class ExpectedConflict:
    """One place where words do not agree.

    - `rule`: of the twelve on conflicts, by number; `also`: others that find the same by following it further.
    - `mappings`: the addresses that it names, of mappings or of what is said of a whole set.
    - `found`: what is wrong, in the words of somebody who knows the story.
    """

    rule: int
    mappings: tuple[str, ...]
    found: str
    also: tuple[int, ...] = ()


def conflicts() -> list[ExpectedConflict]:
    """Every conflict that was planted, in the order of the rules."""
    return [
        ExpectedConflict(each["rule"], tuple(each["mappings"]), each["found"], tuple(each.get("also", ())))
        for each in yaml.safe_load(CONFLICTS.read_bytes())["conflicts"]
    ]


def _whole(place: str, record: str) -> str:
    """A place of the same record is written without it."""
    return place if (SAMPLE / place.partition("/")[0]).is_dir() else f"{record}#{place}"
