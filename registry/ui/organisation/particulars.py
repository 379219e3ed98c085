"""Every field of an organisation's record: who answers for information there, and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from registry.ui.markup.html import Html, element, joined
from registry.ui.markup.section import heading
from registry.ui.markup.summary import summary
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.ui.record.page import Opened
from registry.ui.record.values import value

OFFICERS = ("dpo", "siro", "caldicott_guardian", "representative", "contacts")
"""Who answers for information, in the order they are shown."""


def officers(record: Opened) -> Html:
    """The officers and contacts; nothing where the record names none."""
    return joined(_part(field, record.names) for field in _officers(record))


def about(record: Opened) -> Html:
    """Every other field: those that say one thing as names and values, those that hold others under a heading each."""
    others = record.fields.without(*OFFICERS)
    short = [(field.label, value(field, record.names)) for field in others if not field.inside]
    return joined([summary(short), *(_part(field, record.names) for field in others if field.inside)])


def _officers(record: Opened) -> Iterator[Field]:
    for name in OFFICERS:
        field = record.fields.get(name)
        if field is not None:
            yield field


def _part(field: Field, names: Names) -> Html:
    return element("div", heading(field.label, 3, f"s-{field.name}"), value(field, names), class_="part")
