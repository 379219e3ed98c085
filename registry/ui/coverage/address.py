"""What the address of the coverage page asks for, and the addresses that its numbers lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.concepts.coverage import Coverage
from registry.ui.finding.words import gaps_href, why_href
from registry.verbs.attention.coverage_of import Bearing
from registry.verbs.checks.coverage import Question

PAGE = "coverage"
ORGANISATION, STATUS, DUTY, RULE = "organisation", "status", "duty", "rule"

_LETTERS = 400
_MOST_RULES = 60


@dataclass(frozen=True)
class Asked:
    """What is asked: whose, how far evidenced, and which duty, or which rules, by themselves.

    A status that there is not is passed over.
    """

    organisation: str = ""
    status: tuple[str, ...] = ()
    duty: str = ""
    rules: tuple[str, ...] = ()

    def href(self, at: str = "") -> str:
        """The address."""
        said = [(ORGANISATION, self.organisation), *((STATUS, each) for each in self.status), (DUTY, self.duty)]
        said += [(RULE, each) for each in self.rules]
        given = urlencode([each for each in said if each[1]])
        return (f"{PAGE}?{given}" if given else PAGE) + (f"#{at}" if at else "")

    def only(self, status: str) -> Asked:
        """The same, only so far evidenced; or no longer, where it was that alone."""
        return replace(self, status=() if self.status == (status,) or not status else (status,), duty="", rules=())

    def about(self, duty: str) -> Asked:
        """One duty by itself, or all of them."""
        return replace(self, duty=duty, rules=())

    def passing(self, rules: Iterable[str]) -> Asked:
        """Some rules by themselves, with the records that pass."""
        return replace(self, duty="", status=(), rules=tuple(rules))

    def question(self) -> Question:
        """What asks for it."""
        return Question(
            organisation=(self.organisation,) if self.organisation else (), status=self.status,
            duty=(self.duty,) if self.duty else (), rule=self.rules,
        )  # fmt: skip


def asked() -> Asked:
    """What the address asks for."""
    given = st.query_params
    known = {each.value for each in Coverage}
    statuses = tuple(dict.fromkeys(str(each) for each in given.get_all(STATUS) if each in known))
    organisation, duty = (str(given.get(name, "")).strip()[:_LETTERS] for name in (ORGANISATION, DUTY))
    rules = tuple(dict.fromkeys(str(each)[:_LETTERS] for each in given.get_all(RULE)))[:_MOST_RULES]
    return Asked(organisation, statuses, duty, rules)


def findings_href(rules: Iterable[Bearing], outcome: str, registers: Sequence[str]) -> str:
    """The findings of some rules: what is waived, or only follows from another, is among those that are counted."""
    names = [each.rule for each in rules if _of(each, outcome)]
    where = {"rule": names, "outcome": [outcome], "register": list(registers), "waived": ["yes"], "following": ["yes"]}
    return gaps_href({name: values for name, values in where.items() if values})


def waived_href(rules: Iterable[Bearing], registers: Sequence[str]) -> str:
    """The findings of some rules that somebody decided to live with."""
    names = [each.rule for each in rules if each.waived]
    where = {"rule": names, "register": list(registers), "waived": ["only"], "following": ["yes"]}
    return gaps_href({name: values for name, values in where.items() if values})


def passed_href(ref: str, rule: str) -> str:
    """Why one record passes one rule."""
    return f"{why_href(ref)}&{urlencode({'rule': rule})}"


def _of(bearing: Bearing, outcome: str) -> int:
    return bearing.counts.violated if outcome == "violated" else bearing.counts.cannot_tell
