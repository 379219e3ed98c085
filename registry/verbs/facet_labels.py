"""What facets and their values are called."""

from __future__ import annotations

from functools import cache

from registry.concepts.kinds import Kind
from registry.index.snapshot import IndexSnapshot
from registry.schema.published import Shape, shape
from registry.source import Ref
from registry.wording import _

_FIELDS = {
    "kind": "Kind of record",
    "party": "Organisation",
    "lawful-basis": "Lawful basis",
    "gateway": "Legal gateway",
    "data-category": "Category of data",
    "special-category": "Special category of data",
    "area": "Area",
    "register": "Register",
    "status": "Status",
    "standing": "Needs attention",
    "review": "Review due",
}

_WINDOWS = {
    "overdue": "Overdue",
    "30-days": "Within 30 days",
    "90-days": "In 31 to 90 days",
    "12-months": "Later, within 12 months",
    "later": "Later than that",
    "expired": "Past its end date",
    "not-yet-effective": "Not yet in effect",
    "review-overdue": "Review overdue",
}

_PLACES = {
    "lawful-basis": ("bases", 0, "art6", 0),
    "data-category": ("items", 0, "categories", 0),
    "special-category": ("items", 0, "special_categories", 0),
}
"""Where in an agreement a value of each facet stands."""


def field_label(field: str) -> str:
    """What a facet is called."""
    return _(_FIELDS[field])


def value_label(snapshot: IndexSnapshot, field: str, value: str) -> str:
    """What a value of a facet is called; the value itself where nothing says."""
    if field == "kind":
        return _(Kind(value).label)
    if field in ("review", "standing"):
        return _(_WINDOWS[value])
    if field == "register":
        return next((each.title for each in snapshot.federation.registers if each.id == value), value)
    if field == "gateway":
        from registry.law.statute_book import statute_book  # the whole law, which no other facet needs

        entry = statute_book().get(value)
        return entry.title if entry else value
    if field == "party":
        ref = Ref.parse(value)
        loaded = snapshot.record(ref) if ref else None
        return loaded.title if loaded else value
    return _controlled(field).get(value, value)


@cache
def _controlled(field: str) -> dict[str, str]:
    """Value → label of a controlled list."""
    if field == "status":
        shapes: list[Shape | None] = [
            shape(kind.value).fields["status"] for kind in (Kind.AGREEMENT, Kind.BREACH, Kind.DPIA)
        ]
    else:
        shapes = [shape(Kind.AGREEMENT.value).at(_PLACES[field])] if field in _PLACES else []
    return {value: each.label_of(value) for each in shapes if each for value in each.values}
