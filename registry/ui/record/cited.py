"""Lawful bases with the provision they come from: `e-public-task` is “Article 6(1)(e): Public task”."""

from __future__ import annotations

import re

from registry.ui.record.field import Field
from registry.wording import _

_PROVISIONS = {
    "art6": (re.compile(r"([a-z]+)-"), "Article 6(1)({})"),
    "art9": (re.compile(r"([a-z])-"), "Article 9(2)({})"),
    "sch1": (re.compile(r"para-([0-9]+)-"), "Schedule 1 paragraph {}"),
    "schedule_8": (re.compile(r"para-([0-9]+)-"), "Schedule 8 paragraph {}"),
    "annex1": (None, "Annex 1"),
    "art10": (None, "Article 10"),
    "section_35": (None, "Section 35"),
}
"""Field → how its values begin, and the provision that what is caught there belongs to."""


def cited(shown: Field) -> tuple[str, ...]:
    """What a field of lawful bases says, each with its provision; nothing where the field holds something else."""
    if shown.name not in _PROVISIONS or not shown.text:
        return ()
    pattern, provision = _PROVISIONS[shown.name]
    values = shown.raw if isinstance(shown.raw, list) else [shown.raw]
    if len(values) != len(shown.items):
        return ()
    return tuple(
        f"{_provision(pattern, provision, str(raw))}: {label}".removeprefix(": ")
        for raw, label in zip(values, shown.items, strict=True)
    )


def _provision(pattern: re.Pattern[str] | None, provision: str, raw: str) -> str:
    if pattern is None:
        return _(provision)
    found = pattern.match(raw)
    return _(provision).format(found[1]) if found else ""
