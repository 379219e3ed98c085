"""What a term on keeping says: how long, of which items, and by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from registry.facts.says_something import says_something
from registry.subjects.agreement import Side

Term = Mapping[str, Any]

_SAYS_IT_ALL = ("criterion", "until", "until_age", "schedule", "schedule_name", "schedule_line")
"""Fields any of which says by itself how long something is kept."""

_IN_WORDS = frozenset({"criterion", "schedule_name"})
"""Those of them that say it in words."""


def lacking(term: Term) -> str:
    """The field in which a term should say more of how long something is kept; nothing where it says enough.

    A period needs the event that it runs from. What is kept for good needs the law, or the archive, that it is kept
    for: UK GDPR Article 5(1)(e) lets nothing else be kept so.
    """
    if any(_says(term, field) for field in _SAYS_IT_ALL):
        return ""
    if "period" in term:
        return "" if says_something(term.get("trigger")) else "trigger"
    if term.get("permanent") == "yes":
        return "" if "law" in term or term.get("disposal") == "archive" else "law"
    return "period"


def _says(term: Term, field: str) -> bool:
    return field in term and (field not in _IN_WORDS or says_something(term[field]))


def covers(term: Term, item: str) -> bool:
    """Whether a term is about an item. One that names no items is about all."""
    return "items" not in term or item in term["items"]


def binds(term: Term, side: Side, is_parents: bool) -> bool:
    """Whether a term says how long a receiver keeps something: it names the party, or nobody, or its side names it.

    A term of a parent agreement names its parties as they are called there.
    """
    if side.get("retention") == term["id"]:
        return True
    if "parties" not in term:
        return "held_by" not in term
    called = side.party.get("parent_parties") if is_parents else None
    return any(party in term["parties"] for party in called or (side.get("party"),))


def length(term: Term) -> tuple[str, Any]:
    """How long, so that two can be compared: `for` months and days, `until` a day or an age, `ever`, or in `words`."""
    if "until" in term:
        return "until", term["until"]
    if "period" in term:
        parts = {unit: int(number) for number, unit in re.findall(r"([0-9]+)([YMWD])", term["period"])}
        months = parts.get("Y", 0) * 12 + parts.get("M", 0)
        return "for", (months, parts.get("W", 0) * 7 + parts.get("D", 0))
    if "until_age" in term:
        return "until", term["until_age"]
    if term.get("permanent") == "yes":
        return "ever", None
    said = (term.get(field) for field in ("criterion", "schedule", "schedule_name"))
    return "words", next((each for each in said if each), None)
