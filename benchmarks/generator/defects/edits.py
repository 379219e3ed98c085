"""What a defect is: an edit of a record's text, where it fits, and the rule that must find it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Edit = Callable[[str], str]
"""Text of a record → the text with the defect; unchanged where the defect does not fit."""


class Defect(NamedTuple):
    """What is done to a record of a kind, and the rule that must find it. `fits`: whether the rule judges it at all."""

    rule: str
    kind: str
    fits: Callable[[str], bool]
    edit: Edit

    def planted(self, text: str) -> str:
        """A record with the defect; an empty string where it does not fit."""
        spoiled = self.edit(text) if self.fits(text) else text
        return "" if spoiled == text else spoiled


# ── edits ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def drop(field: str, *, every: bool = False) -> Edit:
    """Leaves out a field with all that is in it: at the margin, or `indent/field` with so many spaces before it."""
    indent, _slash, name = field.rpartition("/")
    pad = " " * int(indent or 0)
    # What belongs to a field stands further in, or in a list of its own.
    found = re.compile(rf"^{pad}{name}:.*\n(?:{pad} .*\n)*", re.MULTILINE)
    return lambda text: found.sub("", text, count=0 if every else 1)


def put(pattern: str, by: str, *, every: bool = False) -> Edit:
    """Writes something else in the first place that fits a pattern, or in every one."""
    found = re.compile(pattern, re.MULTILINE)
    return lambda text: found.sub(by, text, count=0 if every else 1)


def both(*edits: Edit) -> Edit:
    """One edit after another."""

    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


# ── when a rule judges ───────────────────────────────────────────────────────────────────────────────────────────────

_RUNNING = "in-force|under-review|suspended"
_STAGES = ("consultation", "legal-ig-review", "approved", "signing")


def has(*patterns: str, but: tuple[str, ...] = ()) -> Callable[[str], bool]:
    """Whether a text has something in it that fits each pattern, and nothing that fits those of `but`."""
    wanted = [re.compile(each, re.MULTILINE) for each in patterns]
    barred = [re.compile(each, re.MULTILINE) for each in but]
    return lambda text: all(each.search(text) for each in wanted) and not any(each.search(text) for each in barred)


def come_to(stage: str) -> str:
    """A pattern of the statuses from one on."""
    return f"^status: (?:{'|'.join((*_STAGES[_STAGES.index(stage) :], _RUNNING))})$"


IN_FORCE = f"^status: (?:{_RUNNING})$"
ACTIVE = "^status: active$"
CLOSED = "^status: closed$"
PERSONAL = "^personal_data: yes$"
FLOWS, GENERAL, ENFORCING = "^flows:", "^regime: uk-gdpr$", "^regime: dpa-part3$"
LONG_AGO = r"^received: 20(?:1.|2[0-5])-"
TASK = r"^    art6:\n      - e-public-task\n"
